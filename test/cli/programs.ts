// Programs of the command line, built and whole, as one process that loads their modules once, and toy models instead of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Programs {
  /** Runs one to its end, with these words and this locale, such as `id_ID`; one at a time. */
  run(program: string, locale: string, words: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/** Whether a program ends by itself, and what it says with the real models, is only seen where it is started. */
export function openPrograms(workingFolder: string): Programs {
  const file = join(packageRoot(), 'test', 'cli', 'programs-child.mjs');
  const child = fork(file, [join(packageRoot(), 'dist', 'src', 'cli')], {
    cwd: workingFolder,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const gone = new AbortController();
  const ended = once(child, 'exit').then(() => gone.abort(new Error('the programs have ended')));
  return {
    async run(program, locale, words) {
      child.send({ program, locale, words });
      const [outcome] = await once(child, 'message', { signal: gone.signal });
      return outcome;
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}
