// The sentence of a quote that answers: what a surface with little room shows of a long quote.
import { splitSentences } from '../text/sentences.js';
import type { Quote, Span } from '../types.js';

/** Offsets into the source text; whole sentences of the quote that hold its emphasis, else its first sentence. */
export function answeringSentence(quote: Quote): Span {
  const sentences = splitSentences(quote.text, { start: 0, end: quote.text.length });
  const [from, to] = quote.emphasis ?? [quote.start, quote.start + 1];
  const holding = sentences.filter(({ start, end }) => quote.start + start < to && from < quote.start + end);
  const first = holding[0];
  const last = holding.at(-1);
  if (first === undefined || last === undefined) return { start: quote.start, end: quote.end };
  return { start: quote.start + first.start, end: quote.start + last.end };
}
