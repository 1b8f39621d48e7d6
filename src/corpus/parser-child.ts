// The parser process's side: answers one request after the other and ends itself when its memory grows too large.
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { ParsedDocument } from '../types.js';
import { UserError } from '../user-error.js';
import type { ParseReply, ParseRequest } from './parser-messages.js';

export type Parse = (bytes: Uint8Array, name: string) => Promise<ParsedDocument>;

const WATCH_MS = 50;

/**
 * Serves parse requests of the parent until it goes away. A thread of its own watches the resident memory, because parsing
 * holds the main thread; above `residentMegabytes`, native memory included, or without a parent it kills the process.
 */
export function serveParser(parse: Parse, residentMegabytes: number): void {
  new Worker(new URL(import.meta.url), { workerData: { residentMegabytes } }).unref();
  // Ctrl+C and a service manager reach every process of the group; the file being read is not to blame for that.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
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

function watch(residentMegabytes: number): void {
  const parent = process.ppid;
  setInterval(() => {
    const tooLarge = process.memoryUsage.rss() > residentMegabytes * 1_000_000;
    // A parent that was killed cannot end a process that is busy with a hostile file.
    if (tooLarge || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, WATCH_MS);
}

if (!isMainThread) watch(Number(workerData.residentMegabytes));
