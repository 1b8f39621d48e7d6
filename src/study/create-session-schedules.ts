// The keeper of sessions that begin by themselves.
import { dueAt, localDateAt, nextDue } from '../schedule/due.js';
import { isPlanned } from '../schedule/planned.js';
import { takenDates } from '../schedule/taken-dates.js';
import type { Plan, Schedule } from '../schedule-types.js';
import { badPlan, datePassed, tooManySessions } from './reasons.js';
import { stopReminders } from './reminders.js';
import { readSession, scheduledSessionOf, writtenSession } from './session-details.js';
import { renewEvent } from './session-event.js';
import type { StudyPorts } from './session-ports.js';
import type { SessionSchedule, SessionSchedules } from './session-schedules.js';

/** Of one server. */
const MOST = 20;
const RESULTS = 7;
const LOOKED_BACK = 60;

type Set = SessionSchedules['set'];

export function createSessionSchedules(ports: StudyPorts): SessionSchedules {
  const { store, messenger } = ports;
  const schedule = async (owner: string, id: string): Promise<SessionSchedule | null> => {
    const found = await store.schedule(owner, id);
    return found && scheduledSessionOf(found);
  };
  return {
    set: (owner, channel, by, wanted) => set(ports, owner, channel, by, wanted),
    async schedules(owner) {
      const all = (await store.schedules(owner, 'session')).flatMap((each) => scheduledSessionOf(each) ?? []);
      return all.sort((a, b) => (a.nextAt ?? Number.POSITIVE_INFINITY) - (b.nextAt ?? Number.POSITIVE_INFINITY));
    },
    schedule,
    async stop(owner, id) {
      const found = await schedule(owner, id);
      if (found === null) return;
      await store.stopSchedule(owner, id);
      await stopReminders(ports, owner, found.channel);
      if (found.event !== null) await messenger.deleteEvent(owner, found.event);
    },
    today: (zone) => localDateAt(zone, ports.clock.now()),
    async results(owner, id) {
      const postings = (await store.postings(owner, id, LOOKED_BACK)).filter(isPlanned);
      return postings.filter(({ settledAt }) => settledAt !== null).slice(0, RESULTS);
    },
  };
}

async function set(
  ports: StudyPorts,
  owner: string,
  channel: string,
  by: string,
  { plan: asked, tag, wantsEvent, ...wanted }: Parameters<Set>[3],
): ReturnType<Set> {
  const { store } = ports;
  const all = await store.schedules(owner, 'session');
  const before = all.find((each) => each.channel === channel) ?? null;
  const others = all.filter((each) => each !== before && scheduledSessionOf(each) !== null);
  if (others.length >= MOST) throw tooManySessions(MOST);
  const plan = wanted.once === null ? asked : { ...asked, days: [weekdayOf(wanted.once)] };
  const nextAt = await firstDue(ports, plan, wanted.once, before);
  const event = before === null ? null : (readSession(before.details)?.event ?? null);
  const details = { ...wanted, event };
  const place = { owner, kind: 'session', channel, tag, plan, nextAt, setBy: by } as const;
  const saved = await store.saveSchedule({ ...place, details: writtenSession(details) });
  const made = wantsEvent ? await renewEvent(ports, saved, details) : null;
  if (!wantsEvent && event !== null) {
    await ports.messenger.deleteEvent(owner, event);
    await store.saveSchedule({ ...place, details: writtenSession({ ...details, event: null }) });
  }
  const schedule = await store.schedule(owner, saved.id);
  const present = schedule && scheduledSessionOf(schedule);
  if (!present) throw new Error('a session that was scheduled cannot be read');
  return { schedule: present, event: wantsEvent ? (made === null ? 'refused' : 'made') : 'none' };
}

/** The first due instant after now whose date has no posting yet. Throws UserError `bad-plan` and `date-passed`. */
async function firstDue(
  { store, clock }: StudyPorts,
  plan: Plan,
  once: string | null,
  before: Schedule | null,
): Promise<number> {
  const now = clock.now();
  const postings = before === null ? [] : await store.postings(before.owner, before.id, LOOKED_BACK);
  const taken = takenDates(plan.zone, postings);
  for (const { date } of postings) if (date !== null) taken.add(date);
  try {
    if (once === null) {
      let due = nextDue(plan, now);
      while (taken.has(due.date)) due = nextDue(plan, due.at);
      return due.at;
    }
    const at = dueAt(plan, once);
    if (at === null) throw badPlan();
    if (at <= now || taken.has(once)) throw datePassed();
    return at;
  } catch (error) {
    if (error instanceof RangeError) throw badPlan();
    throw error;
  }
}

/** 1 (Monday) to 7 (Sunday); NaN for what is no date. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
