// Servers: what Kutip knows of one that it left rests thirty days, comes back with an invitation, and is deleted after.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createServerKeeper, type ServerKeeper } from '../../src/corpus/server-keeper.js';
import { removeStrayIndexes } from '../../src/corpus/stray-indexes.js';
import { openToyKeeper, START, type ToyKeeper } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

const [HERE, THERE, BOT] = ['1001', '1002', '9'];
const DAY = 24 * 3_600_000;

let data: ReturnType<typeof temporaryFolder>;
let toy: ToyKeeper;
let servers: ServerKeeper;
let now: number;
const wait = (milliseconds: number) => {
  now += milliseconds;
  toy.wait(milliseconds);
};
beforeEach(async () => {
  data = temporaryFolder();
  toy = openToyKeeper(data.root);
  now = START;
  servers = createServerKeeper({
    ...{ store: toy.store, files: toy.files, clock: { now: () => now } },
    removeStrayIndexes: () => removeStrayIndexes(toy.store, data.path('generations')),
  });
  for (const owner of [HERE, THERE]) {
    await servers.joined(owner, BOT);
    await toy.keep(owner, 'pakis.txt', 'Pakis berkembang biak dengan spora.');
    await toy.read(owner);
  }
});
afterEach(async () => {
  await toy.close();
  data.remove();
});

it('is new once, known while Kutip is in it, and back when it is invited again', async () => {
  expect(await servers.joined('1003', BOT)).toBe('new');
  expect(await servers.joined('1003', BOT)).toBe('known');
  await servers.left('1003', BOT);
  expect(await servers.joined('1003', BOT)).toBe('back');
});

it('has everything as it was when Kutip is invited back within thirty days', async () => {
  await servers.left(HERE, BOT);
  wait(30 * DAY - 1);
  await servers.forgetLeft();
  expect(await servers.joined(HERE, BOT)).toBe('back');
  wait(2 * DAY);
  await servers.forgetLeft();
  expect(await toy.find(HERE, 'pakis')).toHaveLength(1);
});

it('leaves nothing on the machine after thirty days, and nothing of another server goes with it', async () => {
  await servers.left(HERE, BOT);
  wait(29 * DAY);
  await servers.left(HERE, BOT);
  wait(DAY);
  const before = readdirSync(data.path('generations')).length;
  await servers.forgetLeft();
  expect(await toy.store.collections(HERE)).toEqual([]);
  expect(await toy.store.fileHashes(HERE)).toEqual(new Set());
  expect(existsSync(data.path(`files/${HERE}`)) ? readdirSync(data.path(`files/${HERE}`)) : []).toEqual([]);
  expect(readdirSync(data.path('generations')).length).toBeLessThan(before);
  expect(await toy.find(THERE, 'pakis')).toHaveLength(1);
  expect(await servers.joined(HERE, BOT)).toBe('new');
});

it('stays where Kutip is invited back while the deletion waits for its turn', async () => {
  await servers.left(HERE, BOT);
  wait(30 * DAY);
  const waiting = createServerKeeper({
    ...{ files: toy.files, clock: { now: () => now }, removeStrayIndexes: async () => {} },
    store: {
      ...toy.store,
      takeLease: async (...lease) => {
        await servers.joined(HERE, BOT);
        return toy.store.takeLease(...lease);
      },
    },
  });
  await waiting.forgetLeft();
  expect(await toy.find(HERE, 'pakis')).toHaveLength(1);
  expect(await toy.keeper.orphans(HERE)).toMatchObject({ files: 0 });
  expect(readdirSync(data.path(`files/${HERE}`))).toHaveLength(1);
});

it('is known to have been left at the next start, and newly joined ones are named', async () => {
  expect(await servers.reconcile([THERE, '1003'], BOT)).toEqual(['1003']);
  wait(30 * DAY);
  await servers.forgetLeft();
  expect(await toy.store.collections(HERE)).toEqual([]);
  expect(await toy.find(THERE, 'pakis')).toHaveLength(1);
});

it('is not taken for left because another bot, which is not in it, runs on the same data', async () => {
  await servers.reconcile([], 'another');
  wait(31 * DAY);
  await servers.forgetLeft();
  expect(await toy.find(HERE, 'pakis')).toHaveLength(1);
});

it('has folders of indexes swept only where their collection is gone', async () => {
  mkdirSync(data.path('generations/9999-stray'), { recursive: true });
  mkdirSync(data.path('generations/of-somebody-else'), { recursive: true });
  await removeStrayIndexes(toy.store, data.path('generations'));
  expect(existsSync(data.path('generations/9999-stray'))).toBe(false);
  expect(existsSync(data.path('generations/of-somebody-else'))).toBe(true);
  expect(await toy.find(HERE, 'pakis')).toHaveLength(1);
});
