// How a session begins: a plan, the message that it begins with, the thread in which it is held, and the first passage.
import type { MessageAddress } from '../group-types.js';
import { NOT_HERE, passesByItself } from '../schedule/reasons.js';
import type { StudySession } from '../study-types.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { CLOCK_DIFFERENCE_MS } from './clock-difference.js';
import { saveSchedule } from './passage-schedule.js';
import { progressOf } from './progress.js';
import { asUserError, noThread, sessionHere } from './reasons.js';
import { saveNew } from './save-new.js';
import type { StudyPorts } from './session-ports.js';
import { showOpening } from './show-session.js';
import { snapshotOf, titleOf } from './snapshot.js';
import { bringStep } from './steps.js';
import type { SessionRequest } from './study-keeper.js';

const TITLE: Localized = { id: 'Belajar:', en: 'Study:' };

/** Where a session is held. */
interface Place {
  readonly thread: string;
  readonly opening: MessageAddress;
}

/** See `StudyKeeper.begin`. */
export async function begin(
  ports: StudyPorts,
  request: SessionRequest,
): Promise<{ readonly session: StudySession; readonly existed: boolean }> {
  const { owner, channel } = request;
  // Two at once about the same make one, and one thread holds one.
  return ports.inTurn(`begin ${owner} ${channel}`, async () => {
    const { isThread, isForum, canOpenThread } = await ports.messenger.abilities(channel);
    if (!isThread && !isForum && !canOpenThread) throw noThread();
    const { session, existed } = await saveNew(ports, request);
    if (existed && session.state === 'open') return { session, existed };
    if (isThread && (await ports.store.sessionIn(owner, channel)) !== null) {
      await ports.store.endSession(owner, session.id, 'guide', ports.clock.now());
      throw sessionHere();
    }
    const place = (existed ? await placeBefore(ports, session) : null) ?? (await openPlace(ports, session, isForum));
    return { session: await hold(ports, session, place), existed };
  });
}

/** See `StudyKeeper.adopt`. */
export async function adopt(
  ports: StudyPorts,
  owner: string,
  id: string,
  at: MessageAddress,
): Promise<StudySession | null> {
  const session = await ports.store.session(owner, id);
  if (session === null || session.state === 'ended') return null;
  if (session.state === 'open') return session;
  const { parent } = await ports.messenger.abilities(at.channel);
  if (![at.channel, parent].includes(session.channel)) return null;
  return hold(ports, session, await placeOf(ports, session, at));
}

/** It is held there from now on, and its first passage comes. Done again after a crash, it brings nothing twice. Throws as `holdAt`. */
async function hold(ports: StudyPorts, session: StudySession, place: Place): Promise<StudySession> {
  const open = await holdAt(ports, session, place);
  const progress = await progressOf(ports, open);
  if (open.state === 'open' && progress.decided < 0) await bringFirst(ports, open);
  return (await ports.store.session(open.owner, open.id)) ?? open;
}

/** It is held there from now on. Throws UserError `session-here` where another one is open there. */
export async function holdAt(
  ports: StudyPorts,
  session: StudySession,
  { thread, opening }: Place,
): Promise<StudySession> {
  const { store } = ports;
  const { owner, id } = session;
  const open = await ports.inTurn(`hold ${owner} ${thread}`, async () => {
    const present = await store.session(owner, id);
    if (present === null || present.state !== 'opening') return present;
    if ((await store.sessionIn(owner, thread)) !== null) return null;
    const schedule = await saveSchedule(ports, session, thread);
    return store.openSession(owner, id, { thread, opening, scheduleId: schedule.id });
  });
  if (open === null) {
    await store.endSession(owner, id, 'guide', ports.clock.now());
    throw sessionHere();
  }
  return open;
}

/** What passes by itself keeps nobody from joining: the passage comes with a press, or when sessions are next looked after. */
async function bringFirst(ports: StudyPorts, session: StudySession): Promise<void> {
  try {
    await bringStep(ports, session, 0);
  } catch (error) {
    if (!(error instanceof UserError) || !passesByItself(error)) throw error;
  }
}

/** Where it was begun before Kutip ended; null where that was not yet posted, or nobody can tell. */
async function placeBefore(ports: StudyPorts, session: StudySession): Promise<Place | null> {
  const { channel, id, startedAt } = session;
  const found = await ports.messenger.findPost(channel, id, startedAt - CLOCK_DIFFERENCE_MS);
  return found.kind === 'found' ? placeOf(ports, session, found.address) : null;
}

/** The thread of the message that it begins with. Throws UserError as `Messenger.openThread`. */
export async function placeOf(ports: StudyPorts, session: StudySession, opening: MessageAddress): Promise<Place> {
  return { thread: await ports.messenger.threadOn(opening, threadTitle(session)), opening };
}

async function openPlace(ports: StudyPorts, session: StudySession, isForum: boolean): Promise<Place> {
  const { messenger, store, clock } = ports;
  const { owner, channel, id } = session;
  try {
    const first = await showOpening(ports, await snapshotOf(ports, session), null);
    if (!(await ports.mayPost(owner, channel, first))) throw asUserError(NOT_HERE);
    if (!isForum) return await placeOf(ports, session, await messenger.send(channel, first));
    const thread = await messenger.openThread(channel, threadTitle(session), first);
    return { thread, opening: { channel: thread, message: thread } };
  } catch (error) {
    // Whoever tries again begins anew.
    await store.endSession(owner, id, 'thread-gone', clock.now());
    throw error;
  }
}

export function threadTitle({ about, language }: Pick<StudySession, 'about' | 'language'>): string {
  return `${TITLE[language]} ${titleOf(about)}`;
}
