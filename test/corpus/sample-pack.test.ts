// The sample pack in a server: its documents can be quoted there, and nothing of anybody else changes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../src/corpus/library.js';
import { createSamplePack } from '../../src/corpus/sample-pack.js';
import { noProgress } from '../../src/ports.js';
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
