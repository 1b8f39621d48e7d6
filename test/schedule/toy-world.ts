// Schedulers on one real database, with a clock that only moves when it is told to, or when they wait for something.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStore } from '../../src/database/sqlite-store.js';
import type { Store } from '../../src/database/store.js';
import { createScheduler } from '../../src/schedule/create-scheduler.js';
import { nextDue } from '../../src/schedule/due.js';
import type { Decided, Scheduler } from '../../src/schedule/scheduler.js';
import type { Plan, Posting, Reason, Schedule } from '../../src/schedule-types.js';
import { type Life, newLife } from './mortal.js';
import { type ToyChannel, toyChannel } from './toy-channel.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WINDOW = 6 * HOUR;
export const DAILY: Plan = { zone: 'Asia/Jakarta', time: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

/** What the toy kind does; may throw. */
export interface ToyKind {
  decide(posting: Posting): Decided;
  posted(posting: Posting): void;
  skip: Reason | null;
  mayPost: boolean;
}

export interface ToyProcess extends Scheduler {
  readonly life: Life;
  readonly store: Store;
}

export interface World {
  now: number;
  readonly store: Store;
  readonly channel: ToyChannel;
  readonly kind: ToyKind;
  readonly failures: unknown[];
  /** Whether others can tell that a process has ended; else its holds have to end. */
  knowsTheDead: boolean;
  /** A scheduler of a process of its own, with a connection of its own. */
  start(options?: { readonly perSecond?: number }): ToyProcess;
  /** Sets it as a command would. */
  set(plan?: Plan, channel?: string): Promise<Schedule>;
  /** Its postings, the oldest first. */
  ledger(schedule: Schedule): Promise<Posting[]>;
  /** Begins with an empty server at this instant. */
  anew(now: number): void;
  close(): void;
}

/** `now`: milliseconds since 1970. */
export function openWorld(now: number): World {
  const folder = mkdtempSync(join(tmpdir(), 'kutip-schedule-'));
  const clock = { now: () => world.now };
  const open = () => openStore(join(folder, 'kutip.db'), clock);
  // Two connections for all schedulers, in turn: there are never more at a time.
  const stores = [open(), open()] as const;
  const disk = countedCalls();
  const dead = new Set<string>();
  let started = 0;
  let owner = 0;
  const ownerNow = () => `server-${owner}`;

  const world: World = {
    ...{ now, store: stores[0], channel: toyChannel(clock), kind: toyKind(), failures: [], knowsTheDead: true },
    start: ({ perSecond = 1000 } = {}) => {
      started += 1;
      const holder = `process-${started}`;
      const store = stores[started % 2] ?? stores[0];
      const life = newLife();
      void life.outlives(new Promise(() => {})).then(() => dead.add(holder));
      const { kind, channel } = world;
      const scheduled = kindOf(kind);
      const ports = {
        ...{ store: life.owning(disk.counting(store)), clock, messenger: life.owning(channel) },
        kinds: { digest: scheduled, session: scheduled, reminder: scheduled, passage: scheduled },
        owners: () => [ownerNow()],
        mayPost: async () => kind.mayPost,
        onFailure: (error: unknown) => world.failures.push(error),
      };
      const wait = life.owning({
        async sleep(time: number) {
          const until = clock.now() + time;
          // Whatever can go on goes on before time passes.
          do for (let turn = 0; turn < 3; turn += 1) await nextTurn();
          while (disk.isBusy());
          world.now = Math.max(world.now, until);
        },
      });
      const process = { holder, isDead: (other: string) => world.knowsTheDead && dead.has(other), sleep: wait.sleep };
      return { ...createScheduler(ports, { windowMs: WINDOW, perSecond }, process), life, store };
    },
    set: (plan = DAILY, channel = 'umum') =>
      world.store.saveSchedule({
        ...{ owner: ownerNow(), kind: 'digest', channel, tag: null, plan, details: '{}', setBy: 'ani' },
        nextAt: nextDue(plan, world.now).at,
      }),
    ledger: async (schedule) => (await world.store.postings(schedule.owner, schedule.id, 1000)).reverse(),
    anew: (instant) => {
      owner += 1;
      world.now = instant;
      Object.assign(world.kind, toyKind());
      const { posts, requests, told, next } = world.channel;
      for (const list of [posts, requests, told, next, world.failures]) list.length = 0;
      world.knowsTheDead = true;
      world.channel.usually = 'sent';
      world.channel.history = 'readable';
    },
    close: () => {
      for (const store of stores) store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}

/** Each posting uses one key of its own. */
function toyKind(): ToyKind {
  return {
    decide: ({ id }) => ({ content: `content ${id}`, used: [`key-${id}`] }),
    posted: () => {},
    skip: null,
    mayPost: true,
  };
}

function kindOf(kind: ToyKind) {
  return {
    decide: async (_: Schedule, posting: Posting) => kind.decide(posting),
    posted: async (_: Schedule, posting: Posting) => kind.posted(posting),
    render: async (_: Schedule, { id }: Posting, content: string) => {
      if (kind.skip !== null) return { skip: kind.skip };
      return { reply: notice(content), title: content, mark: id, role: null, tag: null };
    },
    paused: async (_: Schedule, reason: Reason) => notice(reason.sentence.en),
  };
}

const notice = (sentence: string) => ({ kind: 'notice' as const, language: 'en' as const, sentence });

/** Calls of a store take real time, for which the clock of tests must wait. */
function countedCalls() {
  let underWay = 0;
  const counted = async (work: () => unknown): Promise<unknown> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
  return {
    isBusy: () => underWay > 0,
    counting: <T extends object>(store: T): T =>
      new Proxy(store, {
        get(object, name) {
          const value: unknown = Reflect.get(object, name);
          if (typeof value !== 'function') return value;
          return (...values: unknown[]) => counted(() => Reflect.apply(value, object, values));
        },
      }),
  };
}
