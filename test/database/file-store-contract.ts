// What every store promises about the files that people gave. Part of the suite in store-contract.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileDraft, Store } from '../../src/database/store.js';
import { sha256 } from './drafts.js';
import { fileDraft, filesPermit, ROOMY as LIMITS, quoteFrom, readFiles, syncPermit, takeLeases } from './kept-files.js';

const OWNER = 'server';
const SYNC = syncPermit(OWNER);
const FILES = filesPermit(OWNER);
const DAY = 86_400_000;

/** `store` and `setNow` speak of the store of the running test. */
export function fileStoreContract(store: () => Store, setNow: (now: number) => void): void {
  describe('about the files of an owner', () => {
    const start = 1_000_000_000;
    let collectionId: number;
    beforeEach(async () => {
      setNow(start);
      collectionId = (await store().collection(OWNER, 'default')).id;
      await takeLeases(store(), OWNER);
    });

    const keep = (id: string, change: Partial<FileDraft> = {}, limits = LIMITS) =>
      store().keepFile(FILES, fileDraft({ owner: OWNER, collectionId }, id, change), limits);
    const file = (id: string) => store().file(OWNER, id);
    const read = (sentences: Readonly<Record<string, readonly string[]>>, generation: string) =>
      readFiles(store(), { owner: OWNER, collectionId }, sentences, generation);
    const quote = (path: string) => quoteFrom(store(), { owner: OWNER, collectionId }, path);

    it('keeps a file until it is read, refused or changed, and says which', async () => {
      expect(await keep('a', { given: { title: 'Satu' } })).toMatchObject({ kind: 'kept', file: { state: 'waiting' } });
      expect(await file('a')).toMatchObject({ given: { title: 'Satu' }, addedAt: start, wasRead: false });
      expect(await store().collectionsToRead('toy', 1)).toEqual([{ owner: OWNER, collectionId }]);
      await read({ a: ['Satu.'] }, 'g1');
      expect(await file('a')).toMatchObject({ state: 'read', wasRead: true, documentId: expect.any(Number) });
      expect(await store().collectionsToRead('toy', 1)).toEqual([]);
      expect(await store().collectionsToRead('toy', 2)).toHaveLength(1);
      expect(await store().collectionsToRead('another', 1)).toHaveLength(1);
      expect(await store().editFile(OWNER, 'a', {}, 'stamp-2')).toMatchObject({ state: 'waiting', wasRead: true });
      const refusal = {
        path: 'a.txt',
        fileHash: 'stamp-2',
        rules: 1,
        code: 'x',
        sentence: { id: 'rusak', en: 'damaged' },
      };
      await store().saveRefusals(SYNC, collectionId, [refusal]);
      expect(await file('a')).toMatchObject({ state: 'refused', refusal: { en: 'damaged' }, documentId: null });
      expect(await store().collectionsToRead('toy', 1)).toEqual([]);
    });

    it('names the same contents instead of keeping them twice, and numbers a name that is taken', async () => {
      await keep('a');
      expect(await keep('b', { hash: sha256('a') })).toMatchObject({ kind: 'same', file: { id: 'a' } });
      expect(await keep('c', { path: 'a.txt' })).toMatchObject({ file: { path: 'a (2).txt' } });
      expect(await keep('d', { path: 'a.txt' })).toMatchObject({ file: { path: 'a (3).txt' } });
      expect((await store().files(OWNER, collectionId)).map(({ id }) => id)).toEqual(['c', 'd', 'a']);
    });

    it('holds the limits of an owner in the same transaction', async () => {
      await keep('a');
      await read({ a: ['Satu dua.'] }, 'g1');
      expect(await keep('b', {}, { ...LIMITS, documents: 1 })).toEqual({ kind: 'full', limit: 'documents' });
      expect(await keep('b', {}, { ...LIMITS, textUnits: 9 })).toEqual({ kind: 'full', limit: 'textUnits' });
      const one = { ...LIMITS, uploadsPerDay: 1 };
      expect(await keep('b', {}, one)).toEqual({ kind: 'full', limit: 'uploadsPerDay' });
      expect(await keep('b', { addedBy: null }, one)).toMatchObject({ kind: 'kept' });
      setNow(start + DAY);
      expect(await keep('c', {}, one)).toMatchObject({ kind: 'kept' });
    });

    it('counts what people gave within a day also when they had their data deleted meanwhile', async () => {
      await keep('a');
      await store().deletePersonalData(OWNER, 'ani');
      expect(await file('a')).toMatchObject({ addedBy: null });
      expect(await store().personalData(OWNER, 'ani')).toMatchObject({ documents: 0 });
      expect(await keep('b', {}, { ...LIMITS, uploadsPerDay: 1 })).toEqual({ kind: 'full', limit: 'uploadsPerDay' });
    });

    it('gives an owner nothing of another’s, by whatever id', async () => {
      await keep('a');
      await read({ a: ['Satu.'] }, 'g1');
      const id = await quote('a.txt');
      await store().removeFile(OWNER, 'a', 'ani');
      expect(await store().file('another', 'a')).toBeNull();
      expect(await store().files('another', collectionId)).toEqual([]);
      expect(await store().editFile('another', 'a', {}, 's')).toBeNull();
      expect(await store().removeFile('another', 'a', null)).toBeNull();
      expect(await store().restoreFile('another', 'a', 0, LIMITS)).toEqual({ kind: 'gone' });
      expect(await store().withdrawnQuote('another', id)).toBeNull();
      expect(await store().fileHashes('another')).toEqual(new Set());
      expect(await store().textOfFiles('another')).toBe(0);
      await expect(keep('b', { owner: 'another' })).rejects.toThrow();
    });

    it('shows nothing of a removed file from that moment on, and all of it when it is restored', async () => {
      await keep('a');
      await keep('b');
      await read({ a: ['Satu.'], b: ['Dua.'] }, 'g1');
      const { documentId } = (await file('a')) ?? {};
      const id = await quote('a.txt');
      const names = async () => (await store().documentNames(collectionId)).map(({ path }) => path);
      setNow(start + 5);
      expect(await store().removeFile(OWNER, 'a', 'ani')).toMatchObject({ state: 'removed', removedAt: start + 5 });
      expect(await store().removeFile(OWNER, 'a', 'ani')).toBeNull();
      expect(await store().editFile(OWNER, 'a', {}, 's')).toBeNull();
      expect(await names()).toEqual(['b.txt']);
      expect(await store().document(documentId ?? 0)).toBeNull();
      expect((await store().documents(collectionId)).map(({ path }) => path)).toEqual(['b.txt']);
      expect((await store().documentsMatching(collectionId, {})).ids).toHaveLength(1);
      expect(await store().hiddenDocuments(collectionId)).toEqual([documentId]);
      expect(await store().hiddenPassages(collectionId)).toHaveLength(1);
      expect(await store().quote(OWNER, id)).toBeNull();
      expect(await store().withdrawnQuote(OWNER, id)).toEqual({
        ...{ title: 'Judul a', path: 'a.txt', withdrawnAt: start + 5 },
        ...{ collectionId, tiedTo: [] },
      });
      expect(await store().restoreFile(OWNER, 'a', start + 6, LIMITS)).toEqual({ kind: 'gone' });
      expect(await store().restoreFile(OWNER, 'a', start, LIMITS)).toMatchObject({
        kind: 'kept',
        file: { state: 'read' },
      });
      expect(await names()).toEqual(['a.txt', 'b.txt']);
      expect(await store().quote(OWNER, id)).not.toBeNull();
      expect(await store().withdrawnQuote(OWNER, id)).toBeNull();
    });

    it('forgets a removed file once it is out of use, and remembers only when its quotes were withdrawn', async () => {
      await keep('a');
      await keep('b');
      await read({ a: ['Satu.'], b: ['Dua.'] }, 'g1');
      const id = await quote('a.txt');
      await store().saveVectors(OWNER, 'toy', [{ hash: sha256('Satu.'), vector: Float32Array.of(1) }]);
      await store().removeFile(OWNER, 'a', 'ani');
      expect(await store().ownersToForget(start)).toEqual([OWNER]);
      expect(await store().forgetFiles(SYNC, OWNER, start, start + DAY)).toEqual([]); // it is still published
      await read({ b: ['Dua.'] }, 'g2');
      expect(await store().forgetFiles(SYNC, OWNER, start - 1, start + DAY)).toEqual([]);
      expect(await store().forgetFiles(SYNC, OWNER, start, start)).toEqual([]); // a question may still read it
      expect(await store().forgetFiles(SYNC, OWNER, start, start + 1)).toEqual([collectionId]);
      expect(await file('a')).toBeNull();
      expect(await store().fileHashes(OWNER)).toEqual(new Set([sha256('b')]));
      expect(await store().quote(OWNER, id)).toBeNull();
      expect(await store().withdrawnQuote(OWNER, id)).toEqual({
        ...{ title: 'Judul a', path: 'a.txt', withdrawnAt: start },
        ...{ collectionId, tiedTo: [] },
      });
      expect((await store().vectors(OWNER, 'toy', [sha256('Satu.')])).size).toBe(0);
      expect(Object.values(await store().orphans(OWNER, start + 1))).toEqual([0, 0, 0, 0, 0, 0, 0]);
      const stranger = { ...SYNC, holder: 'another' };
      await expect(store().forgetFiles(stranger, OWNER, start, start)).rejects.toMatchObject({ code: 'lease-lost' });
    });

    it('counts what nothing reaches any more', async () => {
      await keep('a');
      await read({ a: ['Satu.'] }, 'g1');
      await store().saveVectors(OWNER, 'toy', [{ hash: 'nothing has this text', vector: Float32Array.of(1) }]);
      await store().removeFile(OWNER, 'a', 'ani');
      await read({}, 'g2');
      expect(await store().orphans(OWNER, start)).toMatchObject({ vectors: 1, versions: 0, passages: 0 });
      expect(await store().orphans(OWNER, start + 1)).toMatchObject({ vectors: 1, versions: 1, passages: 1 });
      expect(await store().orphans('another', start + 1)).toMatchObject({ vectors: 0, versions: 0, passages: 0 });
    });
  });
}
