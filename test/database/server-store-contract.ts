// What every store promises about servers, proposals and reading notices. Part of the suite in store-contract.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/database/server-store.js';
import type { Store } from '../../src/database/store.js';
import { sha256 } from './drafts.js';
import { fileDraft, filesPermit, ROOMY, readFiles, syncPermit, takeLeases } from './kept-files.js';

const OWNER = 'server';
const OTHER = 'another-server';
const START = 1_000_000_000;
const DAY = 86_400_000;
const LIMITS = { proposals: 3, uploadsPerDay: 10 };

/** `store` and `setNow` speak of the store of the running test. */
export function serverStoreContract(store: () => Store, setNow: (now: number) => void): void {
  describe('about servers', () => {
    beforeEach(() => setNow(START));

    it('knows which ones Kutip is in, and since when it is not', async () => {
      expect(await store().noteJoined(OWNER, 'kutip')).toBeNull();
      expect(await store().noteJoined(OWNER, 'kutip')).toEqual({ owner: OWNER, bot: 'kutip', leftAt: null });
      await store().noteLeft(OWNER, 'kutip');
      setNow(START + DAY);
      await store().noteLeft(OWNER, 'kutip');
      expect(await store().servers()).toEqual([{ owner: OWNER, bot: 'kutip', leftAt: START }]);
      expect(await store().noteJoined(OWNER, 'kutip')).toMatchObject({ leftAt: START });
      expect(await store().servers()).toEqual([{ owner: OWNER, bot: 'kutip', leftAt: null }]);
    });

    it('takes no word of another bot for leaving', async () => {
      await store().noteJoined(OWNER, 'kutip');
      await store().noteLeft(OWNER, 'another bot');
      expect(await store().servers()).toEqual([{ owner: OWNER, bot: 'kutip', leftAt: null }]);
    });

    it('knows a server of which it keeps something since before it noted servers', async () => {
      await store().saveGroupSettings(OWNER, new Map([['language', '"id"']]));
      expect(await store().noteJoined(OWNER, 'kutip')).toEqual({ owner: OWNER, bot: 'kutip', leftAt: null });
      expect(await store().noteJoined(OTHER, 'kutip')).toBeNull();
    });
  });

  describe('about proposals', () => {
    let collectionId: number;
    beforeEach(async () => {
      setNow(START);
      collectionId = (await store().collection(OWNER, 'default')).id;
      await takeLeases(store(), OWNER);
    });

    const proposal = (id: string, change: Partial<Proposal> = {}): Proposal => ({
      ...{ id, owner: OWNER, collectionId, by: 'ani', name: `${id}.txt`, hash: sha256(id), bytes: 10 },
      ...{ given: { title: 'Judul' }, proposedAt: START },
      ...change,
    });
    const propose = (id: string, change: Partial<Proposal> = {}, limits = LIMITS) =>
      store().saveProposal(filesPermit(OWNER), proposal(id, change), limits);
    const keep = (id: string, limits = ROOMY) =>
      store().keepFile(filesPermit(OWNER), fileDraft({ owner: OWNER, collectionId }, id), limits);
    const names = async (owner = OWNER) => (await store().proposals(owner)).map(({ name }) => name);

    it('gives them back as they were, the oldest first, to their owner only', async () => {
      expect(await propose('b', { proposedAt: START + 1 })).toMatchObject({ kind: 'proposed' });
      await propose('a');
      expect(await names()).toEqual(['a.txt', 'b.txt']);
      expect(await store().proposal(OWNER, 'a')).toEqual(proposal('a'));
      expect(await names(OTHER)).toEqual([]);
      expect(await store().proposal(OTHER, 'a')).toBeNull();
      await store().deleteProposal(OTHER, 'a');
      await store().deleteProposal(OWNER, 'b');
      expect(await names()).toEqual(['a.txt']);
    });

    it('names what the collection holds, or what somebody proposed, instead of taking it twice', async () => {
      await keep('a');
      expect(await propose('x', { hash: sha256('a') })).toEqual({ kind: 'same', name: 'a.txt' });
      await propose('b');
      expect(await propose('y', { hash: sha256('b') })).toEqual({ kind: 'same', name: 'b.txt' });
    });

    it('counts them with the files of the day, and one that is accepted once', async () => {
      const two = { ...ROOMY, uploadsPerDay: 2 };
      await keep('a');
      await propose('b');
      expect(await propose('c', {}, { ...LIMITS, uploadsPerDay: 2 })).toEqual({ kind: 'full', limit: 'uploadsPerDay' });
      expect(await keep('c', two)).toEqual({ kind: 'full', limit: 'uploadsPerDay' });
      expect(await keep('b', two)).toMatchObject({ kind: 'kept' });
      expect(await propose('d', {}, { ...LIMITS, proposals: 1 })).toEqual({ kind: 'full', limit: 'proposals' });
    });

    it('keeps their bytes from being swept', async () => {
      await propose('a');
      expect(await store().fileHashes(OWNER)).toEqual(new Set([sha256('a')]));
      expect(await store().fileHashes(OTHER)).toEqual(new Set());
    });

    it('forgets those that waited long enough', async () => {
      await propose('a');
      await propose('b', { proposedAt: START + 1 });
      await store().deleteProposals(START);
      expect(await names()).toEqual(['b.txt']);
    });

    it('takes none without the permit, nor for a removed collection or one of another owner', async () => {
      const stranger = { ...filesPermit(OWNER), holder: 'another' };
      await expect(store().saveProposal(stranger, proposal('a'), LIMITS)).rejects.toMatchObject({ code: 'lease-lost' });
      await expect(propose('a', { owner: OTHER })).rejects.toThrow();
      const made = await store().createCollection(OWNER, 'Fisika', []);
      const other = made.kind === 'named' ? made.collection.id : 0;
      await propose('b', { collectionId: other });
      await store().removeCollection(OWNER, other, null);
      expect(await names()).toEqual([]);
      expect(await store().proposal(OWNER, 'b')).toBeNull();
      await expect(propose('c', { collectionId: other })).rejects.toMatchObject({ code: 'collection-removed' });
      await store().restoreCollection(OWNER, other, START, ROOMY);
      expect(await names()).toEqual(['b.txt']);
    });

    it('are shown to who made them, and go with that person’s data, as the name on files and removals does', async () => {
      await propose('a');
      await keep('b');
      await keep('c');
      await store().removeFile(OWNER, 'c', 'ani');
      expect(await store().personalData(OWNER, 'ani')).toMatchObject({ documents: 2, proposals: 1, since: START });
      expect(await store().personalData(OTHER, 'ani')).toMatchObject({ documents: 0, proposals: 0 });
      await store().deletePersonalData(OWNER, 'ani');
      expect(await store().personalData(OWNER, 'ani')).toMatchObject({ documents: 0, proposals: 0, since: null });
      expect(await names()).toEqual([]);
      expect(await store().file(OWNER, 'b')).toMatchObject({ addedBy: null, state: 'waiting' });
      expect(await store().file(OWNER, 'c')).toMatchObject({ addedBy: null, removedBy: null, state: 'removed' });
    });
  });

  describe('about whom to tell of a reading', () => {
    it('tells of files that wait for nothing any more, until that was told or they are forgotten', async () => {
      setNow(START);
      const { id: collectionId } = await store().collection(OWNER, 'default');
      const place = { owner: OWNER, collectionId };
      await takeLeases(store(), OWNER);
      for (const id of ['a', 'b', 'c']) await store().keepFile(filesPermit(OWNER), fileDraft(place, id), ROOMY);
      const notice = (fileId: string) => ({ ...place, fileId, channels: ['thread', 'umum'], language: 'id' as const });
      await store().saveReadingNotices(['a', 'b', 'c', 'nothing'].map(notice));
      expect(await store().dueReadingNotices()).toEqual([]);
      await readFiles(store(), place, { a: ['Satu.'] }, 'g1');
      const refusal = {
        path: 'b.txt',
        fileHash: 'stamp-b',
        rules: 1,
        code: 'x',
        sentence: { id: 'rusak', en: 'damaged' },
      };
      await store().saveRefusals(syncPermit(OWNER), collectionId, [refusal]);
      expect(await store().dueReadingNotices()).toEqual([notice('a'), notice('b')]);
      await store().deleteReadingNotices(OTHER, ['a']);
      await store().deleteReadingNotices(OWNER, ['a']);
      await store().removeFile(OWNER, 'c', null);
      expect(await store().dueReadingNotices()).toEqual([notice('b'), notice('c')]);
      await store().forgetFiles(syncPermit(OWNER), OWNER, START, START + 1);
      expect(await store().dueReadingNotices()).toEqual([notice('b')]);
    });
  });
}
