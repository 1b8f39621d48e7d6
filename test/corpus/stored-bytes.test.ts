// Bytes and their row: nobody's bytes go while another process is storing them.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withStoredBytes } from '../../src/corpus/stored-bytes.js';
import { openToyKeeper, START, type ToyKeeper } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

const OWNER = '1001';
const LATER = 10 ** 6;

let data: ReturnType<typeof temporaryFolder>;
let toy: ToyKeeper;
beforeEach(() => {
  data = temporaryFolder();
  toy = openToyKeeper(data.root);
});
afterEach(async () => {
  await toy.close();
  data.remove();
});

const store = (text: string, writeRow: () => Promise<void>) => {
  const ports = { store: toy.store, files: toy.files, clock: { now: () => START } };
  return withStoredBytes(ports, OWNER, new TextEncoder().encode(text), writeRow);
};
const strays = () => toy.files.strays(OWNER, new Set());

it('that no row names are deleted at once', async () => {
  await expect(store('Satu.', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(await strays()).toEqual([]);
});

it('stay where this process stood still so long that another took its turn, which may be storing them', async () => {
  const lost = async () => {
    toy.wait(LATER);
    await toy.store.takeLease(`files:${OWNER}`, 'another', START + 2 * LATER);
    await toy.files.save(OWNER, 'a'.repeat(64), new TextEncoder().encode('Dua.'));
    throw new Error('lease lost');
  };
  await expect(store('Satu.', lost)).rejects.toThrow('lease lost');
  expect(await strays()).toContain('a'.repeat(64));
});
