// What the schedule of a session holds besides its plan, and what the ledger holds of each that began. JSON, checked when it is read.
import { z } from 'zod';
import { dueAt } from '../schedule/due.js';
import type { Schedule } from '../schedule-types.js';
import type { ScheduledSession, SessionSchedule } from './session-schedules.js';
import { titleOf } from './snapshot.js';
import { type ContentOf, parsed } from './stored-json.js';

const ID = z.string().min(1).max(20);
const about = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('topic'), topic: z.string().min(1) }),
  z.object({ kind: z.literal('document'), documentId: z.number().int(), title: z.string() }),
  z.object({ kind: z.literal('quote'), quoteId: ID, title: z.string() }),
]);

const details = z.object({
  version: z.literal(1),
  collectionId: z.number().int(),
  about,
  pace: z.enum(['live', 'daily']),
  passages: z.number().int().min(1),
  once: z.iso.date().nullable(),
  reminder: z.number().int().positive().nullable(),
  event: z.string().min(1).nullable(),
  language: z.enum(['id', 'en']),
});

const begun = z.object({ version: z.literal(1), session: ID, without: z.array(ID).readonly() });

/** What a posting of the schedule begins. */
export interface BegunSession {
  readonly session: string;
  /** Quote ids of passages that were read in sessions before. */
  readonly without: readonly string[];
}

export function writtenSession({
  collectionId,
  about,
  pace,
  passages,
  once,
  reminder,
  event,
  language,
}: ScheduledSession) {
  return JSON.stringify({ version: 1, collectionId, about, pace, passages, once, reminder, event, language });
}

/** Null for what is damaged or was written by another version of Kutip. */
export function readSession(json: string): ScheduledSession | null {
  const read = details.safeParse(parsed(json));
  if (!read.success) return null;
  const { version: _version, ...session } = read.data;
  return session;
}

export function writtenBegun({ session, without }: BegunSession): string {
  return JSON.stringify({ version: 1, session, without } satisfies z.infer<typeof begun>);
}

/** Null as above. */
export const readBegun: ContentOf<BegunSession> = (json) => {
  const read = begun.safeParse(parsed(json));
  return read.success ? { session: read.data.session, without: read.data.without } : null;
};

/** Null for one that was stopped, that is over because it began once, or that cannot be read. */
export function scheduledSessionOf(schedule: Schedule): SessionSchedule | null {
  const read = readSession(schedule.details);
  if (schedule.kind !== 'session' || schedule.state === 'stopped' || read === null) return null;
  if (isOver(schedule, read)) return null;
  const { kind: _kind, details: _details, ...rest } = schedule;
  return { ...rest, ...read, title: titleOf(read.about) };
}

/** Its one date has come, and its plan has moved on. */
export function isOver({ plan, nextAt }: Schedule, { once }: Pick<ScheduledSession, 'once'>): boolean {
  return once !== null && nextAt !== null && nextAt !== dueAt(plan, once);
}
