// Passages of sessions as the scheduler posts them: those that are asked for, and one a day.
import type { ScheduledKind } from '../schedule/scheduler.js';
import type { Posting, Schedule } from '../schedule-types.js';
import type { StudySession } from '../study-types.js';
import type { Localized } from '../types.js';
import { threadTitle } from './begin.js';
import { changeMessage } from './change-message.js';
import { contentOf, readContent, sessionOfSchedule, stepOfKey, writtenContent } from './passage-content.js';
import { progressOf } from './progress.js';
import { ALL_READ, OVER, PASSAGE_GONE, WAS_FIRST } from './reasons.js';
import type { StudyPorts } from './session-ports.js';
import { quoteAgain, showPassage } from './show-passage.js';
import { snapshotOf } from './snapshot.js';

export function createPassageKind(ports: StudyPorts): ScheduledKind {
  const { store } = ports;
  return {
    async decide(schedule, posting) {
      const session = await sessionOf(ports, schedule);
      if (session?.state !== 'open') return { skip: OVER };
      const { decided } = await progressOf(ports, session, posting.id);
      const wanted = stepOfKey(session.id, posting) ?? decided + 1;
      if (wanted <= decided) return { skip: WAS_FIRST };
      const step = await firstShowable(ports, session, wanted);
      if (step !== null) return { content: writtenContent({ session: session.id, step }), used: [] };
      await store.pauseSchedule(schedule.owner, schedule.id, null);
      return { skip: ALL_READ };
    },
    async render(schedule, posting, json) {
      const content = readContent(json);
      if (content === null) throw new Error(`what was decided for posting ${posting.id} cannot be read`);
      const session = await store.session(schedule.owner, content.session);
      if (session?.state !== 'open') return { skip: OVER };
      const snapshot = await snapshotOf(ports, session);
      const reply = await showPassage(ports, snapshot, content.step, { mark: posting.id, state: 'now' });
      if (reply === null) return { skip: PASSAGE_GONE };
      return { reply, title: threadTitle(session), mark: posting.id, role: null, tag: null };
    },
    posted: (schedule, posting) => leaveEarlier(ports, schedule, posting),
    async paused(schedule, { sentence }) {
      const language = (await sessionOf(ports, schedule))?.language ?? 'id';
      return { kind: 'notice', language, sentence: pausedSentence(schedule, sentence)[language] };
    },
  };
}

/** The passage before shows that the group has left it; after the last one nothing is due any more. */
async function leaveEarlier(ports: StudyPorts, schedule: Schedule, posting: Posting): Promise<void> {
  const { store, clock, onFailure } = ports;
  const content = contentOf(posting);
  const session = content && (await store.session(schedule.owner, content.session));
  if (!content || session?.state !== 'open') return;
  await store.touchSession(session.owner, session.id, clock.now(), false);
  if (content.step === session.plan.length - 1) await store.pauseSchedule(schedule.owner, schedule.id, null);
  const snapshot = await snapshotOf(ports, session);
  const earlier = snapshot.progress.shown.findLast(({ step }) => step < content.step);
  if (!earlier?.address) return;
  const past = await showPassage(ports, snapshot, earlier.step, { mark: earlier.mark, state: 'past' });
  if (past !== null) await changeMessage(ports, session.owner, earlier.address, past).catch(onFailure);
}

async function firstShowable(ports: StudyPorts, { owner, plan }: StudySession, from: number): Promise<number | null> {
  for (const [step, { quoteId }] of plan.entries()) {
    if (step >= from && (await quoteAgain(ports, owner, quoteId)) !== null) return step;
  }
  return null;
}

async function sessionOf({ store }: StudyPorts, schedule: Schedule): Promise<StudySession | null> {
  const id = sessionOfSchedule(schedule);
  return id === null ? null : store.session(schedule.owner, id);
}

function pausedSentence({ owner, channel }: Schedule, sentence: Localized): Localized {
  const address = `https://discord.com/channels/${owner}/${channel}`;
  return {
    id: `Kutip berhenti mengirim bagian harian di ${address} karena tiga kali berturut-turut gagal: ${sentence.id} Setelah dibereskan, tekan “Lanjut” di utas itu.`,
    en: `Kutip stopped posting the daily passage in ${address} because it failed three times in a row: ${sentence.en} Once that is mended, press “Next” in that thread.`,
  };
}
