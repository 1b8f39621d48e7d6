// A digest comes once on its date, at its time or soon after, and where it did not come its ledger says why.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan, Schedule } from '../../src/schedule-types.js';
import { UserError } from '../../src/user-error.js';
import { refusal } from './toy-channel.js';
import { DAILY, DAY, HOUR, MINUTE, openWorld, type ToyProcess, WINDOW, type World } from './toy-world.js';

const SEVEN = Date.parse('2026-11-23T00:00Z'); // 07:00 in Jakarta

let world: World;
let kutip: ToyProcess;
beforeAll(() => {
  world = openWorld(SEVEN);
});
afterAll(() => world.close());
beforeEach(() => {
  world.anew(SEVEN - HOUR);
  kutip = world.start();
});

/** Looks now, and again after each of these (milliseconds). */
async function look(...after: readonly number[]): Promise<void> {
  await kutip.look();
  for (const time of after) {
    world.now += time;
    await kutip.look();
  }
}

/** Date, state and reason of each posting, the oldest first. */
async function results(schedule: Schedule): Promise<string[]> {
  const ledger = await world.ledger(schedule);
  return ledger.map(({ date, state, reason }) => [date ?? 'asked', state, reason?.code].filter(Boolean).join(' '));
}

const change = (plan: Partial<Plan>) => world.set({ ...DAILY, ...plan });

describe('what is due', () => {
  it('is posted at its time, once a date, and its schedule has used what it shows', async () => {
    const schedule = await world.set();
    await look(HOUR - 1);
    expect(world.channel.posts).toEqual([]);
    await look(1, 5_000, HOUR, DAY);
    expect(await results(schedule)).toEqual(['2026-11-23 sent', '2026-11-24 sent']);
    const ledger = await world.ledger(schedule);
    expect(ledger[0]).toMatchObject({ dueAt: SEVEN, tries: 1, address: { channel: 'umum' } });
    expect(world.channel.posts.map(({ mark }) => mark)).toEqual(ledger.map(({ id }) => id));
    expect(await world.store.used(schedule.owner, schedule.id)).toEqual(new Set(ledger.map(({ id }) => `key-${id}`)));
    expect(world.failures).toEqual([]);
  });

  it('is caught up with within the window, and missed after it', async () => {
    const schedule = await world.set();
    await look(HOUR + WINDOW);
    await look(DAY + 1);
    expect(await results(schedule)).toEqual(['2026-11-23 sent', '2026-11-24 missed was-off']);
    expect(world.channel.posts).toHaveLength(1);
  });

  it('does not wait for another whose answer does not come', async () => {
    await world.set(DAILY, 'diam');
    let answer = (): void => {};
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { post } = world.channel;
    const asked = new Promise<void>((resolve) => {
      world.channel.post = async (place, made) => {
        if (place !== 'diam') return post(place, made);
        resolve();
        await silence;
        return post(place, made);
      };
    });
    world.now += HOUR;
    const hanging = kutip.look();
    await asked;
    const later = await world.set({ ...DAILY, time: '07:10' });
    world.now += 10 * MINUTE;
    while ((await results(later))[0] !== '2026-11-23 sent') await kutip.look();
    answer();
    await hanging;
    world.channel.post = post;
    expect(world.channel.posts.map(({ channel }) => channel)).toEqual(['umum', 'diam']);
  });

  it('is told for the last 31 dates after a year off', async () => {
    const schedule = await world.set();
    world.now += 365 * DAY;
    await look();
    const told = await results(schedule);
    expect(told).toHaveLength(31);
    expect([told[0], told.at(-1)]).toEqual(['2027-10-23 missed was-off', '2027-11-22 missed was-off']);
  });

  it('is posted so many a second, evenly, those that are due longest first', async () => {
    kutip = world.start({ perSecond: 10 });
    const late = await world.set({ ...DAILY, time: '07:01' }, 'late');
    for (let index = 0; index < 40; index += 1) await world.set(DAILY, `channel-${index}`);
    await look(HOUR + MINUTE);
    const { requests, posts } = world.channel;
    expect(requests).toHaveLength(41);
    for (const [index, begun] of requests.entries())
      expect(requests.filter((other) => other >= begun && other < begun + 1000).length, `${index}`).toBeLessThanOrEqual(
        10,
      );
    expect((requests.at(-1) ?? 0) - (requests[0] ?? 0)).toBeLessThanOrEqual(5_000);
    expect(posts.at(-1)?.channel).toBe(late.channel);
  });

  it('is not held up by a plan that cannot be read', async () => {
    const broken = await world.store.saveSchedule({
      ...{ owner: (await world.set()).owner, kind: 'digest', channel: 'lain', tag: null, details: '{}', setBy: 'ani' },
      ...{ plan: { ...DAILY, zone: 'Asia/Atlantis' }, nextAt: SEVEN - 1 },
    });
    await look(HOUR, DAY);
    expect(world.channel.posts).toHaveLength(2);
    expect(world.failures).toHaveLength(1);
    const present = await world.store.schedule(broken.owner, broken.id);
    expect(present).toMatchObject({ state: 'paused', pausedFor: { code: 'unexpected' } });
  });

  it('is not looked at twice at the same time', async () => {
    await world.set();
    world.now = SEVEN;
    const first = kutip.look();
    expect(kutip.look()).toBe(first);
    await first;
    expect(world.channel.posts).toHaveLength(1);
  });
});

describe('a date on which it was posted', () => {
  it('is not posted on again when the time is set later', async () => {
    const schedule = await world.set();
    await look(HOUR);
    await change({ time: '19:00' });
    await look(DAY / 2, DAY / 2, DAY / 2);
    expect(await results(schedule)).toEqual(['2026-11-23 sent', '2026-11-24 sent']);
  });

  it('is not posted on again when it is stopped and set again', async () => {
    const schedule = await world.set();
    await look(HOUR);
    await world.store.stopSchedule(schedule.owner, schedule.id);
    await look(MINUTE);
    const again = await change({ time: '08:00' });
    expect(again.id).toBe(schedule.id);
    await look(HOUR, DAY);
    expect(await results(schedule)).toEqual(['2026-11-23 sent', '2026-11-24 sent']);
  });

  it('is not posted on again by the clocks of another zone', async () => {
    const schedule = await world.set(); // 07:00 on the 23rd in Jakarta is 19:00 on the 22nd in New York
    await look(HOUR);
    await change({ zone: 'America/New_York', time: '21:00' });
    await look(2 * HOUR, DAY, DAY);
    // The 22nd is taken by the clocks, the 23rd by the ledger.
    expect(await results(schedule)).toEqual(['2026-11-23 sent', '2026-11-24 sent']);
    expect(world.channel.posts[1]?.begun).toBe(Date.parse('2026-11-25T02:00Z'));
  });
});

describe('what somebody asks for', () => {
  it('is posted now, and the one of the date comes all the same', async () => {
    const schedule = await world.set();
    expect(await kutip.postNow(schedule)).toMatchObject({ date: null, state: 'sent', address: { channel: 'umum' } });
    await look(HOUR);
    expect(await results(schedule)).toEqual(['asked sent', '2026-11-23 sent']);
    expect((await world.store.used(schedule.owner, schedule.id)).size).toBe(2);
  });

  it('is not tried again, and says why', async () => {
    const schedule = await world.set();
    world.channel.next.push(refusal('channel-gone'), refusal('rate-limited', true));
    expect(await kutip.postNow(schedule)).toMatchObject({ state: 'failed', reason: { code: 'channel-gone' } });
    expect(await kutip.postNow(schedule)).toMatchObject({ state: 'missed', reason: { code: 'rate-limited' } });
    world.kind.decide = () => ({ skip: refusal('nothing-new').reason });
    expect(await kutip.postNow(schedule)).toMatchObject({ state: 'skipped', reason: { code: 'nothing-new' } });
    await look(30 * MINUTE);
    expect(world.channel.requests).toHaveLength(2);
    expect((await world.store.used(schedule.owner, schedule.id)).size).toBe(0);
  });

  it.each([
    ['lost-after', 'sent', 1],
    ['lost-and-late', 'sent', 1],
    ['lost-before', 'missed', 0],
  ] as const)('is looked for when the answer was lost (%s)', async (ending, state, posts) => {
    const schedule = await world.set();
    world.channel.next.push(ending);
    expect(await kutip.postNow(schedule)).toMatchObject({ state });
    expect(world.channel.posts).toHaveLength(posts);
  });

  it('is posted while paused, too', async () => {
    const schedule = await world.set();
    await world.store.pauseSchedule(schedule.owner, schedule.id, null);
    expect(await kutip.postNow(schedule)).toMatchObject({ state: 'sent' });
  });
});

describe('what is refused', () => {
  it('is tried again with growing pauses', async () => {
    const schedule = await world.set();
    world.channel.usually = refusal('missing-permission');
    await look(HOUR, ...Array.from({ length: 60 }, () => MINUTE));
    const after = world.channel.requests.map((begun) => (begun - SEVEN) / MINUTE);
    expect(after).toEqual([0, 1, 3, 8, 18, 38]);
    world.channel.usually = 'sent';
    await look(10 * MINUTE);
    expect(await results(schedule)).toEqual(['2026-11-23 sent']);
  });

  it('waits as long as Discord says', async () => {
    await world.set();
    world.channel.next.push({ ...refusal('rate-limited', true), retryAfterMs: 10 * MINUTE });
    await look(HOUR, 10 * MINUTE - 1, 1);
    expect(world.channel.requests).toHaveLength(2);
  });

  it.each([
    ['missed', refusal('discord-down', true)],
    ['failed', refusal('locked')],
  ] as const)('is %s when the window has passed', async (state, ending) => {
    const schedule = await world.set();
    world.channel.usually = ending;
    await look(HOUR, ...Array.from({ length: 40 }, () => 10 * MINUTE));
    expect(await results(schedule)).toEqual([`2026-11-23 ${state} ${ending.reason.code}`]);
    expect(Math.max(...world.channel.requests)).toBeLessThanOrEqual(SEVEN + WINDOW);
    expect((await world.store.used(schedule.owner, schedule.id)).size).toBe(0);
  });

  it('has its last reason when Kutip was off as the window passed', async () => {
    const schedule = await world.set();
    world.channel.next.push(refusal('locked'), refusal('rate-limited', true));
    await look(HOUR, WINDOW + 1, DAY - WINDOW - 1, WINDOW + 1);
    expect(await results(schedule)).toEqual(['2026-11-23 failed locked', '2026-11-24 missed rate-limited']);
  });

  it('for one reason on three dates pauses it, and tells whoever set it once', async () => {
    const schedule = await world.set();
    world.channel.usually = refusal('channel-gone');
    const other = world.start();
    for (let hours = 0; hours < 100; hours += 1) {
      world.now += HOUR;
      await Promise.all([kutip.look(), other.look()]);
    }
    expect((await results(schedule)).map((each) => each.slice(11))).toEqual(Array(3).fill('failed channel-gone'));
    expect(await world.store.schedule(schedule.owner, schedule.id)).toMatchObject({
      ...{ state: 'paused', pausedFor: { code: 'channel-gone' }, nextAt: null },
    });
    expect(world.channel.told).toEqual(['ani']);
    // Resumed, it has three dates again.
    await world.store.resumeSchedule(schedule.owner, schedule.id, world.now + 1);
    for (let hours = 0; hours < 40; hours += 1) await look(HOUR);
    expect(await world.store.schedule(schedule.owner, schedule.id)).toMatchObject({ state: 'active' });
    expect(world.channel.told).toEqual(['ani']);
  });

  it('for different reasons does not pause it, nor does what passes by itself', async () => {
    const schedule = await world.set();
    const endings = [refusal('locked'), refusal('locked'), refusal('no-tag'), refusal('discord-down', true)];
    for (const ending of [...endings, ...endings]) {
      world.channel.usually = ending;
      await look(...Array.from({ length: 48 }, () => DAY / 48));
    }
    expect(await results(schedule)).toHaveLength(8);
    expect(await world.store.schedule(schedule.owner, schedule.id)).toMatchObject({ state: 'active' });
    expect(world.channel.told).toEqual([]);
  });
});

describe('what is not posted', () => {
  const opened = async (): Promise<Schedule> => {
    const schedule = await world.set();
    world.channel.next.push(refusal('discord-down', true));
    await look(HOUR);
    return schedule;
  };

  it('was paused or stopped before it could be', async () => {
    const schedule = await opened();
    await world.store.pauseSchedule(schedule.owner, schedule.id, null);
    await look(MINUTE);
    expect(await results(schedule)).toEqual(['2026-11-23 skipped paused']);
    const other = await world.set(DAILY, 'lain');
    await look(DAY - 2 * MINUTE);
    world.channel.next.push(refusal('discord-down', true));
    await look(MINUTE);
    await world.store.stopSchedule(other.owner, other.id);
    await look(MINUTE);
    expect(await results(other)).toEqual(['2026-11-24 skipped stopped']);
    expect(world.channel.posts).toEqual([]);
  });

  it('must not be seen by everybody there', async () => {
    const schedule = await world.set();
    world.kind.mayPost = false;
    await look(HOUR);
    expect(await results(schedule)).toEqual(['2026-11-23 skipped not-here']);
    expect(world.channel.requests).toEqual([]);
  });

  it('has nothing to show, at first or after what it shows was removed', async () => {
    const schedule = await world.set();
    world.kind.decide = () => ({ skip: refusal('nothing-new').reason });
    await look(HOUR);
    world.kind.decide = ({ id }) => ({ content: id, used: ['key'] });
    world.kind.skip = refusal('no-documents').reason;
    await look(DAY);
    expect(await results(schedule)).toEqual(['2026-11-23 skipped nothing-new', '2026-11-24 skipped no-documents']);
    expect((await world.store.used(schedule.owner, schedule.id)).size).toBe(0);
  });
});

describe('what cannot be decided', () => {
  const decidesAfter = (failures: number, error: Error) => {
    let left = failures;
    world.kind.decide = ({ id }) => {
      left -= 1;
      if (left >= 0) throw error;
      return { content: id, used: [] };
    };
  };

  it('is tried again, and logged', async () => {
    const schedule = await world.set();
    decidesAfter(2, new Error('broken'));
    await look(HOUR, MINUTE, MINUTE);
    expect(await results(schedule)).toEqual(['2026-11-23 sent']);
    expect(world.failures).toHaveLength(2);
  });

  it.each([
    ['unexpected', new Error('broken'), true],
    ['collection-gone', new UserError('collection-gone', { id: 'hilang', en: 'gone' }), false],
  ] as const)('fails as %s when the window has passed', async (code, error, logged) => {
    const schedule = await world.set();
    decidesAfter(1000, error);
    await look(HOUR, ...Array.from({ length: 40 }, () => 10 * MINUTE));
    expect(await results(schedule)).toEqual([`2026-11-23 failed ${code}`]);
    expect(world.failures.length > 0).toBe(logged);
    expect(world.channel.requests).toEqual([]);
  });

  it('is decided once, however often it is tried', async () => {
    await world.set();
    let decided = 0;
    world.kind.decide = () => {
      decided += 1;
      return { content: `decided ${decided}`, used: [] };
    };
    world.channel.next.push(refusal('discord-down', true), 'lost-before');
    await look(HOUR, MINUTE, MINUTE, MINUTE, MINUTE);
    expect(world.channel.requests).toHaveLength(3);
    expect(decided).toBe(1);
  });
});

describe('stopped', () => {
  it('Kutip begins nothing more, and what it had taken is posted as soon as it runs again', async () => {
    for (let index = 0; index < 12; index += 1) await world.set(DAILY, `channel-${index}`);
    world.now = SEVEN;
    kutip.life.interrupt(40, async () => void kutip.stop());
    await kutip.look();
    await kutip.stop();
    const before = world.channel.posts.length;
    expect(before).toBeLessThan(12);
    expect(await world.store.postingHolders()).toEqual([]);
    await kutip.look();
    expect(world.channel.posts).toHaveLength(before);
    await world.start().look();
    expect(world.channel.posts).toHaveLength(12);
    expect(world.now).toBeLessThan(SEVEN + 1000);
  });
});
