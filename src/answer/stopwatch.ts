// How long each step of a question took.
import type { Timings } from '../types.js';

type Step = Exclude<keyof Timings, 'total'>;

export interface Stopwatch {
  /** Runs one step and adds its time. */
  time<T>(step: Step, work: () => Promise<T> | T): Promise<T>;
  /** Milliseconds so far. */
  timings(): Timings;
}

export function stopwatch(): Stopwatch {
  const started = performance.now();
  const spent = { encode: 0, retrieve: 0, read: 0 };
  return {
    async time(step, work) {
      const from = performance.now();
      try {
        return await work();
      } finally {
        spent[step] += performance.now() - from;
      }
    },
    timings: () => ({ ...spent, total: performance.now() - started }),
  };
}
