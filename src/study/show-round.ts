// A question of a quiz as its message shows it.
import type { Reply } from '../reply.js';
import type { QuizRound } from '../study-types.js';
import type { StudyPorts } from './session-ports.js';
import { quoteAgain } from './show-passage.js';
import type { Snapshot } from './snapshot.js';

export type RoundReply = Extract<Reply, { readonly kind: 'study-round' }>;

/** Numbers go on through all quizzes of a session. Null where its passage may not be shown any more. */
export async function showRound(
  ports: Pick<StudyPorts, 'answers' | 'store'>,
  { session, info }: Snapshot,
  round: QuizRound,
): Promise<RoundReply | null> {
  const { owner, language } = session;
  const { id, number, hidden, choices, state } = round;
  const quote = await quoteAgain(ports, owner, round.quoteId);
  if (quote === null || hidden.start < quote.start || hidden.end > quote.end) return null;
  const [all, answered] = await Promise.all([
    ports.store.rounds(owner, session.id),
    ports.store.roundAnswers(owner, id),
  ]);
  return {
    ...{ kind: 'study-round', language, session: info, id, number, of: all.length, quote },
    hidden: [hidden.start, hidden.end],
    ...{ choices, answered, state, right: state === 'closed' ? round.right : null },
  };
}
