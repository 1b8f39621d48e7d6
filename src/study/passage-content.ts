// What the ledger holds of a session's passages: of which session, and which step of its plan. JSON, checked when it is read.
import { z } from 'zod';
import type { Posting, Schedule } from '../schedule-types.js';
import { decidedFor, parsed } from './stored-json.js';

const ID = z.string().min(1).max(20);
const details = z.object({ version: z.literal(1), session: ID });
const content = z.object({ version: z.literal(1), session: ID, step: z.number().int().nonnegative() });

export interface PassageContent {
  readonly session: string;
  /** From 0. */
  readonly step: number;
}

/** Of the schedule of a session's passages. */
export function writtenDetails(session: string): string {
  return JSON.stringify({ version: 1, session } satisfies z.infer<typeof details>);
}

/** Id of the session; null for what is damaged or was written by another version of Kutip. */
export function sessionOfSchedule(schedule: Pick<Schedule, 'details'>): string | null {
  const read = details.safeParse(parsed(schedule.details));
  return read.success ? read.data.session : null;
}

export function writtenContent({ session, step }: PassageContent): string {
  return JSON.stringify({ version: 1, session, step } satisfies z.infer<typeof content>);
}

/** Null as above. */
export function readContent(json: string): PassageContent | null {
  const read = content.safeParse(parsed(json));
  return read.success ? { session: read.data.session, step: read.data.step } : null;
}

/** What was decided for a posting; null where nothing was. */
export function contentOf(posting: Posting): PassageContent | null {
  return decidedFor(posting, readContent);
}

/** What a posting is that somebody asked for: a step of a session. `tries`: how often that came to nothing before. */
export function stepKey(session: string, step: number, tries: number): string {
  const key = `${session}.${step}`;
  return tries === 0 ? key : `${key}+${tries}`;
}

/** Null for a posting of the plan, and of another session. */
export function stepOfKey(session: string, { date }: Pick<Posting, 'date'>): number | null {
  const [, id, step] = /^([^.]+)\.(\d+)(?:\+\d+)?$/.exec(date ?? '') ?? [];
  return id === session && step !== undefined ? Number(step) : null;
}

/** Of such a posting, how often it came to nothing before. */
export function tryOfKey({ date }: Pick<Posting, 'date'>): number {
  return Number(/\+(\d+)$/.exec(date ?? '')?.[1] ?? 0);
}
