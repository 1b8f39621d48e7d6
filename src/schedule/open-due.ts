// Opens a row of the ledger for each date that has become due.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScheduleStore } from '../database/schedule-store.js';
import type { Posting, Schedule } from '../schedule-types.js';
import { dueBetween, nextDue } from './due.js';
import { UNEXPECTED, WAS_OFF } from './reasons.js';
import type { SchedulerPorts } from './scheduler.js';
import { takenDates } from './taken-dates.js';
import { DAY_MS } from './zone-clock.js';

/** Schedules read at once. */
const PORTION = 200;
/** After a long time off, dates before the last of these have no row. */
const MOST_DATES = 31;
/** Further back no date is looked for: 31 weeks, for a weekly plan. */
const FURTHEST_MS = 31 * 7 * DAY_MS;

type Ports = Pick<SchedulerPorts, 'store' | 'clock' | 'owners' | 'onFailure'>;

/** Opens all that is due now; what is later than `windowMs` as missed. Between two schedules others have their turn. */
export async function openDue(ports: Ports, windowMs: number, signal: AbortSignal): Promise<void> {
  for (let opened = true; opened; ) {
    opened = false;
    const now = ports.clock.now();
    for (const schedule of await ports.store.dueSchedules(ports.owners(), now, PORTION)) {
      if (signal.aborted) return;
      if (await openDates(ports, schedule, now, windowMs)) opened = true;
      await nextTurn();
    }
  }
}

/** Opens what is due of one. False when it is not to be gone on with: nothing is due, another process has done it, or it failed. */
export async function openDates(ports: Ports, schedule: Schedule, now: number, windowMs: number): Promise<boolean> {
  if (schedule.nextAt === null || schedule.nextAt > now) return false;
  try {
    const dates = await datesToOpen(ports.store, schedule, now);
    const due = dates.map(({ date, at }) => ({ date, at, missed: now > at + windowMs ? WAS_OFF : null }));
    return await ports.store.openPostings(schedule, due, nextDue(schedule.plan, now).at);
  } catch (error) {
    ports.onFailure(error);
    // A plan that cannot be read (a zone that Node no longer knows) would fail in every look.
    if (error instanceof RangeError) await ports.store.pauseSchedule(schedule.owner, schedule.id, UNEXPECTED);
    return false;
  }
}

async function datesToOpen(store: ScheduleStore, schedule: Schedule, now: number) {
  const { plan, nextAt } = schedule;
  if (nextAt === null) return [];
  const due = dueBetween(plan, Math.max(nextAt, now - FURTHEST_MS), now + 1).slice(-MOST_DATES);
  const first = due[0];
  if (first === undefined) return [];
  const taken = takenDates(plan.zone, await postingsSince(store, schedule, first.at - 2 * DAY_MS));
  return due.filter(({ date }) => !taken.has(date));
}

/** All that were due since, the newest first; perhaps older ones too. */
async function postingsSince(store: ScheduleStore, { owner, id }: Schedule, since: number): Promise<Posting[]> {
  for (let most = 50; ; most *= 4) {
    const postings = await store.postings(owner, id, most);
    const oldest = postings.at(-1);
    if (postings.length < most || oldest === undefined || oldest.dueAt < since) return postings;
  }
}
