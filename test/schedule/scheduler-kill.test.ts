// A digest comes once, wherever its process is killed, and however many processes there are.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Posting, Schedule } from '../../src/schedule-types.js';
import { DAILY, HOUR, MINUTE, openWorld, WINDOW, type World } from './toy-world.js';

const SEVEN = Date.parse('2026-11-23T00:00Z'); // 07:00 in Jakarta

let world: World;
let schedule: Schedule;
beforeAll(() => {
  world = openWorld(SEVEN);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.anew(SEVEN - HOUR);
  schedule = await world.set();
  world.now = SEVEN;
});

/** Ends a process at one of its calls. */
async function kill(call: string, when: 'before' | 'after'): Promise<void> {
  const kutip = world.start();
  kutip.life.endAtCall(call, when);
  expect(await kutip.life.outlives(kutip.look())).toBe(false);
}

/** Another process runs, and looks each minute. */
async function goOn(minutes: number): Promise<Posting | undefined> {
  const kutip = world.start();
  for (let minute = 0; minute < minutes; minute += 1) {
    await kutip.look();
    world.now += MINUTE;
  }
  return (await world.ledger(schedule))[0];
}

const BEFORE = [
  ['openPostings', 'before'],
  ['openPostings', 'after'],
  ['takePostings', 'after'],
  ['decidePosting', 'before'],
  ['decidePosting', 'after'],
  ['beginSending', 'before'],
] as const;
const DURING = [
  ['beginSending', 'after'],
  ['post', 'before'],
  ['post', 'after'],
] as const;
const AFTER = [
  ['settlePosting', 'before'],
  ['settlePosting', 'after'],
] as const;

describe('killed', () => {
  it.each(BEFORE)('before sending (%s, %s), it is posted when Kutip runs again', async (call, when) => {
    await kill(call, when);
    expect(world.channel.requests).toEqual([]);
    expect(await goOn(1)).toMatchObject({ state: 'sent', tries: 1 });
    expect(world.channel.posts).toHaveLength(1);
  });

  it.each([...DURING, ...AFTER])('while sending or after (%s, %s), it is there once', async (call, when) => {
    await kill(call, when);
    expect(await goOn(3)).toMatchObject({ state: 'sent', address: { channel: 'umum' } });
    expect(world.channel.posts).toHaveLength(1);
    expect(await world.store.used(schedule.owner, schedule.id)).toHaveLength(1);
  });

  it('on a machine whose clock is ahead by less than an hour, it is there once', async () => {
    await kill('post', 'after');
    const [post] = world.channel.posts.splice(0);
    if (post !== undefined) world.channel.posts.push({ ...post, at: post.at - 50 * MINUTE });
    expect(await goOn(3)).toMatchObject({ state: 'sent', tries: 1 });
    expect(world.channel.requests).toHaveLength(1);
  });

  it('while a request is on its way, it waits until that has come', async () => {
    world.channel.next.push('lost-and-late');
    await kill('post', 'after');
    expect(await goOn(1)).toMatchObject({ state: 'sending', tries: 1 });
    expect(await goOn(2)).toMatchObject({ state: 'sent', tries: 1 });
    expect(world.channel.posts).toHaveLength(1);
  });

  it.each([...BEFORE, ...DURING, ...AFTER])(
    'on another machine (%s, %s), its hold ends by itself',
    async (call, when) => {
      world.knowsTheDead = false;
      await kill(call, when);
      expect(await goOn(10)).toMatchObject({ state: 'sent' });
      expect(world.channel.posts).toHaveLength(1);
    },
  );

  it.each([...BEFORE, ...DURING, ...AFTER])(
    'and off until the window has passed (%s, %s), it is never sent',
    async (call, when) => {
      await kill(call, when);
      const before = world.channel.posts.length;
      world.now += WINDOW + 1;
      expect(await goOn(3)).toMatchObject(
        before === 1 ? { state: 'sent' } : { state: 'missed', reason: { code: 'was-off' } },
      );
      expect(world.channel.posts).toHaveLength(before);
    },
  );

  it('while somebody waited for one to be posted now, that one is not posted later', async () => {
    for (const [call, when] of [...BEFORE.slice(3), ...DURING]) {
      const kutip = world.start();
      kutip.life.endAtCall(call, when);
      expect(await kutip.life.outlives(kutip.postNow(schedule))).toBe(false);
    }
    await goOn(3);
    const asked = (await world.ledger(schedule)).filter(({ date }) => date === null);
    expect(asked.map(({ state }) => state)).toEqual([...Array(5).fill('missed'), 'sent']);
    expect(world.channel.posts).toHaveLength(2); // with that of the date
  });
});

describe('when the answer was lost', () => {
  it.each([
    ['after it was executed', 'lost-after', 1],
    ['before', 'lost-before', 2],
    ['and it is executed late', 'lost-and-late', 1],
  ] as const)('%s, it is there once', async (_, ending, tries) => {
    world.channel.next.push(ending);
    expect(await goOn(4)).toMatchObject({ state: 'sent', tries });
    expect(world.channel.posts).toHaveLength(1);
  });

  it('and nobody can look, it is uncertain, never sent, and counts as used', async () => {
    world.channel.next.push('lost-before');
    world.channel.history = 'unreadable';
    expect(await goOn(60)).toMatchObject({ state: 'uncertain', reason: { code: 'unreadable' } });
    expect(world.channel.requests).toHaveLength(1);
    expect(await world.store.used(schedule.owner, schedule.id)).toHaveLength(1);
  });

  it('and nobody can look for now, it waits for that', async () => {
    world.channel.next.push('lost-after');
    world.channel.history = 'unreadable for now';
    expect(await goOn(60)).toMatchObject({ state: 'sending' });
    world.channel.history = 'readable';
    expect(await goOn(31)).toMatchObject({ state: 'sent', tries: 1 });
  });

  it('and nobody could look until the window passed, it is uncertain', async () => {
    world.channel.next.push('lost-before');
    world.channel.history = 'unreadable for now';
    expect(await goOn(2 + WINDOW / MINUTE)).toMatchObject({ state: 'uncertain' });
    expect(world.channel.requests).toHaveLength(1);
  });
});

describe('a machine that slept', () => {
  it('between writing down a request and making it does not make it', async () => {
    const kutip = world.start();
    const { beginSending } = world.store;
    let tries = 0;
    // The database answers when another process has had time to take it over.
    const slow = async (...values: Parameters<typeof beginSending>) => {
      const begun = await beginSending(...values);
      tries += 1;
      if (tries === 1) world.now += HOUR;
      return begun;
    };
    Object.assign(kutip.store, { beginSending: slow });
    await kutip.look();
    Object.assign(kutip.store, { beginSending });
    expect(world.channel.requests).toEqual([SEVEN + HOUR]);
    expect(tries).toBe(2);
  });
});

describe('two processes on one database', () => {
  it('post each digest once', async () => {
    world.now = SEVEN - HOUR;
    for (let index = 0; index < 30; index += 1) await world.set(DAILY, `channel-${index}`);
    world.now = SEVEN;
    const two = [world.start(), world.start()];
    await Promise.all(two.map((kutip) => kutip.look()));
    expect(world.channel.posts).toHaveLength(31);
    expect(new Set(world.channel.posts.map(({ channel }) => channel)).size).toBe(31);
    expect(world.failures).toEqual([]);
  });
});
