// Random days of a digest: plans around changes of clocks, edits, crashes, time off, lost answers, two processes. What was promised is
// checked against the clocks of the zones, read minute by minute.
import fc from 'fast-check';
import { expect } from 'vitest';
import { nextDue } from '../../src/schedule/due.js';
import type { Plan, Posting, Schedule } from '../../src/schedule-types.js';
import { type Ending, refusal } from './toy-channel.js';
import { HOUR, MINUTE, type ToyProcess, WINDOW, type World } from './toy-world.js';
import { type Change, changesOf, type WalkedDate, walkDates } from './walked-zone.js';

const DAY = 24 * HOUR;
const ENDINGS: readonly Ending[] = [
  ...(['lost-before', 'lost-after', 'lost-and-late'] as const),
  ...[refusal('discord-down', true), refusal('locked'), refusal('channel-gone')],
];

type What = 'pause' | 'resume' | 'stop' | { readonly set: Plan };
type Step =
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'look'; readonly who: 'one' | 'two' | 'both' }
  | { readonly kind: 'change'; readonly what: What; readonly during: number | null }
  | { readonly kind: 'crash'; readonly calls: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'answers'; readonly endings: readonly Ending[] }
  | { readonly kind: 'usually'; readonly ending: Ending }
  | { readonly kind: 'history'; readonly history: World['channel']['history'] }
  | { readonly kind: 'now' };

export interface RandomDays {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly plan: Plan;
  readonly steps: readonly Step[];
}

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

function plansIn(zone: string): fc.Arbitrary<Plan> {
  const time = fc.nat(95).map((quarter) => new Date(quarter * 15 * MINUTE).toISOString().slice(11, 16));
  const days = fc.oneof(
    { weight: 3, arbitrary: fc.constant([1, 2, 3, 4, 5, 6, 7]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3 }) },
  );
  return fc.record({ zone: fc.constant(zone), time, days });
}

function stepsIn(zone: string, other: string): fc.Arbitrary<Step> {
  const plan = fc.oneof(plansIn(zone), plansIn(other));
  const what = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<What>('pause', 'resume', 'stop') },
    { weight: 3, arbitrary: plan.map((set): What => ({ set })) },
  );
  const during = fc.option(fc.integer({ min: 1, max: 20 }));
  const of = <K extends Step['kind']>(kind: K) => fc.constant(kind);
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: of('pass'), minutes: fc.integer({ min: 1, max: 30 * 60 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: of('pass'), minutes: fc.integer({ min: 1, max: 20 }) }) },
    { weight: 10, arbitrary: fc.record({ kind: of('look'), who: fc.constantFrom('one', 'two', 'both') }) },
    { weight: 6, arbitrary: fc.record({ kind: of('change'), what, during }) },
    {
      weight: 3,
      arbitrary: fc.record({
        ...{ kind: of('crash'), calls: fc.integer({ min: 1, max: 25 }), when: fc.constantFrom('before', 'after') },
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        ...{ kind: of('answers'), endings: fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 3 }) },
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: of('usually'), ending: fc.constantFrom('sent' as const, ...ENDINGS) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        ...{ kind: of('history'), history: fc.constantFrom('readable', 'unreadable for now', 'unreadable') },
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: of('now') }) },
  );
}

/** `most`: steps of one run. */
export function randomDays(most: number): fc.Arbitrary<RandomDays> {
  const year = fc.integer({ min: 2006, max: 2036 });
  return fc.tuple(zones, zones, year, fc.nat(364), fc.nat(20)).chain(([zone, other, inYear, day, offset]) => {
    const from = Date.UTC(inYear, 0, 1);
    const changes = changesOf(zone, from, from + 365 * DAY).slice(1);
    // Around a change, where the zone has one in that year.
    const at = changes[day % Math.max(changes.length, 1)]?.at ?? from + day * DAY;
    const start = Math.floor(at / MINUTE) * MINUTE - offset * 4 * HOUR;
    const steps = fc.array(stepsIn(zone, other), { minLength: 10, maxLength: most });
    return fc.record({ start: fc.constant(start), plan: plansIn(zone), steps });
  });
}

/** A plan in force: from when it was set or resumed on. */
interface Stretch {
  readonly plan: Plan;
  readonly from: number;
  /** When the last look began that came to its end. */
  looked: number;
}

interface Running {
  readonly world: World;
  readonly schedule: Schedule;
  readonly stretches: Stretch[];
  /** Null while it is paused or stopped. */
  present: Stretch | null;
  one: ToyProcess;
  two: ToyProcess;
  /** Marks of requests begun while it was neither active nor asked for. */
  readonly unwanted: string[];
}

/** Runs them and checks every promise. */
export async function liveThrough(world: World, { start, plan, steps }: RandomDays): Promise<void> {
  world.anew(start);
  const schedule = await world.set(plan);
  const first = { plan, from: start, looked: start };
  const running: Running = {
    ...{ world, schedule, stretches: [first], present: first, one: world.start(), two: world.start(), unwanted: [] },
  };
  const { post } = world.channel;
  world.channel.post = (channel, what) => {
    if (running.present === null) running.unwanted.push(what.mark);
    return post(channel, what);
  };
  try {
    for (const step of steps) await take(running, step);
    await comeToRest(running);
  } finally {
    world.channel.post = post;
  }
  await expectPromises(running);
}

async function take(running: Running, step: Step): Promise<void> {
  const { world } = running;
  if (step.kind === 'pass') world.now += step.minutes * MINUTE;
  else if (step.kind === 'look') await look(running, step.who);
  else if (step.kind === 'answers') world.channel.next.push(...step.endings);
  else if (step.kind === 'usually') world.channel.usually = step.ending;
  else if (step.kind === 'history') world.channel.history = step.history;
  else if (step.kind === 'now') await running.one.life.outlives(running.one.postNow(running.schedule));
  else if (step.kind === 'crash') running.one.life.endAt(step.calls, step.when);
  else if (step.during === null) await change(running, step.what);
  else running.two.life.interrupt(step.during, () => change(running, step.what));
}

async function look(running: Running, who: 'one' | 'two' | 'both'): Promise<void> {
  const began = running.world.now;
  const stretch = running.present;
  const processes = who === 'both' ? [running.one, running.two] : [running[who]];
  const ended = await Promise.all(processes.map((kutip) => kutip.life.outlives(kutip.look())));
  if (ended.includes(false)) running.one = running.world.start();
  const { owner, id } = running.schedule;
  // Kutip pauses it of its own accord after three failures.
  if ((await running.world.store.schedule(owner, id))?.state !== 'active') running.present = null;
  if (ended.includes(true) && stretch !== null && stretch === running.present) stretch.looked = began;
}

async function change(running: Running, what: What): Promise<void> {
  const { world, schedule } = running;
  const { store, now } = world;
  const { owner, id } = schedule;
  if (what === 'pause') {
    if (await store.pauseSchedule(owner, id, null)) running.present = null;
  } else if (what === 'stop') {
    await store.stopSchedule(owner, id);
    running.present = null;
  } else if (what === 'resume') {
    const present = await store.schedule(owner, id);
    if (present?.state !== 'paused') return;
    await store.resumeSchedule(owner, id, nextDue(present.plan, now).at);
    begin(running, present.plan, now);
  } else {
    await world.set(what.set);
    begin(running, what.set, now);
  }
}

function begin(running: Running, plan: Plan, from: number): void {
  running.present = { plan, from, looked: from };
  running.stretches.push(running.present);
}

/** All is well again, and Kutip runs until the last window has passed. */
async function comeToRest(running: Running): Promise<void> {
  const { channel } = running.world;
  channel.next.length = 0;
  channel.usually = 'sent';
  channel.history = 'readable';
  running.one = running.world.start();
  for (let looks = 0; looks < 6; looks += 1) {
    await look(running, looks % 2 === 0 ? 'one' : 'two');
    running.world.now += WINDOW / 4;
  }
  await look(running, 'one');
}

async function expectPromises(running: Running): Promise<void> {
  const { world, schedule, stretches } = running;
  const ledger = await world.ledger(schedule);
  const clocks = clocksOf([...new Set(stretches.map(({ plan }) => plan.zone))], stretches[0]?.from ?? 0, world.now);
  expect(world.failures).toEqual([]);
  for (const posting of ledger) expectOnce(world, posting, clocks);
  const dated = ledger.filter(({ date }) => date !== null);
  expect(new Set(dated.map(({ date }) => date)).size).toBe(dated.length);
  expect(running.unwanted.filter((mark) => dated.some(({ id }) => id === mark))).toEqual([]);
  expectOncePerLocalDate(dated, clocks);
  expectDatesOfPlans(dated, stretches, clocks);
  const counting = ledger.filter(({ state }) => state === 'sent' || state === 'uncertain');
  const used = counting.filter(({ content }) => content !== null).map(({ id }) => `key-${id}`);
  expect(await world.store.used(schedule.owner, schedule.id)).toEqual(new Set(used));
}

/** Settled with a reason, or posted once, and within the window. */
function expectOnce({ channel }: World, posting: Posting, clocks: Clocks): void {
  const posts = channel.posts.filter(({ mark }) => mark === posting.id);
  const { state, reason, address, dueAt } = posting;
  const about = JSON.stringify({ posting, posts, at: clocks.dateAt(posting.zone, dueAt) });
  expect(posts.length, about).toBeLessThanOrEqual(1);
  if (state === 'sent') expect([posts.length, address?.channel, reason], about).toEqual([1, 'umum', null]);
  else expect(['skipped', 'missed', 'failed', 'uncertain'], about).toContain(state);
  if (state !== 'sent') expect(reason?.sentence.id, about).toBeTruthy();
  if (state !== 'sent' && state !== 'uncertain') expect(posts, about).toEqual([]);
  for (const { begun } of posts) expect(begun >= dueAt && begun <= dueAt + WINDOW, about).toBe(true);
}

/** What was due in another zone takes the date that the present zone's clocks showed then. */
function expectOncePerLocalDate(dated: readonly Posting[], clocks: Clocks): void {
  for (const [index, later] of dated.entries())
    for (const earlier of dated.slice(0, index))
      if (earlier.zone !== later.zone && later.dueAt > earlier.dueAt)
        expect(clocks.dateAt(later.zone, earlier.dueAt), JSON.stringify({ earlier, later })).not.toBe(later.date);
}

/** Each row is of a date on which a plan was due, and each date that was due has a row, or is taken in another zone. */
function expectDatesOfPlans(dated: readonly Posting[], stretches: readonly Stretch[], clocks: Clocks): void {
  const known = new Set<string>();
  for (const { plan, from, looked } of stretches)
    for (const { date, at } of clocks.due(plan)) {
      known.add(`${plan.zone} ${date} ${at}`);
      if (at <= from || at > looked) continue;
      const has = dated.some((posting) => posting.date === date || isTaken(posting, plan.zone, date));
      expect(has, JSON.stringify({ plan, date, at, dated })).toBe(true);
    }
  for (const { zone, date, dueAt } of dated) expect([...known]).toContain(`${zone} ${date} ${dueAt}`);

  function isTaken(posting: Posting, zone: string, date: string): boolean {
    return posting.zone !== zone && clocks.dateAt(zone, posting.dueAt) === date;
  }
}

interface Clocks {
  /** `YYYY-MM-DD` that the clocks of a zone show. */
  dateAt(zone: string, at: number): string;
  /** Every date of a plan in all the time, and its instant. */
  due(plan: Plan): { readonly date: string; readonly at: number }[];
}

/** The clocks of these zones, read minute by minute. */
function clocksOf(zoneNames: readonly string[], from: number, to: number): Clocks {
  const changes = new Map<string, readonly Change[]>();
  const walked = new Map<string, WalkedDate[]>();
  for (const zone of zoneNames) {
    const known = changesOf(zone, from - 10 * DAY, to + 10 * DAY);
    const dates: WalkedDate[] = [];
    for (let at = from; at < to + 6 * DAY; at += 5 * DAY) dates.push(...walkDates(known, at));
    changes.set(zone, known);
    walked.set(zone, dates);
  }
  return {
    dateAt: (zone, at) => {
      const present = (changes.get(zone) ?? []).findLast((change) => change.at <= at);
      return new Date(at + (present?.offset ?? 0)).toISOString().slice(0, 10);
    },
    due: ({ zone, time, days }) => {
      const quarter = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 15;
      const wanted = (walked.get(zone) ?? []).filter(({ date }) => days.includes(new Date(date).getUTCDay() || 7));
      return wanted.flatMap(({ date, instants }) => {
        const at = instants?.[quarter];
        return at === undefined ? [] : [{ date, at }];
      });
    },
  };
}
