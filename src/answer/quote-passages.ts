// Whole passages as quotes, for what is read together: the plan of a study session.
import type { AnswerPorts } from './answer-ports.js';
import type { QuotedPassage } from './answer-service.js';
import { type Blocking, quotableSentences } from './blocked-sentences.js';
import type { PassageWithText } from './found-passages.js';
import { quoteAlone } from './quote-alone.js';

/** See `AnswerService.quotePassages`. */
export async function quotePassages(
  ports: Pick<AnswerPorts, 'library' | 'log'>,
  owner: string,
  passageIds: readonly number[],
): Promise<QuotedPassage[]> {
  return quoteAlone(
    ports,
    owner,
    passageIds.map((passageId) => ({ passageId, row: longestRow })),
  );
}

/** Of sentences that may be quoted; of equal ones the first. Null when there is none. */
function longestRow(passage: PassageWithText, blocking: Blocking): { sentence: number; through: number } | null {
  const rows: { sentence: number; through: number }[] = [];
  for (const at of quotableSentences(passage, blocking)) {
    const row = rows.at(-1);
    if (row !== undefined && row.through === at - 1) row.through = at;
    else rows.push({ sentence: at, through: at });
  }
  const lengthOf = ({ sentence, through }: { sentence: number; through: number }) =>
    (passage.sentences[through]?.end ?? 0) - (passage.sentences[sentence]?.start ?? 0);
  return rows.sort((a, b) => lengthOf(b) - lengthOf(a) || a.sentence - b.sentence)[0] ?? null;
}
