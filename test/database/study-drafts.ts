// Sessions and quiz rounds as tests of the store begin them.
import type { RoundDraft, SessionDraft, StudyStore } from '../../src/database/study-store.js';
import type { StudySession } from '../../src/study-types.js';

/** A live one about rafts, begun by `ani`, of two passages. */
export function sessionDraft(
  place: Pick<SessionDraft, 'owner' | 'collectionId'>,
  startedAt: number,
  change: Partial<SessionDraft> = {},
): SessionDraft {
  return {
    ...place,
    ...{ channel: 'umum', about: { kind: 'topic', topic: 'rakit' }, pace: 'live', language: 'id', guide: 'ani' },
    plan: [
      { quoteId: 'QQQQQQQ1', prompt: { kind: 'recall', hidden: [3, 7] } },
      { quoteId: 'QQQQQQQ2', prompt: null },
    ],
    startedAt,
    ...change,
  };
}

export const aboutQuote = (quoteId: string): Partial<SessionDraft> => ({
  about: { kind: 'quote', quoteId, title: 'Rakit' },
});

/** As it is opened in a thread. */
export const openedIn = (thread: string) => ({
  ...{ thread, opening: { channel: 'umum', message: thread }, scheduleId: `plan-${thread}` },
});

/** Begun and open in a thread. */
export async function openedSession(store: StudyStore, draft: SessionDraft, thread: string): Promise<StudySession> {
  const { session } = await store.saveSession(draft);
  const opened = await store.openSession(draft.owner, session.id, openedIn(thread));
  if (opened === null) throw new Error('the session was not opened');
  return opened;
}

/** The third choice is right. */
export const roundDraft = (quoteId = 'QQQQQQQ1'): RoundDraft => ({
  ...{ quoteId, hidden: { start: 3, end: 7 }, choices: ['12', '40', '30', '31'], right: 2 },
});
