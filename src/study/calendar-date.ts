// What people type for a day to come -> its date: `besok`, `Senin`, `1 Desember`, `1/12/2026`, `2026-12-01`.

import { DAY_MS } from '../schedule/zone-clock.js';
import { weekdayNames } from '../schedule-words.js';
import { isDate } from '../text/iso-date.js';
import { monthNumber } from '../text/months.js';
import { UserError } from '../user-error.js';

/** UTF-16 units of the longest text that is read. */
export const CALENDAR_DATE_LENGTH = 40;

/** Days from today. */
const NEAR: Readonly<Record<string, number>> = {
  'hari ini': 0,
  today: 0,
  besok: 1,
  tomorrow: 1,
  lusa: 2,
};
const ISO_LENGTH = 10;

/**
 * `today`: ISO date where the time is meant. A weekday is the next one after today; a day without a year is the next such
 * one, today included. The answer is an ISO date, perhaps one that is over. Throws UserError `bad-date`.
 */
export function calendarDate(typed: string, today: string): string {
  const date = typed.length <= CALENDAR_DATE_LENGTH ? readDate(folded(typed), today) : null;
  if (date !== null && date.length === ISO_LENGTH && isDate(date)) return date;
  throw new UserError('bad-date', {
    id: 'Kutip tidak mengenal tanggal itu. Tulis misalnya besok, Senin, 1 Desember, atau 2026-12-01.',
    en: 'Kutip does not know that date. Write for example tomorrow, Monday, 1 December, or 2026-12-01.',
  });
}

function readDate(text: string, today: string): string | null {
  const near = Object.hasOwn(NEAR, text) ? NEAR[text] : undefined;
  if (near !== undefined) return daysAfter(today, near);
  const weekday = weekdayNames.findIndex(({ id, en }) => [id, en].some((name) => name.toLowerCase() === text));
  if (weekday !== -1) return daysAfter(today, ((weekday + 1 - weekdayOf(today) + 6) % 7) + 1);
  if (/^\d{4}-/.test(text)) return text;
  const numbers = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?$/.exec(text);
  if (numbers !== null) return dated(Number(numbers[1]), Number(numbers[2]), numbers[3], today);
  const named = /^(\d{1,2}) (\p{L}+)(?: (\d{4}))?$/u.exec(text) ?? monthFirst(text);
  const month = monthNumber(named?.[2] ?? '');
  return named === null || month === null ? null : dated(Number(named[1]), month, named[3], today);
}

/** `December 1 2026`, with the day before the month. */
function monthFirst(text: string): readonly (string | undefined)[] | null {
  const found = /^(\p{L}+) (\d{1,2})(?: (\d{4}))?$/u.exec(text);
  return found === null ? null : [found[0], found[2], found[1], found[3]];
}

function dated(day: number, month: number, year: string | undefined, today: string): string | null {
  const on = (years: number | string) => `${years}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== undefined) return on(year);
  const thisYear = Number(today.slice(0, 4));
  // 29 February may be years ahead.
  const years = Array.from({ length: 9 }, (_, at) => on(thisYear + at));
  return years.find((date) => date >= today && isDate(date)) ?? null;
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, ISO_LENGTH);
}

/** 1 (Monday) to 7 (Sunday). */
function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** Lower case, without the words and commas that stand beside a date. */
function folded(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’,]/g, '')
    .replace(/\b(?:tanggal|tgl|hari(?! ini)|on|the)\b/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
