// What can be typed into /digest set, and what it means.
import { LONGEST_TOPIC, MOST_QUOTES } from '../src/digest/details.js';
import type { DigestChange } from '../src/digest/digest-keeper.js';
import { wrongQuotes } from '../src/digest/setting-errors.js';
import { UserError } from '../src/user-error.js';
import { CLOCK_TIME_LENGTH, clockTime } from './clock-time.js';
import { collectionOption } from './collection-option.js';
import type { Choice, InputOf, Option } from './command.js';
import { NONE, tagChoices } from './place-to-post.js';
import { timeZoneNamed } from './time-zone.js';
import { WEEKDAYS_LENGTH, weekdayChoices, weekdays } from './weekdays.js';
import { zoneOption } from './zone-option.js';

const NUMBERS = Array.from({ length: MOST_QUOTES }, (_, at) => String(at + 1));

export const digestOptions = {
  channel: {
    type: 'channel',
    name: { id: 'kanal', en: 'channel' },
    help: { id: 'Kanal, utas, atau forum tujuannya; kalau kosong: di sini', en: 'Channel, thread or forum; else here' },
  },
  time: {
    type: 'text',
    name: { id: 'jam', en: 'time' },
    help: { id: 'Jam berapa, misalnya 07.00 atau 19:30', en: 'At what time, for example 07:00 or 7.30pm' },
    maxLength: CLOCK_TIME_LENGTH,
  },
  zone: zoneOption,
  days: {
    type: 'text',
    name: { id: 'hari', en: 'days' },
    help: { id: 'Hari apa saja, misalnya Senin-Jumat', en: 'On which days, for example Monday to Friday' },
    maxLength: WEEKDAYS_LENGTH,
    complete: async ({ language }, typed) => weekdayChoices(typed, language),
  },
  collection: collectionOption,
  quotes: {
    type: 'text',
    name: { id: 'jumlah', en: 'quotes' },
    help: { id: 'Berapa kutipan setiap kali: 1 sampai 5', en: 'How many quotes each time: 1 to 5' },
    maxLength: 10,
    complete: async (_, typed): Promise<readonly Choice[]> =>
      NUMBERS.filter((each) => each.startsWith(typed.trim())).map((value) => ({ label: value, value })),
  },
  topic: {
    type: 'text',
    name: { id: 'topik', en: 'topic' },
    help: { id: 'Hanya kutipan tentang ini; - untuk semua', en: 'Only quotes about this; - for everything' },
    maxLength: LONGEST_TOPIC,
    complete: async ({ language }, typed): Promise<readonly Choice[]> =>
      typed.trim() === '' ? [{ label: { id: 'Tanpa topik', en: 'No topic' }[language], value: NONE }] : [],
  },
  role: {
    type: 'role',
    name: { id: 'peran', en: 'role' },
    help: {
      id: 'Peran yang disebut setiap kali; kamu akan ditanya dulu',
      en: 'Role to mention each time; you are asked first',
    },
  },
  tag: {
    type: 'text',
    name: { id: 'tag', en: 'tag' },
    help: { id: 'Tag untuk postingan di forum', en: 'Tag of the posts in a forum' },
    maxLength: 100,
    complete: tagChoices,
  },
  repeat: {
    type: 'boolean',
    name: { id: 'ulangi', en: 'repeat' },
    help: {
      id: 'Mulai dari awal lagi kalau semua sudah dikutip; kalau tidak, harinya dilewati',
      en: 'Begin again once everything was quoted; otherwise such a day is skipped',
    },
  },
} as const satisfies Record<string, Option>;

export type DigestInput = InputOf<typeof digestOptions>;

/** What was typed, without what needs to be looked up; what was left out is left out. Throws UserError for the first that is wrong. */
export function changeTyped({ time, zone, days, quotes, topic, repeat }: Partial<DigestInput>): DigestChange {
  return {
    plan: {
      ...(time !== undefined && { time: clockTime(time) }),
      ...(zone !== undefined && { zone: timeZoneNamed(zone) }),
      ...(days !== undefined && { days: weekdays(days) }),
    },
    ...(quotes !== undefined && { quotes: numberOfQuotes(quotes) }),
    ...(topic !== undefined && { topic: topicTyped(topic) }),
    ...(repeat !== undefined && { repeat }),
  };
}

function numberOfQuotes(typed: string): number {
  if (NUMBERS.includes(typed)) return Number(typed);
  throw wrongQuotes();
}

function topicTyped(typed: string): string | null {
  if (typed === NONE) return null;
  if (typed.length <= LONGEST_TOPIC && /[\p{L}\p{N}]/u.test(typed)) return typed.replace(/\s+/g, ' ');
  throw new UserError('bad-topic', {
    id: `“topik” harus berisi kata, paling banyak ${LONGEST_TOPIC} karakter. Tulis - kalau tidak perlu topik.`,
    en: `“topic” must be words, at most ${LONGEST_TOPIC} characters. Write - for no topic.`,
  });
}
