// The sample pack in a server: its documents can be quoted there, and nothing of anybody else changes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentKeeper, type DocumentKeeper } from '../../src/corpus/document-keeper.js';
import { type Library, openDatabase, openFiles, openLibrary } from '../../src/corpus/library.js';
import { createSamplePack } from '../../src/corpus/sample-pack.js';
import type { Store } from '../../src/database/store.js';
import { noProgress, systemClock } from '../../src/ports.js';
import { createToyEncoder, type ToyEncoder } from '../toy/toy-encoder.js';
import { temporaryFolder } from './toy-library.js';

const TIDE = 'Air laut pasang menutup jalan desa dua kali sehari pada bulan Desember.';
const SALT = 'Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.';

let pack: ReturnType<typeof temporaryFolder>;
let data: ReturnType<typeof temporaryFolder>;
let encoder: ToyEncoder;
let library: Library;
beforeEach(async () => {
  pack = temporaryFolder();
  data = temporaryFolder();
  encoder = createToyEncoder();
  library = await openLibrary({ dataFolder: data.root, encoder });
  pack.write('pantai.txt', TIDE);
  pack.write('lebih/garam.md', SALT);
  pack.write('gambar.png', 'not read');
});
afterEach(async () => {
  await library.close();
  pack.remove();
  data.remove();
});

const paths = async (owner: string) =>
  (await library.documents((await library.collection(owner)).id)).map(({ path }) => path);

describe('the sample pack', () => {
  it('says how many documents it has, and none where there is no folder', () => {
    expect(createSamplePack(library, pack.root).documents).toBe(2);
    expect(createSamplePack(library, pack.path('missing')).documents).toBe(0);
    expect(createSamplePack(library).documents).toBeGreaterThan(5);
  });

  it('can be searched in the server once it was added, and adding it again changes nothing', async () => {
    const samples = createSamplePack(library, pack.root);
    await samples.add('server', noProgress);
    expect(await paths('server')).toEqual(['lebih/garam.md', 'pantai.txt']);
    const collection = await library.collection('server');
    const generation = await library.generation(collection.id);
    const [hit] = generation?.vectors.nearest(await encoder.embedQuestion('kristal garam'), 1) ?? [];
    const [passage] = await library.passages([generation?.passageIds[hit?.ordinal ?? -1] ?? -1]);
    expect(passage?.text).toBe(SALT);
    encoder.embedded.length = 0;
    await samples.add('server', noProgress);
    expect((await library.collection('server')).generation).toBe(collection.generation);
    expect(encoder.embedded).toEqual([]);
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    const progress = { update: (done: number) => told.push(done), finish: () => told.push(-1) };
    await createSamplePack(library, pack.root).add('server', progress);
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(-1);
  });

  it('leaves every other owner’s documents and indexes as they are', async () => {
    const other = temporaryFolder();
    other.write('jalan.txt', TIDE);
    const { collection } = await library.sync(other.root);
    await library.readFolder('another', other.root);
    const before = [await library.collectionById(collection.id), await library.collection('another')];
    await createSamplePack(library, pack.root).add('server', noProgress);
    expect([await library.collectionById(collection.id), await library.collection('another')]).toEqual(before);
    expect(await paths('another')).toEqual(['jalan.txt']);
    other.remove();
  });

  it('never takes the place of a server’s own documents', async () => {
    const own = temporaryFolder();
    own.write('catatan.txt', 'Catatan kelompok belajar tentang pasang surut air laut.');
    await library.readFolder('server', own.root);
    const attempt = createSamplePack(library, pack.root).add('server', noProgress);
    await expect(attempt).rejects.toMatchObject({ code: 'own-documents' });
    expect(await paths('server')).toEqual(['catatan.txt']);
    own.remove();
  });
});

describe('a group’s first own document', () => {
  const TEXT = 'Catatan kelompok belajar tentang pasang surut air laut.';
  let store: Store;
  let keeper: DocumentKeeper;
  beforeEach(() => {
    store = openDatabase(data.root);
    keeper = createDocumentKeeper({
      store,
      files: openFiles(data.root),
      clock: systemClock,
      limits: { fileBytes: 1_000_000, documents: 9, textUnits: 1_000_000, uploadsPerDay: 9 },
      model: encoder.profile.id,
      sync: library.readKept,
      tidy: library.tidy,
    });
  });
  afterEach(async () => {
    await keeper.close();
    store.close();
  });
  const place = async () => ({ owner: 'server', collectionId: (await library.collection('server')).id });
  const keep = async (name: string, text: string) =>
    (await keeper.keep({ ...(await place()), name, bytes: new TextEncoder().encode(text), by: 'ani' })).file;

  it('takes the place of the samples when it is read, and they do not come back', async () => {
    const samples = createSamplePack(library, pack.root);
    await samples.add('server', noProgress);
    const { id } = await keep('catatan.txt', TEXT);
    expect(await paths('server')).toEqual(['lebih/garam.md', 'pantai.txt']);
    await expect(samples.add('server', noProgress)).rejects.toMatchObject({ code: 'own-documents' });
    await keeper.read(await place());
    expect(await paths('server')).toEqual(['catatan.txt']);
    await keeper.remove('server', id, 'ani');
    expect(await paths('server')).toEqual([]);
  });

  it('takes the place of the samples also when it is in another collection', async () => {
    const samples = createSamplePack(library, pack.root);
    await samples.add('server', noProgress);
    const course = { owner: 'server', collectionId: (await library.collection('server', 'kursus')).id };
    await keeper.keep({ ...course, name: 'catatan.txt', bytes: new TextEncoder().encode(TEXT), by: 'ani' });
    await expect(samples.add('server', noProgress)).rejects.toMatchObject({ code: 'own-documents' });
    await keeper.read(course);
    expect(await paths('server')).toEqual([]);
    expect((await library.documents(course.collectionId)).map(({ path }) => path)).toEqual(['catatan.txt']);
  });

  it('may have the name and the words of a sample', async () => {
    await createSamplePack(library, pack.root).add('server', noProgress);
    const { id } = await keep('pantai.txt', TIDE);
    await keeper.read(await place());
    expect(await paths('server')).toEqual(['pantai.txt']);
    await keeper.remove('server', id, 'ani');
    expect(await paths('server')).toEqual([]);
  });

  it('leaves samples alone that were added after the last of one’s own was removed', async () => {
    const { id } = await keep('catatan.txt', TEXT);
    await keeper.read(await place());
    await keeper.remove('server', id, 'ani');
    await keeper.read(await place());
    await createSamplePack(library, pack.root).add('server', noProgress);
    await keeper.read(await place());
    await keeper.resume();
    expect(await paths('server')).toEqual(['lebih/garam.md', 'pantai.txt']);
    await keeper.undo('server', id);
    await keeper.read(await place());
    expect(await paths('server')).toEqual(['catatan.txt']);
  });

  it('is left out of what the library gives to be searched from the moment it is removed', async () => {
    const { id } = await keep('catatan.txt', TEXT);
    await keep('garam.txt', SALT);
    await keeper.read(await place());
    const { collectionId } = await place();
    const before = await library.generation(collectionId);
    await keeper.remove('server', id, 'ani');
    const after = await library.generation(collectionId);
    expect([before?.live, after?.live]).toEqual([2, 1]);
    const hits = after?.vectors.nearest(await encoder.embedQuestion('catatan kelompok'), 5) ?? [];
    const found = await library.passages(hits.map(({ ordinal }) => after?.passageIds[ordinal] ?? 0));
    expect(found.map(({ text }) => text)).toEqual([SALT]);
  });
});

describe('a folder read into an owner’s collection', () => {
  it('becomes what the collection holds: what is gone there goes here', async () => {
    expect(await library.readFolder('server', pack.root)).toMatchObject({ added: ['lebih/garam.md', 'pantai.txt'] });
    pack.delete('pantai.txt');
    pack.write('baru.txt', 'Jalan baru itu dilapisi batu kapur.');
    const result = await library.readFolder('server', pack.root);
    expect(result).toMatchObject({ added: ['baru.txt'], removed: ['pantai.txt'], unchanged: 1 });
    expect(result.collection).toEqual(await library.collection('server'));
    expect(await paths('server')).toEqual(['baru.txt', 'lebih/garam.md']);
  });
});
