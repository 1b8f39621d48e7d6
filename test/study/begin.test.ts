// Where a session that was interrupted is held.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openToySessions, type ToySessions } from './toy-sessions.js';

let world: ToySessions;
beforeAll(async () => {
  world = await openToySessions();
  await world.anew();
});
afterAll(() => world.close());

it('that was interrupted is held where it was begun, whatever message its id is sent from', async () => {
  const { owner, store, messenger } = world;
  const kutip = world.start();
  const { plan } = (await kutip.keeper.begin(world.request())).view.session;
  const draft = { ...world.request({ channel: 'forum' }), plan, startedAt: world.now };
  const { id } = (await store.saveSession(draft)).session;
  expect(await kutip.keeper.adopt(owner, id, { channel: 'umum', message: 'message-1' })).toBeNull();
  expect((await store.session(owner, id))?.state).toBe('opening');
  messenger.allow('post', { isThread: true, parent: 'forum' });
  const held = await kutip.keeper.adopt(owner, id, { channel: 'post', message: 'post' });
  expect(held?.session).toMatchObject({ state: 'open', thread: 'post' });
});
