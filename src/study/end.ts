// How a session ends, once: its quiz closes, the recap is posted, its buttons go, and its thread is archived.
import type { QuizRound, SessionEnd, StudySession } from '../study-types.js';
import { UserError } from '../user-error.js';
import { changeMessage } from './change-message.js';
import { CLOCK_DIFFERENCE_MS } from './clock-difference.js';
import { sessionOfSchedule } from './passage-content.js';
import type { StudyPorts } from './session-ports.js';
import { showPassage } from './show-passage.js';
import { showRound } from './show-round.js';
import { showOpening, showRecap } from './show-session.js';
import { type Snapshot, snapshotOf } from './snapshot.js';

/** Part of the ids of the recap's buttons, by which it is found again. */
const RECAP_MARK = 'study-file';

/** False when it had ended before. What cannot be posted or changed any more is left. */
export async function endSession(ports: StudyPorts, owner: string, id: string, by: SessionEnd): Promise<boolean> {
  const before = await ports.store.session(owner, id);
  if (before === null || !(await ports.store.endSession(owner, id, by, ports.clock.now()))) return false;
  // One that was never opened has nothing to be closed.
  if (before.state === 'open') await finishEnding(ports, owner, id, { again: false });
  return true;
}

/** What follows once it is noted that it ended. `again`: perhaps some of it was done before Kutip ended itself, or all of it. */
export function finishEnding(
  ports: StudyPorts,
  owner: string,
  id: string,
  { again }: { readonly again: boolean },
): Promise<void> {
  // Recaps take their time: who looks for what was left half done must not take one on its way for a lost one.
  return ports.inTurn(`end ${owner} ${id}`, () => finish(ports, owner, id, again));
}

async function finish(ports: StudyPorts, owner: string, id: string, again: boolean): Promise<void> {
  const session = await ports.store.session(owner, id);
  if (session === null || session.thread === null) return;
  const { thread, scheduleId, endedBy } = session;
  const schedule = scheduleId === null ? null : await ports.store.schedule(owner, scheduleId);
  if (again && schedule?.state === 'stopped') return;
  const isOwn = !isHeldInOlderThread(session);
  // What people closed stays closed; only its own thread is opened once more, for the recap.
  const isClosed =
    endedBy === 'thread-gone' || endedBy === 'thread-locked' || (endedBy === 'thread-archived' && !isOwn);
  const snapshot = await snapshotOf(ports, session);
  const open = (await ports.store.rounds(owner, id)).filter(({ state }) => state === 'open');
  for (const round of open) await ports.store.closeRound(owner, round.id, 'closed');
  if (!isClosed) await attempt(ports, () => postRecap(ports, snapshot, thread, again));
  await attempt(ports, () => withoutButtons(ports, snapshot, open));
  const present = scheduleId === null ? null : await ports.store.schedule(owner, scheduleId);
  // Another session may have begun in the thread meanwhile.
  if (present !== null && sessionOfSchedule(present) === id) await ports.store.stopSchedule(owner, present.id);
  if (!isClosed && isOwn) await attempt(ports, () => ports.messenger.closeThread(thread));
}

async function postRecap(ports: StudyPorts, snapshot: Snapshot, thread: string, again: boolean): Promise<void> {
  const { owner, endedAt } = snapshot.session;
  if (again) {
    const found = await ports.messenger.findPost(thread, RECAP_MARK, (endedAt ?? 0) - CLOCK_DIFFERENCE_MS);
    if (found.kind !== 'absent') return;
  }
  const recap = await showRecap(ports, snapshot);
  if (!(await ports.mayPost(owner, thread, recap))) return;
  // Discord lets files be sent only with a permission of their own: without it, buttons lead to them.
  await ports.messenger.send(thread, recap).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    return ports.messenger.send(thread, { ...recap, files: [] });
  });
}

/** The messages whose buttons would do nothing any more. */
async function withoutButtons(ports: StudyPorts, snapshot: Snapshot, rounds: readonly QuizRound[]): Promise<void> {
  const { session, progress } = snapshot;
  const { owner, opening } = session;
  for (const round of rounds) {
    const closed = round.address && (await showRound(ports, snapshot, { ...round, state: 'closed' }));
    if (round.address && closed) await changeMessage(ports, owner, round.address, closed);
  }
  const last = progress.shown.at(-1);
  const passage = last && (await showPassage(ports, snapshot, last.step, { mark: last.mark, state: 'past' }));
  if (last?.address && passage) await changeMessage(ports, owner, last.address, passage);
  if (opening !== null) await changeMessage(ports, owner, opening, await showOpening(ports, snapshot, null));
}

/** In a thread that was there before, which goes on. */
export function isHeldInOlderThread({ thread, opening }: StudySession): boolean {
  return opening !== null && opening.channel === thread && opening.message !== thread;
}

/** Null while the thread can be written in. */
export async function whyClosed(
  { messenger }: Pick<StudyPorts, 'messenger'>,
  thread: string,
): Promise<SessionEnd | null> {
  const place = await messenger.postingPlace(thread);
  if (place === null) return 'thread-gone';
  return place.locked ? 'thread-locked' : null;
}

/** What people closed, took away or forbade meanwhile is no failure. */
export async function attempt({ onFailure }: StudyPorts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) onFailure(error);
  }
}
