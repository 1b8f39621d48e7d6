// What is left of a session to read and to keep: quotes, public questions, and the scores of those who agree.
import type { ShownAnswer } from '../group-types.js';
import { namedScores } from './named-scores.js';
import type { StudyPorts } from './session-ports.js';
import { quotesAgain } from './show-passage.js';
import type { Snapshot } from './snapshot.js';
import type { Recap } from './study-keeper.js';

const MOST_QUESTIONS = 20;

export async function makeRecap(ports: StudyPorts, { session, progress, members }: Snapshot): Promise<Recap> {
  const { owner, id } = session;
  const [quotes, questions, scores] = await Promise.all([
    quotesAgain(
      ports,
      owner,
      progress.shown.map(({ quoteId }) => quoteId),
    ),
    questionsOf(ports, session),
    ports.store.scores(owner, id),
  ]);
  return { session, quotes, questions, scores: await namedScores(ports, owner, scores), people: members.length };
}

/** As the messages show them: what was deleted since, or asked privately, is not told. */
async function questionsOf(
  { store, messenger, clock }: StudyPorts,
  { owner, thread, startedAt, endedAt }: Snapshot['session'],
): Promise<Recap['questions']> {
  if (thread === null) return [];
  const answers = await store.answersIn(owner, thread, startedAt, (endedAt ?? clock.now()) + 1);
  const asked = answers.filter(isQuestion).slice(-MOST_QUESTIONS);
  const questions = await Promise.all(
    asked.map(async ({ address, answered }) => {
      const question = address && (await messenger.questionShown(address));
      return question ? { question, answered } : null;
    }),
  );
  return questions.filter((each) => each !== null);
}

function isQuestion({ kind, visibility }: ShownAnswer): boolean {
  return visibility === 'public' && kind === 'question';
}
