// Collections of an owner: named, tied, removed with their documents and brought back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CollectionKeeper, createCollectionKeeper } from '../../src/corpus/collection-keeper.js';
import { openToyKeeper, START, type ToyKeeper } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

const [OWNER, OTHER] = ['1001', '1002'];
const DAY = 24 * 3_600_000;
const LIMITS = { documents: 2, textUnits: 1_000, uploadsPerDay: 9 };

let data: ReturnType<typeof temporaryFolder>;
let toy: ToyKeeper;
let collections: CollectionKeeper;
let now: number;
const wait = (milliseconds: number) => {
  now += milliseconds;
  toy.wait(milliseconds);
};
beforeEach(() => {
  data = temporaryFolder();
  toy = openToyKeeper(data.root);
  now = START;
  collections = createCollectionKeeper({ store: toy.store, clock: { now: () => now }, limits: LIMITS });
});
afterEach(async () => {
  await toy.close();
  data.remove();
});

const labels = async (owner: string) => (await collections.list(owner)).map(({ label }) => label);
const keepIn = async (collectionId: number, name: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  return (await toy.keeper.keep({ owner: OWNER, collectionId, name, bytes, by: 'ani' })).file;
};

describe('an owner', () => {
  it('has one collection from the beginning, and others by the names that people give', async () => {
    expect(await collections.list(OWNER)).toMatchObject([{ isDefault: true, label: null, tiedTo: [], usedIn: [] }]);
    await collections.create(OWNER, '  Sejarah\n Asia ', []);
    await collections.create(OWNER, 'Biologi', []);
    expect(await labels(OWNER)).toEqual([null, 'Biologi', 'Sejarah Asia']);
    expect(await labels(OTHER)).toEqual([null]);
  });

  it.each(['', ' ', '…', 'utama', 'Main', 'default', 'a'.repeat(51)])('cannot call one %j', async (label) => {
    await expect(collections.create(OWNER, label, [])).rejects.toMatchObject({ code: 'wrong-label' });
  });

  it('does not learn of a collection that it cannot see by the name being taken', async () => {
    const hidden = await collections.create(OWNER, 'Rahasia', []);
    await expect(collections.create(OWNER, 'rahasia', [hidden.id])).rejects.toMatchObject({ code: 'label-taken' });
    const second = await collections.create(OWNER, 'Rahasia', []);
    expect(second).toMatchObject({ label: 'Rahasia' });
    expect(second.name).not.toBe(hidden.name);
    await collections.create(OWNER, 'Umum', [hidden.id]);
    await expect(collections.rename(OWNER, second.id, 'UMUM', await ids())).rejects.toMatchObject({
      code: 'label-taken',
    });
  });

  it('keeps its first collection as it is', async () => {
    const [first] = await collections.list(OWNER);
    const id = first?.id ?? 0;
    const refused = { code: 'default-collection' };
    await expect(collections.rename(OWNER, id, 'Lain', [])).rejects.toMatchObject(refused);
    await expect(collections.tie(OWNER, id, ['5'])).rejects.toMatchObject(refused);
    await expect(collections.remove(OWNER, id, 'ani')).rejects.toMatchObject(refused);
  });

  it('changes nothing of another owner', async () => {
    const { id } = await collections.create(OTHER, 'Milik lain', []);
    await expect(collections.tie(OWNER, id, ['5'])).rejects.toThrow();
    await expect(collections.remove(OWNER, id, 'ani')).rejects.toThrow();
    await expect(collections.undo(OWNER, id)).rejects.toMatchObject({ code: 'undo-over' });
    expect(await collections.list(OTHER)).toMatchObject([{}, { id, tiedTo: [], removedAt: null }]);
  });
});

const ids = async () => (await collections.list(OWNER)).map(({ id }) => id);

describe('a collection', () => {
  it('is tied to channels and asked in channels, each time in place of those before', async () => {
    const { id } = await collections.create(OWNER, 'Biologi', []);
    await collections.tie(OWNER, id, ['5', '6']);
    await collections.tie(OWNER, id, ['6', '7']);
    await collections.useIn(OWNER, id, ['6']);
    expect((await collections.list(OWNER))[1]).toMatchObject({ tiedTo: ['6', '7'], usedIn: ['6'] });
    const other = await collections.create(OWNER, 'Kimia', []);
    await collections.useIn(OWNER, other.id, ['6']);
    expect(await collections.list(OWNER)).toMatchObject([{}, { usedIn: [] }, { usedIn: ['6'] }]);
  });

  it('goes with its documents and comes back with them within a day, apart from what was removed before', async () => {
    const { id } = await collections.create(OWNER, 'Biologi', []);
    await collections.tie(OWNER, id, ['5']);
    const place = { owner: OWNER, collectionId: id };
    const before = await keepIn(id, 'lama.txt', 'Lumut tumbuh di batu yang lembap.');
    await keepIn(id, 'baru.txt', 'Pakis berkembang biak dengan spora.');
    await toy.keeper.read(place);
    await toy.keeper.remove(OWNER, before.id, 'ani');
    wait(1000);
    await collections.remove(OWNER, id, 'ani');
    expect(await toy.store.documents(id)).toEqual([]);
    expect((await collections.list(OWNER)).at(-1)).toMatchObject({ id, removedAt: now });
    await collections.undo(OWNER, id);
    expect((await collections.list(OWNER)).at(-1)).toMatchObject({ id, removedAt: null, tiedTo: ['5'] });
    expect((await toy.store.documents(id)).map(({ path }) => path)).toEqual(['baru.txt']);
  });

  it('does not come back where others took its room meanwhile, and does once there is some', async () => {
    const { id } = await collections.create(OWNER, 'Biologi', []);
    await keepIn(id, 'baru.txt', 'Pakis berkembang biak dengan spora.');
    await collections.remove(OWNER, id, 'ani');
    await toy.keep(OWNER, 'satu.txt', 'Satu.');
    const { id: two } = await toy.keep(OWNER, 'dua.txt', 'Dua.');
    await expect(collections.undo(OWNER, id)).rejects.toMatchObject({ code: 'full-documents' });
    expect((await collections.list(OWNER)).at(-1)).toMatchObject({ id, removedAt: now });
    await toy.keeper.remove(OWNER, two, 'ani');
    await collections.undo(OWNER, id);
    expect((await collections.list(OWNER)).at(-1)).toMatchObject({ id, removedAt: null });
  });

  it('is gone with everything of it after a day', async () => {
    const { id } = await collections.create(OWNER, 'Biologi', []);
    await keepIn(id, 'baru.txt', 'Pakis berkembang biak dengan spora.');
    await toy.keeper.read({ owner: OWNER, collectionId: id });
    await collections.remove(OWNER, id, 'ani');
    wait(DAY + 1);
    await expect(collections.undo(OWNER, id)).rejects.toMatchObject({ code: 'undo-over' });
    await toy.keeper.forgetOld();
    wait(3_600_000);
    await toy.keeper.forgetOld();
    expect(await labels(OWNER)).toEqual([null]);
    expect(await toy.store.collectionById(id)).toBeNull();
    expect(Object.values(await toy.keeper.orphans(OWNER)).filter((count) => count > 0)).toEqual([]);
  });
});
