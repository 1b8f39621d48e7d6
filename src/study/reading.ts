// What those who read a channel study together next: the scheduled session that they may all know of.
import type { NextReading } from '../study-types.js';
import { scheduledSessionOf } from './session-details.js';
import type { StudyPorts } from './session-ports.js';

/** Further away it is not yet what a group reads. */
const AHEAD_MS = 7 * 86_400_000;

/** Null where there is none in the next week. `channel`: whose readers; `collectionId`: of which it has to be. */
export async function nextReading(
  { store, messenger, clock }: Pick<StudyPorts, 'store' | 'messenger' | 'clock'>,
  owner: string,
  channel: string,
  collectionId: number,
): Promise<NextReading | null> {
  const now = clock.now();
  const soon = (await store.schedules(owner, 'session'))
    .flatMap((schedule) => scheduledSessionOf(schedule) ?? [])
    .flatMap((each) => (each.nextAt === null ? [] : [{ ...each, at: each.nextAt }]))
    .filter((each) => each.collectionId === collectionId && each.at > now && each.at <= now + AHEAD_MS)
    .sort((a, b) => a.at - b.at);
  for (const { title, about, at, channel: place } of soon) {
    const isSeen = place === channel || (await messenger.isSeenByReadersOf(channel, place));
    if (isSeen) return { title, about, at, channel: place };
  }
  return null;
}
