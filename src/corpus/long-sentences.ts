// Counts the tokens of sentences and cuts those that are too long for one passage, at clauses where it can.
import { trimmed } from '../text/sentences.js';
import type { Span } from '../types.js';

/** Number of tokens of each text by itself, in their order. */
export type CountTokens = (texts: readonly string[]) => Promise<readonly number[]>;

export interface CountedSpan extends Span {
  readonly tokens: number;
}

/** Shortest piece worth cutting further (UTF-16 units); no such piece can be cut at a sensible place. */
const SHORTEST_PIECE = 8;

/**
 * The sentences with their tokens, in order; a sentence of more than `capacity` tokens as consecutive pieces of at most
 * that many (a piece under 8 characters may have more). One call for all sentences, and one for each round of cutting.
 */
export async function countSentences(
  text: string,
  sentences: readonly Span[],
  countTokens: CountTokens,
  capacity: number,
): Promise<CountedSpan[]> {
  const tokens = await countTokens(sentences.map((sentence) => text.slice(sentence.start, sentence.end)));
  const counted = sentences.map(({ start, end }, index) => ({ start, end, tokens: tokens[index] ?? 0 }));
  const isTooLong = ({ start, end, tokens }: CountedSpan) => tokens > capacity && end - start >= 2 * SHORTEST_PIECE;
  const tooLong = counted.filter(isTooLong);
  if (tooLong.length === 0) return counted;
  const cutUp = tooLong.flatMap((sentence) => cut(text, sentence, capacity));
  const pieces = await countSentences(text, cutUp, countTokens, capacity);
  return [...counted.filter((sentence) => !isTooLong(sentence)), ...pieces].sort((a, b) => a.start - b.start);
}

/** A sentence in as many nearly equal pieces as its tokens ask for, at least two. */
function cut(text: string, sentence: CountedSpan, capacity: number): Span[] {
  const length = sentence.end - sentence.start;
  const count = Math.min(Math.ceil((sentence.tokens * 1.1) / capacity), Math.floor(length / SHORTEST_PIECE));
  const pieces: Span[] = [];
  let rest: Span = sentence;
  for (let left = Math.max(2, count); left > 1; left -= 1) {
    const end = clauseEnd(text, rest, Math.floor((rest.end - rest.start) / left));
    pieces.push(trimmed(text, { start: rest.start, end }));
    rest = trimmed(text, { start: end, end: rest.end });
  }
  return [...pieces, rest].filter((piece) => piece.end > piece.start);
}

/** Where to cut near `start + length`: after a semicolon or colon, else a comma or dash, else at white space, else there. */
function clauseEnd(text: string, span: Span, length: number): number {
  const aim = span.start + length;
  const from = span.start + Math.floor(length / 2);
  const window = text.slice(from, Math.min(span.end - 1, aim + Math.floor(length / 4)));
  for (const separator of [/[;:](?=\s)/g, /(?:,(?=\s)|\s[–—-](?=\s))/g, /\s/g]) {
    const ends = [...window.matchAll(separator)].map((match) => from + match.index + match[0].length);
    const nearest = ends.sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim))[0];
    if (nearest !== undefined) return nearest;
  }
  // Never between the two halves of a character outside the basic plane.
  return /[\ud800-\udbff]/.test(text.charAt(aim - 1)) ? aim + 1 : aim;
}
