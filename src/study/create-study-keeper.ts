// The keeper of study sessions, put together from its parts.
import type { StudySession } from '../study-types.js';
import { adopt, begin } from './begin.js';
import { closeIdle } from './close-idle.js';
import { endSession } from './end.js';
import { createQuiz } from './quiz.js';
import { makeRecap } from './recap.js';
import type { StudyPorts } from './session-ports.js';
import { type Snapshot, snapshotOf, viewOf } from './snapshot.js';
import { bringFirst, next, ready } from './steps.js';
import type { StudyKeeper } from './study-keeper.js';
import { createStudyReplies } from './study-replies.js';

export function createStudyKeeper(ports: StudyPorts): StudyKeeper {
  const { store } = ports;
  const snapshot = async (session: StudySession | null): Promise<Snapshot | null> =>
    session && snapshotOf(ports, session);
  const view = async (owner: string, id: string) => {
    const found = await snapshot(await store.session(owner, id));
    return found && viewOf(found);
  };
  return {
    ...createQuiz(ports),
    show: createStudyReplies(ports),
    async begin(request) {
      const { session, existed } = await begin(ports, request);
      return { view: viewOf(await snapshotOf(ports, session)), existed };
    },
    async adopt(owner, id, at) {
      const session = await adopt(ports, owner, id, at);
      return session && viewOf(await snapshotOf(ports, session));
    },
    view,
    async sessionIn(owner, thread) {
      const found = await snapshot(await store.sessionIn(owner, thread));
      return found && viewOf(found);
    },
    openSessions: (owner) => store.openSessions(owner),
    async join(owner, id, person) {
      await store.joinSession(owner, id, person);
      const guides = (await store.session(owner, id))?.guide === person;
      await store.touchSession(owner, id, ports.clock.now(), guides);
      await bringFirst(ports, owner, id);
      return view(owner, id);
    },
    async leave(owner, id, person) {
      await store.leaveSession(owner, id, person);
      return view(owner, id);
    },
    asked: (owner, id) => store.touchSession(owner, id, ports.clock.now(), false),
    ready: (owner, id, person, step) => ready(ports, owner, id, person, step),
    next: (owner, id, step) => next(ports, owner, id, step),
    end: (owner, id, by) => endSession(ports, owner, id, by),
    async recap(owner, id) {
      const found = await snapshot(await store.session(owner, id));
      return found && makeRecap(ports, found);
    },
    showScore: (owner, id, person, shows) => store.noteShowsScore(owner, id, person, shows),
    showsScore: async (owner, id, person) =>
      (await store.members(owner, id)).some((member) => member.person === person && member.showsScore),
    async threadClosed(owner, thread, by) {
      const isThere = ({ thread: held, channel }: StudySession) =>
        held === thread || (by === 'thread-gone' && channel === thread);
      const open = (await store.openSessions(owner)).filter(isThere);
      for (const { id } of open) await endSession(ports, owner, id, by);
    },
    closeIdle: (owners) => closeIdle(ports, owners),
  };
}
