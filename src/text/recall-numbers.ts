// Numbers in a sentence: figures with their signs and multipliers, and numbers written in words.
import { NUMERAL_PATTERN, numeralValue } from './numerals.js';
import type { Recallable } from './recallable.js';

const DIGITS = String.raw`(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,3})?)`;
const MULTIPLIERS = new Map(
  Object.entries({
    ...{ ratus: 1e2, hundred: 1e2, ribu: 1e3, thousand: 1e3, juta: 1e6, million: 1e6 },
    ...{ miliar: 1e9, milyar: 1e9, billion: 1e9, triliun: 1e12, trillion: 1e12 },
  }),
);
const MULTIPLIER = `(?:${[...MULTIPLIERS.keys()].join('|')})`;
const CURRENCY = String.raw`(?:US\$|AS\$|A\$|S\$|\$|€|£|¥|Rp\.?|USD|IDR)`;
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}_¤#@:/$€£¥+−–—-]|\p{N}[.,])(${CURRENCY}\s?)?([Kk]e-)?(${DIGITS})(?:(?:\s?[-–—]\s?|\s(?:sampai|hingga|to)\s)(${DIGITS}))?(st|nd|rd|th)?(\s?%)?(?:\s(${MULTIPLIER}))?(?![\p{L}\p{M}\p{N}_:/°$#]|[.,]\d|[-–—][\p{L}\p{N}])`,
  'gu',
);
/** What numbers a part of a text, or a thing, is a label. */
const LABEL =
  /(?:(?:^|\s)(?:no|nos|nomor|number|hlm|hal|halaman|p|pp|pages?|gambar|gbr|fig|figures?|tabel|table|bab|chapter|bagian|section|jilid|vol|volume|edisi|edition|versi|version|pukul|jam|rt|rw|jalan|jl|lampiran|catatan|note|kode|code|telepon|phone)\.?\s?|(?:^|\s)\p{L}\.\s?)$/u;
const WORDS = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}_’'¤-])(?:${NUMERAL_PATTERN})(?![\p{L}\p{M}\p{N}_’']|-\p{L})`,
  'gu',
);

export function numbersIn(text: string): Recallable[] {
  return [...figuresIn(text), ...numeralsIn(text)];
}

/** What a number is worth; null where it is none, or a range. */
export function numberValue(said: string): number | null {
  const [match] = said.matchAll(FIGURE);
  if (match === undefined || match[0] !== said) return numeralValue(said);
  const [, , , digits = '', to, , , multiplier = ''] = match;
  return to === undefined ? worth(digits) * (MULTIPLIERS.get(multiplier.toLowerCase()) ?? 1) : null;
}

/** Points and commas before three digits group thousands, in both languages; any other is the decimal mark. */
function worth(digits: string): number {
  return Number(digits.replace(/[.,](?=\d{3}(?!\d))/gu, '').replace(',', '.'));
}

function figuresIn(text: string): Recallable[] {
  return Array.from(text.matchAll(FIGURE), (match): Recallable[] => {
    const [said, currency, ke, digits = '', to, , percent, multiplier] = match;
    const { index } = match;
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + said.length, index + said.length + 24);
    const bare = currency === undefined && percent === undefined && multiplier === undefined && ke === undefined;
    if (bare && (LABEL.test(before.toLowerCase()) || isListed(before, after) || isNaming(before, digits))) return [];
    if (/^0\d/u.test(digits) || (bare && to === undefined && /^[01]$/u.test(digits))) return [];
    const counts = !bare || /^\s\p{Ll}/u.test(after);
    return [{ start: index, end: index + said.length, kind: 'number', score: counts ? 0.92 : 0.5 }];
  }).flat();
}

/** "1. Rakit", "(2) perahu": a place in a list. */
function isListed(before: string, after: string): boolean {
  return (
    (/(?:^|[;:]\s?)[\s“"(]*$/u.test(before) && /^[.)]\s/u.test(after)) || (/\($/u.test(before) && /^\)/u.test(after))
  );
}

/** "Apollo 11", "Pasukan Khusus 81": a short number after a capital belongs to a name. */
function isNaming(before: string, digits: string): boolean {
  return /^\d{1,4}$/u.test(digits) && /(?<!^)(?<![.!?]\s)\p{Lu}[\p{L}-]*\s$/u.test(before);
}

function numeralsIn(text: string): Recallable[] {
  return Array.from(text.matchAll(WORDS), ({ 0: said, index }): Recallable[] => {
    const value = numeralValue(said);
    const isOneWord = !/[\s-]/u.test(said);
    // A name: Lima, the city.
    if (value === null || (isOneWord && index > 0 && /^\p{Lu}/u.test(said))) return [];
    const after = text.slice(index + said.length, index + said.length + 12);
    if (value < 10 && !/^\s\p{Ll}{3}/u.test(after)) return [];
    if (value < 3) return [];
    return [{ start: index, end: index + said.length, kind: 'number', score: value < 10 ? 0.55 : 0.8 }];
  }).flat();
}
