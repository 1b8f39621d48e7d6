// What people type for weekdays -> their numbers, and choices while they type: `Senin–Jumat`, `tiap hari`, `Mon, Wed and Fri`.
import { weekdayNames, weekdaysInWords } from '../src/schedule-words.js';
import type { Language } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Choice } from './command.js';

/** UTF-16 units of the longest text that is read. */
export const WEEKDAYS_LENGTH = 100;

const WEEK = 7;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** Words for several days; their spaces are taken out before anything is read. */
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  harian: EVERY_DAY,
  daily: EVERY_DAY,
  everyday: EVERY_DAY,
  harikerja: WORKING_DAYS,
  weekday: WORKING_DAYS,
  weekdays: WORKING_DAYS,
  workday: WORKING_DAYS,
  workdays: WORKING_DAYS,
  workingdays: WORKING_DAYS,
  akhirpekan: WEEKEND,
  weekend: WEEKEND,
  weekends: WEEKEND,
};
/** Short forms that are in use, Monday first; Sunday is also `Ahad`. */
const SHORT = [
  'sen senen mon',
  'sel tue tues',
  'rab rebo wed weds',
  'kam kemis thu thur thurs',
  'jum fri',
  'sab sat',
  'min sun ahad',
].map((words) => words.split(' '));

/** Words beside the days that change nothing: `setiap hari Senin`, `on Mondays`. */
const BESIDE = ['setiap', 'tiap', 'saban', 'semua', 'every', 'each', 'all', 'hari', 'day', 'days', 'pada', 'on', 'the'];
const EACH = /^(?:setiap|tiap|saban|semua) hari$|^(?:every|each) day$|^all days$/;
/** Every week, or every Sunday: who writes that is asked to say `hari Minggu`. */
const EVERY_WEEK_OR_SUNDAY = /^(?:setiap|tiap|saban) minggu$/;

/**
 * At least one weekday, 1 (Monday) to 7 (Sunday), in order. A span may go over Sunday, and days may be taken out
 * (`setiap hari kecuali Minggu`). Throws UserError `bad-days`.
 */
export function weekdays(typed: string): readonly number[] {
  const days = typed.length <= WEEKDAYS_LENGTH ? readDays(typed) : null;
  if (days !== null && days.length > 0) return days;
  throw new UserError('bad-days', {
    id: 'Kutip tidak mengenal hari itu. Tulis misalnya: setiap hari, Senin–Jumat, akhir pekan, atau Senin, Rabu, Jumat. Hari Minggu saja: hari Minggu.',
    en: 'Kutip does not know those days. Write for example: every day, Monday–Friday, weekend, or Monday, Wednesday, Friday.',
  });
}

/** What was typed in words, else ways to go on with it; what is usual where nothing was typed. Best first. */
export function weekdayChoices(typed: string, language: Language): Choice[] {
  const text = typed.trimStart();
  const usual = [EVERY_DAY, WORKING_DAYS, WEEKEND, ...EVERY_DAY.map((day) => [day])];
  if (text === '') return choicesOf(usual, language);
  const read = text.length <= WEEKDAYS_LENGTH ? readDays(text) : null;
  const groups = Object.entries(GROUPS).filter(([name]) => name.startsWith(folded(text).replaceAll(' ', '')));
  const each = ['setiap hari', 'tiap hari', 'every day'].filter((words) => words.startsWith(folded(text)));
  return choicesOf(
    [
      ...(read === null ? [] : [read]),
      ...each.map(() => EVERY_DAY),
      ...groups.map(([, days]) => days),
      ...continued(text),
    ],
    language,
  );
}

/** The days with the last word, as far as it goes, taken for the beginning of each day's name. */
function continued(text: string): (readonly number[])[] {
  const begun = /[\p{L}'’]*$/u.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - begun.length);
  const begins = folded(begun);
  return weekdayNames
    .filter(({ id, en }) => [id, en].some((name) => folded(name).startsWith(begins)))
    .flatMap(({ en }) => {
      const days = `${before}${en}`.length <= WEEKDAYS_LENGTH ? readDays(before + en) : null;
      return days === null || days.length === 0 ? [] : [days];
    });
}

function choicesOf(several: readonly (readonly number[])[], language: Language): Choice[] {
  const words = several.filter((days) => days.length > 0).map((days) => weekdaysInWords(days, language));
  return [...new Set(words)].map((value) => ({ label: value.charAt(0).toUpperCase() + value.slice(1), value }));
}

/** In order; null where something in it is no weekday. */
function readDays(typed: string): number[] | null {
  const [wanted = '', ...without] = folded(typed).split(/\b(?:kecuali|selain|except|but not)\b/);
  if (without.length > 1) return null;
  const days = listedDays(wanted);
  const not = without[0] === undefined ? [] : listedDays(without[0]);
  if (days === null || not === null || (without.length > 0 && not.length === 0)) return null;
  return EVERY_DAY.filter((day) => days.includes(day) && !not.includes(day));
}

/** None for nothing; null where something in it is no weekday. */
function listedDays(text: string): number[] | null {
  const list = text.trim();
  if (EVERY_WEEK_OR_SUNDAY.test(list)) return null;
  const parts = list.split(/[,;&+/]|\b(?:dan|serta|and)\b/).map((part) => part.trim());
  const days: number[] = [];
  for (const part of parts.filter((each) => each !== '')) {
    const read = EACH.test(part) ? EVERY_DAY : daysInPart(part);
    if (read === null) return null;
    days.push(...read);
  }
  return days;
}

/** `senin - jumat`, `sen rab jum`, `hari kerja`; null where something in it is no weekday. */
function daysInPart(part: string): readonly number[] | null {
  const joined = part.replace(/\b(hari|akhir|working) (kerja|pekan|days)\b/g, '$1$2');
  const words = joined.split(' ').filter((word) => !BESIDE.includes(word));
  const days: number[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const first = daysOf(words[index] ?? '');
    if (first === null) return null;
    if (words[index + 1] !== '-') {
      days.push(...first);
      continue;
    }
    const last = daysOf(words[index + 2] ?? '');
    if (first.length !== 1 || last?.length !== 1) return null;
    days.push(...span(first[0] ?? 0, last[0] ?? 0));
    index += 2;
  }
  return words.length === 0 ? null : days;
}

function daysOf(word: string): readonly number[] | null {
  const group = Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined;
  if (group !== undefined) return group;
  const index = weekdayNames.findIndex(({ id, en }, day) => {
    const names = [id.toLowerCase(), en.toLowerCase(), `${en.toLowerCase()}s`];
    return names.includes(word) || (SHORT[day] ?? []).includes(word);
  });
  return index === -1 ? null : [index + 1];
}

function span(first: number, last: number): number[] {
  const length = ((last - first + WEEK) % WEEK) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % WEEK) + 1);
}

/** Lower case, `Jum'at` as `jumat`, every way to write a span as ` - `, single spaces. */
function folded(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`.]/g, '')
    .replace(/\b(?:s\/?d|sampai(?: dengan)?|hingga|to|thru|through|until|till)\b|[-‐‑–—−~]/g, ' - ')
    .replace(/\s+/g, ' ')
    .trim();
}
