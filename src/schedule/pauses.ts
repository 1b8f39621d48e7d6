// How long it takes until something that failed is tried again.
const MINUTE_MS = 60_000;
const AFTER_TRIES = [1, 2, 5, 10, 20, 30];
const LONGEST = 30;

/** After so many requests that were refused, from 1 on; milliseconds. */
export function pauseAfterTries(tries: number): number {
  return (AFTER_TRIES[tries - 1] ?? LONGEST) * MINUTE_MS;
}

/** Where no request was made that could be counted: as long again as it has been failing (`elapsed`, milliseconds). */
export function pauseAfterElapsed(elapsed: number): number {
  return Math.min(Math.max(elapsed, MINUTE_MS), LONGEST * MINUTE_MS);
}
