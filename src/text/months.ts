// Names of months and days in Indonesian and English: parts of dates, never names to ask for.

const MONTHS = [
  ['januari', 'january', 'jan'],
  ['februari', 'pebruari', 'february', 'feb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agt', 'ags', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov'],
  ['desember', 'december', 'des', 'dec'],
];
const DAYS = new Set(
  `senin selasa rabu kamis jumat jum'at sabtu minggu ahad
  monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

const NUMBERS = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));

/** For regular expressions, the longest first: in capitals or with one. In lower case they are other words ("may", "mar"). */
export const MONTH_PATTERN = [...NUMBERS.keys()]
  .flatMap((name) => [name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()])
  .sort((a, b) => b.length - a.length)
  .join('|');

/** 1 to 12; null for any other word. */
export function monthNumber(name: string): number | null {
  return NUMBERS.get(name.toLowerCase()) ?? null;
}

export function isDay(word: string): boolean {
  return DAYS.has(word.toLowerCase().replace('’', "'"));
}

export function isMonthOrDay(word: string): boolean {
  return monthNumber(word) !== null || isDay(word);
}
