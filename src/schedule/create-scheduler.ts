// The scheduler, put together from its parts: looks that are joined, what somebody asks for, and the end.
import { setTimeout as sleep } from 'node:timers/promises';
import { isDead, newHolder } from '../database/holder.js';
import type { Posting, Schedule } from '../schedule-types.js';
import { ON_ITS_WAY_MS } from './find-earlier-post.js';
import { createSlots, lookOnce } from './look-once.js';
import { openDates } from './open-due.js';
import { createPace } from './pace.js';
import { HOLD_MS, type PostingWork } from './post-once.js';
import { createPostingWorker } from './posting-worker.js';
import type { Scheduler, SchedulerOptions, SchedulerPorts, SchedulerProcess } from './scheduler.js';
import { createTurnsByKey } from './turns-by-key.js';

/** Looks after a lost answer, with whoever asked for the posting waiting. */
const LOOKS_WAITED_FOR = 3;

/** `process`: the one that runs, unless tests say otherwise. */
export function createScheduler(
  ports: SchedulerPorts,
  options: SchedulerOptions,
  process: SchedulerProcess = presentProcess(),
): Scheduler {
  const { store, clock } = ports;
  const stopping = new AbortController();
  const pause = (time: number) => process.sleep(time, stopping.signal);
  const work: PostingWork = {
    ...{ ports, windowMs: options.windowMs, holder: process.holder, stopping: stopping.signal },
    inTurn: createTurnsByKey(),
    pace: createPace(options.perSecond, clock, pause),
  };
  const workOn = createPostingWorker(work);
  const slots = createSlots();
  const looks = new Set<Promise<void>>();
  let latest: Promise<void> = Promise.resolve();
  const asked = new Set<Promise<unknown>>();

  function look(): Promise<void> {
    // A look whose last posting hangs must not keep others waiting that become due meanwhile.
    if (slots.free > 0) {
      const look = lookOnce(work, workOn, process, slots).finally(() => looks.delete(look));
      looks.add(look);
      latest = look;
    }
    return latest;
  }

  async function postAsked(schedule: Schedule, key: string | null): Promise<Posting | null> {
    const now = clock.now();
    const hold = { holder: process.holder, now, expiresAt: now + HOLD_MS };
    const opened = await store.openPosting(schedule, hold, key);
    if (opened === null) return null;
    await workOn(opened, true);
    const present = async () => (await store.posting(opened.owner, opened.id)) ?? opened;
    let posting = await present();
    for (let looks = 0; looks < LOOKS_WAITED_FOR; looks += 1) {
      if (posting.state !== 'sending' || stopping.signal.aborted) return posting;
      await pause(Math.min(Math.max((posting.tryAt ?? 0) - clock.now(), 0), ON_ITS_WAY_MS));
      await look();
      posting = await present();
    }
    return posting;
  }

  function postNow(schedule: Schedule): Promise<Posting>;
  function postNow(schedule: Schedule, key: string): Promise<Posting | null>;
  async function postNow(schedule: Schedule, key: string | null = null): Promise<Posting | null> {
    const posted = postAsked(schedule, key).finally(() => asked.delete(posted));
    asked.add(posted);
    const posting = await posted;
    if (posting === null && key === null) throw new Error('A posting that was asked for was not opened.');
    return posting;
  }

  return {
    async open(schedule) {
      await openDates(ports, schedule, clock.now(), options.windowMs);
    },
    look,
    postNow,
    async stop() {
      stopping.abort();
      await Promise.allSettled([...looks, ...asked]);
    },
  };
}

function presentProcess(): SchedulerProcess {
  const wait: SchedulerProcess['sleep'] = async (time, signal) => {
    await sleep(time, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };
  return { holder: newHolder(), isDead, sleep: wait };
}
