// One look at what is due: opens it, takes it in portions, and has several postings worked on at a time.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Posting } from '../schedule-types.js';
import { openDue } from './open-due.js';
import { HOLD_MS, type PostingWork } from './post-once.js';
import type { PostingWorker } from './posting-worker.js';
import type { SchedulerProcess } from './scheduler.js';

/** Postings worked on at a time, by all looks together. */
const CONCURRENT = 8;
/** Taken at a time; the last is begun long before the hold ends. */
const PORTION = 2 * CONCURRENT;

/** Places for postings that are worked on. */
export interface Slots {
  free: number;
}

export function createSlots(): Slots {
  return { free: CONCURRENT };
}

/**
 * With the slots that are free. Resolves when nothing is left that is due, or nothing more is to be begun; a posting that hangs keeps
 * its own slot only. Never rejects.
 */
export async function lookOnce(
  work: PostingWork,
  workOn: PostingWorker,
  process: SchedulerProcess,
  slots: Slots,
): Promise<void> {
  const taken: Posting[] = [];
  let taking: Promise<boolean> | null = null;

  async function next(): Promise<Posting | null> {
    while (taken.length === 0) {
      taking ??= takeMore().finally(() => {
        taking = null;
      });
      if (!(await taking)) return null;
    }
    return taken.shift() ?? null;
  }

  async function takeMore(): Promise<boolean> {
    if (work.stopping.aborted) return false;
    try {
      taken.push(...(await takePortion(work, process)));
    } catch (error) {
      work.ports.onFailure(error);
    }
    return taken.length > 0;
  }

  async function workOff(): Promise<void> {
    slots.free -= 1;
    try {
      for (let posting = await next(); posting !== null; posting = await next()) {
        await workOn(posting);
        await nextTurn();
      }
    } finally {
      slots.free += 1;
    }
  }

  await Promise.all(Array.from({ length: slots.free }, workOff));
}

/** What is due by now, the longest first. */
async function takePortion({ ports, ...work }: PostingWork, process: SchedulerProcess): Promise<Posting[]> {
  const { store, clock } = ports;
  await openDue(ports, work.windowMs, work.stopping);
  const dead = (await store.postingHolders()).filter((holder) => process.isDead(holder));
  const now = clock.now();
  const hold = { holder: work.holder, now, expiresAt: now + HOLD_MS, dead };
  return store.takePostings(ports.owners(), hold, PORTION);
}
