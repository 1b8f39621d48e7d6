// Looks at the channel for what may have been posted already, when its answer was lost or its process ended.
import type { FoundPost } from '../ports.js';
import type { Posting, Schedule } from '../schedule-types.js';
import type { Outcome } from './outcome.js';
import { pauseAfterElapsed } from './pauses.js';
import { UNREADABLE } from './reasons.js';
import type { SchedulerPorts } from './scheduler.js';

/** As long after its beginning a request may still be executed: it is given up after half a minute, then a minute more. */
export const ON_ITS_WAY_MS = 90_000;
/** By so much Discord's clock may be behind: this machine's is ahead, or was and has been set back since. */
const CLOCK_DIFFERENCE_MS = 60 * 60_000;

/** Null when it is certain that it was not posted. `until`: the end of its window (milliseconds since 1970). */
export async function findEarlierPost(
  { messenger, clock, onFailure }: Pick<SchedulerPorts, 'messenger' | 'clock' | 'onFailure'>,
  { channel }: Schedule,
  posting: Posting,
  until: number,
): Promise<Outcome | null> {
  const now = clock.now();
  const sentAt = posting.sentAt ?? posting.dueAt;
  const found = await messenger
    .findPost(channel, posting.id, sentAt - CLOCK_DIFFERENCE_MS)
    .catch((error): FoundPost => {
      onFailure(error);
      return { kind: 'unreadable', passing: true };
    });
  if (found.kind === 'found') return { kind: 'sent', address: found.address };
  if (found.kind === 'absent') {
    const certainAt = sentAt + ON_ITS_WAY_MS;
    return now >= certainAt ? null : { kind: 'later', tryAt: certainAt, sent: true, reason: posting.reason };
  }
  if (!found.passing || now >= until) return { kind: 'uncertain', reason: UNREADABLE };
  const tryAt = Math.min(now + pauseAfterElapsed(now - sentAt), until);
  return { kind: 'later', tryAt, sent: true, reason: UNREADABLE };
}
