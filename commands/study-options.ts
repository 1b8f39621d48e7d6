// What can be typed into /study start and /study schedule alike, and what it means.
import type { Plan } from '../src/schedule-types.js';
import type { Pace, SessionAbout } from '../src/study-types.js';
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { CLOCK_TIME_LENGTH, clockTime } from './clock-time.js';
import { collectionOption } from './collection-option.js';
import type { Choice, CommandContext, InputOf, Option } from './command.js';
import { documentChoices, LONGEST_NAME, namedDocument } from './document-option.js';
import { timeZoneNamed } from './time-zone.js';
import { NUMBER_LENGTH, numberChoices, typedNumber } from './typed-number.js';
import { zoneOption } from './zone-option.js';

/** UTF-16 units. */
const LONGEST_TOPIC = 200;
const PASSAGES = { least: 2, usual: 6, most: 14 } as const;
const PACES: Readonly<Record<Pace, Localized>> = {
  live: { id: 'Langsung: semua membaca bersama sekarang', en: 'Live: all read together now' },
  daily: { id: 'Harian: satu bagian setiap hari', en: 'Daily: one passage a day' },
};
const PACE_NAMES: Readonly<Record<Pace, readonly string[]>> = {
  live: ['live', 'langsung', 'bersama', 'sekarang'],
  daily: ['daily', 'harian', 'tiap hari', 'setiap hari', 'every day'],
};

export const studyOptions = {
  topic: {
    type: 'text',
    name: { id: 'topik', en: 'topic' },
    help: { id: 'Topik yang dipelajari, dengan kata-katamu sendiri', en: 'Topic to study, in your own words' },
    maxLength: LONGEST_TOPIC,
  },
  document: {
    type: 'text',
    name: { id: 'dokumen', en: 'document' },
    help: { id: 'Dokumen yang dipelajari, sebagai ganti topik', en: 'Document to study, instead of a topic' },
    maxLength: LONGEST_NAME,
    complete: documentChoices,
  },
  pace: {
    type: 'text',
    name: { id: 'tempo', en: 'pace' },
    help: {
      id: 'Langsung bersama-sama, atau harian: satu bagian setiap hari',
      en: 'Live together, or daily: one passage a day',
    },
    maxLength: NUMBER_LENGTH,
    complete: async ({ language }, typed): Promise<readonly Choice[]> =>
      (['live', 'daily'] as const)
        .map((pace) => ({ label: PACES[pace][language], value: pace }))
        .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(typed.trim().toLowerCase())),
  },
  passages: {
    type: 'text',
    name: { id: 'bagian', en: 'passages' },
    help: {
      id: 'Berapa bagian yang dibaca: 2 sampai 14; biasanya 6',
      en: 'How many passages to read: 2 to 14; usually 6',
    },
    maxLength: NUMBER_LENGTH,
    complete: async (_, typed) => numberChoices(typed, numbersUpTo(PASSAGES.least, PASSAGES.most)),
  },
  time: {
    type: 'text',
    name: { id: 'jam', en: 'time' },
    help: { id: 'Jam berapa, misalnya 19.00 atau 7 malam', en: 'At what time, for example 19:00 or 7.30pm' },
    maxLength: CLOCK_TIME_LENGTH,
  },
  zone: zoneOption,
  collection: collectionOption,
} as const satisfies Record<string, Option>;

export type StudyInput = Partial<InputOf<typeof studyOptions>>;

/**
 * What is to be read; null where nothing was named. The document is one of the context's collection. Throws UserError
 * `topic-or-document`, `bad-topic`, and as `namedDocument`.
 */
export async function aboutTyped(
  context: CommandContext,
  { topic, document }: Pick<StudyInput, 'topic' | 'document'>,
): Promise<SessionAbout | null> {
  if (topic !== undefined && document !== undefined) throw topicOrDocument();
  if (topic !== undefined) return { kind: 'topic', topic: topicTyped(topic) };
  if (document === undefined) return null;
  const { id, path, metadata } = await namedDocument(context, document);
  return { kind: 'document', documentId: id, title: metadata.title ?? path };
}

export function topicOrDocument(): UserError {
  return new UserError('topic-or-document', {
    id: 'Isi salah satu saja: “topik” atau “dokumen”.',
    en: 'Fill in one of the two: “topic” or “document”.',
  });
}

/** Live where it was left out. Throws UserError `bad-pace`. */
export function paceTyped(typed = 'live'): Pace {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const pace = (['live', 'daily'] as const).find((each) => PACE_NAMES[each].includes(wanted));
  if (pace !== undefined) return pace;
  throw new UserError('bad-pace', {
    id: '“tempo” bisa langsung (semua membaca bersama sekarang) atau harian (satu bagian setiap hari).',
    en: '“pace” can be live (all read together now) or daily (one passage a day).',
  });
}

/** Six where it was left out. Throws UserError `bad-passages`. */
export function passagesTyped(typed = String(PASSAGES.usual)): number {
  const { least, most } = PASSAGES;
  const number = typedNumber(typed, least, most);
  if (number !== null) return number;
  throw new UserError('bad-passages', {
    id: `“bagian” harus angka dari ${least} sampai ${most}.`,
    en: `“passages” must be a number from ${least} to ${most}.`,
  });
}

/** Throws UserError `time-missing`, `study-zone-missing`, and as `clockTime` and `timeZoneNamed`. */
export function planTyped(
  { settings }: CommandContext,
  { time, zone }: Pick<StudyInput, 'time' | 'zone'>,
  days: Plan['days'] = [1, 2, 3, 4, 5, 6, 7],
): Plan {
  if (time === undefined) throw timeMissing();
  const inForce = zone === undefined ? settings.timeZone : timeZoneNamed(zone);
  if (inForce === null) throw zoneMissing();
  return { time: clockTime(time), zone: inForce, days };
}

export function numbersUpTo(least: number, most: number): readonly number[] {
  return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}

function topicTyped(typed: string): string {
  if (typed.length <= LONGEST_TOPIC && /[\p{L}\p{N}]/u.test(typed)) return typed.replace(/\s+/g, ' ');
  throw new UserError('bad-topic', {
    id: `“topik” harus berisi kata, paling banyak ${LONGEST_TOPIC} karakter.`,
    en: `“topic” must be words, at most ${LONGEST_TOPIC} characters.`,
  });
}

function timeMissing(): UserError {
  return new UserError('time-missing', {
    id: 'Jamnya belum diisi. Tulis di opsi “jam”, misalnya 19.00.',
    en: 'The time is missing. Write it in the option “time”, for example 19:00.',
  });
}

function zoneMissing(): UserError {
  return new UserError('study-zone-missing', {
    id: 'Zona waktu server ini belum diketahui. Isi opsi “zona-waktu”, misalnya WIB. Pengelola bisa memilihnya untuk seluruh server di /pengaturan.',
    en: 'The time zone of this server is not known yet. Fill in the option “zone”, for example London. Managers can choose the server’s in /settings.',
  });
}
