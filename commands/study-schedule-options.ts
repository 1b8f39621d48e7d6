// What can be typed into /study schedule besides what /study start takes, and what it means.

import type { Plan } from '../src/schedule-types.js';
import { CALENDAR_DATE_LENGTH, calendarDate } from '../src/study/calendar-date.js';
import type { Language } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext, InputOf, Option } from './command.js';
import { tagChoices } from './place-to-post.js';
import { planTyped, studyOptions } from './study-options.js';
import { NUMBER_LENGTH, numberChoices, typedNumber } from './typed-number.js';
import { WEEKDAYS_LENGTH, weekdayChoices, weekdays } from './weekdays.js';

/** Minutes. */
const REMINDER = { least: 5, most: 1_440, usual: [5, 10, 15, 30, 60, 120, 1_440] } as const;

export const scheduleOptions = {
  topic: studyOptions.topic,
  document: studyOptions.document,
  channel: {
    type: 'channel',
    name: { id: 'kanal', en: 'channel' },
    help: { id: 'Kanal, utas, atau forum tempatnya; kalau kosong: di sini', en: 'Channel, thread or forum; else here' },
  },
  time: studyOptions.time,
  zone: studyOptions.zone,
  days: {
    type: 'text',
    name: { id: 'hari', en: 'days' },
    help: {
      id: 'Berulang pada hari apa saja, misalnya Senin dan Kamis',
      en: 'Repeated on which days, for example Monday',
    },
    maxLength: WEEKDAYS_LENGTH,
    complete: async ({ language }, typed) => weekdayChoices(typed, language),
  },
  date: {
    type: 'text',
    name: { id: 'tanggal', en: 'date' },
    help: {
      id: 'Sekali saja: besok, Senin, 1 Desember, atau 2026-12-01',
      en: 'Once: tomorrow, Monday, 1 December, or 2026-12-01',
    },
    maxLength: CALENDAR_DATE_LENGTH,
  },
  pace: studyOptions.pace,
  passages: studyOptions.passages,
  collection: studyOptions.collection,
  reminder: {
    type: 'text',
    name: { id: 'pengingat', en: 'reminder' },
    help: { id: 'Ingatkan berapa menit sebelumnya: 5 sampai 1440', en: 'Remind how many minutes before: 5 to 1440' },
    maxLength: NUMBER_LENGTH,
    complete: async ({ language }, typed) =>
      numberChoices(typed, REMINDER.usual, (minutes) => ahead(minutes, language)),
  },
  event: {
    type: 'boolean',
    name: { id: 'acara', en: 'event' },
    help: { id: 'Buat juga acara Discord, kalau Kutip boleh', en: 'Make a Discord event too, where Kutip may' },
  },
  tag: {
    type: 'text',
    name: { id: 'tag', en: 'tag' },
    help: { id: 'Tag untuk postingan di forum', en: 'Tag of the post in a forum' },
    maxLength: 100,
    complete: tagChoices,
  },
} as const satisfies Record<string, Option>;

export type ScheduleInput = InputOf<typeof scheduleOptions>;

/** Once on a date, or on each of the days. Throws UserError `days-or-date`, `bad-date`, and as `planTyped` and `weekdays`. */
export function whenTyped(
  context: CommandContext,
  { time, zone, days, date }: Pick<ScheduleInput, 'time' | 'zone' | 'days' | 'date'>,
): { readonly plan: Plan; readonly once: string | null } {
  if ((days === undefined) === (date === undefined)) throw daysOrDate();
  const plan = planTyped(context, { time, zone }, days === undefined ? undefined : weekdays(days));
  return {
    plan,
    once: date === undefined ? null : calendarDate(date, context.services.sessionSchedules.today(plan.zone)),
  };
}

/** Minutes; null where it was left out. Throws UserError `bad-reminder`. */
export function reminderTyped(typed: string | undefined): number | null {
  if (typed === undefined) return null;
  const { least, most } = REMINDER;
  const number = typedNumber(typed, least, most);
  if (number !== null) return number;
  throw new UserError('bad-reminder', {
    id: `“pengingat” harus angka dari ${least} sampai ${most}, dalam menit.`,
    en: `“reminder” must be a number from ${least} to ${most}, in minutes.`,
  });
}

function ahead(minutes: number, language: Language): string {
  if (minutes === REMINDER.most) return { id: '1 hari sebelumnya', en: '1 day before' }[language];
  const hours = minutes / 60;
  if (Number.isInteger(hours)) {
    return { id: `${hours} jam sebelumnya`, en: `${hours} ${hours === 1 ? 'hour' : 'hours'} before` }[language];
  }
  return { id: `${minutes} menit sebelumnya`, en: `${minutes} minutes before` }[language];
}

function daysOrDate(): UserError {
  return new UserError('days-or-date', {
    id: 'Isi salah satu: “tanggal” untuk sekali saja, atau “hari” kalau berulang.',
    en: 'Fill in one of the two: “date” for once, or “days” for every week.',
  });
}
