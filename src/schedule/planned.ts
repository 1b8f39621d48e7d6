// Tells postings of a plan from those that somebody asked for.
import type { Posting } from '../schedule-types.js';

/** Its plan was due on a date. What somebody asked for has none, or a key in its place. */
export function isPlanned({ date }: Pick<Posting, 'date'>): boolean {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);
}
