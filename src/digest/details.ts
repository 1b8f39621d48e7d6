// What a digest's schedule holds besides its plan, as it is stored: JSON, checked when it is read.
import { z } from 'zod';
import type { Schedule } from '../schedule-types.js';
import type { Digest, DigestSettings } from './digest-keeper.js';

/** UTF-16 units of the longest topic. */
export const LONGEST_TOPIC = 200;
/** Quotes of one digest at most: more than a phone shows nobody reads. */
export const MOST_QUOTES = 5;

export interface DigestDetails extends DigestSettings {
  /**
   * Largest id of a document that the collection held when the digest was given it (0: none). Ids only grow, so that those
   * above are documents that came later; when a version was read says less, because all are read anew now and then.
   */
  readonly newAfter: number;
}

const written = z.object({
  version: z.literal(1),
  collectionId: z.number().int(),
  quotes: z.number().int().min(1).max(MOST_QUOTES),
  topic: z.string().min(1).max(LONGEST_TOPIC).nullable(),
  role: z.string().min(1).nullable(),
  repeat: z.boolean(),
  language: z.enum(['id', 'en']),
  newAfter: z.number().int(),
});

/** Null for what is damaged or was written by another version of Kutip. */
export function readDetails(json: string): DigestDetails | null {
  const read = written.safeParse(parsed(json));
  if (!read.success) return null;
  const { version: _version, ...details } = read.data;
  return details;
}

/** Throws an error that names the digest, never what it holds. */
export function detailsOf({ id, details }: Pick<Schedule, 'id' | 'details'>): DigestDetails {
  const read = readDetails(details);
  if (read === null) throw new Error(`what is stored of digest ${id} cannot be read; set it again`);
  return read;
}

export function writtenDetails(details: DigestDetails): string {
  return JSON.stringify({ version: 1, ...details } satisfies z.infer<typeof written>);
}

/** The digest of a schedule as people see it. Null for one that was stopped, or whose details cannot be read. */
export function digestOf(schedule: Schedule): Digest | null {
  const read = readDetails(schedule.details);
  if (schedule.kind !== 'digest' || schedule.state === 'stopped' || read === null) return null;
  const { kind: _kind, details: _details, ...rest } = schedule;
  const { newAfter: _newAfter, ...settings } = read;
  return { ...rest, ...settings };
}

/** Undefined for what is no JSON. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
