// When a plan is due: on which local dates, and at which instant of each.
import type { Plan } from '../schedule-types.js';
import { DAY_MS, firstInstantOf, wallAt } from './zone-clock.js';

/** A date on which a plan is due. */
export interface Due {
  /** By the calendar of the zone, `YYYY-MM-DD`. No date is due twice. */
  readonly date: string;
  /**
   * Milliseconds since 1970. Where the clocks skip the time, the first instant after the skip, which can be the first of
   * the next date; where they show it twice, the first.
   */
  readonly at: number;
}

/**
 * The instant (milliseconds since 1970) at which a plan is due on a date (`YYYY-MM-DD`); null where the date is no day of
 * the plan, or does not exist in its zone. RangeError for a plan or a date that is malformed.
 */
export function dueAt(plan: Plan, date: string): number | null {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Of 30 February, Date makes a day of March.
  if (Number.isNaN(midnight) || dateOf(midnight) !== date) throw new RangeError(`${date} is no date.`);
  return instantOn(plan, midnight, timeOf(plan));
}

/**
 * Every date that is due at `from` or later and before `to` (milliseconds since 1970), in order. Intervals that adjoin
 * have no date in common and leave none out. RangeError for a malformed plan or no instant.
 */
export function dueBetween(plan: Plan, from: number, to: number): Due[] {
  const time = timeOf(plan);
  const due: Due[] = [];
  if (to <= from) return due;
  const last = wallAt(plan.zone, to) + DAY_MS;
  for (let midnight = firstMidnight(plan, from); midnight <= last; midnight += DAY_MS) {
    const at = instantOn(plan, midnight, time);
    if (at !== null && at >= from && at < to) due.push({ date: dateOf(midnight), at });
  }
  return due;
}

/** The first date that is due later than `after` (milliseconds since 1970). RangeError for a malformed plan or no instant. */
export function nextDue(plan: Plan, after: number): Due {
  const time = timeOf(plan);
  for (let midnight = firstMidnight(plan, after); ; midnight += DAY_MS) {
    const at = instantOn(plan, midnight, time);
    if (at !== null && at > after) return { date: dateOf(midnight), at };
  }
}

/** The date (`YYYY-MM-DD`) in a zone (IANA name) at an instant (milliseconds since 1970). RangeError where unknown. */
export function localDateAt(zone: string, at: number): string {
  return dateOf(wallAt(zone, at));
}

/**
 * When a plan is due on the date whose midnight in UTC is `midnight`, at `time` (milliseconds since midnight); null where
 * it is not. Dates are numbers here, because thousands of plans are asked for at once.
 */
function instantOn({ zone, days }: Plan, midnight: number, time: number): number | null {
  if (!days.includes(new Date(midnight).getUTCDay() || 7)) return null;
  const at = firstInstantOf(zone, midnight + time);
  const nextMidnight = midnight + DAY_MS;
  if (wallAt(zone, at) < nextMidnight) return at;
  // The clocks skip from this time into the next date, and perhaps the date with it.
  return wallAt(zone, firstInstantOf(zone, midnight)) < nextMidnight ? at : null;
}

/** The midnight of the first date that can be due at an instant or later: clocks go back by a day at most, or skip one. */
function firstMidnight({ zone }: Plan, at: number): number {
  return (Math.floor(wallAt(zone, at) / DAY_MS) - 2) * DAY_MS;
}

function dateOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** The time of a plan in milliseconds since midnight. */
function timeOf({ time, days }: Plan): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`${time} is no time.`);
  if (!days.some((day) => Number.isInteger(day) && day >= 1 && day <= 7)) throw new RangeError('A plan has a weekday.');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
