// Kutip as a program of its own: started as `npm start` starts it, read line by line, ended by signals.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { SETTINGS } from '../../src/settings-table.js';

export interface KutipProcess {
  readonly pid: number;
  /** Lines of standard output so far. */
  readonly lines: readonly string[];
  /** Everything on standard error so far: sentences, and the log as JSON lines. */
  readonly errors: string;
  /** What was said to people on standard error so far. */
  sentences(): readonly string[];
  /** Entries of the log so far. */
  log(): readonly Readonly<Record<string, unknown>>[];
  /** Resolves to the first line of standard output that fits. Rejects when the program ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves to the first log entry with this message. Rejects when the program ends before. */
  logged(message: string): Promise<Readonly<Record<string, unknown>>>;
  signal(name: NodeJS.Signals): void;
  /** Resolves to the exit code; null when a signal ended it. */
  exit(): Promise<number | null>;
}

/** `environment` comes on top of an empty one, so that no `.env` and no variable of this machine counts. */
export function startKutip(environment: Readonly<Record<string, string>>): KutipProcess {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/src/main.js')], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'en_US.UTF-8', ...EMPTY, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child.stdout);
  const errors = collect(child.stderr);
  const ended = once(child, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  const log = () => errors.lines().flatMap(entryOf);
  /** Looks again whenever something was written. */
  async function until<T>(look: () => T | undefined, what: string): Promise<T> {
    let over = false;
    const end = ended.then(() => {
      over = true;
    });
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (over) throw new Error(`Kutip ended before ${what}:\n${output.text()}\n${errors.text()}`);
      await Promise.race([end, output.more(), errors.more()]);
    }
  }
  return {
    pid: child.pid ?? 0,
    get lines() {
      return output.lines();
    },
    get errors() {
      return errors.text();
    },
    sentences: () => errors.lines().filter((line) => line !== '' && entryOf(line).length === 0),
    log,
    line: (pattern) => until(() => output.lines().find((line) => pattern.test(line)), String(pattern)),
    logged: (message) => until(() => log().find(({ msg }) => msg === message), message),
    signal: (name) => child.kill(name),
    exit: () => ended,
  };
}

/** A data folder of its own. */
export function temporaryData() {
  const folder = mkdtempSync(join(tmpdir(), 'kutip-wire-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An empty value overrules `.env`. */
const EMPTY = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, '']));

function collect(stream: ChildProcess['stdout']) {
  let text = '';
  let wake = (): void => {};
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  return {
    text: () => text,
    lines: () => text.split('\n').slice(0, -1),
    more: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
  };
}

function entryOf(line: string): Record<string, unknown>[] {
  return line.startsWith('{') ? [JSON.parse(line)] : [];
}
