// Which dates of a zone are taken by what became due while another zone was in force.
import type { Posting } from '../schedule-types.js';
import { localDateAt } from './due.js';
import { isPlanned } from './planned.js';

/**
 * Dates (`YYYY-MM-DD`) on which, by the clocks of `zone`, one of the postings was due in another zone. What somebody asked for
 * takes none. Dates that have a row of their own are not told: the ledger never has two.
 */
export function takenDates(zone: string, postings: readonly Posting[]): Set<string> {
  const others = postings.filter((posting) => isPlanned(posting) && posting.zone !== zone);
  return new Set(others.map(({ dueAt }) => localDateAt(zone, dueAt)));
}
