// Which sentences to quote: the best, then others that are nearly as good, rather from other documents.
import type { FoundPassage } from './found-passages.js';
import type { Choice } from './make-quotes.js';
import type { RankedSentence } from './rank-sentences.js';
import type { Reasoning } from './read-passages.js';

export interface ChoiceOptions {
  /** Most quotes, 1 to 3. */
  readonly most: number;
  /** Give as many as there are, however weak (to measure, and for the nearest passages of an abstention). */
  readonly exhaustive: boolean;
}

/** A second quote may be this much worse (on the scale of the reader's logit). */
const NEARLY_AS_GOOD = 5;
/** A sentence from a document already quoted must be this much better than one from another. */
const SAME_DOCUMENT = 1.5;

/**
 * Never two from one passage or from near-duplicates: each passage read has one best sentence. What the retriever put
 * first may always come along: where the reader errs (across languages, on why and how), it is the one that is right.
 */
export function chooseQuotes({ ranked, found }: Reasoning, options: ChoiceOptions): Choice[] {
  const passageOf = new Map(found.map((each) => [each.candidate.ordinal, each]));
  const left = ranked.flatMap((sentence) => {
    const each = passageOf.get(sentence.passage.candidate.ordinal);
    return each === undefined ? [] : [{ sentence, found: each }];
  });
  const chosen: typeof left = [];
  while (chosen.length < options.most && left.length > 0) {
    const documents = new Set(chosen.map((each) => each.found.passage.documentId));
    const value = ({ sentence, found: { passage } }: (typeof left)[number]) =>
      sentence.score - (documents.has(passage.documentId) ? SAME_DOCUMENT : 0);
    left.sort((a, b) => value(b) - value(a));
    const next = left.shift();
    if (next === undefined) break;
    const first = chosen[0]?.sentence ?? next.sentence;
    const nearlyAsGood = next.sentence.score >= first.score - NEARLY_AS_GOOD;
    if (options.exhaustive || nearlyAsGood || next.found === found[0]) chosen.push(next);
  }
  return chosen.map(({ sentence, found: each }) => choiceOf(sentence, each));
}

function choiceOf(sentence: RankedSentence, { passage }: FoundPassage): Choice {
  const { start, end } = sentence.span;
  const emphasis = end > start ? { start: passage.start + start, end: passage.start + end } : null;
  return { passage, sentence: sentence.index, emphasis, score: sentence.score };
}
