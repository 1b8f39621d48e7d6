// Turns at the models: nobody is lost, nobody waits too long, and nobody asks for all the others.
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/dispatch/turns.js';

/** Works that end when they are told to. */
function works() {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  return {
    begun,
    work: (number: number) => () => {
      begun.push(number);
      return new Promise<number>((resolve) => ends.push(() => resolve(number)));
    },
    endNext: () => ends.shift()?.(),
  };
}
/** Lets everything go on that can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const still = { now: () => 0 };

describe('turns', () => {
  it('serve 50 people who ask at once, all of them, in their order, a few at a time', async () => {
    const turns = createTurns({ concurrent: 2, waiting: 50, perMinute: 5 }, still);
    const { work, begun, endNext } = works();
    const people = Array.from({ length: 50 }, (_, number) => number);
    const answers = Promise.all(people.map((number) => turns.take(`person ${number}`, work(number))));
    await settled();
    expect([turns.running, turns.waiting, begun]).toEqual([2, 48, [0, 1]]);
    for (const _ of people) {
      endNext();
      await settled();
      expect(turns.running).toBeLessThanOrEqual(2);
    }
    expect(await answers).toEqual(people);
    expect(begun).toEqual(people);
    expect([turns.running, turns.waiting]).toEqual([0, 0]);
  });

  it('say “busy” at once when too many wait, and serve again afterwards', async () => {
    const turns = createTurns({ concurrent: 1, waiting: 1, perMinute: 5 }, still);
    const { work, endNext } = works();
    const first = turns.take('ani', work(1));
    const second = turns.take('budi', work(2));
    await expect(turns.take('citra', work(3))).rejects.toMatchObject({ code: 'busy' });
    endNext();
    await first;
    await settled();
    endNext();
    await second;
    const third = turns.take('citra', work(3));
    await settled();
    endNext();
    expect(await third).toBe(3);
  });

  it('serve whoever comes while nobody is served, also where nobody may wait', async () => {
    const turns = createTurns({ concurrent: 1, waiting: 0, perMinute: 5 }, still);
    const { work, endNext } = works();
    const first = turns.take('ani', work(1));
    await expect(turns.take('budi', work(2))).rejects.toMatchObject({ code: 'busy' });
    await settled();
    endNext();
    expect(await first).toBe(1);
  });

  it('go on after a failure, which is the failed person’s alone', async () => {
    const turns = createTurns({ concurrent: 1, waiting: 5, perMinute: 5 }, still);
    const failing = turns.take('ani', async () => Promise.reject(new Error('broken')));
    const serving = turns.take('budi', async () => 'served');
    await expect(failing).rejects.toThrow('broken');
    expect(await serving).toBe('served');
  });
});

describe('a person who asks very often', () => {
  it('pauses, and is told for how long; others do not', async () => {
    let now = 0;
    const turns = createTurns({ concurrent: 1, waiting: 5, perMinute: 2 }, { now: () => now });
    const ask = (person = 'ani') => turns.take(person, async () => 'served');
    await ask();
    now = 10_000;
    await ask();
    now = 20_000;
    await expect(ask()).rejects.toMatchObject({
      code: 'too-fast',
      sentence: {
        id: 'Pelan-pelan, ya. Coba lagi dalam 40 detik.',
        en: 'Slow down a little. Try again in 40 seconds.',
      },
    });
    expect(await ask('budi')).toBe('served');
    now = 60_000;
    expect(await ask()).toBe('served');
    await expect(ask()).rejects.toMatchObject({ code: 'too-fast' });
  });

  it('is counted also for what asks no models, and waits for nothing', async () => {
    const turns = createTurns({ concurrent: 1, waiting: 0, perMinute: 2 }, still);
    const { work, endNext } = works();
    const busy = turns.take('budi', work(1));
    turns.count('ani');
    turns.count('ani');
    expect(() => turns.count('ani')).toThrow(expect.objectContaining({ code: 'too-fast' }));
    endNext();
    await busy;
    await expect(turns.take('ani', async () => 'served')).rejects.toMatchObject({ code: 'too-fast' });
    turns.count('budi');
  });

  it('does not pay for a turn that was refused as busy', async () => {
    const turns = createTurns({ concurrent: 1, waiting: 0, perMinute: 1 }, still);
    const { work, endNext } = works();
    const first = turns.take('budi', work(1));
    await expect(turns.take('ani', work(2))).rejects.toMatchObject({ code: 'busy' });
    await settled();
    endNext();
    await first;
    expect(await turns.take('ani', async () => 'served')).toBe('served');
  });
});
