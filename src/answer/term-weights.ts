// How much each of a question's terms says, on a scale that holds for a collection of one passage and of 100,000.
import type { Generation } from '../../embeddings/generation.js';
import { isStopWord } from '../text/stop-words.js';
import type { AnalysedText } from '../text/terms.js';
import type { TermWeights } from './rank-sentences.js';

/** Passages imagined beside the real ones, none of which holds the term: in a small collection every idf is the same. */
const IMAGINED = 1000;

/** `ln((N + 1000 + 1) / (df + 1.5))` for each telling term; function words weigh nothing. */
export function termWeights(question: AnalysedText, generation: Pick<Generation, 'live' | 'lexical'>): TermWeights {
  const weights = new Map<string, number>();
  for (const [at, term] of question.terms.entries()) {
    const word = question.words[at] ?? term;
    if (isStopWord(word)) continue;
    const found = passagesHolding(term, generation);
    weights.set(term, Math.log((generation.live + IMAGINED + 1) / (found + 1.5)));
  }
  return weights;
}

/** The idf is `ln((N + 1) / (df + 0.5))`, turned round. */
function passagesHolding(term: string, { live, lexical }: Pick<Generation, 'live' | 'lexical'>): number {
  return (live + 1) / Math.exp(lexical.idf(term)) - 0.5;
}
