// Work that is due once a day, such as forgetting what was kept long enough.
import { type Clock, systemClock } from './ports.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Works at once, which covers restarts, and whenever a day has passed since. The hour does not matter, so that a plan of
 * hours and time zones is not needed; but the clock is asked every hour, because a timer stands still while a machine
 * sleeps. `onFailure`: it is tried again a day later. Returns what ends it.
 */
export function everyDay(
  work: () => Promise<void>,
  onFailure: (error: unknown) => void,
  clock: Clock = systemClock,
): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const look = (): void => {
    if (clock.now() - last < DAY_MS) return;
    last = clock.now();
    work().catch(onFailure);
  };
  look();
  const timer = setInterval(look, HOUR_MS).unref();
  return () => clearInterval(timer);
}
