// Where a quote begins and ends: the answering sentence and what it needs to be understood.
import { pointsBack } from '../text/standing-alone.js';
import type { Span } from '../types.js';

/** Sentences that may be brought because each points back to the one before. */
const MOST_BROUGHT = 2;
/** Most UTF-16 units between two sentences that still belong together: white space, or a footnote mark and white space. */
const WIDEST_GAP = 12;

/**
 * `sentences` are those of the passage and its neighbours in the same document, in order; `index` is the answering one,
 * `count` the number of those that answer in a row (default: one), `length` the length (UTF-16 units) to which a quote may grow within its passage `[from, to)`; `barriers` are headings
 * and boilerplate, which no quote spans.
 */
export interface QuotePlan {
  readonly source: string;
  readonly sentences: readonly Span[];
  readonly index: number;
  readonly count?: number;
  readonly passage: Span;
  readonly barriers: readonly Span[];
  readonly length: number;
}

/** A quote shorter than this (UTF-16 units) may grow over the end of its paragraph. */
const SHORT = 160;

/**
 * Whole sentences around the answering one. While the quote opens with a word that points back, the sentence before is
 * brought (from the passage before, too); then it grows within its passage and paragraph, first forward, as far as `length` allows.
 */
export function quoteSpan(plan: QuotePlan): Span {
  let first = plan.index;
  let last = plan.index + (plan.count ?? 1) - 1;
  for (let brought = 0; brought < MOST_BROUGHT; brought++) {
    const opening = plan.sentences[first];
    if (!opening || !pointsBack(plan.source.slice(opening.start, opening.end)) || !joins(plan, first - 1)) break;
    first--;
  }
  for (let grew = true; grew; ) {
    grew = false;
    if (joins(plan, last) && fits(plan, spanOf(plan, first, last), first, last + 1)) {
      last++;
      grew = true;
    }
    if (joins(plan, first - 1) && fits(plan, spanOf(plan, first, last), first - 1, last)) {
      first--;
      grew = true;
    }
  }
  return spanOf(plan, first, last);
}

function spanOf({ sentences }: QuotePlan, first: number, last: number): Span {
  return { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
}

/** Whether sentence `at` and the next can stand in one quote: no heading, boilerplate or other words lie between. */
function joins({ source, sentences, barriers }: QuotePlan, at: number): boolean {
  const left = sentences[at];
  const right = sentences[at + 1];
  if (!left || !right || right.start - left.end > WIDEST_GAP) return false;
  if (/\p{L}/u.test(source.slice(left.end, right.start))) return false;
  return !barriers.some((barrier) => barrier.start < right.start && left.end < barrier.end);
}

/** Whether the quote may grow from `own` to the sentences from `first` to `last`. */
function fits(plan: QuotePlan, own: Span, first: number, last: number): boolean {
  const { source, sentences, passage, length } = plan;
  const start = sentences[first]?.start ?? 0;
  const end = sentences[last]?.end ?? 0;
  if (start < passage.start || end > passage.end || end - start > length) return false;
  const added = source.slice(start, own.start) + source.slice(own.end, end);
  return !added.includes('\n') || own.end - own.start < SHORT;
}
