// The parser process's side: answers one request after the other and ends itself when its memory grows too large.
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { ParsedDocument } from '../types.js';
import { UserError } from '../user-error.js';
import type { ParseReply, ParseRequest } from './parser-messages.js';

export type Parse = (bytes: Uint8Array, name: string) => Promise<ParsedDocument>;

const WATCH_MS = 50;

/**
 * Serves parse requests of the parent until it goes away. A thread of its own watches the resident memory, because parsing
 * holds the main thread; above `residentMegabytes` it kills the process, native memory included.
 */
export function serveParser(parse: Parse, residentMegabytes: number): void {
  new Worker(new URL(import.meta.url), { workerData: { residentMegabytes } }).unref();
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    // Only the parent, started from the same files, holds the other end.
    void answer(parse, message as ParseRequest).then((reply) => process.send?.(reply));
  });
}

async function answer(parse: Parse, { bytes, name }: ParseRequest): Promise<ParseReply> {
  const residentBytes = () => process.memoryUsage.rss();
  try {
    const document = await parse(bytes, name);
    return { kind: 'parsed', document, residentBytes: residentBytes() };
  } catch (error) {
    if (error instanceof UserError) {
      return { kind: 'refused', code: error.code, sentence: error.sentence, residentBytes: residentBytes() };
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'failed', detail, residentBytes: residentBytes() };
  }
}

function watchMemory(residentMegabytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > residentMegabytes * 1_000_000) process.kill(process.pid, 'SIGKILL');
  }, WATCH_MS);
}

if (!isMainThread) watchMemory(Number(workerData.residentMegabytes));
