// JSON as the database holds it, and what a posting was decided to be.
import { unpackDecided } from '../schedule/decided-content.js';
import type { Posting } from '../schedule-types.js';

/** Reads a content; null for what is damaged or was written by another version of Kutip. */
export type ContentOf<T> = (json: string) => T | null;

/** Null also where nothing was decided for the posting. */
export function decidedFor<T>({ content }: Pick<Posting, 'content'>, read: ContentOf<T>): T | null {
  return content === null ? null : read(unpackDecided(content).content);
}

/** Undefined for what is no JSON. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
