// A search: a few words without a question get the passages that bear on them; no reader is asked.
import {
  distinctPassages,
  ownSentences,
  type PassageSource,
  type PassageWithText,
  type Search,
} from './found-passages.js';
import type { Choice } from './make-quotes.js';
import { coverage } from './rank-sentences.js';

/** The best `count` passages, each with the sentence that shares most with the words searched for. */
export async function searchPassages(library: PassageSource, search: Search, count: number): Promise<Choice[]> {
  const found = await distinctPassages(library, search, { most: count });
  return found.map(({ candidate, passage }) => ({
    passage,
    sentence: sharingMost(passage, search),
    emphasis: null,
    score: candidate.fused,
  }));
}

function sharingMost(passage: PassageWithText, { weights }: Search): number {
  let best = 0;
  let most = -1;
  for (const [index, { start, end }] of ownSentences(passage).entries()) {
    const shared = coverage(passage.text.slice(start, end), weights);
    if (shared > most) [best, most] = [index, shared];
  }
  return best;
}
