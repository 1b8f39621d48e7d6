// What digests are compared with: the clocks of a zone read minute by minute, with the offsets that Intl gives.
import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const QUARTERS = Array.from({ length: 96 }, (_, quarter) => quarter * 15 * MINUTE_MS);

/** From `at` (milliseconds since 1970) on, a zone is `offset` milliseconds ahead of UTC. */
export interface Change {
  readonly at: number;
  readonly offset: number;
}

/** One calendar date, `YYYY-MM-DD`. */
export interface WalkedDate {
  readonly date: string;
  /** Of its 96 quarter hours: the first minute whose clocks show that or more. Null where the zone has no such date. */
  readonly instants: readonly number[] | null;
}

/** The offset at `from` and every change before `to`, looked for in steps of half a day. */
export function changesOf(zone: string, from: number, to: number): Change[] {
  const known = IANAZone.create(zone);
  const offset = (at: number) => known.offset(at) * MINUTE_MS;
  const changes: Change[] = [{ at: from, offset: offset(from) }];
  for (let at = from; at < to; at += DAY_MS / 2) {
    if (offset(at) === offset(at + DAY_MS / 2)) continue;
    let [low, high] = [at, at + DAY_MS / 2];
    while (high - low > 1_000) {
      const middle = low + Math.floor((high - low) / 2_000) * 1_000;
      if (offset(middle) === offset(at)) low = middle;
      else high = middle;
    }
    changes.push({ at: high, offset: offset(high) });
  }
  return changes;
}

/** The calendar dates from two before to two after the one of `at` in UTC, read minute by minute. */
export function walkDates(changes: readonly Change[], at: number): WalkedDate[] {
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  const midnights = [-2, -1, 0, 1, 2].map((days) => midnight + days * DAY_MS);
  const walls = midnights.flatMap((start) => QUARTERS.map((quarter) => start + quarter));
  const instants: number[] = [];
  const seen = new Set<string>();
  for (let now = midnight - 4 * DAY_MS, change = 0; instants.length < walls.length; now += MINUTE_MS) {
    while ((changes[change + 1]?.at ?? Number.POSITIVE_INFINITY) <= now) change += 1;
    const wall = now + (changes[change]?.offset ?? 0);
    if (wall % (15 * MINUTE_MS) === 0) seen.add(dateOf(wall));
    while ((walls[instants.length] ?? Number.POSITIVE_INFINITY) <= wall) instants.push(now);
  }
  return midnights.map((start, day) => ({
    date: dateOf(start),
    instants: seen.has(dateOf(start)) ? instants.slice(day * 96, day * 96 + 96) : null,
  }));
}

function dateOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
