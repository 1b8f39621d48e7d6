// Words of a quote that are to be remembered: what would tell them elsewhere in a message, and the quote with a gap instead.
import type { Quote } from '../../types.js';

/** Stands where the words are missing. Not a spoiler: a quiz must not give them away. */
export const GAP_SIGN = '▁▁▁▁';

const NUMBER = /\d+/g;
const YEAR = /(?<!\d)\d{4}(?!\d)/;

/** The words at these offsets into the source text. */
export function wordsAt({ text, start }: Pick<Quote, 'text' | 'start'>, [from, to]: readonly [number, number]): string {
  return text.slice(Math.max(0, from - start), Math.max(0, to - start));
}

/** Whether a name, date or address says the words, in whatever case and between whatever signs; of a date in whatever language. */
export function tellerOf(hidden: string): (text: string) => boolean {
  const said = plainWords(hidden);
  const numbers: readonly string[] = YEAR.test(hidden) ? (hidden.match(NUMBER) ?? []) : [];
  const isSaid = (text: string) => {
    if (said.trim() !== '') return plainWords(text).includes(said);
    return hidden.trim() !== '' && text.includes(hidden.trim());
  };
  const isSameDate = (text: string) => {
    const others: readonly string[] = text.match(NUMBER) ?? [];
    return numbers.length > 0 && numbers.every((number) => others.includes(number));
  };
  return (text) => isSaid(text) || isSameDate(text);
}

/** The quote with a gap wherever the words stand; `gap`: where the first of them was, as offsets like those of the quote. */
export function withGap(
  quote: Quote,
  hidden: readonly [number, number],
): { readonly quote: Quote; readonly gap: readonly [number, number] } {
  const words = wordsAt(quote, hidden);
  const before = gapped(quote.text.slice(0, Math.max(0, hidden[0] - quote.start)), words);
  const after = gapped(quote.text.slice(Math.max(0, hidden[1] - quote.start)), words);
  const text = `${before}${GAP_SIGN}${after}`;
  const at = quote.start + before.length;
  return { quote: { ...quote, text, end: quote.start + text.length, emphasis: null }, gap: [at, at + GAP_SIGN.length] };
}

function gapped(text: string, words: string): string {
  return words.trim() === '' ? text : text.replaceAll(words, GAP_SIGN);
}

/** Letters and digits only, in one case, with a space around each word. */
function plainWords(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
