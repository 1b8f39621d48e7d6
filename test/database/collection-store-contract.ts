// What every store promises about the collections of an owner. Part of the suite in store-contract.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/database/store.js';
import { draft, passages } from './drafts.js';
import { fileDraft, filesPermit, quoteFrom, ROOMY, readFiles, syncPermit, takeLeases } from './kept-files.js';

const OWNER = 'server';
const OTHER = 'another-server';
const START = 1_000_000_000;
const DAY = 86_400_000;

/** `store` and `setNow` speak of the store of the running test. */
export function collectionStoreContract(store: () => Store, setNow: (now: number) => void): void {
  describe('about the collections of an owner', () => {
    let main: number;
    beforeEach(async () => {
      setNow(START);
      main = (await store().collection(OWNER, 'default')).id;
      await takeLeases(store(), OWNER);
    });

    const infos = () => store().collectionInfos(OWNER);
    const info = async (id: number) => (await infos()).find((each) => each.id === id);
    async function create(label: string, apartFrom: readonly number[] = []) {
      const outcome = await store().createCollection(OWNER, label, apartFrom);
      if (outcome.kind === 'taken') throw new Error(`${label} is taken`);
      return outcome.collection;
    }
    const keep = (collectionId: number, id: string) =>
      store().keepFile(filesPermit(OWNER), fileDraft({ owner: OWNER, collectionId }, id), ROOMY);
    const forget = (removedBefore: number) =>
      store().forgetFiles(syncPermit(OWNER), OWNER, removedBefore, removedBefore - DAY);

    it('lists the default one first, the others by label, and calls those of the command line by their name', async () => {
      const zebra = await create('Zebra');
      const anggrek = await create('anggrek');
      await store().collection(OWNER, 'mangga');
      expect((await infos()).map(({ label, isDefault }) => [label, isDefault])).toEqual([
        [null, true],
        ['anggrek', false],
        ['mangga', false],
        ['Zebra', false],
      ]);
      expect(await info(main)).toEqual({
        ...{ id: main, owner: OWNER, label: null, name: 'default', isDefault: true },
        ...{ tiedTo: [], usedIn: [], removedAt: null },
      });
      await store().removeCollection(OWNER, anggrek.id, 'ani');
      expect((await infos()).map(({ label }) => label)).toEqual([null, 'mangga', 'Zebra', 'anggrek']);
      expect((await store().collections(OWNER)).map(({ name }) => name)).toEqual(['Zebra', 'default', 'mangga']);
      expect(zebra).toMatchObject({ label: 'Zebra', name: 'Zebra' });
      expect(await store().collectionInfos(OTHER)).toEqual([]);
    });

    it('lets two bear one label only where whoever names one cannot know of the other', async () => {
      const hidden = await create('Fisika Dasar');
      expect(await store().createCollection(OWNER, ' físika  dasar', [hidden.id])).toEqual({ kind: 'taken' });
      const second = await create('Fisika Dasar');
      expect(second.label).toBe('Fisika Dasar');
      expect(second.name).toMatch(/^Fisika Dasar-[0-9a-z]{4}$/);
      const third = await create('Kimia');
      expect(await store().renameCollection(OWNER, third.id, 'FISIKA DASAR', [second.id])).toEqual({ kind: 'taken' });
      const renamed = await store().renameCollection(OWNER, third.id, 'kimia', [third.id]);
      expect(renamed).toMatchObject({ kind: 'named', collection: { id: third.id, label: 'kimia', name: 'kimia' } });
    });

    it('gives the command line a name that it can be given', async () => {
      expect((await create('R&D: “baca”!')).name).toBe('R D baca');
      expect((await create('a'.repeat(50))).name).toBe('a'.repeat(50));
      expect((await create('a'.repeat(50))).name).toMatch(/^a{45}-[0-9a-z]{4}$/);
    });

    it('ties a named collection to channels, in place of those before, and never the default one', async () => {
      const { id } = await create('Fisika');
      await store().tieCollection(OWNER, id, ['2', '1', '1']);
      await store().tieCollection(OWNER, main, ['1']);
      await store().tieCollection(OTHER, id, ['9']);
      expect((await info(id))?.tiedTo).toEqual(['1', '2']);
      expect((await info(main))?.tiedTo).toEqual([]);
      await store().tieCollection(OWNER, id, []);
      expect((await info(id))?.tiedTo).toEqual([]);
    });

    it('is asked in the channels that were last given to it, and the default one in all others', async () => {
      const [fisika, kimia] = [await create('Fisika'), await create('Kimia')];
      const used = async () => (await infos()).map(({ usedIn }) => usedIn);
      await store().useCollection(OWNER, fisika.id, ['1', '2']);
      await store().useCollection(OWNER, kimia.id, ['2', '3']);
      await store().useCollection(OTHER, kimia.id, ['1']);
      expect(await used()).toEqual([[], ['1'], ['2', '3']]);
      await store().useCollection(OWNER, main, ['2']);
      expect(await used()).toEqual([[], ['1'], ['3']]);
      await store().useCollection(OWNER, fisika.id, []);
      expect(await used()).toEqual([[], [], ['3']]);
    });

    describe('that is removed', () => {
      let id: number;
      let place: { owner: string; collectionId: number };
      let quoteId: string;
      beforeEach(async () => {
        ({ id } = await create('Fisika'));
        place = { owner: OWNER, collectionId: id };
        for (const file of ['a', 'b']) await keep(id, file);
        await readFiles(store(), place, { a: ['Satu.'], b: ['Dua.'] }, `${id}-g1`);
        quoteId = await quoteFrom(store(), place, 'a.txt');
      });

      it('shows nothing of itself from that moment, and all of it when it is brought back', async () => {
        await keep(main, 'c');
        await store().removeFile(OWNER, 'b', 'ani');
        expect(await store().removeCollection(OTHER, id, null)).toBe(false);
        expect(await store().removeCollection(OWNER, main, null)).toBe(false);
        expect(await store().removeCollection(OWNER, id, 'ani')).toBe(true);
        expect(await store().removeCollection(OWNER, id, 'ani')).toBe(false);
        expect(await store().documents(id)).toEqual([]);
        expect(await store().hiddenPassages(id)).toHaveLength(2);
        expect(await store().file(OWNER, 'a')).toMatchObject({ state: 'removed', removedBy: 'ani' });
        expect(await store().quote(OWNER, quoteId)).toBeNull();
        expect(await store().withdrawnQuote(OWNER, quoteId)).toMatchObject({ collectionId: id, title: 'Judul a' });
        expect(await store().holdsFiles(id)).toBe(false);
        expect(await store().collectionsToRead('another', 1)).toEqual([{ owner: OWNER, collectionId: main }]);
        const removedAt = (await info(id))?.removedAt ?? 0;
        expect(await store().restoreCollection(OTHER, id, START, ROOMY)).toBe('gone');
        expect(await store().restoreCollection(OWNER, id, removedAt + 1, ROOMY)).toBe('gone');
        const little = { ...ROOMY, textUnits: 1 };
        expect(await store().restoreCollection(OWNER, id, START, little)).toBe('textUnits');
        expect(await store().restoreCollection(OWNER, id, START, ROOMY)).toBe('restored');
        expect(await store().restoreCollection(OWNER, id, START, ROOMY)).toBe('gone');
        expect((await store().documents(id)).map(({ path }) => path)).toEqual(['a.txt']);
        expect(await store().quote(OWNER, quoteId)).not.toBeNull();
        // What was removed before by itself stays so.
        expect(await store().file(OWNER, 'b')).toMatchObject({ state: 'removed' });
        expect(await info(id)).toMatchObject({ removedAt: null });
      });

      it('takes nothing any more, and is neither found nor made again by its name', async () => {
        await store().removeCollection(OWNER, id, null);
        await expect(store().collection(OWNER, 'Fisika')).rejects.toMatchObject({ code: 'collection-removed' });
        await expect(keep(id, 'd')).rejects.toMatchObject({ code: 'collection-removed' });
        expect(await store().restoreFile(OWNER, 'a', 0, ROOMY)).toEqual({ kind: 'gone' });
        expect((await create('Fisika')).name).not.toBe('Fisika');
        expect(await store().collectionById(id)).toMatchObject({ owner: OWNER, name: 'Fisika' });
      });

      it('keeps its open questions out of sight, and is not warmed up', async () => {
        const asked = { owner: OWNER, collectionId: id, channel: 'umum', asker: 'ani', question: 'Apa?' };
        const question = await store().saveQuestion({ ...asked, language: 'id', answerId: '-' }, 9);
        expect(await store().questionsToAsk(OWNER)).toHaveLength(1);
        await store().removeCollection(OWNER, id, null);
        expect(await store().questions(OWNER)).toEqual([]);
        expect(await store().question(OWNER, question)).toBeNull();
        expect(await store().questionsToAsk(OWNER)).toEqual([]);
        expect(await store().askedLast(9)).toEqual([]);
      });

      it('is forgotten whole a day later, and its name is free, but no other ever has its id', async () => {
        const last = (await create('Terakhir')).id;
        await store().useCollection(OWNER, id, ['1']);
        await store().removeFile(OWNER, 'b', 'ani');
        for (const each of [id, last]) await store().removeCollection(OWNER, each, 'ani');
        expect(await store().ownersToForget(START - 1)).toEqual([]);
        expect(await forget(START - 1)).toEqual([]);
        expect(await info(id)).toBeDefined();
        expect(await store().ownersToForget(START + 1)).toEqual([OWNER]);
        expect(await forget(START + 1)).toEqual([]);
        expect(await store().collectionById(id)).toBeNull();
        expect((await infos()).map(({ id: each }) => each)).toEqual([main]);
        expect(await store().fileHashes(OWNER)).toEqual(new Set());
        expect(Object.values(await store().orphans(OWNER, START + DAY)).every((count) => count === 0)).toBe(true);
        expect((await create('Fisika')).name).toBe('Fisika');
        expect((await create('Baru')).id).toBeGreaterThan(last);
        // Everybody may know of what was in it: it was not tied.
        expect(await store().withdrawnQuote(OWNER, quoteId)).toEqual({
          ...{ title: 'Judul a', path: 'a.txt', withdrawnAt: START + 1 },
          ...{ collectionId: main, tiedTo: [] },
        });
      });

      it('leaves of a tie who may know of its quotes', async () => {
        await store().tieCollection(OWNER, id, ['1', '2']);
        await store().removeCollection(OWNER, id, null);
        await forget(START);
        expect(await store().withdrawnQuote(OWNER, quoteId)).toMatchObject({ collectionId: id, tiedTo: ['1', '2'] });
        expect(Object.values(await store().orphans(OWNER, START + DAY)).every((count) => count === 0)).toBe(true);
      });
    });

    it('forgets also what was read from a folder', async () => {
      const { id } = await create('Contoh');
      await store().stageVersions(syncPermit(OWNER), id, [draft('a.txt', ['Satu.'], { title: 'Judul' })]);
      const [wanted] = await store().wantedDocuments(id);
      const staged = { versionId: wanted?.versionId ?? 0, passages: passages(['Satu.']), key: 'k' };
      await store().stagePassages(syncPermit(OWNER), id, [staged]);
      await store().publish(syncPermit(OWNER), id, { generation: 'g', model: 'toy' });
      const quoteId = await quoteFrom(store(), { owner: OWNER, collectionId: id }, 'a.txt');
      setNow(START + 5);
      await store().removeCollection(OWNER, id, null);
      const gone = { title: 'Judul', path: 'a.txt', withdrawnAt: START + 5 };
      expect(await store().quote(OWNER, quoteId)).toBeNull();
      expect(await store().withdrawnQuote(OWNER, quoteId)).toMatchObject({ ...gone, collectionId: id });
      await forget(START + 5);
      expect(await store().withdrawnQuote(OWNER, quoteId)).toMatchObject({ ...gone, collectionId: main });
      expect(await store().sourceText(wanted?.versionId ?? 0)).toBeNull();
    });
  });
}
