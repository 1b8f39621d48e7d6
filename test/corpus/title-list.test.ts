// Titles while they are typed: from memory, and never those of a generation that was replaced.
import { beforeEach, describe, expect, it } from 'vitest';
import { createTitleList, type TitleEntry } from '../../src/corpus/title-list.js';
import type { Collection } from '../../src/database/store.js';

let names: TitleEntry[];
let generation: string | null;
let readings: number;
let failing: boolean;
let hidden: number[];
beforeEach(() => {
  names = [
    { path: 'bakau.md', title: 'Bakau di muara' },
    { path: 'garam.pdf', title: 'Petani garam' },
    { path: 'kafe.txt', title: 'Kafé Ólafur' },
    { path: 'tanpa-judul.txt', title: null },
    { path: 'z.md', title: 'Garam dan kemarau' },
  ];
  generation = 'g1';
  readings = 0;
  failing = false;
  hidden = [];
});

const library: Parameters<typeof createTitleList>[0] = {
  collectionById: async (id): Promise<Collection> => ({
    id,
    owner: 'server',
    name: 'default',
    generation,
    model: 'toy',
  }),
  hiddenDocuments: async () => hidden,
  documentNames: async () => {
    readings += 1;
    if (failing) throw new Error('the disk is gone');
    return names;
  },
};
const list = createTitleList(library);
let collection = 0;
beforeEach(() => {
  collection += 1;
});
const paths = async (typed: string, most = 25) =>
  (await list.matching(collection, typed, most)).map(({ path }) => path);

describe('the titles of a collection', () => {
  it('are read again when a document was removed, before another generation is published', async () => {
    expect(await paths('bakau')).toEqual(['bakau.md']);
    names = names.slice(1);
    hidden = [1];
    expect(await paths('bakau')).toEqual([]);
  });

  it('match what was typed in title or path, those that begin with it first', async () => {
    expect(await paths('garam')).toEqual(['garam.pdf', 'z.md']);
    expect(await paths('petani')).toEqual(['garam.pdf']);
    expect(await paths('muara')).toEqual(['bakau.md']);
    expect(await paths('.txt')).toEqual(['kafe.txt', 'tanpa-judul.txt']);
    expect(await paths('tidak ada')).toEqual([]);
  });

  it('match whatever the case, accents and spaces around', async () => {
    expect(await paths('  KAFE olafur ')).toEqual(['kafe.txt']);
    expect(await paths('kafé')).toEqual(['kafe.txt']);
  });

  it('are all offered before anything was typed, at most as many as asked for', async () => {
    expect(await paths('')).toHaveLength(5);
    expect(await paths('', 2)).toEqual(['bakau.md', 'garam.pdf']);
    expect(await paths('a', 1)).toHaveLength(1);
  });

  it('are read once, and again when documents changed', async () => {
    await paths('garam');
    await paths('bakau');
    expect(readings).toBe(1);
    names = [{ path: 'baru.md', title: 'Baru' }];
    expect(await paths('baru')).toEqual([]);
    generation = 'g2';
    expect(await paths('baru')).toEqual(['baru.md']);
    expect(readings).toBe(2);
  });

  it('are read again after they could not be', async () => {
    failing = true;
    await expect(paths('garam')).rejects.toThrow('the disk is gone');
    failing = false;
    expect(await paths('garam')).toHaveLength(2);
  });

  it('are kept of the collections used last, as many as fit', async () => {
    const small = createTitleList(library, 10);
    for (const id of [1, 2, 1, 3, 1, 2]) await small.matching(id, 'garam', 1);
    expect(readings).toBe(4); // the second one was forgotten for the third
  });
});
