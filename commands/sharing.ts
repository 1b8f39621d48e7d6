// What is being posted for all at this moment, so that two presses of *Share* at once post one copy.
import type { Clock } from '../src/ports.js';

export interface Sharing {
  /** True for the first who says so of this key; then false for a minute, after which Discord took the copy or never will. */
  begin(key: string): boolean;
}

const MINUTE_MS = 60_000;

export function createSharing(clock: Clock): Sharing {
  /** Key -> when it was begun, the earliest first. */
  const begun = new Map<string, number>();
  return {
    begin(key) {
      for (const [other, at] of begun) {
        if (clock.now() - at < MINUTE_MS) break;
        begun.delete(other);
      }
      if (begun.has(key)) return false;
      begun.set(key, clock.now());
      return true;
    },
  };
}
