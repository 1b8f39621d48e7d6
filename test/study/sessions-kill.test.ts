// A session survives the end of Kutip wherever it comes: whoever presses again gets everything once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageAddress } from '../../src/group-types.js';
import {
  MINUTE,
  openToySessions,
  postedSteps,
  SEVEN_DAILY,
  sentOf,
  type ToyProcess,
  type ToySessions,
} from './toy-sessions.js';

let world: ToySessions;
beforeAll(async () => {
  world = await openToySessions();
});
afterAll(() => world.close());
beforeEach(() => world.anew());

/** Ends Kutip after each call of its ports in turn, until it comes to the end of the work. Each time in a channel of its own. */
async function killEverywhere(
  prepare: (kutip: ToyProcess, channel: string) => Promise<string>,
  work: (kutip: ToyProcess, id: string, channel: string) => Promise<unknown>,
  heal: (kutip: ToyProcess, id: string, channel: string) => Promise<void>,
): Promise<number> {
  for (let call = 1; ; call += 1) {
    const kutip = world.start();
    const channel = `kanal-${call}`;
    const id = await prepare(kutip, channel);
    kutip.life.endAt(call, 'after');
    if (await kutip.life.outlives(work(kutip, id, channel))) return call;
    await heal(world.start(), id, channel);
  }
}

/** The session of the opening that stands in the channel. */
function openingIn(channel: string): { readonly id: string; readonly at: MessageAddress } | null {
  const at = world.messenger.sent.findIndex((each) => each.channel === channel);
  const reply = world.messenger.sent[at]?.reply;
  if (reply?.kind !== 'study-opening') return null;
  return { id: reply.session.id, at: { channel, message: `message-${at + 1}` } };
}

const recapsOf = (id: string) => sentOf(world, 'study-recap').filter(({ session }) => session.id === id);

describe('killed', () => {
  it.each(['live', 'daily'] as const)('while it begins (%s), it is held once somebody joins', async (pace) => {
    const plan = pace === 'daily' ? SEVEN_DAILY : null;
    const calls = await killEverywhere(
      async () => '',
      (kutip, _, channel) => kutip.keeper.begin(world.request({ channel, pace, plan })),
      async (kutip, _, channel) => {
        const opening = openingIn(channel);
        if (opening === null) return;
        const { id, at } = opening;
        world.now += 2 * MINUTE;
        await kutip.scheduler.look();
        await kutip.keeper.adopt(world.owner, id, at);
        await kutip.keeper.join(world.owner, id, 'budi');
        expect(postedSteps(world, id)).toEqual([0]);
        expect(world.messenger.hung.filter(({ address }) => address.channel === channel)).toHaveLength(1);
        const view = await kutip.keeper.view(world.owner, id);
        expect(view).toMatchObject({ session: { state: 'open', thread: at.message }, joined: 1, shown: [{ step: 0 }] });
        expect(view?.nextAt === null).toBe(pace === 'live');
        expect(await kutip.keeper.next(world.owner, id, 0)).toBe('moved');
        expect(postedSteps(world, id)).toEqual([0, 1]);
      },
    );
    expect(calls).toBeGreaterThan(10);
  });

  it('while it goes on, the next passage comes once somebody presses again', async () => {
    const calls = await killEverywhere(
      async (kutip, channel) => (await kutip.keeper.begin(world.request({ channel }))).view.session.id,
      (kutip, id) => kutip.keeper.next(world.owner, id, 0),
      async (kutip, id) => {
        const before = postedSteps(world, id);
        world.now += 2 * MINUTE;
        await kutip.scheduler.look();
        const pressed = before.at(-1) ?? 0;
        expect(await kutip.keeper.next(world.owner, id, pressed)).toBe('moved');
        expect(postedSteps(world, id)).toEqual(pressed === 0 ? [0, 1] : [0, 1, 2]);
      },
    );
    expect(calls).toBeGreaterThan(10);
  });

  it('after the passage was posted, and before that was noted, its button brings the next', async () => {
    const kutip = world.start();
    const { id } = (await kutip.keeper.begin(world.request())).view.session;
    kutip.life.endAtCall('post', 'after');
    expect(await kutip.life.outlives(kutip.keeper.next(world.owner, id, 0))).toBe(false);
    const again = world.start();
    expect(await again.keeper.next(world.owner, id, 1)).toBe('moved');
    await again.scheduler.look();
    expect(postedSteps(world, id)).toEqual([0, 1, 2]);
    expect((await again.keeper.view(world.owner, id))?.shown.map(({ step }) => step)).toEqual([0, 1, 2]);
  });

  it('while it ends, it has ended, its buttons are gone, and the recap is there', async () => {
    const calls = await killEverywhere(
      async (kutip, channel) => (await kutip.keeper.begin(world.request({ channel }))).view.session.id,
      (kutip, id) => kutip.keeper.end(world.owner, id, 'guide'),
      async (kutip, id) => {
        const session = (await kutip.keeper.view(world.owner, id))?.session;
        if (recapsOf(id).length > 0) {
          world.messenger.find(session?.thread ?? '', { kind: 'found', address: { channel: 'x', message: 'x' } });
        }
        await kutip.tend();
        if (session?.state === 'open') await kutip.keeper.end(world.owner, id, 'guide');
        expect((await kutip.keeper.view(world.owner, id))?.session.state).toBe('ended');
        expect(recapsOf(id)).toHaveLength(1);
        expect(world.messenger.edits.at(-1)).toMatchObject({ reply: { kind: 'study-opening', session: { id } } });
      },
    );
    expect(calls).toBeGreaterThan(8);
  });
});
