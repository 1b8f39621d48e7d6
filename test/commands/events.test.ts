// What happens without a command: servers that Kutip comes to and leaves, channels that go.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dispatcher } from '../../src/dispatch.js';
import { openToyServices, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(() => toy.close());

it('says hello once, and that everything is still there when it is invited back', async () => {
  const server = { owner: '800000000000000001', bot: '9' } as const;
  const joined = () => gate.notice({ kind: 'server-joined', language: 'id', ...server });
  expect(await joined()).toMatchObject({ kind: 'welcome' });
  expect(await joined()).toBeNull();
  expect(await gate.notice({ kind: 'server-left', ...server })).toBeNull();
  expect(await joined()).toMatchObject({ kind: 'notice', sentence: expect.stringContaining('masih ada') });
});

it('lets nobody in when the channel of a collection is deleted', async () => {
  const { owner } = await toy.server({});
  const { collections } = toy.services;
  const { id } = await collections.create(owner, 'Ujian', []);
  await collections.tie(owner, id, ['700000000000000001']);
  expect(await gate.notice({ kind: 'channel-gone', owner, channel: '700000000000000001' })).toBeNull();
  expect((await collections.list(owner)).find((each) => each.id === id)?.tiedTo).toEqual(['700000000000000001']);
  expect(toy.failures).toEqual([]);
});
