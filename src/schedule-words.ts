// Weekdays as people read them: their names in both languages, and which of them a plan has. Pure.
import type { Language, Localized } from './types.js';

/** Monday first. */
export const weekdayNames: readonly Localized[] = [
  { id: 'Senin', en: 'Monday' },
  { id: 'Selasa', en: 'Tuesday' },
  { id: 'Rabu', en: 'Wednesday' },
  { id: 'Kamis', en: 'Thursday' },
  { id: 'Jumat', en: 'Friday' },
  { id: 'Sabtu', en: 'Saturday' },
  { id: 'Minggu', en: 'Sunday' },
];

const EVERY_DAY: Localized = { id: 'setiap hari', en: 'every day' };
const WEEK = weekdayNames.length;
/** Days in a row that are told by the first and the last of them. */
const SHORTEST_ROW = 3;

/**
 * `setiap hari`, `Senin–Jumat`, `Senin, Rabu, Jumat`, `Rabu, Sabtu–Senin`. `days`: 1 (Monday) to 7 (Sunday), in any order;
 * empty where there are none.
 */
export function weekdaysInWords(days: readonly number[], language: Language): string {
  const chosen = weekdayNames.map((_, index) => days.includes(index + 1));
  if (chosen.every(Boolean)) return EVERY_DAY[language];
  const name = (index: number) => weekdayNames[index % WEEK]?.[language] ?? '';
  return rowsOf(chosen)
    .flatMap(({ first, length }) =>
      length < SHORTEST_ROW
        ? Array.from({ length }, (_, index) => ({ first: (first + index) % WEEK, words: name(first + index) }))
        : [{ first, words: `${name(first)}–${name(first + length - 1)}` }],
    )
    .toSorted((a, b) => a.first - b.first)
    .map(({ words }) => words)
    .join(', ');
}

/** Chosen days that follow each other, also from Sunday to Monday. `chosen`: seven, not all true. */
function rowsOf(chosen: readonly boolean[]): { readonly first: number; readonly length: number }[] {
  const at = (index: number) => chosen[(index + WEEK) % WEEK] === true;
  const starts = chosen.flatMap((_, index) => (at(index) && !at(index - 1) ? [index] : []));
  return starts.map((first) => {
    let length = 1;
    while (at(first + length)) length += 1;
    return { first, length };
  });
}
