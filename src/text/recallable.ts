// What in a sentence can be asked to be remembered: its dates, numbers, names and terms, each whole.
import type { Span } from '../types.js';
import { hiddenElsewhere } from './hidden-elsewhere.js';
import { datesIn } from './recall-dates.js';
import { namesIn } from './recall-names.js';
import { numbersIn } from './recall-numbers.js';
import { termsIn } from './recall-terms.js';

export type RecallableKind = 'number' | 'date' | 'name' | 'term';

/** Offsets into the sentence. */
export interface Recallable extends Span {
  readonly kind: RecallableKind;
  /** How good a question it makes, 0 to 1; comparable across sentences. */
  readonly score: number;
}

/** A longer one is a clause, and nobody remembers it word by word (UTF-16 units). */
const LONGEST = 80;
/** The most of a sentence that may be hidden. */
const LARGEST_SHARE = 0.5;
const CITATION_MARK = /\[[^\][]{0,20}\]/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@\S+/giu;

/**
 * In Indonesian and English, the best first; no two overlap. A figure, name or term is never hidden in part, its unit stays
 * visible ("2.000" of "2.000 tentara"), signs belong to the figure ("70%", "US$2,5 miliar"). Nothing in citation marks and links,
 * and nothing that the rest of the sentence gives away.
 */
export function recallables(sentence: string): readonly Recallable[] {
  const text = sentence.replace(CITATION_MARK, blank).replace(LINK, blank);
  // Of two in the same place the first holds: a year is a date before it is a number.
  const found = [...datesIn(text), ...numbersIn(text), ...namesIn(text), ...termsIn(text)].sort(
    (a, b) => b.end - b.start - (a.end - a.start),
  );
  const apart: Recallable[] = [];
  for (const each of found) {
    if (!apart.some(({ start, end }) => start < each.end && each.start < end)) apart.push(each);
  }
  return apart
    .filter(({ start, end }) => end - start <= LONGEST && end - start <= LARGEST_SHARE * text.length)
    .filter((each) => !hiddenElsewhere(sentence, each))
    .sort((a, b) => b.score - a.score || a.start - b.start);
}

/** As long as before, so that offsets hold. */
function blank(mark: string): string {
  return '¤'.repeat(mark.length);
}
