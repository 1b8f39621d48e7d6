// Numbers of a text that count something, with their worth and unit: "2.500 tentara", "60 miliar dolar", "lima negara".
import type { Span } from '../types.js';
import { datesIn } from './recall-dates.js';
import { numbersIn, numberValue } from './recall-numbers.js';
import { isUnit, unitOf } from './units.js';

/** Offsets of the number with its sign and multiplier, without the word after it. */
export interface Counted extends Span {
  readonly value: number;
  /** See `unitOf`; never empty. */
  readonly unit: string;
}

/** Signs of currencies before a number. */
const CURRENCY = /^(?:\p{Lu}{1,3}?\$|[$€£¥]|Rp\.?|USD|IDR)/u;
const NEXT_WORDS = /^\s(\p{L}[\p{L}-]*)(?:\s(\p{L}[\p{L}-]*))?/u;

/** None of a date, no range, and none of which it is unknown what it counts. */
export function countedIn(text: string): Counted[] {
  const dates = datesIn(text);
  return numbersIn(text).flatMap(({ start, end }): Counted[] => {
    if (dates.some((date) => date.start < end && start < date.end)) return [];
    const value = numberValue(text.slice(start, end));
    const unit = unitAround(text.slice(start, end), text.slice(end, end + 60));
    return value === null || unit === '' ? [] : [{ start, end, value, unit }];
  });
}

/** "2,500 Russian troops" counts troops. */
function unitAround(said: string, after: string): string {
  const currency = CURRENCY.exec(said)?.[0].toLowerCase();
  if (currency !== undefined) return unitOf(currency, undefined);
  if (said.endsWith('%')) return '%';
  if (/^ke-|(?:st|nd|rd|th)$/iu.test(said)) return '';
  const [, word, next] = NEXT_WORDS.exec(after.toLowerCase()) ?? [];
  const isOfNext = word !== undefined && next !== undefined && !isUnit(word) && isUnit(next);
  return unitOf(undefined, isOfNext ? next : word);
}
