// What people type for a time of day -> HH:MM: `7.30`, `jam 7 malam`, `setengah 8 pagi`, `7pm`, `1930`, `tengah malam`.
import { UserError } from '../src/user-error.js';

/** UTF-16 units of the longest text that is read. */
export const CLOCK_TIME_LENGTH = 40;

/** Hours as written -> hours from 0 to 23; those that are missing are not said, or mean two things. */
type Hours = Readonly<Record<number, number>>;

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/^(?:12 )?(?:tengah malam|midnight)$/, '00:00'],
  [/^(?:12 )?(?:tengah hari|noon|midday)$/, '12:00'],
];

const NIGHT = { ...same(0, 3), ...later(6, 11), 12: 0, ...same(18, 23) };
const MORNING = same(0, 11);
const PARTS: readonly (readonly [RegExp, Hours])[] = [
  [/(?<=\d) ?a ?m$/, { ...same(1, 11), 12: 0 }],
  [/(?<=\d) ?p ?m$/, { ...later(1, 11), 12: 12 }],
  [/ ?dini hari$/, { ...same(0, 5), 12: 0 }],
  [/ ?subuh$/, same(3, 6)],
  [/ ?pagi$/, MORNING],
  [/ ?siang$/, { ...later(1, 4), ...same(10, 16) }],
  [/ ?(?:sore|petang)$/, { ...later(2, 7), ...same(14, 19) }],
  [/ ?malam$/, NIGHT],
  [/ in the morning$/, MORNING],
  [/ in the afternoon$/, { ...later(1, 6), ...same(12, 18) }],
  [/ in the evening$/, { ...later(4, 11), ...same(16, 23) }],
  [/ at night$/, NIGHT],
];
const WHOLE_DAY = same(0, 23);

const ZONE = /(?<![a-z])(?:wib|wita|wit|utc|gmt)(?![a-z])|[a-z]+\/[a-z_]+$/;

/**
 * By a clock of 24 hours, unless a part of the day is said. Throws UserError `bad-time` for what is no time, is none in that
 * part of the day (`13 pm`), could be two, or says a zone, which has an option of its own.
 */
export function clockTime(typed: string): string {
  const text = typed.length <= CLOCK_TIME_LENGTH ? folded(typed) : '';
  if (ZONE.test(text)) throw withZone();
  const named = NAMED.find(([pattern]) => pattern.test(text));
  const time = named === undefined ? readTime(text) : named[1];
  if (time === null) throw badTime();
  return time;
}

function readTime(text: string): string | null {
  const part = PARTS.find(([pattern]) => pattern.test(text));
  const digits = part === undefined ? text : text.replace(part[0], '');
  const [, half, hour = '', minute = '00'] =
    /^(?:(setengah) )?(\d{1,2})$/.exec(digits) ?? /^()(\d{1,2})(?:[:.] ?)?(\d{2})$/.exec(digits) ?? [];
  const hours = (part?.[1] ?? WHOLE_DAY)[Number(hour)];
  if (hour === '' || hours === undefined || Number(minute) > 59) return null;
  // Half eight is half an hour before eight.
  const minutes = hours * 60 + Number(minute) - (half ? 30 : 0);
  if (minutes < 0) return null;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Lower case, single spaces, without `jam` and the points of `p.m.`. */
function folded(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b([ap])\. ?m\b\.?/g, '$1m')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:jam|pukul|pkl|pk|at)\b\.? ?/, '')
    .replace(/[.,]$/, '');
}

function same(from: number, to: number): Hours {
  return hoursBetween(from, to, 0);
}

function later(from: number, to: number): Hours {
  return hoursBetween(from, to, 12);
}

function hoursBetween(from: number, to: number, more: number): Hours {
  return Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [from + index, from + index + more]));
}

function badTime(): UserError {
  return new UserError('bad-time', {
    id: 'Kutip tidak bisa membaca jam itu. Tulis misalnya 07.00, 19:30, 7 pagi, atau 7 malam.',
    en: 'Kutip cannot read that time. Write for example 07:00, 19:30, 7am or 7:30 pm.',
  });
}

function withZone(): UserError {
  return new UserError('bad-time', {
    id: 'Tulis jamnya saja, misalnya 19:00. Zona waktu ditulis di pilihan “zona-waktu”.',
    en: 'Write the time alone, for example 19:00. The time zone goes into the option “zone”.',
  });
}
