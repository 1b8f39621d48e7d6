// /study schedule: a session that begins by itself at a time; and what is set already.
import type { Reply } from '../src/reply.js';
import type { SessionSchedule } from '../src/study/session-schedules.js';
import type { SessionAbout } from '../src/study-types.js';
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { collectionThere } from './collection-there.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { messageLanguage } from './message-language.js';
import { type PlaceToPost, tagAt } from './place-to-post.js';
import { aboutTyped, paceTyped, passagesTyped, topicOrDocument } from './study-options.js';
import { channelsAround, studyPlaceAt } from './study-place.js';
import { reminderTyped, type ScheduleInput, scheduleOptions, whenTyped } from './study-schedule-options.js';

type ScheduleReply = Extract<Reply, { kind: 'study-schedule' }>;

export const schedule = defineCommand({
  name: { id: 'jadwalkan', en: 'schedule' },
  help: { id: 'Jadwalkan sesi belajar, atau lihat yang sudah dijadwalkan', en: 'Schedule study sessions, or see them' },
  access: 'managers',
  discordOnly: true,
  options: scheduleOptions,
  acknowledge: () => 'private',
  async run(context, input) {
    if (input.topic === undefined && input.document === undefined) {
      const { channel: _, ...wanted } = input;
      if (Object.values(wanted).some((value) => value !== undefined)) throw topicOrDocument();
      return shown(context, input);
    }
    const { services, owner, channel } = context;
    const place = await studyPlaceAt(context, input.channel ?? channel);
    return context.oneAtATime(`study-schedules ${owner}`, async () => {
      const before = (await services.sessionSchedules.schedules(owner)).find((each) => each.channel === place.channel);
      return set(context, place, input, before);
    });
  },
});

/** `SCHEDULEID`. */
const stop: Action = {
  name: 'stop-study',
  label: { id: 'Hentikan jadwal ini', en: 'Stop this schedule' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner } = context;
    const found = await services.sessionSchedules.schedule(owner, argument);
    if (found === null) throw scheduleGone();
    const stopped = { ...(await panel(context, found, STOPPED)), stopped: true, nextAt: null };
    await services.sessionSchedules.stop(owner, argument);
    return stopped;
  },
};

export const scheduleActions: readonly Action[] = [stop];

/** Nothing is stored before everything that could be wrong was looked at. */
async function set(
  context: CommandContext,
  place: PlaceToPost,
  input: ScheduleInput,
  before: SessionSchedule | undefined,
): Promise<Reply> {
  const { services, owner, person, settings, language } = context;
  const named = input.collection === undefined ? undefined : context.collectionId;
  const collectionId = collectionThere(context, channelsAround(place), named);
  const about = await wantedIn(context, collectionId, input);
  const { schedule: made, event } = await services.sessionSchedules.set(owner, place.channel, person, {
    ...{ collectionId, about, ...whenTyped(context, input) },
    ...{
      pace: paceTyped(input.pace),
      passages: passagesTyped(input.passages),
      reminder: reminderTyped(input.reminder),
    },
    tag: tagAt(place, input.tag, before?.tag ?? null),
    wantsEvent: input.event ?? false,
    language: settings.language ?? language,
  });
  return { ...(await panel(context, made, before === undefined ? SET : SET_ANEW)), event };
}

async function wantedIn(context: CommandContext, collectionId: number, input: ScheduleInput): Promise<SessionAbout> {
  const about = await aboutTyped({ ...context, collectionId }, input);
  if (about === null) throw new Error('a session that is to be set is about nothing');
  return about;
}

/** That of the channel that was named, else of the one around, else the next one. Throws UserError `no-study-schedule`. */
async function shown(context: CommandContext, { channel: named }: ScheduleInput): Promise<Reply> {
  const { services, owner, channel } = context;
  const all = await services.sessionSchedules.schedules(owner);
  const here = all.find((each) => each.channel === (named ?? channel));
  const found = here ?? (named === undefined ? all[0] : undefined);
  if (found === undefined) throw noSchedule();
  return panel(context, found, all.length > 1 ? others(all.length - 1) : null);
}

async function panel(context: CommandContext, found: SessionSchedule, note: Localized | null): Promise<ScheduleReply> {
  const { services, owner } = context;
  const language = messageLanguage(context);
  const { id, collectionId, title, channel, plan, once, pace, passages, reminder, event, nextAt } = found;
  return {
    ...{ kind: 'study-schedule', language, id, collectionId, title, channel, plan, once, pace, passages, reminder },
    ...{ event: event === null ? 'none' : 'made', nextAt, stopped: false },
    results: await services.sessionSchedules.results(owner, id),
    note: note?.[language] ?? null,
  };
}

const SET: Localized = { id: 'Sesi belajarnya sudah dijadwalkan.', en: 'The study session is scheduled.' };
const SET_ANEW: Localized = {
  id: 'Jadwal sesi belajar di kanal ini sudah diganti.',
  en: 'The schedule of study sessions in that channel is changed.',
};
const STOPPED: Localized = {
  id: 'Jadwal ini dihentikan. Kalau mau lagi, atur dengan /belajar jadwalkan.',
  en: 'This schedule is stopped. To have it again, set it with /study schedule.',
};

function others(count: number): Localized {
  return {
    id: `Ada ${count} jadwal lain di server ini. Lihat dengan opsi “kanal”.`,
    en: `This server has ${count} more. See ${count === 1 ? 'it' : 'them'} with the option “channel”.`,
  };
}

function noSchedule(): UserError {
  return new UserError('no-study-schedule', {
    id: 'Belum ada sesi belajar yang dijadwalkan di sana. Isi “topik” atau “dokumen”, lalu “jam” dan “tanggal” atau “hari”.',
    en: 'No study session is scheduled there. Fill in “topic” or “document”, then “time” and “date” or “days”.',
  });
}

function scheduleGone(): UserError {
  return new UserError('outdated', {
    id: 'Jadwal itu sudah dihentikan. Lihat yang ada dengan /belajar jadwalkan.',
    en: 'That schedule was stopped. See those that there are with /study schedule.',
  });
}
