// What is done for sessions every some minutes: what nobody uses is ended, what was interrupted is finished, and groups without a guide move on.
import type { StudySession } from '../study-types.js';
import { attempt, endSession, finishEnding, whyClosed } from './end.js';
import { sessionOfSchedule } from './passage-content.js';
import { progressOf } from './progress.js';
import type { StudyPorts } from './session-ports.js';
import { bringStep, groupMovesOn } from './steps.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LIVE_IDLE_MS = 3 * HOUR_MS;
/** After the last passage. */
const DAILY_IDLE_MS = 3 * DAY_MS;
/** For one that was never opened. */
const UNOPENED_MS = DAY_MS;

/** See `StudyKeeper.closeIdle`. What fails for one session is told, and the others have their turn. */
export async function closeIdle(ports: StudyPorts, owners: readonly string[]): Promise<void> {
  const { store, clock } = ports;
  for (const session of await store.idleSessions(owners, clock.now() - LIVE_IDLE_MS)) {
    await attempt(ports, async () => {
      if (!(await isIdle(ports, session))) return;
      await endSession(ports, session.owner, session.id, (await isRead(ports, session)) ? 'finished' : 'idle');
    });
  }
  for (const owner of await store.ownersInStudy(owners)) {
    for (const session of await store.openSessions(owner)) await attempt(ports, () => tend(ports, session));
    await finishEndings(ports, owner);
  }
}

async function isIdle(ports: StudyPorts, session: StudySession): Promise<boolean> {
  const { owner, state, pace, scheduleId } = session;
  const idle = ports.clock.now() - session.activeAt;
  if (state === 'opening') return idle > UNOPENED_MS;
  if (pace === 'live') return idle > LIVE_IDLE_MS;
  if (idle <= DAILY_IDLE_MS) return false;
  const schedule = scheduleId === null ? null : await ports.store.schedule(owner, scheduleId);
  return schedule?.nextAt == null || (await isRead(ports, session));
}

/** Whether every passage was shown. */
async function isRead(ports: StudyPorts, session: StudySession): Promise<boolean> {
  return (await progressOf(ports, session)).last >= session.plan.length - 1;
}

async function tend(ports: StudyPorts, session: StudySession): Promise<void> {
  const { owner, id, thread, pace } = session;
  const closed = thread === null ? null : await whyClosed(ports, thread);
  if (closed !== null) {
    await endSession(ports, owner, id, closed);
    return;
  }
  const { decided, last } = await progressOf(ports, session);
  if (decided < 0) await bringStep(ports, session, 0);
  else if (pace === 'live' && decided === last && (await groupMovesOn(ports, session, last)))
    await bringStep(ports, session, last + 1);
}

/** Of sessions that ended just before Kutip did, or that are forgotten. */
async function finishEndings(ports: StudyPorts, owner: string): Promise<void> {
  for (const schedule of await ports.store.schedules(owner, 'passage')) {
    const id = schedule.state === 'stopped' ? null : sessionOfSchedule(schedule);
    if (id === null) continue;
    const session = await ports.store.session(owner, id);
    if (session !== null && session.state !== 'ended') continue;
    if (session?.scheduleId !== schedule.id) await ports.store.stopSchedule(owner, schedule.id);
    else await attempt(ports, () => finishEnding(ports, owner, session.id, { again: true }));
  }
}
