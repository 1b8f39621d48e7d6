// Digests as those who manage a server set, see and stop them.
import type { ScheduleDraft } from '../database/schedule-store.js';
import { nextDue } from '../schedule/due.js';
import { takenDates } from '../schedule/taken-dates.js';
import type { Plan, Posting, Schedule } from '../schedule-types.js';
import { UserError } from '../user-error.js';
import { compose } from './compose.js';
import { digestOf, writtenDetails } from './details.js';
import { detailsAfter, planAfter, type SetBy, standing } from './digest-change.js';
import type { Digest, DigestChange, DigestKeeper, DigestStatus } from './digest-keeper.js';
import type { DigestPorts } from './digest-ports.js';
import { poolOf } from './pool.js';
import { badPlan, digestGone, MOST_DIGESTS, tooManyDigests } from './setting-errors.js';
import { readUsed } from './used-keys.js';

/** Settled postings in a status; and how far back they are looked for, as some may not be settled. */
const RESULTS = 7;
const LOOKED_BACK = 30;

export function createDigestKeeper(ports: DigestPorts): DigestKeeper {
  const { store, clock } = ports;
  const scheduleOf = async (owner: string, id: string): Promise<Schedule | null> => {
    const found = await store.schedule(owner, id);
    return found?.kind === 'digest' && found.state !== 'stopped' ? found : null;
  };
  return {
    set: (owner, channel, by, change) => set(ports, owner, channel, by, change),
    async digests(owner) {
      return (await store.schedules(owner, 'digest')).flatMap((schedule) => digestOf(schedule) ?? []);
    },
    async digest(owner, id) {
      const schedule = await scheduleOf(owner, id);
      return schedule && digestOf(schedule);
    },
    async status(owner, id) {
      const schedule = await scheduleOf(owner, id);
      const digest = schedule && digestOf(schedule);
      return digest && statusOf(ports, digest);
    },
    async pause(owner, id) {
      if (await scheduleOf(owner, id)) await store.pauseSchedule(owner, id, null);
    },
    async resume(owner, id) {
      const schedule = await scheduleOf(owner, id);
      if (schedule === null) return;
      await store.resumeSchedule(owner, id, await nextFree(ports, schedule.plan, clock.now(), schedule));
    },
    async stop(owner, id) {
      if (await scheduleOf(owner, id)) await store.stopSchedule(owner, id);
    },
    async preview(owner, id) {
      const schedule = await scheduleOf(owner, id);
      if (schedule === null) throw digestGone();
      const composed = await compose(ports, schedule, null);
      return 'skip' in composed ? composed : composed.content;
    },
  };
}

async function set(
  ports: DigestPorts,
  owner: string,
  channel: string,
  by: SetBy,
  change: DigestChange,
): Promise<Digest> {
  const { store, clock } = ports;
  const all = await store.schedules(owner, 'digest');
  const before = all.find((each) => each.channel === channel) ?? null;
  const others = all.filter((each) => each !== before && each.state !== 'stopped');
  if (others.length >= MOST_DIGESTS) throw tooManyDigests();
  const details = await detailsAfter(store, owner, by, before, change);
  const plan = planAfter(by, before, change);
  if (before?.state === 'active') await ports.openDue(before);
  const draft: ScheduleDraft = {
    owner,
    kind: 'digest',
    channel,
    tag: change.tag === undefined ? (standing(before)?.tag ?? null) : change.tag,
    plan,
    details: writtenDetails(details),
    nextAt: await nextFree(ports, plan, clock.now(), before),
    setBy: by.person,
  };
  const digest = digestOf(await store.saveSchedule(draft));
  if (digest === null) throw new Error('a digest that was set cannot be read');
  return digest;
}

/** The first due instant after `now` whose date has no posting. Throws UserError `bad-plan`. */
async function nextFree({ store }: DigestPorts, plan: Plan, now: number, schedule: Schedule | null): Promise<number> {
  const postings = schedule === null ? [] : await store.postings(schedule.owner, schedule.id, LOOKED_BACK);
  try {
    const taken = takenDates(plan.zone, postings);
    for (const { date } of postings) if (date !== null) taken.add(date);
    let due = nextDue(plan, now);
    while (taken.has(due.date)) due = nextDue(plan, due.at);
    return due.at;
  } catch (error) {
    if (error instanceof RangeError) throw badPlan();
    throw error;
  }
}

async function statusOf({ store, library }: DigestPorts, digest: Digest): Promise<DigestStatus> {
  const { owner, id, collectionId } = digest;
  const postings = await store.postings(owner, id, LOOKED_BACK);
  const generation = await library.generation(collectionId).catch(noneServed);
  const used = readUsed(await store.used(owner, id));
  const pool = generation === null ? { worthy: 0, used: 0 } : await poolOf(generation, used);
  return { digest, results: shownOf(postings), worthy: pool.worthy, used: pool.used };
}

/** The newest first, as they are given. */
function shownOf(postings: readonly Posting[]): Posting[] {
  const tried = postings.find(({ settledAt }) => settledAt === null);
  const settled = postings.filter(({ settledAt }) => settledAt !== null).slice(0, RESULTS);
  return postings.filter((posting) => posting === tried || settled.includes(posting));
}

/** A digest can be looked at and stopped although its index cannot be used now; what is wrong is said where it is asked. */
function noneServed(error: unknown): null {
  if (error instanceof UserError) return null;
  throw error;
}
