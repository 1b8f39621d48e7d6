// Schedules and postings as tests of the store set and settle them.
import type { PostingPermit, ScheduleDraft, ScheduleStore, SettledPosting } from '../../src/database/schedule-store.js';
import type { Posting, Schedule } from '../../src/schedule-types.js';

export const HOUR = 3_600_000;

/** Every day at seven, set by `ani`, due at `nextAt`. */
export function scheduleDraft(owner: string, channel: string, nextAt: number, change: Partial<ScheduleDraft> = {}) {
  return {
    ...{ owner, kind: 'digest' as const, channel, tag: null, details: '{"quotes":3}', nextAt, setBy: 'ani' },
    ...{ plan: { zone: 'Asia/Jakarta', time: '07:00', days: [1, 2, 3, 4, 5, 6, 7] } },
    ...change,
  };
}

/** Takes what is free now, for an hour; nobody is known to be dead. */
export const holdOf = (holder: string, now: number, dead: readonly string[] = []) => ({
  ...{ holder, now, expiresAt: now + HOUR, dead },
});

/** One that somebody asked for, held for an hour. */
export async function askedFor(store: ScheduleStore, schedule: Schedule, now: number, holder = 'me'): Promise<Posting> {
  const posting = await store.openPosting(schedule, { holder, now, expiresAt: now + HOUR }, null);
  if (posting === null) throw new Error('nothing was opened');
  return posting;
}

export const permitOf = ({ owner, id }: Posting, holder: string): PostingPermit => ({ owner, posting: id, holder });

export const sentAt = (now: number): SettledPosting => ({
  ...{ state: 'sent', reason: null, address: { channel: 'umum', message: '99' }, now },
});
