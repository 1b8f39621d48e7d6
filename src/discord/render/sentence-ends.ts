// Where a text may be cut so that what is kept reads whole.
import type { Span } from '../../types.js';

/** Full stop, question or exclamation mark with what closes after it, before white space; not after short words ("Dr.", "hlm."). */
const SENTENCE_END = /(?:(?<=\p{L}{4}|[\d)\]%”"’])\.|[!?…])["”’»)\]]*(?=\s)|(?<=\S)(?=\s*\n)/gu;
const WORD_END = /(?<=\S)(?=\s)/gu;

/** Offsets in ascending order; the text's own end is not among them. A line's end counts as a sentence's. */
export function sentenceEnds(text: string): number[] {
  return [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
}

/** The whole sentences that hold these words. */
export function sentencesAround(text: string, { start, end }: Span): Span {
  const ends = sentenceEnds(text);
  return { start: ends.findLast((each) => each <= start) ?? 0, end: ends.find((each) => each >= end) ?? text.length };
}

/** Offsets in ascending order after each word but the last. */
export function wordEnds(text: string): number[] {
  return [...text.matchAll(WORD_END)].map((match) => match.index);
}
