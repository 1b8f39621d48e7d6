// The library: real build worker and parser process, toy encoder. Lost or damaged indexes are built again from the database.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile, type Library, openLibrary } from '../../src/corpus/library.js';
import { createToyEncoder, type ToyEncoder } from '../toy/toy-encoder.js';
import { temporaryFolder } from './toy-library.js';

const TIDE = 'Air laut pasang menutup jalan desa dua kali sehari pada bulan Desember.';
const SALT = 'Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.';
const ROAD = 'Jalan baru itu dilapisi batu kapur dari bukit di sebelah utara desa.';

let folder: ReturnType<typeof temporaryFolder>;
let data: ReturnType<typeof temporaryFolder>;
let encoder: ToyEncoder;
let library: Library;
beforeEach(async () => {
  folder = temporaryFolder();
  data = temporaryFolder();
  encoder = createToyEncoder();
  library = await openLibrary({ dataFolder: data.root, encoder });
});
afterEach(async () => {
  await library.close();
  folder.remove();
  data.remove();
});

/** The best passage for a question, as answering finds it. */
async function best(question: string) {
  const collection = await library.folderCollection(folder.root);
  const generation = await library.generation(collection.id);
  if (generation === null) return null;
  const [hit] = generation.vectors.nearest(await encoder.embedQuestion(question), 1);
  const [passage] = await library.passages([generation.passageIds[hit?.ordinal ?? -1] ?? -1]);
  return passage ?? null;
}

async function reopen(options: { model?: string } = {}): Promise<void> {
  await library.close();
  encoder = createToyEncoder(options.model === undefined ? {} : { id: options.model });
  library = await openLibrary({ dataFolder: data.root, encoder });
}

/** Folder of the published generation. */
async function generationFolder(): Promise<string> {
  return join(data.root, 'generations', (await library.folderCollection(folder.root)).generation ?? '');
}

describe('a database that lost its contents', () => {
  it('is reported beside its indexes and not taken for a new one', async () => {
    folder.write('pantai.txt', TIDE);
    await library.sync(folder.root);
    await library.close();
    const database = databaseFile(data.root);
    writeFileSync(database, '');
    const attempt = openLibrary({ dataFolder: data.root, encoder });
    await expect(attempt).rejects.toMatchObject({ code: 'database-damaged' });
    expect(readFileSync(database)).toHaveLength(0);
    rmSync(database); // the remedy that the sentence names
    library = await openLibrary({ dataFolder: data.root, encoder });
    expect((await library.sync(folder.root)).added).toEqual(['pantai.txt']);
  });
});

describe('a library', () => {
  it('finds passages of a folder with their exact text, neighbours and document', async () => {
    folder.write('pantai.txt', `${TIDE}\n\n${SALT}`);
    folder.write('jalan.txt', ROAD);
    const { collection, added } = await library.sync(folder.root);
    expect(added).toEqual(['jalan.txt', 'pantai.txt']);
    expect(collection.generation).not.toBeNull();
    const passage = await best('batu kapur');
    if (passage === null) throw new Error('nothing was found');
    expect(passage.text).toBe(ROAD);
    expect(await library.sourceText(passage.versionId)).toBe(ROAD);
    expect(await library.neighbours(passage)).toEqual({ before: null, after: null });
    expect((await library.document(passage.documentId))?.path).toBe('jalan.txt');
  });

  it('has nothing to search before the first reading', async () => {
    expect(await best('batu')).toBeNull();
  });

  it('notices a generation that another process published', async () => {
    folder.write('a.txt', TIDE);
    await library.sync(folder.root);
    await best('laut');
    const other = await openLibrary({ dataFolder: data.root, encoder: createToyEncoder() });
    folder.write('a.txt', SALT);
    await other.sync(folder.root);
    await other.close();
    expect((await best('garam'))?.text).toBe(SALT);
  });

  it('keeps collections of different folders apart, but computes the same text once', async () => {
    const second = temporaryFolder();
    folder.write('a.txt', TIDE);
    second.write('b.txt', TIDE);
    await library.sync(folder.root);
    const result = await library.sync(second.root);
    expect(result).toMatchObject({ added: ['b.txt'], embedded: 0, passages: 1 });
    expect((await best('laut'))?.text).toBe(TIDE);
    second.remove();
  });

  it('takes the rows of an evaluation file as documents, titles included', async () => {
    const rows = [
      { id: 'r-1', title: 'Garam', text: SALT },
      { id: 'r-2', title: '', text: ROAD },
    ];
    const { collection } = await library.syncRows(rows, 'rows.jsonl');
    const documents = await library.documents(collection.id);
    expect(documents.map(({ path, metadata }) => [path, metadata.title])).toEqual([
      ['r-1', 'Garam'],
      ['r-2', null],
    ]);
    expect((await library.syncRows(rows, 'rows.jsonl')).unchanged).toBe(2);
  });
});

describe('an index', () => {
  beforeEach(async () => {
    folder.write('a.txt', TIDE);
    folder.write('b.txt', SALT);
    await library.sync(folder.root);
    await reopen();
  });

  it('whose files are gone is built again without embedding anything', async () => {
    rmSync(join(data.root, 'generations'), { recursive: true });
    expect((await best('garam'))?.text).toBe(SALT);
    expect(encoder.embedded).toEqual([]);
  });

  it('of which any one file is damaged is built again', async () => {
    for (const name of readdirSync(await generationFolder())) {
      const damaged = await generationFolder();
      const file = join(damaged, name);
      const bytes = readFileSync(file);
      const middle = bytes.length >> 1;
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
      writeFileSync(file, bytes);
      await reopen();
      expect((await best('garam'))?.text, name).toBe(SALT);
      expect(await generationFolder(), name).not.toBe(damaged);
    }
    expect(encoder.embedded).toEqual([]);
  });

  it('that was lost while a reading was interrupted is built again as it was published', async () => {
    folder.write('b.txt', ROAD);
    const interrupted = library.sync(folder.root, {
      onStep: (step) => {
        if (step === 'read') throw new Error('interrupted');
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    rmSync(join(data.root, 'generations'), { recursive: true });
    expect((await best('garam'))?.text).toBe(SALT);
    expect(await library.sync(folder.root)).toMatchObject({ changed: ['b.txt'] });
    expect((await best('batu kapur'))?.text).toBe(ROAD);
  });

  it('with vectors of another model is refused with the remedy, and works after reading again', async () => {
    await reopen({ model: 'another-model' });
    await expect(best('garam')).rejects.toMatchObject({ code: 'other-model' });
    await expect(best('garam')).rejects.toThrow(/corpus -- reindex/);
    await library.sync(folder.root);
    expect((await best('garam'))?.text).toBe(SALT);
  });

  it('can be built from scratch by hand, without embedding anything', async () => {
    const fresh = await library.sync(folder.root, { rebuild: true });
    expect(fresh).toMatchObject({ embedded: 0, passages: 2 });
  });
});

describe('indexes in memory', () => {
  it('are opened ahead of questions only where there is room for them', async () => {
    folder.write('a.txt', TIDE);
    const { collection } = await library.sync(folder.root);
    await reopen();
    expect(await library.openAhead(collection.id)).toBe(true);
    await library.close();
    library = await openLibrary({ dataFolder: data.root, encoder, indexBytes: 100 });
    expect(await library.openAhead(collection.id)).toBe(false);
    expect((await best('laut'))?.text).toBe(TIDE);
    expect(await library.openAhead(collection.id)).toBe(true); // it is open by now
  });

  it('that hold nothing yet are no reason to open no others', async () => {
    expect(await library.openAhead((await library.folderCollection(folder.root)).id)).toBe(true);
  });
});

describe('closing', () => {
  it('gives up what is being read, waits for it, and the next time goes on', async () => {
    folder.write('pantai.txt', TIDE);
    folder.write('garam.txt', SALT);
    let closed: Promise<void> | undefined;
    const reading = library.sync(folder.root, {
      onStep: (step) => {
        if (step === 'cut') closed ??= library.close();
      },
    });
    await expect(reading).rejects.toMatchObject({ code: 'stopping' });
    await closed;
    library = await openLibrary({ dataFolder: data.root, encoder });
    expect(await library.sync(folder.root)).toMatchObject({ added: ['garam.txt', 'pantai.txt'], passages: 2 });
  });
});
