// A search: a few words without a question get the passages that bear on them; no reader is asked.
import { quotableSentences } from './blocked-sentences.js';
import {
  distinctPassages,
  type FoundPassage,
  ownSentences,
  type PassageSource,
  type Search,
} from './found-passages.js';
import type { Choice } from './make-quotes.js';
import { coverage } from './rank-sentences.js';

/** The best `count` passages, each with the sentence that shares most with the words searched for. */
export async function searchPassages(library: PassageSource, search: Search, count: number): Promise<Choice[]> {
  const found = await distinctPassages(library, search, { most: count });
  return found.flatMap((each) => choiceSharingMost(each, search));
}

/** The sentence that shares most with the words searched for; none where nothing may be quoted. */
export function choiceSharingMost(
  { candidate, passage }: FoundPassage,
  { weights, blocking }: Pick<Search, 'weights' | 'blocking'>,
): Choice[] {
  const sentences = ownSentences(passage);
  const shared = quotableSentences(passage, blocking).map((sentence) => {
    const { start, end } = sentences[sentence] ?? { start: 0, end: 0 };
    return { sentence, share: coverage(passage.text.slice(start, end), weights) };
  });
  const best = shared.sort((a, b) => b.share - a.share || a.sentence - b.sentence)[0];
  return best === undefined ? [] : [{ passage, sentence: best.sentence, emphasis: null, score: candidate.fused }];
}
