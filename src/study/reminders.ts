// Reminders: so many minutes before a scheduled session begins, whatever its plan and the clocks of its zone do.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Posting, Schedule } from '../schedule-types.js';
import { scheduledSessionOf } from './session-details.js';
import type { StudyPorts } from './session-ports.js';
import type { SessionSchedule } from './session-schedules.js';

const MINUTE_MS = 60_000;
/** The longest reminder. */
const FURTHEST_MS = 24 * 60 * MINUTE_MS;
const MOST_TRIES = 5;

/**
 * Posts what is due now, once each: a reminder is asked for under the instant of its session, so that one that was stopped or moved
 * reminds of nothing. It is taken from when the session is due and not from a plan of its own, which could not say "ten minutes before"
 * where clocks change or dates begin.
 */
export async function remind(ports: StudyPorts, owners: readonly string[]): Promise<void> {
  const now = ports.clock.now();
  for (const schedule of await ports.store.dueOfKind(owners, 'session', now + FURTHEST_MS)) {
    const session = scheduledSessionOf(schedule);
    if (session === null || !isTime(session, now)) continue;
    await post(ports, session).catch(ports.onFailure);
    await nextTurn();
  }
}

/** Nothing is left of which a channel could be reminded. */
export async function stopReminders(
  { store }: Pick<StudyPorts, 'store'>,
  owner: string,
  channel: string,
): Promise<void> {
  const there = (await store.schedules(owner, 'reminder')).find((each) => each.channel === channel);
  if (there !== undefined) await store.stopSchedule(owner, there.id);
}

function isTime({ reminder, nextAt }: SessionSchedule, now: number): boolean {
  return reminder !== null && nextAt !== null && now < nextAt && now >= nextAt - reminder * MINUTE_MS;
}

async function post(ports: StudyPorts, session: SessionSchedule): Promise<void> {
  const { store, clock } = ports;
  const schedule = await scheduleOf(ports, session);
  const tries = (await store.postings(schedule.owner, schedule.id, 2 * MOST_TRIES)).filter(
    (posting) => remindedOf(posting) === keyOf(session),
  );
  const last = tries[0];
  if (last !== undefined) {
    const isOver = last.settledAt === null || (last.state !== 'missed' && last.state !== 'failed');
    if (isOver || tries.length >= MOST_TRIES || clock.now() - last.dueAt < MINUTE_MS) return;
  }
  await ports.postNow(schedule, tries.length === 0 ? keyOf(session) : `${keyOf(session)}+${tries.length}`);
}

/** The schedule of a channel's reminders, which has no plan that counts. */
async function scheduleOf({ store }: StudyPorts, session: SessionSchedule): Promise<Schedule> {
  const { owner, channel, plan, tag, setBy } = session;
  const there = (await store.schedules(owner, 'reminder')).find((each) => each.channel === channel);
  if (there !== undefined && there.state !== 'stopped') return there;
  return store.saveSchedule({ owner, kind: 'reminder', channel, tag, plan, details: '{}', nextAt: null, setBy });
}

/** The session and its instant. */
function keyOf({ id, nextAt }: Pick<SessionSchedule, 'id' | 'nextAt'>): string {
  return `${id}.${nextAt}`;
}

function remindedOf({ date }: Posting): string | null {
  return date?.split('+')[0] ?? null;
}

/** Id of the scheduled session that a reminder is of, and its instant (milliseconds since 1970); null for no reminder. */
export function readReminder(posting: Posting): { readonly schedule: string; readonly at: number } | null {
  const [schedule, at] = remindedOf(posting)?.split('.') ?? [];
  return schedule === undefined || at === undefined ? null : { schedule, at: Number(at) };
}
