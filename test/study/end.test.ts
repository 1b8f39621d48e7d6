// A session ends once: however long its recap takes, and whatever looks for what was left half done meanwhile.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openToySessions, SEVEN_DAILY, sentOf, type ToyProcess, type ToySessions } from './toy-sessions.js';

let world: ToySessions;
let kutip: ToyProcess;
beforeAll(async () => {
  world = await openToySessions();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.anew();
  kutip = world.start();
});

it('leaves no plan behind once it is forgotten', async () => {
  const { session } = (await kutip.keeper.begin(world.request({ pace: 'daily', plan: SEVEN_DAILY }))).view;
  await world.store.endSession(world.owner, session.id, 'guide', world.now);
  await world.store.deleteOldSessions(world.now + 1);
  await kutip.tend();
  expect(await world.store.schedule(world.owner, session.scheduleId ?? '')).toMatchObject({ state: 'stopped' });
});

it('posts one recap, also where sessions are tended while it is on its way', async () => {
  const { id } = (await kutip.keeper.begin(world.request())).view.session;
  const { send } = world.messenger;
  let letGo = () => {};
  const isOnItsWay = new Promise<void>((begun) => {
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    world.messenger.send = async (channel, reply) => {
      begun();
      await held;
      return send(channel, reply);
    };
  });
  const ended = kutip.keeper.end(world.owner, id, 'guide');
  await isOnItsWay;
  const tended = kutip.tend();
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  letGo();
  await Promise.all([ended, tended]);
  expect(sentOf(world, 'study-recap')).toHaveLength(1);
  expect(world.failures).toEqual([]);
});
