// What the clocks of a zone show at an instant, and at which instant they first show a time.
import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** Days remembered of a zone before all are forgotten: years of digests, and a few megabytes were all zones used. */
const REMEMBERED_DAYS = 400;

/** By zone, then by UTC day (days since 1970): the offset that holds all day, or null where it changes on that day. */
const offsetsByDay = new Map<string, Map<number, number | null>>();

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. `zone`: an IANA name; `at`: milliseconds
 * since 1970. Asking Intl takes about 6 microseconds, so that whole days are remembered. RangeError for an unknown zone or no instant.
 */
function offsetAt(zone: string, at: number): number {
  const day = Math.floor(at / DAY_MS);
  const days = offsetsByDay.get(zone) ?? new Map<number, number | null>();
  let offset = days.get(day);
  if (offset === undefined) {
    const start = askOffset(zone, day * DAY_MS);
    offset = start === askOffset(zone, (day + 1) * DAY_MS) ? start : null;
    if (days.size >= REMEMBERED_DAYS) days.clear();
    offsetsByDay.set(zone, days.set(day, offset));
  }
  return offset ?? askOffset(zone, at);
}

function askOffset(zone: string, at: number): number {
  const known = IANAZone.create(zone);
  if (!known.isValid) throw new RangeError(`There is no time zone ${zone}.`);
  const offset = Math.round(known.offset(at) * MINUTE_MS);
  if (Number.isNaN(offset)) throw new RangeError(`${at} is no instant.`);
  return offset;
}

/**
 * What the clocks of a zone show at an instant, as the instant at which UTC shows the same. `zone`: an IANA name; `at`:
 * milliseconds since 1970. RangeError for an unknown zone or no instant.
 */
export function wallAt(zone: string, at: number): number {
  return at + offsetAt(zone, at);
}

/**
 * The first instant (milliseconds since 1970) at which the clocks of a zone show `wall` (as of `wallAt`), or, where they
 * skip it, at which they have skipped it. RangeError for an unknown zone or no instant.
 */
export function firstInstantOf(zone: string, wall: number): number {
  // No offset reaches a day, so that the instant lies between these two, and a change that matters does too.
  const before = offsetAt(zone, wall - DAY_MS);
  const after = offsetAt(zone, wall + DAY_MS);
  const earlier = wall - Math.max(before, after);
  const later = wall - Math.min(before, after);
  for (const at of [earlier, later]) if (wallAt(zone, at) === wall) return at;
  return firstWithin(earlier, later, (at) => wallAt(zone, at) > wall);
}

/** The first whole number above `from` that is `reached`, which `to` is and `from` is not. */
function firstWithin(from: number, to: number, reached: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
