// node dist/bench/digest-minute.js [--digests N] [--per-second N]
// Digests of as many servers, all due in one minute: whether all are posted within the window, how many requests a second that takes
// at most, and for how long the main thread is held meanwhile. Discord is made up: it answers in 50 to 250 ms and refuses more than
// 50 requests a second. The database is a real file, the clock the real one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../src/database/sqlite-store.js';
import type { Store } from '../src/database/store.js';
import { type Post, type PostingMessenger, type PostOutcome, systemClock } from '../src/ports.js';
import { createScheduler } from '../src/schedule/create-scheduler.js';
import { nextDue } from '../src/schedule/due.js';
import type { Schedule } from '../src/schedule-types.js';
import { measureLag } from './measure-lag.js';
import { printTable } from './print-table.js';

const WINDOW_MS = 6 * 3_600_000;
const REFUSED_ABOVE = 50;
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Europe/Berlin', 'America/New_York'];
const WANTED = { held: 50, requests: REFUSED_ABOVE };

const { values } = parseArgs({
  options: { digests: { type: 'string', default: '5000' }, 'per-second': { type: 'string', default: '40' } },
});
const folder = mkdtempSync(join(tmpdir(), 'kutip-bench-'));
const store = openStore(join(folder, 'kutip.db'));
try {
  await measure(store, Number(values.digests), Number(values['per-second']));
} finally {
  store.close();
  rmSync(folder, { recursive: true });
}

async function measure(store: Store, count: number, perSecond: number): Promise<void> {
  const owners = Array.from({ length: count }, (_, index) => `server-${index}`);
  const schedules: Schedule[] = [];
  for (const [index, owner] of owners.entries()) schedules.push(await set(store, owner, index));
  const requests: number[] = [];
  const failures: unknown[] = [];
  const kind = madeUpDigest();
  const scheduler = createScheduler(
    {
      ...{ store, clock: systemClock, messenger: madeUpDiscord(requests), owners: () => owners },
      kinds: { digest: kind, session: kind, reminder: kind, passage: kind },
      mayPost: async () => true,
      onFailure: (error) => failures.push(error),
    },
    { windowMs: WINDOW_MS, perSecond },
  );
  const began = Date.now();
  const lag = await measureLag(() => scheduler.look());
  const seconds = (Date.now() - began) / 1000;
  await scheduler.stop();
  if (failures.length > 0) throw failures[0];
  const sent = await sentOnce(store, schedules);
  const latest = ((requests.at(-1) ?? 0) - began) / 1000;
  printTable(
    ['figure', 'measured', 'wanted'],
    [
      ['digests posted, once each', `${sent} of ${count}`, 'all'],
      ['requests to post', requests.length, count],
      ['requests within a second, at most', mostInASecond(requests), WANTED.requests],
      ['last one begun after', `${latest.toFixed(1)} s`, `${WINDOW_MS / 1000} s`],
      ['whole look', `${seconds.toFixed(1)} s`, '-'],
      ['main thread held, longest', `${lag.max} ms`, `${WANTED.held} ms`],
      ['  99th percentile', `${lag.p99} ms`, '-'],
    ],
  );
}

/** Due in the last minute. */
function set(store: Store, owner: string, index: number): Promise<Schedule> {
  const zone = ZONES[index % ZONES.length] ?? 'Asia/Jakarta';
  const now = Date.now();
  const shown = new Date(now).toLocaleTimeString('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const plan = { zone, time: shown, days: [1, 2, 3, 4, 5, 6, 7] };
  const nextAt = nextDue(plan, now - 60_000).at;
  return store.saveSchedule({
    ...{ owner, kind: 'digest', channel: `channel-${index}`, tag: null, plan, details: '{}', nextAt, setBy: 'ani' },
  });
}

async function sentOnce(store: Store, schedules: readonly Schedule[]): Promise<number> {
  let sent = 0;
  for (const { owner, id } of schedules) {
    const [posting, another] = await store.postings(owner, id, 2);
    if (posting?.state === 'sent' && another === undefined) sent += 1;
  }
  return sent;
}

function mostInASecond(begun: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < begun.length; last += 1) {
    while ((begun[last] ?? 0) - (begun[first] ?? 0) >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Notes when each request began. */
function madeUpDiscord(requests: number[]): PostingMessenger {
  const reason = { code: 'rate-limited', sentence: { id: 'Terlalu banyak.', en: 'Too many.' } };
  let message = 0;
  let recent = 0;
  return {
    postingPlace: async () => null,
    refusalToMention: async () => null,
    isSeenByReadersOf: async () => true,
    findPost: async () => ({ kind: 'absent' }),
    notify: async () => true,
    async post(channel): Promise<PostOutcome> {
      const now = Date.now();
      requests.push(now);
      while ((requests[recent] ?? now) <= now - 1000) recent += 1;
      const isTooMany = requests.length - recent > REFUSED_ABOVE;
      await sleep(50 + Math.random() * 200);
      if (isTooMany) return { kind: 'refused', passing: true, reason };
      message += 1;
      return { kind: 'sent', address: { channel, message: String(message) } };
    },
  };
}

/** Ten sentences, as a digest of three quotes uses with their near-duplicates. */
function madeUpDigest() {
  return {
    decide: async (schedule: Schedule) => ({
      content: JSON.stringify({ schedule: schedule.id }),
      used: Array.from({ length: 10 }, (_, index) => `${schedule.id}-${index}`),
    }),
    render: async (_: Schedule, { id }: { readonly id: string }): Promise<Post> => ({
      ...{ title: 'digest', mark: id, role: null, tag: null, reply: { kind: 'notice', language: 'id', sentence: id } },
    }),
    paused: async (): Promise<Post['reply']> => ({ kind: 'notice', language: 'id', sentence: '' }),
  };
}
