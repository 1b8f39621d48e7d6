// Work in hand: what a library is doing when it is closed is given up and waited for, so that nothing writes to a closed database.
import { UserError } from '../user-error.js';

export interface WorkInHand {
  /** Runs the work; `signal` (joined with `given`) is aborted by `close`. Throws UserError('stopping') afterwards. */
  run<T>(work: (signal: AbortSignal) => Promise<T>, given?: AbortSignal): Promise<T>;
  /** Gives up what runs, with UserError('stopping'), and resolves when all of it has ended. */
  close(): Promise<void>;
}

export function createWorkInHand(): WorkInHand {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    async run(work, given) {
      closing.signal.throwIfAborted();
      const result = work(given === undefined ? closing.signal : AbortSignal.any([closing.signal, given]));
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    },
    async close() {
      closing.abort(stopping());
      // Whoever asked for it is told how it ended.
      await Promise.allSettled(running);
    },
  };
}

function stopping(): UserError {
  return new UserError('stopping', {
    id: 'Kutip sedang berhenti. Yang sudah dibaca tersimpan; ulangi setelah Kutip jalan lagi.',
    en: 'Kutip is stopping. What was read is kept; try again once Kutip is back.',
  });
}
