// A quote in a message: its exact words as a block quote, the words that answer in bold, and below it where it stands.
import type { Citation, Language, Quote, Span } from '../../types.js';
import { type CitationOptions, citationLines } from './citation.js';
import { changedNotice } from './context.js';
import { CUT, type Excerpt, excerptOf } from './excerpt.js';
import { sentencesAround } from './sentence-ends.js';

/** UTF-16 units that a cut quote should have for its words. */
const SHORTEST = 60;
/** UTF-16 units of a second or third quote with its citation, where that is not the matter of the message. */
export const LONGEST_OTHER = 700;

export type Quotable = Citation &
  Span & { readonly id: string | null; readonly text: string } & Partial<Pick<Quote, 'emphasis' | 'readAt'>>;

export interface QuoteOptions extends CitationOptions {
  /** The sentence that answers, as offsets into the source text: what to keep of a quote that cannot be whole. */
  readonly sentence?: Span | undefined;
  /** What is put under a spoiler, as offsets into the source text. */
  readonly hidden?: Span;
  /** Show no more than that sentence. */
  readonly sentenceOnly?: boolean;
}

export interface QuoteBlock extends Excerpt {
  readonly quote: Quotable;
}

/** Whole sentences, at most `room` UTF-16 units with the citation; null where not one of them fits. */
export function quoteBlock(
  quote: Quotable,
  language: Language,
  options: QuoteOptions,
  room: number,
): QuoteBlock | null {
  return blockOf(quote, language, { ...options, wholeSentences: true }, room);
}

/**
 * As `quoteBlock`, but never null: a sentence longer than the room is cut between words, and where not one word fits (one
 * endless character), the mark of a cut stands alone.
 */
export function firstQuoteBlock(quote: Quotable, language: Language, options: QuoteOptions, room: number): QuoteBlock {
  const block =
    quoteBlock(quote, language, options, room) ?? blockOf(quote, language, { ...options, wholeSentences: false }, room);
  const citation = linesBelow(quote, language, options);
  return block ?? { quote, markdown: `> ${CUT}\n${citation}`, whole: false, hasBold: false };
}

type WordOptions = QuoteOptions & { readonly wholeSentences: boolean };

function blockOf(quote: Quotable, language: Language, options: WordOptions, room: number): QuoteBlock | null {
  const citation = linesBelow(quote, language, options);
  const left = room - citation.length - 1;
  const words = left < SHORTEST ? null : wordsOf(quote, options, left);
  return words === null ? null : { ...words, quote, markdown: `${words.markdown}\n${citation}` };
}

/** Where it stands, after a notice where its document says something else by now. */
function linesBelow(quote: Quotable, language: Language, options: QuoteOptions): string {
  return [...changedNotice(quote.readAt ?? null, language), citationLines(quote, language, options)].join('\n');
}

/** Whole, else cut so that the words that answer are among what is kept. */
function wordsOf(quote: Quotable, options: WordOptions, room: number): Excerpt | null {
  const { sentence, hidden, sentenceOnly = false, wholeSentences } = options;
  const inText = ({ start, end }: Span) => ({ start: start - quote.start, end: end - quote.start });
  const { emphasis = null, text } = quote;
  const bold = emphasis === null ? null : inText({ start: emphasis[0], end: emphasis[1] });
  const source = {
    text,
    bold,
    hidden: hidden === undefined ? null : inText(hidden),
    prefix: '> ',
    wholeSentences,
  } as const;
  const answering = sentence === undefined ? bold && sentencesAround(text, bold) : inText(sentence);
  const whole = sentenceOnly && answering !== null ? null : excerptOf(source, room);
  if (answering === null || whole?.whole || whole?.hasBold) return whole;
  return excerptOf({ ...source, shown: answering }, room) ?? whole;
}
