// A clock that goes on by itself as little as tests want: it stands until it is moved.
import type { Clock } from '../../src/ports.js';

export interface TestClock extends Clock {
  pass(milliseconds: number): void;
}

/** Begins at the machine's own time, as the local Discord does. */
export function standingClock(): TestClock {
  let now = Date.now();
  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}
