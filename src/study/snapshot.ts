// A session as its messages show it at this moment: who takes part, how far it is, and when it goes on.
import type { SessionInfo } from '../reply.js';
import type { SessionAbout, SessionMember, StudySession } from '../study-types.js';
import { type Progress, progressOf } from './progress.js';
import type { StudyPorts } from './session-ports.js';
import type { SessionView } from './study-keeper.js';

export interface Snapshot {
  readonly session: StudySession;
  readonly info: SessionInfo;
  readonly members: readonly SessionMember[];
  readonly progress: Progress;
  /** People who are ready to leave a step. */
  ready(step: number): number;
}

export async function snapshotOf({ store }: Pick<StudyPorts, 'store'>, session: StudySession): Promise<Snapshot> {
  const { owner, id, guide, scheduleId } = session;
  const [members, progress, schedule, isUnnamed] = await Promise.all([
    store.members(owner, id),
    progressOf({ store }, session),
    scheduleId === null ? null : store.schedule(owner, scheduleId),
    guide === null ? true : store.isUnnamed(owner, guide),
  ]);
  const isOpen = session.state === 'open' && progress.last < session.plan.length - 1;
  const info: SessionInfo = {
    ...{ owner, id, collectionId: session.collectionId, title: titleOf(session.about), about: session.about.kind },
    ...{ pace: session.pace, guide: isUnnamed ? null : guide, thread: session.thread },
    ...{ passages: session.plan.length, joined: members.length, ended: session.state === 'ended' },
    nextAt: isOpen ? (schedule?.nextAt ?? null) : null,
  };
  return { session, info, members, progress, ready: (step) => members.filter((each) => each.ready >= step).length };
}

export function viewOf({ session, info, progress, ready }: Snapshot): SessionView {
  return {
    session,
    shown: progress.shown.map(({ step, quoteId, address }) => ({ step, quoteId, address })),
    joined: info.joined,
    ready: progress.last < 0 ? 0 : ready(progress.last),
    nextAt: info.nextAt,
  };
}

export function titleOf(about: SessionAbout): string {
  return about.kind === 'topic' ? about.topic : about.title;
}
