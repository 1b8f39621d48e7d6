// What a session's other messages say: its beginning, scores, and the recap.
import type { Reply, ShownScore } from '../reply.js';
import { namedScores } from './named-scores.js';
import { makeRecap } from './recap.js';
import { recapFiles } from './recap-files.js';
import type { StudyPorts } from './session-ports.js';
import type { Snapshot } from './snapshot.js';

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { readonly kind: K }>;

/** `mark`: id of the posting; null where none brought it. */
export async function showOpening(
  { library }: Pick<StudyPorts, 'library'>,
  { session, info }: Snapshot,
  mark: string | null,
): Promise<ReplyOf<'study-opening'>> {
  const records = await Promise.all(session.plan.map(({ quoteId }) => library.quote(session.owner, quoteId)));
  const documents = new Set(records.flatMap((record) => (record === null ? [] : [record.documentId])));
  return { kind: 'study-opening', language: session.language, session: info, documents: documents.size, mark };
}

/** Of all quizzes of the session so far. */
export async function showScores(
  ports: Pick<StudyPorts, 'store'>,
  { session, info }: Snapshot,
): Promise<ReplyOf<'study-scores'>> {
  const { owner, id, language } = session;
  const all = await ports.store.scores(owner, id);
  const rounds = (await ports.store.rounds(owner, id)).filter(({ state }) => state === 'closed');
  const scores = (await namedScores(ports, owner, all)).map(({ person, right, answered }) => ({
    person,
    right,
    answered,
  }));
  return { kind: 'study-scores', language, session: info, rounds: rounds.length, scores, people: all.length };
}

export async function showRecap(ports: StudyPorts, snapshot: Snapshot): Promise<ReplyOf<'study-recap'>> {
  const { session, info } = snapshot;
  const { quotes, questions, scores: all, people } = await makeRecap(ports, snapshot);
  const scores = all.map(({ person, right, answered }): ShownScore => ({ person, right, answered }));
  const kept = { session: info, quotes, questions, scores, people };
  const { referenceOf } = ports;
  return {
    kind: 'study-recap',
    language: session.language,
    ...kept,
    endedBy: session.endedBy,
    files: recapFiles(kept, { language: session.language, heldAt: session.startedAt, referenceOf }),
  };
}
