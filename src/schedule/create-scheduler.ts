// The scheduler: opens what is due, takes it in portions, and works on several postings at a time.
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { isDead, newHolder } from '../database/holder.js';
import type { Posting } from '../schedule-types.js';
import { ON_ITS_WAY_MS } from './find-earlier-post.js';
import { openDue } from './open-due.js';
import { createPace } from './pace.js';
import { pauseAfterFailures } from './pause-after-failures.js';
import { HOLD_MS, letGo, type PostingWork, postOnce, settle } from './post-once.js';
import type { Scheduler, SchedulerOptions, SchedulerPorts, SchedulerProcess } from './scheduler.js';
import { createTurnsByKey } from './turns-by-key.js';

/** Postings worked on at a time. */
const CONCURRENT = 8;
/** Taken at a time; the last is begun long before the hold ends. */
const PORTION = 2 * CONCURRENT;
/** Looks after a lost answer, with whoever asked for the posting waiting. */
const LOOKS_WAITED_FOR = 3;

/** `process`: the one that runs, unless tests say otherwise. */
export function createScheduler(
  ports: SchedulerPorts,
  options: SchedulerOptions,
  process: SchedulerProcess = presentProcess(),
): Scheduler {
  const stopping = new AbortController();
  const pause = (time: number) => process.sleep(time, stopping.signal);
  const work: PostingWork = {
    ...{ ports, windowMs: options.windowMs, holder: process.holder, stopping: stopping.signal },
    inTurn: createTurnsByKey(),
    pace: createPace(options.perSecond, ports.clock, pause),
  };
  const workOn = createWorker(work);
  let looking: Promise<void> | null = null;
  const asked = new Set<Promise<unknown>>();

  function look(): Promise<void> {
    looking ??= lookOnce(work, workOn, process).finally(() => {
      looking = null;
    });
    return looking;
  }

  async function postNow(schedule: Parameters<Scheduler['postNow']>[0]): Promise<Posting> {
    const now = ports.clock.now();
    const opened = await ports.store.openPosting(schedule, process.holder, now, now + HOLD_MS);
    await workOn(opened, true);
    const present = async () => (await ports.store.posting(opened.owner, opened.id)) ?? opened;
    let posting = await present();
    for (let looks = 0; looks < LOOKS_WAITED_FOR && isWaited(posting) && !stopping.signal.aborted; looks += 1) {
      await pause(Math.min(Math.max((posting.tryAt ?? 0) - ports.clock.now(), 0), ON_ITS_WAY_MS));
      await look();
      posting = await present();
    }
    return posting;
  }

  return {
    look,
    postNow: (schedule) => {
      const posted = postNow(schedule).finally(() => asked.delete(posted));
      asked.add(posted);
      return posted;
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled([looking, ...asked]);
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

function isWaited({ state }: Posting): boolean {
  return state === 'sending';
}

type Worker = ReturnType<typeof createWorker>;

/** Never rejects: what fails is told, and its hold ends by itself. One posting is never worked on twice at a time. */
function createWorker(work: PostingWork) {
  const inHand = new Set<string>();
  return async (posting: Posting, asked = false): Promise<void> => {
    const key = `${posting.owner}/${posting.id}`;
    // Its hold ended before its work did; taking it has prolonged the hold.
    if (inHand.has(key)) return;
    inHand.add(key);
    try {
      const put = asked ? null : letGo(work, posting);
      const outcome = put === null ? await postOnce(work, posting, asked) : await settle(work, posting, put);
      if (outcome.kind === 'failed' && posting.date !== null) await pauseAfterFailures(work.ports, posting);
    } catch (error) {
      work.ports.onFailure(error);
    } finally {
      inHand.delete(key);
    }
  };
}

async function lookOnce(work: PostingWork, workOn: Worker, process: SchedulerProcess): Promise<void> {
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
    for (let posting = await next(); posting !== null; posting = await next()) {
      await workOn(posting);
      await nextTurn();
    }
  }

  await Promise.all(Array.from({ length: CONCURRENT }, workOff));
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
