// Single sentences as quotes of their own, for what is read without a question: digests and sessions.
import type { AnswerPorts } from './answer-ports.js';
import type { PlacedSentence, QuotedSentence } from './answer-service.js';
import { quoteAlone } from './quote-alone.js';

/** See `AnswerService.quoteSentences`. */
export async function quoteSentences(
  ports: Pick<AnswerPorts, 'library' | 'log'>,
  owner: string,
  sentences: readonly PlacedSentence[],
): Promise<QuotedSentence[]> {
  const wanted = sentences.map(({ passageId, sentence }) => ({
    passageId,
    row: () => ({ sentence, through: sentence }),
  }));
  return quoteAlone(ports, owner, wanted);
}
