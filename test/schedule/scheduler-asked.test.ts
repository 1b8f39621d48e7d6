// What is asked for by a key is posted once, and what follows from posting is done, also after a crash.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAILY, MINUTE, openWorld, type World } from './toy-world.js';

const NOON = Date.parse('2026-11-23T05:00Z');

let world: World;
beforeAll(() => {
  world = openWorld(NOON);
});
afterAll(() => world.close());
beforeEach(() => world.anew(NOON));

/** Set without a time at which it is due. */
async function paused() {
  const set = await world.set();
  return world.store.saveSchedule({ ...set, nextAt: null });
}

describe('what is asked for by a key', () => {
  it('is posted once, whoever asks at once, also while its schedule is paused', async () => {
    const kutip = world.start();
    const schedule = await paused();
    expect(schedule).toMatchObject({ state: 'paused', nextAt: null });
    const asked = await Promise.all(Array.from({ length: 10 }, () => kutip.postNow(schedule, 'langkah.1')));
    expect(asked.filter((posting) => posting !== null)).toMatchObject([{ state: 'sent', date: 'langkah.1' }]);
    expect(await kutip.postNow(schedule, 'langkah.1')).toBeNull();
    expect(await kutip.postNow(schedule, 'langkah.2')).toMatchObject({ state: 'sent' });
    expect(world.channel.posts).toHaveLength(2);
  });

  it('counts for no date, and is not tried again later', async () => {
    const kutip = world.start();
    const schedule = await world.set(DAILY);
    world.channel.next.push({ passing: true, reason: { code: 'x', sentence: { id: 'x', en: 'x' } } });
    expect(await kutip.postNow(schedule, 'langkah.1')).toMatchObject({ state: 'missed' });
    world.now += 10 * MINUTE;
    await kutip.look();
    expect(world.channel.posts).toEqual([]);
  });

  it('is not posted once its schedule was stopped', async () => {
    const schedule = await paused();
    await world.store.stopSchedule(schedule.owner, schedule.id);
    expect(await world.start().postNow(schedule, 'langkah.1')).toMatchObject({ state: 'skipped' });
    expect(world.channel.posts).toEqual([]);
  });
});

describe('what follows from a posting', () => {
  it('is done before that is noted, and done again after a crash', async () => {
    const done: string[] = [];
    world.kind.posted = ({ id }) => void done.push(id);
    const kutip = world.start();
    const schedule = await paused();
    kutip.life.endAtCall('settlePosting', 'before');
    expect(await kutip.life.outlives(kutip.postNow(schedule, 'langkah.1'))).toBe(false);
    world.now += 2 * MINUTE;
    await world.start().look();
    const [posting] = await world.ledger(schedule);
    expect(posting).toMatchObject({ state: 'sent' });
    expect(done).toEqual([posting?.id, posting?.id]);
    expect(world.channel.posts).toHaveLength(1);
  });

  it('is tried again where it fails, and given up when the window has passed', async () => {
    let tries = 0;
    world.kind.posted = () => {
      tries += 1;
      throw new Error('not now');
    };
    const schedule = await paused();
    const kutip = world.start();
    await kutip.postNow(schedule, 'langkah.1');
    for (let look = 0; look < 30; look += 1) {
      world.now += 30 * MINUTE;
      await kutip.look();
    }
    expect(await world.ledger(schedule)).toMatchObject([{ state: 'sent' }]);
    expect(tries).toBeGreaterThan(2);
    expect(world.failures).toHaveLength(tries);
    expect(world.channel.posts).toHaveLength(1);
  });
});
