// How a session goes on: who presses first brings the next passage, and brings it once.
import { NOT_HERE } from '../schedule/reasons.js';
import type { Posting, Schedule } from '../schedule-types.js';
import type { StudySession } from '../study-types.js';
import { attempt, endSession, whyClosed } from './end.js';
import { type Progress, progressOf } from './progress.js';
import { ALL_READ, asUserError, OVER, PASSAGE_GONE, WAS_FIRST } from './reasons.js';
import type { StudyPorts } from './session-ports.js';
import type { Moved } from './study-keeper.js';

/** So long a group waits for those who guide it. */
export const GUIDE_AWAY_MS = 10 * 60_000;

/** See `StudyKeeper.next`. */
export async function next(ports: StudyPorts, owner: string, id: string, step: number | null): Promise<Moved> {
  const session = await openOne(ports, owner, id);
  if (session === null) return 'over';
  await ports.store.touchSession(owner, id, ports.clock.now(), true);
  const progress = await progressOf(ports, session);
  const present = presentStep(progress, step);
  if (step !== null && step !== present) return 'late';
  return bringStep(ports, session, present + 1);
}

/** See `StudyKeeper.ready`. */
export async function ready(
  ports: StudyPorts,
  owner: string,
  id: string,
  person: string,
  step: number,
): Promise<Moved> {
  const session = await openOne(ports, owner, id);
  if (session === null) return 'over';
  const { store, clock } = ports;
  const progress = await progressOf(ports, session);
  await store.touchSession(owner, id, clock.now(), person === session.guide);
  if (step !== presentStep(progress, step)) return 'late';
  await store.noteReady(owner, id, person, step);
  const moves = session.pace === 'live' && (await groupMovesOn(ports, session, step));
  return moves ? bringStep(ports, session, step + 1) : 'counted';
}

/** Where its first passage is not there, because it has just begun, or Kutip ended then. What people have to mend is told later. */
export async function bringFirst(ports: StudyPorts, owner: string, id: string): Promise<void> {
  const session = await openOne(ports, owner, id);
  if (session === null || (await progressOf(ports, session)).decided >= 0) return;
  await attempt(ports, async () => void (await bringStep(ports, session, 0)));
}

/** Whether nobody guides it, and half of those who joined are ready. */
export async function groupMovesOn(
  { store, clock }: Pick<StudyPorts, 'store' | 'clock'>,
  { owner, id }: StudySession,
  step: number,
): Promise<boolean> {
  const session = await store.session(owner, id);
  if (session === null || clock.now() - session.guidedAt < GUIDE_AWAY_MS) return false;
  const members = await store.members(owner, id);
  const isReady = members.filter((member) => member.ready >= step).length;
  return isReady > 0 && 2 * isReady >= members.length;
}

/**
 * Posts the passage of a step, or the first after it that can be shown. Throws UserError where it cannot be posted now and people, or
 * time, can mend that.
 */
export async function bringStep(ports: StudyPorts, session: StudySession, step: number): Promise<Moved> {
  const { owner, id, scheduleId, plan } = session;
  const schedule = scheduleId === null ? null : await ports.store.schedule(owner, scheduleId);
  if (schedule === null) throw new Error(`session ${id} has no schedule`);
  let wanted = step;
  while (wanted < plan.length) {
    const posting = await postStep(ports, session, schedule, wanted);
    if (posting?.reason?.code !== PASSAGE_GONE.code) return await outcomeOf(ports, session, posting);
    wanted = Math.max(wanted, (await progressOf(ports, session)).last) + 1;
  }
  await endSession(ports, owner, id, 'finished');
  return 'finished';
}

/** Null where another press was first. */
async function postStep(ports: StudyPorts, session: StudySession, schedule: Schedule, step: number) {
  const key = (await progressOf(ports, session)).nextKey(step);
  return key === null ? null : ports.postNow(schedule, key);
}

async function outcomeOf(
  ports: StudyPorts,
  { owner, id, thread }: StudySession,
  posting: Posting | null,
): Promise<Moved> {
  const reason = posting?.reason ?? null;
  if (posting === null || posting.settledAt === null || posting.address !== null || reason === null) return 'moved';
  if (posting.state === 'uncertain' || reason.code === WAS_FIRST.code) return 'moved';
  if (reason.code === ALL_READ.code) {
    await endSession(ports, owner, id, 'finished');
    return 'finished';
  }
  const isOver = posting.state === 'skipped' && reason.code !== NOT_HERE.code;
  if (reason.code === OVER.code || isOver) return 'over';
  const closed = posting.state === 'failed' && thread !== null ? await whyClosed(ports, thread) : null;
  if (closed === null) throw asUserError(reason);
  await endSession(ports, owner, id, closed);
  return 'over';
}

/** The step at hand. A press on a passage that nobody has noted yet shows that it was posted. */
function presentStep(progress: Progress, pressed: number | null): number {
  const isPosted = pressed !== null && pressed > progress.last && progress.isUnderWay(pressed);
  return isPosted ? pressed : progress.last;
}

async function openOne({ store }: StudyPorts, owner: string, id: string): Promise<StudySession | null> {
  const session = await store.session(owner, id);
  return session?.state === 'open' ? session : null;
}
