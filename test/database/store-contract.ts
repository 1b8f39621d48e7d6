// What every store promises, whatever database is behind it. Each implementation's test calls this suite.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Permit, Store } from '../../src/database/store.js';
import type { Clock } from '../../src/ports.js';
import { collectionStoreContract } from './collection-store-contract.js';
import { draft, passages, sha256 } from './drafts.js';
import { fileStoreContract } from './file-store-contract.js';
import { groupStoreContract } from './group-store-contract.js';
import { scheduleStoreContract } from './schedule-store-contract.js';
import { serverStoreContract } from './server-store-contract.js';
import { studyStoreContract } from './study-store-contract.js';

const PERMIT: Permit = { lease: 'sync:console', holder: 'me' };
const MODEL = 'toy';
const HOUR = 3_600_000;

export function storeContract(name: string, open: (clock: Clock) => Promise<Store>): void {
  describe(`${name} keeps the store's promises`, () => {
    let store: Store;
    let now: number;
    let collection: number;

    beforeEach(async () => {
      now = 1_000_000;
      store = await open({ now: () => now });
      collection = (await store.collection('console', 'default')).id;
      await store.takeLease(PERMIT.lease, PERMIT.holder, now + 1_000 * HOUR);
    });
    afterEach(() => store.close());

    /** Stages the document with one passage a sentence. */
    async function stage(path: string, sentences: readonly string[], metadata = {}): Promise<void> {
      await store.stageVersions(PERMIT, collection, [draft(path, sentences, metadata)]);
      const wanted = (await store.wantedDocuments(collection)).find((document) => document.path === path);
      const versionId = wanted?.versionId ?? 0;
      await store.stagePassages(PERMIT, collection, [{ versionId, passages: passages(sentences), key: 'k' }]);
    }

    const publish = (generation: string) => store.publish(PERMIT, collection, { generation, model: MODEL });
    const published = async (path: string) => {
      const record = await store.documentAt(collection, path);
      if (record === null) throw new Error(`${path} is not published`);
      return record;
    };

    it('finds a collection again and keeps owners apart', async () => {
      expect((await store.collection('console', 'default')).id).toBe(collection);
      expect((await store.collection('server', 'default')).id).not.toBe(collection);
      expect((await store.collections('server')).map(({ name }) => name)).toEqual(['default']);
    });

    it('shows nothing of what is wanted before it is published, then everything', async () => {
      await stage('a.txt', ['Satu.', 'Dua.'], { title: 'Judul' });
      expect(await store.documents(collection)).toEqual([]);
      expect(await store.upToDate(collection, MODEL)).toBe(false);
      await publish('g1');
      const record = await published('a.txt');
      expect(record).toMatchObject({
        path: 'a.txt',
        length: 10,
        passages: 2,
        metadata: { title: 'Judul' },
        retiredAt: null,
      });
      expect(await store.sourceText(record.versionId)).toBe('Satu. Dua.');
      expect((await store.structure(record.versionId))?.sentences).toEqual([
        { start: 0, end: 5 },
        { start: 6, end: 10 },
      ]);
      expect(await store.collectionById(collection)).toMatchObject({ generation: 'g1', model: MODEL });
      expect(await store.upToDate(collection, MODEL)).toBe(true);
      expect(await store.upToDate(collection, 'another')).toBe(false);
    });

    it('goes on showing the published version while another one is staged', async () => {
      await stage('a.txt', ['Lama.']);
      await publish('g1');
      const old = await published('a.txt');
      await stage('a.txt', ['Baru.']);
      expect(await published('a.txt')).toEqual(old);
      await publish('g2');
      const fresh = await published('a.txt');
      expect(fresh.id).toBe(old.id);
      expect(await store.sourceText(fresh.versionId)).toBe('Baru.');
      expect(await store.sourceText(old.versionId)).toBe('Lama.');
      expect((await store.version(old.versionId))?.retiredAt).toBe(now);
    });

    it('keeps the ids of passages that stay when passages are made anew', async () => {
      await stage('a.txt', ['Satu.', 'Dua.', 'Tiga.']);
      await publish('g1');
      const { id, versionId } = await published('a.txt');
      const before = await store.passagesOf(id);
      const kept = passages(['Satu.', 'Dua.', 'Tiga.']).slice(1);
      await store.stagePassages(PERMIT, collection, [{ versionId, passages: kept, key: 'k2' }]);
      expect(await store.passagesOf(id)).toEqual(before);
      await publish('g2');
      expect(await store.passagesOf(id)).toEqual(before.slice(1));
    });

    it('gives passages in the order asked for, and the neighbours of one', async () => {
      await stage('a.txt', ['Satu.', 'Dua.', 'Tiga.']);
      await publish('g1');
      const [one, two, three] = await store.passagesOf((await published('a.txt')).id);
      if (!one || !two || !three) throw new Error('three passages were published');
      expect(await store.passages([three.id, 999, one.id])).toEqual([three, one]);
      expect(await store.neighbours(two)).toEqual({ before: one, after: three });
      expect(await store.neighbours(one)).toEqual({ before: null, after: two });
    });

    it('removes documents that are no longer wanted with the next publication', async () => {
      await stage('a.txt', ['Satu.']);
      await stage('b.txt', ['Dua.']);
      await publish('g1');
      await store.unwant(PERMIT, collection, [(await published('a.txt')).id]);
      expect(await store.documents(collection)).toHaveLength(2);
      await publish('g2');
      expect((await store.documents(collection)).map(({ path }) => path)).toEqual(['b.txt']);
    });

    it('wants again what is published of a document, and no longer what never was', async () => {
      await stage('a.txt', ['Satu.', 'Dua.']);
      await publish('g1');
      const { id, versionId } = await published('a.txt');
      await stage('a.txt', ['Tiga.']);
      await stage('b.txt', ['Empat.']);
      const wanted = await store.wantedDocuments(collection);
      expect([...(await store.wantedPassages(collection)).values()]).toEqual([1, 1]);
      await store.wantPublished(
        PERMIT,
        collection,
        wanted.map(({ documentId }) => documentId),
      );
      expect(await store.upToDate(collection, MODEL)).toBe(true);
      expect(await store.wantedDocuments(collection)).toMatchObject([{ documentId: id, versionId }]);
      expect(await store.wantedPassages(collection)).toEqual(new Map([[versionId, 2]]));
    });

    it('stores a text once for all documents of an owner', async () => {
      await stage('a.txt', ['Sama.']);
      await stage('b.txt', ['Sama.']);
      await publish('g1');
      const missing = await store.passagesWithoutVector(collection, MODEL);
      expect(missing).toHaveLength(1);
    });

    it('finds documents by part of the title or path and by dates that may be shortened', async () => {
      await stage('csto.txt', ['A.'], { title: 'Pakta Keamanan', date: '2022-01-07' });
      await stage('nato.txt', ['B.'], { date: '2021' });
      await stage('lain.txt', ['C.']);
      await publish('g1');
      const paths = new Map((await store.documents(collection)).map(({ id, path }) => [id, path]));
      const found = async (filter: object) => {
        const { ids, undated } = await store.documentsMatching(collection, filter);
        return [ids.map((id) => paths.get(id)), undated];
      };
      expect(await found({})).toEqual([['csto.txt', 'nato.txt', 'lain.txt'], 0]);
      expect(await found({ source: 'KEAMANAN' })).toEqual([['csto.txt'], 0]);
      expect(await found({ source: 'nato' })).toEqual([['nato.txt'], 0]);
      expect(await found({ since: '2021-06' })).toEqual([['csto.txt', 'nato.txt'], 1]);
      expect(await found({ since: '2022' })).toEqual([['csto.txt'], 1]);
      expect(await found({ until: '2021-01-01' })).toEqual([['nato.txt'], 1]);
      expect(await found({ since: '2022-01-08' })).toEqual([[], 1]);
      expect(await found({ since: '2020', source: 'csto' })).toEqual([['csto.txt'], 0]);
    });

    it('gives vectors back as they were, by owner and model', async () => {
      const vector = Float32Array.from([0.6, -0.8, 0]);
      await store.saveVectors('console', MODEL, [{ hash: 'h', vector }]);
      expect(await store.vectors('console', MODEL, ['h', 'x'])).toEqual(new Map([['h', vector]]));
      expect(await store.vectors('server', MODEL, ['h'])).toEqual(new Map());
      expect(await store.vectors('console', 'another', ['h'])).toEqual(new Map());
    });

    it('asks for the vector of each different text once', async () => {
      await stage('a.txt', ['Sama.', 'Beda.']);
      await stage('b.txt', ['Sama.']);
      const hashes = async () =>
        (await store.passagesWithoutVector(collection, MODEL)).map(({ vectorHash }) => vectorHash);
      expect(await hashes()).toEqual([sha256('Sama.'), sha256('Beda.')]);
      await store.saveVectors('console', MODEL, [{ hash: sha256('Sama.'), vector: Float32Array.of(1) }]);
      expect(await hashes()).toEqual([sha256('Beda.')]);
    });

    it('gives the same place of the same version one quote id within an owner', async () => {
      await stage('a.txt', ['Satu.', 'Dua.']);
      await publish('g1');
      const { versionId, id: documentId } = await published('a.txt');
      const quote = { versionId, start: 0, end: 5, hash: sha256('Satu.') };
      const other = { versionId, start: 6, end: 10, hash: sha256('Dua.') };
      const [first, second] = await store.saveQuotes('console', [quote, other]);
      expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(await store.saveQuotes('console', [other, quote])).toEqual([second, first]);
      expect(await store.saveQuotes('server', [quote])).not.toEqual([first]);
      expect(await store.quote('console', first ?? '')).toMatchObject({ ...quote, documentId, createdAt: now });
      expect(await store.quote('server', first ?? '')).toBeNull();
    });

    it('keeps the text of a quoted version when the document changes or goes, and sweeps the rest', async () => {
      await stage('quoted.txt', ['Dikutip.']);
      await stage('plain.txt', ['Biasa.']);
      await publish('g1');
      const quoted = await published('quoted.txt');
      const plain = await published('plain.txt');
      const [id] = await store.saveQuotes('console', [{ versionId: quoted.versionId, start: 0, end: 8, hash: 'h' }]);
      await store.unwant(PERMIT, collection, [quoted.id, plain.id]);
      await publish('g2');
      expect(await store.sweep(PERMIT, collection, now)).toEqual(['g1', 'g2']); // nothing is old enough yet
      expect(await store.sourceText(plain.versionId)).toBe('Biasa.');
      expect(await store.sweep(PERMIT, collection, now + 1)).toEqual(['g2']);
      expect(await store.sourceText(plain.versionId)).toBeNull();
      expect(await store.sourceText(quoted.versionId)).toBe('Dikutip.');
      expect(await store.quote('console', id ?? '')).toMatchObject({ documentId: quoted.id });
      expect(await store.version(quoted.versionId)).toMatchObject({ path: 'quoted.txt', retiredAt: now });
    });

    it('lets a quote follow its text when the same text is published again', async () => {
      await stage('a.txt', ['Satu.']);
      await publish('g1');
      const { versionId } = await published('a.txt');
      const [id] = await store.saveQuotes('console', [{ versionId, start: 0, end: 5, hash: 'h' }]);
      await stage('a.txt', ['Satu.', 'Dua.']);
      await publish('g2');
      expect((await store.quote('console', id ?? ''))?.versionId).toBe(versionId);
      await stage('a.txt', ['Satu.']);
      await publish('g3');
      expect((await store.quote('console', id ?? ''))?.versionId).toBe((await published('a.txt')).versionId);
    });

    it('sweeps vectors that no passage needs and those of a model that is no longer used', async () => {
      const vector = Float32Array.of(1);
      await stage('a.txt', ['Lama.', 'Sama.']);
      await store.saveVectors('console', MODEL, [
        { hash: sha256('Lama.'), vector },
        { hash: sha256('Sama.'), vector },
      ]);
      await store.saveVectors('console', 'before', [{ hash: sha256('Sama.'), vector }]);
      await publish('g1');
      await stage('a.txt', ['Sama.']);
      await publish('g2');
      await store.sweep(PERMIT, collection, now + 1);
      const left = await store.vectors('console', MODEL, [sha256('Lama.'), sha256('Sama.')]);
      expect([...left.keys()]).toEqual([sha256('Sama.')]);
      expect((await store.vectors('console', 'before', [sha256('Sama.')])).size).toBe(0);
    });

    it('refuses to write for a process that has lost its lease', async () => {
      const stranger = { ...PERMIT, holder: 'another' };
      await expect(store.stageVersions(stranger, collection, [draft('a.txt', ['A.'])])).rejects.toMatchObject({
        code: 'lease-lost',
      });
      await expect(store.publish(stranger, collection, { generation: 'g', model: MODEL })).rejects.toMatchObject({
        code: 'lease-lost',
      });
      expect(await store.wantedDocuments(collection)).toEqual([]);
    });

    it('gives a lease to one holder until it expires, is released, or its holder is known to be dead', async () => {
      expect(await store.takeLease('job', 'a', now + HOUR)).toBe(true);
      expect(await store.takeLease('job', 'b', now + HOUR)).toBe(false);
      expect(await store.takeLease('job', 'b', now + HOUR, 'a')).toBe(true);
      expect(await store.renewLease({ lease: 'job', holder: 'a' }, now + HOUR)).toBe(false);
      expect(await store.renewLease({ lease: 'job', holder: 'b' }, now + 2 * HOUR)).toBe(true);
      expect(await store.lease('job')).toEqual({ holder: 'b', expiresAt: now + 2 * HOUR });
      now += 2 * HOUR;
      expect(await store.takeLease('job', 'c', now + HOUR)).toBe(true);
      await store.releaseLease({ lease: 'job', holder: 'b' }); // not the holder: nothing happens
      expect(await store.lease('job')).not.toBeNull();
      await store.releaseLease({ lease: 'job', holder: 'c' });
      expect(await store.lease('job')).toBeNull();
    });

    it('remembers refused files in place of those remembered before', async () => {
      const refusal = {
        path: 'x.pdf',
        fileHash: 'h',
        rules: 1,
        code: 'damaged-file',
        sentence: { id: 'rusak', en: 'damaged' },
      };
      await store.saveRefusals(PERMIT, collection, [refusal]);
      expect(await store.refusals(collection)).toEqual([refusal]);
      await store.saveRefusals(PERMIT, collection, []);
      expect(await store.refusals(collection)).toEqual([]);
    });

    it('remembers settings', async () => {
      expect(await store.setting('language')).toBeNull();
      await store.saveSetting('language', 'id');
      await store.saveSetting('language', 'en');
      expect(await store.setting('language')).toBe('en');
    });

    const setNow = (time: number) => {
      now = time;
    };
    fileStoreContract(() => store, setNow);
    groupStoreContract(() => store, setNow);
    collectionStoreContract(() => store, setNow);
    serverStoreContract(() => store, setNow);
    scheduleStoreContract(() => store, setNow);
    studyStoreContract(() => store, setNow);
  });
}
