// Parser: reads files in one child process, one at a time; replaces the process when a file is too slow, too large or crashes it.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { ParsedDocument } from '../types.js';
import { UserError } from '../user-error.js';
import { fileErrors } from './file-errors.js';
import type { ParseLimits } from './parse-limits.js';
import type { ParseReply, ParseRequest } from './parser-messages.js';

export interface Parser {
  /** Throws a UserError naming file and remedy when the file is at fault; the next file is read all the same. */
  parse(bytes: Uint8Array, name: string): Promise<ParsedDocument>;
  /** Ends the process; a file that is being read is given up. */
  close(): Promise<void>;
}

/** What the child gets of our environment: nothing secret, only what a program needs to start. */
const PASSED_ON = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TZ', 'LANG'];

/** `entry` is the child's program; tests pass their own. Nothing is started before the first file. */
export function openParser(limits: ParseLimits, entry: string = defaultEntry()): Parser {
  let child: ChildProcess | null = null;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running !== null) await end(running);
  };

  const parseNow = async (bytes: Uint8Array, name: string): Promise<ParsedDocument> => {
    if (closed) throw new Error('the parser has been closed');
    // It may have been ended from outside while it had nothing to do.
    if (child === null || !child.connected) child = start(entry, limits);
    const outcome = await ask(child, { bytes, name }, limits.timeMs);
    if (closed) throw new Error('the parser was closed while it read a file');
    if (outcome.kind === 'parsed' || outcome.kind === 'refused') {
      // A process that one file has swollen would fail the next one for it.
      if (outcome.residentBytes > limits.residentMegabytes * 500_000) await stop();
    } else await stop();
    if (outcome.kind === 'parsed') return outcome.document;
    throw refusal(outcome, name, limits);
  };

  return {
    parse: (bytes, name) => {
      if (bytes.length === 0) return Promise.reject(fileErrors.empty(name));
      if (bytes.length > limits.fileBytes) return Promise.reject(fileErrors.tooLarge(name, limits.fileBytes));
      const result = queue.then(() => parseNow(bytes, name));
      queue = result.catch(() => {}); // Its caller sees the failure; the queue only waits for the end.
      return result;
    },
    close: async () => {
      closed = true;
      await stop();
    },
  };
}

type Outcome =
  | ParseReply
  | { readonly kind: 'timeout' }
  | { readonly kind: 'ended'; readonly signal: string | null; readonly detail: string };

function defaultEntry(): string {
  return join(packageRoot(), 'dist', 'src', 'corpus', 'parser-process.js');
}

function start(entry: string, limits: ParseLimits): ChildProcess {
  const environment = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return fork(entry, [JSON.stringify(limits)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`],
    env: Object.fromEntries(environment),
    // Libraries print warnings about files; nobody should read them between answers.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Sends one file and waits for the reply, the end of the process or the end of the time, whichever comes first. */
function ask(child: ChildProcess, request: ParseRequest, timeMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(outcome);
    };
    const onMessage = (message: unknown) => settle(message as ParseReply);
    const onExit = (code: number | null, signal: string | null) =>
      settle({ kind: 'ended', signal, detail: `exit code ${code}, signal ${signal}` });
    const onError = (error: Error) => settle({ kind: 'ended', signal: child.signalCode, detail: error.message });
    const timer = setTimeout(() => settle({ kind: 'timeout' }), timeMs);
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    child.send(request, (error) => {
      if (error !== null) onError(error);
    });
  });
}

function refusal(outcome: Exclude<Outcome, { kind: 'parsed' }>, name: string, limits: ParseLimits): UserError {
  switch (outcome.kind) {
    case 'refused':
      return new UserError(outcome.code, outcome.sentence);
    case 'timeout':
      return fileErrors.tooSlow(name, Math.max(1, Math.round(limits.timeMs / 1_000)));
    case 'failed':
      return Object.assign(fileErrors.crashed(name), { cause: outcome.detail });
    case 'ended': {
      // The watching thread kills by SIGKILL, V8 aborts when the heap is full.
      const memory = outcome.signal === 'SIGKILL' || outcome.signal === 'SIGABRT';
      return Object.assign(memory ? fileErrors.tooMuchMemory(name) : fileErrors.crashed(name), {
        cause: outcome.detail,
      });
    }
  }
}

/** Kills the process and waits until it is gone. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
