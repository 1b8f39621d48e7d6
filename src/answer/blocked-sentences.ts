// Sentences that an owner never wants to see again: those of blocked quotes, where they stand and wherever they stand again.
import type { BlockedQuote, StoredPassage } from '../database/store.js';
import type { Span } from '../types.js';
import { comparableText } from './comparable-text.js';

export interface Blocking {
  /** Whether the sentence of that version, whose words are `text`, must not be quoted. */
  blocks(versionId: number, sentence: Span, text: string): boolean;
  /** False when nothing is blocked at all, so that nothing need be asked. */
  readonly any: boolean;
}

export const NOTHING_BLOCKED: Blocking = { blocks: () => false, any: false };

/** Shorter sentences (UTF-16 units without spaces) stand in many places by chance: "Tidak." */
const LEAST_TELLING = 20;

/**
 * A sentence is blocked where it overlaps a blocked quote. In any other version or document it is blocked by its words
 * (spaces, quotation marks and hyphenation apart): a document that is read again or renamed, or that stands in the
 * collection twice, does not bring it back.
 */
export function blockingOf(quotes: readonly BlockedQuote[]): Blocking {
  if (quotes.length === 0) return NOTHING_BLOCKED;
  const blocked = quotes.map((quote) => ({ ...quote, words: comparableText(quote.text).text }));
  return {
    any: true,
    blocks(versionId, sentence, text) {
      const words = comparableText(text).text;
      return blocked.some(
        (quote) =>
          (quote.versionId === versionId && quote.start < sentence.end && sentence.start < quote.end) ||
          quote.words === words ||
          (words.length >= LEAST_TELLING && quote.words.includes(words)) ||
          (quote.words.length >= LEAST_TELLING && words.includes(quote.words)),
      );
    },
  };
}

/** Numbers of the passage's sentences that may be quoted. */
export function quotableSentences(passage: StoredPassage & { readonly text: string }, blocking: Blocking): number[] {
  const { versionId, text, sentences } = passage;
  const ownText = ({ start, end }: Span) => text.slice(start - passage.start, end - passage.start);
  return sentences.flatMap((sentence, at) => (blocking.blocks(versionId, sentence, ownText(sentence)) ? [] : [at]));
}
