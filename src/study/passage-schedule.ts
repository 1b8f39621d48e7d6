// The schedule of a session's passages: it holds their ledger, and for a daily one the plan.
import { localDateAt, nextDue } from '../schedule/due.js';
import type { Plan, Schedule } from '../schedule-types.js';
import type { StudySession } from '../study-types.js';
import { writtenDetails } from './passage-content.js';
import type { StudyPorts } from './session-ports.js';

/** Of a live session, whose schedule is paused. */
const NO_PLAN: Plan = { zone: 'UTC', time: '00:00', days: [1] };

type Ports = Pick<StudyPorts, 'store' | 'clock'>;

/** Keeps when a daily one goes on until it has a thread, so that a crash in between loses nothing. */
export async function keepPlan({ store }: Ports, { owner, id, guide }: StudySession, plan: Plan): Promise<void> {
  const place = { owner, kind: 'passage', channel: noPlace(id), tag: null } as const;
  await store.saveSchedule({ ...place, plan, details: writtenDetails(id), nextAt: null, setBy: guide });
}

/** Of a daily one the first passage comes at once, and the next on a later date. */
export async function saveSchedule(ports: Ports, session: StudySession, thread: string): Promise<Schedule> {
  const { store, clock } = ports;
  const { owner, id, guide } = session;
  const kept = await keptPlan(ports, session);
  const saved = await store.saveSchedule({
    ...{ owner, kind: 'passage', channel: thread, tag: null, details: writtenDetails(id), setBy: guide },
    plan: kept?.plan ?? NO_PLAN,
    nextAt: kept === null ? null : nextDay(kept.plan, clock.now()),
  });
  if (kept !== null) await store.stopSchedule(owner, kept.id);
  return saved;
}

/** Also once it was stopped: Kutip may have ended just then. */
async function keptPlan({ store }: Ports, { owner, id, pace }: StudySession): Promise<Schedule | null> {
  if (pace === 'live') return null;
  return (await store.schedules(owner, 'passage')).find(({ channel }) => channel === noPlace(id)) ?? null;
}

/** In place of a channel, which has one schedule. */
function noPlace(id: string): string {
  return `opening ${id}`;
}

function nextDay(plan: Plan, now: number): number {
  const today = localDateAt(plan.zone, now);
  let due = nextDue(plan, now);
  while (due.date <= today) due = nextDue(plan, due.at);
  return due.at;
}
