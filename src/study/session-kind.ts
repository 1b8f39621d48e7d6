// Sessions that begin by themselves, as the scheduler posts them: an opening, on which the session then begins.

import { isPlanned } from '../schedule/planned.js';
import type { ScheduledKind } from '../schedule/scheduler.js';
import type { Plan, Posting, Reason, Schedule } from '../schedule-types.js';
import type { StudySession } from '../study-types.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { holdAt, placeOf, threadTitle } from './begin.js';
import { progressOf } from './progress.js';
import { OVER } from './reasons.js';
import { stopReminders } from './reminders.js';
import { saveNew } from './save-new.js';
import { type BegunSession, readBegun, readSession, writtenBegun } from './session-details.js';
import { renewEvent } from './session-event.js';
import type { StudyPorts } from './session-ports.js';
import type { ScheduledSession } from './session-schedules.js';
import { showOpening } from './show-session.js';
import { snapshotOf, titleOf } from './snapshot.js';
import { bringFirst } from './steps.js';
import { decidedFor } from './stored-json.js';

/** Postings among which the session before is looked for. */
const LOOKED_BACK = 30;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export function createSessionKind(ports: StudyPorts): ScheduledKind {
  const { store } = ports;
  return {
    async decide(schedule, posting) {
      const details = detailsOf(schedule);
      if (details.once !== null && details.once !== posting.date) {
        await store.stopSchedule(schedule.owner, schedule.id);
        return { skip: OVER };
      }
      const read = await readBefore(ports, schedule, posting);
      const planned = await saveUnread(ports, schedule, details, read);
      return 'skip' in planned ? planned : { content: writtenBegun(planned), used: [] };
    },
    async render(schedule, posting, json) {
      const session = await sessionOf(ports, schedule, readBegun(json)?.session ?? null);
      if (session === null) throw new Error(`what was decided for posting ${posting.id} cannot be read`);
      if (session.state === 'ended') return { skip: OVER };
      const reply = await showOpening(ports, await snapshotOf(ports, session), posting.id);
      return { reply, title: threadTitle(session), mark: posting.id, role: null, tag: schedule.tag };
    },
    async posted(schedule, posting, address) {
      const session = await sessionOf(ports, schedule, decidedFor(posting, readBegun)?.session ?? null);
      if (session?.state === 'opening') {
        const { owner, id } = await holdAt(ports, session, await placeOf(ports, session, address));
        // Its passage is a posting of its own, for which this one must not wait.
        ports.beside(() => bringFirst(ports, owner, id));
      }
      await goOn(ports, schedule);
    },
    async paused(schedule, { sentence }) {
      const details = readSession(schedule.details);
      const language = (await ports.group.settings(schedule.owner)).language ?? details?.language ?? 'id';
      const title = details === null ? '' : titleOf(details.about);
      return { kind: 'notice', language, sentence: pausedSentence(schedule, title, sentence)[language] };
    },
  };
}

/** Throws an error that names the schedule, never what it holds. */
function detailsOf({ id, details }: Schedule): ScheduledSession {
  const read = readSession(details);
  if (read === null) throw new Error(`what is stored of the session schedule ${id} cannot be read; set it again`);
  return read;
}

/** Quote ids of passages that were read in sessions of this schedule, since it began anew. */
async function readBefore(ports: StudyPorts, { owner, id }: Schedule, posting: Posting): Promise<string[]> {
  const postings = (await ports.store.postings(owner, id, LOOKED_BACK)).filter(isPlanned);
  for (const earlier of postings) {
    const begun = earlier.id === posting.id ? null : decidedFor(earlier, readBegun);
    if (begun === null) continue;
    const session = await ports.store.session(owner, begun.session);
    const { shown } = session === null ? { shown: [] } : await progressOf(ports, session);
    return [...new Set([...begun.without, ...shown.map(({ quoteId }) => quoteId)])];
  }
  return [];
}

/** Plans what was not read before; once nothing is left, all of it anew. */
async function saveUnread(
  ports: StudyPorts,
  { owner, channel, plan }: Schedule,
  { collectionId, about, pace, passages, language }: ScheduledSession,
  without: readonly string[],
): Promise<BegunSession | { readonly skip: Reason }> {
  const settings = await ports.group.settings(owner);
  const request = {
    ...{ owner, channel, guide: null, collectionId, about, pace, passages, without },
    language: settings.language ?? language,
    plan: pace === 'daily' ? daily(plan) : null,
  };
  for (const left of without.length === 0 ? [[]] : [without, []]) {
    try {
      const { session } = await saveNew(ports, { ...request, without: left });
      return { session: session.id, without: left };
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'nothing-to-study') throw error;
      if (left.length === 0) return { skip: { code: error.code, sentence: error.sentence } };
    }
  }
  throw new Error('nothing was planned');
}

/** Its passages come every day at the time at which it began. */
function daily({ zone, time }: Plan): Plan {
  return { zone, time, days: EVERY_DAY };
}

/** One that begins once is over; of any other the event is that of the next time. */
async function goOn(ports: StudyPorts, { owner, id }: Schedule): Promise<void> {
  const schedule = await ports.store.schedule(owner, id);
  const details = schedule && readSession(schedule.details);
  if (!schedule || !details) return;
  if (details.once !== null) {
    await ports.store.stopSchedule(owner, id);
    await stopReminders(ports, owner, schedule.channel);
  } else if (details.event !== null && schedule.state === 'active') await renewEvent(ports, schedule, details);
}

async function sessionOf({ store }: StudyPorts, { owner }: Schedule, id: string | null): Promise<StudySession | null> {
  return id === null ? null : store.session(owner, id);
}

function pausedSentence({ owner, channel }: Schedule, title: string, sentence: Localized): Localized {
  const address = `https://discord.com/channels/${owner}/${channel}`;
  return {
    id: `Kutip menjeda sesi belajar terjadwal “${title}” di ${address} karena tiga kali berturut-turut gagal: ${sentence.id} Setelah dibereskan, atur lagi dengan /belajar jadwalkan di server itu.`,
    en: `Kutip paused the scheduled study session “${title}” in ${address} because it failed three times in a row: ${sentence.en} Once that is mended, set it again with /study schedule in that server.`,
  };
}
