// Reminders of scheduled sessions, as the scheduler posts them.
import type { ScheduledKind } from '../schedule/scheduler.js';
import type { Posting, Schedule } from '../schedule-types.js';
import { threadTitle } from './begin.js';
import { OVER } from './reasons.js';
import { readReminder } from './reminders.js';
import { scheduledSessionOf } from './session-details.js';
import type { StudyPorts } from './session-ports.js';

export function createReminderKind(ports: StudyPorts): ScheduledKind {
  return {
    async decide(schedule, posting) {
      return (await sessionOf(ports, schedule, posting)) === null ? { skip: OVER } : { content: '{}', used: [] };
    },
    async render(schedule, posting) {
      const session = await sessionOf(ports, schedule, posting);
      if (session === null || session.nextAt === null) return { skip: OVER };
      const language = (await ports.group.settings(schedule.owner)).language ?? session.language;
      const { collectionId, title, nextAt: at } = session;
      const reply = { kind: 'study-reminder', language, collectionId, title, at, mark: posting.id } as const;
      const post = { ...session, language };
      return { reply, title: threadTitle(post), mark: posting.id, role: null, tag: schedule.tag };
    },
    // Reminders have no dates, and so are never paused.
    async paused(_schedule, { sentence }) {
      return { kind: 'notice', language: 'id', sentence: sentence.id };
    },
  };
}

/** Null where it was stopped, moved, or has begun. */
async function sessionOf({ store, clock }: StudyPorts, { owner }: Schedule, posting: Posting) {
  const of = readReminder(posting);
  const schedule = of && (await store.schedule(owner, of.schedule));
  const session = schedule && scheduledSessionOf(schedule);
  return session && session.nextAt === of?.at && clock.now() < of.at ? session : null;
}
