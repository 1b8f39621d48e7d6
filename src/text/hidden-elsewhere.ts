// Whether what is hidden in a sentence can be read elsewhere: then it is nothing to remember.
import type { Span } from '../types.js';
import { numbersIn, numberValue } from './recall-numbers.js';
import { isStopWord } from './stop-words.js';
import { analyse } from './terms.js';

/** Shorter words stand anywhere. */
const LEAST_TELLING = 3;
/** Shorter ones begin unrelated words. */
const LEAST_STEM = 5;

/**
 * True when the rest of the sentence or one of `others` says it: in whatever spelling and inflection, as another number of the same
 * worth, or as its abbreviation. In the sentence itself one word of it is enough.
 */
export function hiddenElsewhere(sentence: string, { start, end }: Span, others: readonly string[] = []): boolean {
  const said = sentence.slice(start, end);
  // What stands on both sides must not come together.
  const rest = `${sentence.slice(0, start)} ¤ ${sentence.slice(end)}`;
  const hidden = analyse(said).terms;
  if (hidden.length === 0) return true;
  if ([rest, ...others].some((text) => holds(text, hidden) || isWorth(text, said) || isShortOf(text, said)))
    return true;
  if (/\d/u.test(said) || numberValue(said) !== null) return false;
  const beside = analyse(rest);
  return analyse(said).words.some(
    (word, at) =>
      word.length >= LEAST_TELLING &&
      !isStopWord(word) &&
      (beside.terms.includes(hidden[at] ?? '') || beside.words.some((other) => isDerived(word, other))),
  );
}

/** "Russian" of "Russia", "Kazakhstan" of "Kazakh". */
function isDerived(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= LEAST_STEM && long.startsWith(short);
}

/** Whether the terms stand together in the text. */
function holds(text: string, terms: readonly string[]): boolean {
  return terms.length > 0 && ` ${analyse(text).terms.join(' ')} `.includes(` ${terms.join(' ')} `);
}

function isWorth(text: string, said: string): boolean {
  const value = numberValue(said);
  return value !== null && numbersIn(text).some(({ start, end }) => numberValue(text.slice(start, end)) === value);
}

/** "CSTO" beside "Collective Security Treaty Organization", or the other way round. */
function isShortOf(text: string, said: string): boolean {
  const isShort = /^\p{Lu}{2,}$/u.test(said);
  const [short, long] = isShort ? [[said], text] : [text.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu) ?? [], said];
  const initials = Array.from(long.matchAll(/(?<![\p{L}\p{N}])(\p{L})[\p{L}\p{M}]*/gu), ([word, letter = '']) =>
    isStopWord(word.toLowerCase()) && !/^\p{Lu}/u.test(word)
      ? ''
      : /^\p{Lu}/u.test(word) && word !== said
        ? letter
        : ' ',
  ).join('');
  return short.some((each) => each.length > 1 && initials.includes(each) && (isShort || initials.trim() === each));
}
