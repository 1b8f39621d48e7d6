// A collection is exported and imported elsewhere: the same documents, the same answers, nothing twice, nothing left over.
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseManifest } from '../../../src/corpus/archive/manifest.js';
import { openArchive } from '../../../src/corpus/archive/read-archive.js';
import { vectorRecord } from '../../../src/corpus/archive/vector-part.js';
import { sha256 } from '../../../src/corpus/sha256.js';
import type { StoredVector } from '../../../src/database/store.js';
import { noProgress } from '../../../src/ports.js';
import { temporaryFolder } from '../toy-library.js';
import { exportedFile, LIMITS, manifestOf, openToyPlace, type ToyPlace, zipOf } from './toy-archives.js';

const OURS = '1001';
const THEIRS = '2002';
const SALT = 'Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.';
const TIDE = 'Air pasang menutup jalan desa dua kali sehari pada bulan Desember.';
const options = { progress: noProgress };

let folder: ReturnType<typeof temporaryFolder>;
let from: ToyPlace;
let to: ToyPlace;
beforeEach(async () => {
  folder = temporaryFolder();
  from = openToyPlace(folder.path('from'));
  to = openToyPlace(folder.path('to'));
});
afterEach(async () => {
  await from.close();
  await to.close();
  folder.remove();
});

const noOrphans = (orphans: Record<string, number>) => Object.values(orphans).every((count) => count === 0);

describe('an exported collection', () => {
  it('is imported with names, contents and what was stated, and answers alike', async () => {
    const { id } = await from.keep(OURS, 'garam.txt', SALT);
    await from.keep(OURS, 'pasang.txt', TIDE);
    await from.keeper.edit(OURS, id, { title: 'Petani garam', author: 'Rina Wati', date: '2021' });
    await from.read(OURS);
    const path = await exportedFile(from, OURS, folder.root);
    const place = await to.place(THEIRS);
    const { documents, vectors } = await to.archives.importFrom(path, place, options);
    expect(documents).toMatchObject([
      { name: 'garam.txt', known: false },
      { name: 'pasang.txt', known: false },
    ]);
    expect(vectors).toEqual({ taken: 0, leftOut: null });
    expect(await to.states(THEIRS)).toEqual({ 'garam.txt': 'read', 'pasang.txt': 'read' });
    const [salt] = await to.keeper.files(place);
    expect(salt).toMatchObject({ given: { title: 'Petani garam', author: 'Rina Wati', date: '2021' }, addedBy: null });
    expect(await to.find(THEIRS, 'garam kemarau')).toEqual(await from.find(OURS, 'garam kemarau'));
  });

  it('is imported twice without anything being there twice', async () => {
    await from.keep(OURS, 'garam.txt', SALT);
    const path = await exportedFile(from, OURS, folder.root);
    const place = await to.place(THEIRS);
    await to.archives.importFrom(path, place, options);
    const again = await to.archives.importFrom(path, place, options);
    expect(again.documents).toMatchObject([{ name: 'garam.txt', known: true }]);
    expect(await to.states(THEIRS)).toEqual({ 'garam.txt': 'read' });
  });

  it('holds nothing of a removed document, neither bytes nor vectors', async () => {
    const { id } = await from.keep(OURS, 'garam.txt', SALT);
    await from.keep(OURS, 'pasang.txt', TIDE);
    await from.read(OURS);
    await from.keeper.remove(OURS, id, null); // still published
    const archive = await openArchive(await exportedFile(from, OURS, folder.root, true), LIMITS);
    expect(archive.manifest.documents.map(({ name }) => name)).toEqual(['pasang.txt']);
    expect(archive.manifest.vectors?.count).toBe(1);
    archive.close();
  });

  it('names a document whose bytes are lost and exports the others', async () => {
    const { hash } = await from.keep(OURS, 'garam.txt', SALT);
    await from.keep(OURS, 'pasang.txt', TIDE);
    writeFileSync(folder.path(`from/files/${OURS}/${hash}`), 'something else');
    const { documents, leftOut } = await from.archives.exportCollection(await from.place(OURS), { most: 10_000 });
    expect(documents).toBe(1);
    expect(leftOut).toMatchObject([{ code: 'file-lost' }]);
  });

  it('that is too large to be sent names the command that writes a file', async () => {
    await from.keep(OURS, 'garam.txt', SALT);
    const sent = from.archives.exportCollection(await from.place(OURS), { most: 100 });
    await expect(sent).rejects.toMatchObject({
      code: 'archive-too-large',
      sentence: {
        id: expect.stringContaining(`npm run corpus -- export FILE --server ${OURS} --collection default`),
        en: expect.stringContaining('export FILE'),
      },
    });
  });

  it('is nobody else’s, and is refused where there is nothing', async () => {
    await from.keep(OURS, 'garam.txt', SALT);
    const { collectionId } = await from.place(OURS);
    await expect(from.archives.exportCollection({ owner: THEIRS, collectionId }, { most: 9_999 })).rejects.toThrow();
    const empty = from.archives.exportCollection(await from.place(THEIRS), { most: 9_999 });
    await expect(empty).rejects.toMatchObject({ code: 'nothing-kept' });
  });

  it('is imported to its end when importing was interrupted', async () => {
    for (let at = 0; at < 4; at++) await from.keep(OURS, `${at}.txt`, `${TIDE} Catatan ${at}.`);
    const path = await exportedFile(from, OURS, folder.root);
    const place = await to.place(THEIRS);
    const stop = new AbortController();
    const update = (done: number) => done === 2 && stop.abort();
    const progress = { ...noProgress, update };
    await expect(to.archives.importFrom(path, place, { progress, signal: stop.signal })).rejects.toThrow();
    expect(Object.keys(await to.states(THEIRS)).length).toBeLessThan(4);
    const { documents } = await to.archives.importFrom(path, place, options);
    expect(documents.filter((each) => 'known' in each && !each.known).length).toBeGreaterThan(0);
    expect(Object.values(await to.states(THEIRS))).toEqual(['read', 'read', 'read', 'read']);
  });
});

describe('vectors in an archive', () => {
  const TEXTS = Array.from(
    { length: 40 },
    (_, at) => `Catatan ${at} tentang perahu nomor${at} dan nelayan${at} di muara.`,
  );

  it('are taken instead of computed, but for a few that are compared, and none is left over', async () => {
    for (const [at, text] of TEXTS.entries()) await from.keep(OURS, `${at}.txt`, text);
    await from.read(OURS);
    const path = await exportedFile(from, OURS, folder.root, true);
    const { vectors } = await to.archives.importFrom(path, await to.place(THEIRS), options);
    expect(vectors).toEqual({ taken: TEXTS.length, leftOut: null });
    expect(to.encoder.embedded.length).toBeLessThan(TEXTS.length / 2);
    expect(await to.find(THEIRS, 'nelayan7')).toEqual(await from.find(OURS, 'nelayan7'));
    expect(noOrphans(await to.keeper.orphans(THEIRS))).toBe(true);
  });

  /** An archive of one document with these vectors, which are told as whole. */
  async function withVectors(vectors: readonly StoredVector[], told: object = {}): Promise<string> {
    const bytes = Buffer.from(SALT);
    const part = Buffer.concat(vectors.map(vectorRecord));
    const hash = await sha256(bytes);
    const about = { model: 'toy-encoder', dimensions: 384, count: vectors.length, hash: await sha256(part), ...told };
    const manifest = manifestOf({
      documents: [{ name: 'garam.txt', hash, bytes: bytes.length, given: {}, addedAt: null }],
      vectors: about,
    });
    folder.write('a.zip', await zipOf({ [`documents/${hash}`]: bytes, 'vectors.f32': part, 'kutip.json': manifest }));
    return folder.path('a.zip');
  }

  /** The hash of the text that the document's only passage has for an encoder. */
  async function hashOfPassage(): Promise<string> {
    await from.keep(OURS, 'garam.txt', SALT);
    await from.read(OURS);
    const { collectionId } = await from.place(OURS);
    return (await from.store.passagesIn(collectionId, 'published'))[0]?.vectorHash ?? '';
  }

  const along = (at: number, length = 1) => new Float32Array(384).fill(length, at, at + 1);
  it.each([
    ['of another model', 'other-model', along(3), { model: 'another' }],
    ['of another dimension', 'other-model', along(3).slice(0, 8), { dimensions: 8 }],
    ['that are not of length 1', 'damaged', along(3, 2), {}],
    ['that are no numbers', 'damaged', along(3, Number.NaN), {}],
    ['that are endless', 'damaged', along(3, Number.POSITIVE_INFINITY), {}],
    ['that belong to another text', 'damaged', along(3), {}],
    ['that are fewer than told', 'damaged', along(3), { count: 2 }],
    ['that are not those that were exported', 'damaged', along(3), { hash: '0'.repeat(64) }],
    ['that are more than a collection holds', 'too-many', along(3), { count: 1_001 }],
  ] as const)('%s are left out, said so, and computed', async (_, why, vector, told) => {
    const path = await withVectors([{ hash: await hashOfPassage(), vector }], told);
    const { vectors } = await to.archives.importFrom(path, await to.place(THEIRS), options);
    expect(vectors).toEqual({ taken: 0, leftOut: why });
    expect(to.encoder.embedded.length).toBeGreaterThan(0);
    expect(await to.find(THEIRS, 'petani garam menunggu')).toEqual([SALT]);
  });

  it('without a passage are not kept', async () => {
    const path = await withVectors([{ hash: 'a'.repeat(64), vector: along(3) }]);
    const { vectors } = await to.archives.importFrom(path, await to.place(THEIRS), options);
    expect(vectors).toEqual({ taken: 0, leftOut: null });
    expect(await to.store.vectors(THEIRS, 'toy-encoder', ['a'.repeat(64)])).toEqual(new Map());
  });
});

describe('a manifest', () => {
  it('of a later format is told from none at all', () => {
    expect(parseManifest(manifestOf({ format: 2 as 1 }))).toBe('newer');
    expect(parseManifest('{"format": 1}')).toBeNull();
    expect(parseManifest('not JSON')).toBeNull();
  });
});
