// Pace: lets so many begin in a second, evenly spread and in the order in which they came.
import type { Clock } from '../ports.js';

/** Resolves when it is the caller's turn. `sleep` may end early; then all that wait come through. */
export function createPace(
  perSecond: number,
  clock: Clock,
  sleep: (time: number) => Promise<void>,
): () => Promise<void> {
  let free = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  async function turn(): Promise<void> {
    const early = free - clock.now();
    // A clock that was set back must not hold up everything.
    if (early > 0) await sleep(Math.min(early, 1000 / perSecond));
    free = clock.now() + 1000 / perSecond;
  }

  return () => {
    last = last.then(turn);
    return last;
  };
}
