// Dates in a sentence: days, months with their year, years and spans of years, whole.
import { MONTH_PATTERN, monthNumber } from './months.js';
import type { Recallable } from './recallable.js';

export type DatePrecision = 'span' | 'day' | 'day-of-year' | 'month' | 'year' | 'decade';

const YEAR = String.raw`(?:1[0-9]|20)\d\d`;
const DAY = String.raw`(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?`;
const MONTH = String.raw`(?:${MONTH_PATTERN})\.?`;
const DASH = String.raw`\s?[-–—]\s?`;
const TO = String.raw`(?:${DASH}|\s(?:hingga|sampai|s\.d\.|to|until)\s)`;

/** The most telling first: of two that begin in one place, the first that fits is taken. */
const PATTERNS: readonly (readonly [DatePrecision, string])[] = [
  ['span', String.raw`${DAY}(?:\s${MONTH})?${TO}${DAY}\s${MONTH}(?:,?\s${YEAR})?`],
  ['span', String.raw`${MONTH}\s${DAY}${TO}(?:${MONTH}\s)?${DAY}(?:,\s${YEAR})?`],
  ['span', String.raw`${MONTH}${TO}${MONTH}\s${YEAR}`],
  ['day', String.raw`${DAY}(?:\sof)?\s${MONTH},?\s${YEAR}`],
  ['day', String.raw`${MONTH}\s${DAY},?\s${YEAR}`],
  ['day', String.raw`${YEAR}-\d\d-\d\d`],
  ['day', String.raw`\d{1,2}[/-]\d{1,2}[/-]${YEAR}`],
  ['month', String.raw`${MONTH},?\s(?:of\s)?${YEAR}`],
  ['day-of-year', String.raw`${DAY}(?:\sof)?\s${MONTH}`],
  ['day-of-year', String.raw`${MONTH}\s${DAY}`],
  ['decade', `${YEAR}(?:-an|['’]?s)`],
  ['span', String.raw`${YEAR}[-–—/](?:${YEAR}|\d\d)`],
  ['year', YEAR],
];
const APART_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_¤$€£%#@:/–—-]|[\p{N}][.,]|(?:[Rr]p|[Nn]o|[Nn]omor|Pasal|Article|Resolusi|Resolution)\.?\s?)`;
const APART_AFTER = String.raw`(?![\p{L}\p{M}\p{N}_%]|[.,:/]\d|[-–—][\p{L}\p{N}])`;
const DATE = new RegExp(`${APART_BEFORE}(?:${PATTERNS.map(([, each]) => `(${each})`).join('|')})${APART_AFTER}`, 'gu');
const SCORES: Readonly<Record<DatePrecision, number>> = {
  ...{ day: 1, month: 1, span: 0.95, year: 0.9, decade: 0.8, 'day-of-year': 0.75 },
};
/** What is counted after a number that looks like a year. */
const COUNTED =
  /^\s(?:%|persen|percent|orang|jiwa|tentara|pasukan|prajurit|personel|warga|korban|unit|ton|kg|km|kilometer|meter|mil|hektare?|m|cm|mm|ha|kaki|feet|ft|kali|times|kata|words|halaman|pages|dolar|rupiah|people|troops|soldiers|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|tons?|dollars|ribu|juta|miliar|thousand|million|billion)(?!\p{L})/u;

export function datesIn(text: string): Recallable[] {
  return Array.from(text.matchAll(DATE), (match): Recallable[] => {
    const [whole, ...groups] = match;
    // The full stop of the sentence, not of an abbreviated month.
    const said = whole.replace(/\.$/u, '');
    const [precision] = PATTERNS[groups.findIndex((group) => group !== undefined)] ?? [];
    const end = match.index + said.length;
    if (precision === undefined || isPart(text, match.index, said)) return [];
    if (precision === 'year' && COUNTED.test(text.slice(end, end + 16))) return [];
    return [{ start: match.index, end, kind: 'date', score: SCORES[precision] }];
  }).flat();
}

/** What it tells; null where it is no date. */
export function datePrecision(said: string): DatePrecision | null {
  const [match] = said.matchAll(DATE);
  if (match === undefined || match[0] !== said) return null;
  return PATTERNS[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? null;
}

/** Days, roughly, since the year 0: for telling how near two dates are. */
export function roughDay(said: string): number {
  const year = Number(new RegExp(YEAR, 'u').exec(said)?.[0] ?? 0);
  const month = monthNumber(new RegExp(`(?:${MONTH_PATTERN})(?!\\p{L})`, 'u').exec(said)?.[0] ?? '') ?? 0;
  const day = Number(/(?<!\d)\d{1,2}(?!\d)/u.exec(said)?.[0] ?? 0);
  return year * 372 + month * 31 + day;
}

/** The year of a date that is not whole here ("pada Rabu, 5 Januari" is), or of a name ("Undang-Undang 1999"). */
function isPart(text: string, start: number, said: string): boolean {
  return /^\d{4}$/u.test(said) && /\d\s*\p{Lu}\p{Ll}+\s$/u.test(text.slice(Math.max(0, start - 24), start));
}
