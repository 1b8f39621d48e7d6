// Syncing: a folder's changes cost only themselves, and lead to what reading it from scratch would.
import { chmodSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/corpus/sync.js';
import { contents, openToyLibrary, type ToyLibrary, temporaryFolder } from './toy-library.js';

const HOUR = 3_600_000;
const CURRENCY = 'Bank sentral menjaga nilai mata uang dengan mengatur suku bunga acuan setiap bulan.';
const HARVEST = 'Panen padi tahun ini naik karena hujan turun tepat waktu di seluruh lembah.';
const BRIDGE = 'Jembatan gantung itu dibangun warga selama tiga tahun tanpa bantuan pemerintah pusat.';

let folder: ReturnType<typeof temporaryFolder>;
let data: ReturnType<typeof temporaryFolder>;
let library: ToyLibrary;
beforeEach(() => {
  folder = temporaryFolder();
  data = temporaryFolder();
  library = openToyLibrary(data.root, folder.root);
});
afterEach(() => {
  library.close();
  folder.remove();
  data.remove();
});

describe('a folder', () => {
  it('becomes documents that can be found, in subfolders too', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('catatan/b.md', `# Panen\n\n${HARVEST}`);
    const result = await library.sync();
    expect(result).toMatchObject({
      added: ['a.txt', 'catatan/b.md'],
      changed: [],
      removed: [],
      unchanged: 0,
      failed: [],
    });
    expect(result.embedded).toBe(result.passages);
    const generation = await library.generation();
    const [hit] = generation.vectors.nearest(await library.encoder.embedQuestion(HARVEST), 1);
    const [passage] = await library.store.passages([generation.passageIds[hit?.ordinal ?? -1] ?? -1]);
    expect((await library.store.document(passage?.documentId ?? -1))?.path).toBe('catatan/b.md');
    generation.close();
  });

  it('that did not change embeds nothing and keeps its generation', async () => {
    folder.write('a.txt', CURRENCY);
    await library.sync();
    const before = await library.collection();
    library.encoder.embedded.length = 0;
    const result = await library.sync();
    expect(result).toMatchObject({ added: [], changed: [], removed: [], unchanged: 1, embedded: 0 });
    expect(library.encoder.embedded).toEqual([]);
    expect(await library.collection()).toEqual(before);
  });

  it('costs only what changed in it', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('b.txt', HARVEST);
    await library.sync();
    library.encoder.embedded.length = 0;
    folder.write('a.txt', BRIDGE);
    folder.write('c.txt', `${HARVEST} ${CURRENCY}`);
    folder.delete('b.txt');
    const result = await library.sync();
    expect(result).toMatchObject({ added: ['c.txt'], changed: ['a.txt'], removed: ['b.txt'], unchanged: 0 });
    expect(library.encoder.embedded).toHaveLength(2);
    expect((await library.store.documents((await library.collection()).id)).map(({ path }) => path)).toEqual([
      'a.txt',
      'c.txt',
    ]);
  });

  it('does not embed a text again that it already holds under another name', async () => {
    folder.write('a.txt', CURRENCY);
    await library.sync();
    folder.write('b.txt', CURRENCY);
    expect((await library.sync()).embedded).toBe(0);
  });

  it('leaves out a block once it stands in many documents, and takes it back when it no longer does', async () => {
    const footer = 'Redaksi Warta Lembah';
    const indexed = async () => {
      const { id } = await library.collection();
      const documents = await library.store.documents(id);
      const passages = await Promise.all(documents.map((document) => library.store.passagesOf(document.id)));
      return passages.flat().length;
    };
    folder.write('a.txt', `${CURRENCY}\n\n${footer}`);
    folder.write('b.txt', `${HARVEST}\n\n${footer}`);
    await library.sync();
    const [first] = await library.store.documents((await library.collection()).id);
    const lengthOf = async () => (await library.store.passagesOf(first?.id ?? -1)).at(-1)?.end;
    const whole = await lengthOf();
    expect(whole).toBeGreaterThan(CURRENCY.length);
    folder.write('c.txt', `${BRIDGE}\n\n${footer}`);
    expect(await library.sync()).toMatchObject({ added: ['c.txt'], changed: [], unchanged: 2 });
    expect(await lengthOf()).toBe(CURRENCY.length);
    expect(await indexed()).toBe(3);
    folder.delete('c.txt');
    await library.sync();
    expect(await lengthOf()).toBe(whole);
  });

  it('names files of other types once, and passes over hidden files and links out of it', async () => {
    const outside = temporaryFolder();
    outside.write('secret.txt', BRIDGE);
    symlinkSync(outside.path('secret.txt'), folder.path('link.txt'));
    symlinkSync(outside.root, folder.path('linked'));
    folder.write('.hidden.txt', HARVEST);
    folder.write('.git/notes.txt', HARVEST);
    folder.write('a.txt', CURRENCY);
    for (const name of ['1.jpg', '2.jpg', '3.zip', '4.exe']) folder.write(name, 'x');
    const result = await library.sync();
    expect(result.added).toEqual(['a.txt']);
    expect(result.notices.map(({ sentence }) => sentence.en)).toEqual([
      'Passed over, because their type cannot be read: 1.jpg, 2.jpg, 3.zip, and 1 others.',
    ]);
    outside.remove();
  });

  it('that is missing or holds nothing is named, and what is stored stays', async () => {
    folder.write('a.txt', CURRENCY);
    await library.sync();
    folder.delete('a.txt');
    await expect(library.sync()).rejects.toMatchObject({ code: 'folder-empty' });
    folder.remove();
    await expect(library.sync()).rejects.toMatchObject({ code: 'folder-missing' });
    expect(await library.store.documents((await library.collection()).id)).toHaveLength(1);
  });
});

describe('a bad file', () => {
  it('is reported with its name and remedy while the others go on', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('empty.txt', '');
    const result = await library.sync();
    expect(result.added).toEqual(['a.txt']);
    expect(result.failed).toEqual([{ path: 'empty.txt', error: expect.objectContaining({ code: 'empty-file' }) }]);
  });

  it('is reported every time, but tried again only when its bytes change', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('empty.txt', '');
    await library.sync();
    const again = await library.sync();
    expect(again.failed.map(({ path, error }) => [path, error.code])).toEqual([['empty.txt', 'empty-file']]);
    folder.write('empty.txt', HARVEST);
    expect(await library.sync()).toMatchObject({ added: ['empty.txt'], failed: [] });
  });

  it('that was good before keeps its last good version', async () => {
    folder.write('a.txt', CURRENCY);
    await library.sync();
    folder.write('a.txt', '');
    const result = await library.sync();
    expect(result).toMatchObject({ changed: [], removed: [] });
    expect(result.failed.map(({ path }) => path)).toEqual(['a.txt']);
    const [document] = await library.store.documents((await library.collection()).id);
    expect(await library.store.sourceText(document?.versionId ?? -1)).toBe(CURRENCY);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is reported (needs a user other than root)', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('locked.txt', HARVEST);
    chmodSync(folder.path('locked.txt'), 0);
    expect((await library.sync()).failed).toMatchObject([{ path: 'locked.txt', error: { code: 'file-unreadable' } }]);
  });
});

describe('a folder with more passages than the limit', () => {
  const paths = async () => (await library.store.documents((await library.collection()).id)).map(({ path }) => path);
  const refusedIn = (result: SyncResult) => result.failed.map(({ path, error }) => [path, error.code]);

  it('keeps the documents that came first and refuses the others with the remedy', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('b.txt', HARVEST);
    folder.write('c.txt', BRIDGE);
    const result = await library.sync({ passageLimit: 2 });
    expect(result).toMatchObject({ added: ['a.txt', 'b.txt'], passages: 2 });
    expect(refusedIn(result)).toEqual([['c.txt', 'collection-full']]);
    expect(result.failed[0]?.error.sentence.id).toMatch(/"c\.txt".* 2 bagian.*MAX_PASSAGES/);
    expect(await paths()).toEqual(['a.txt', 'b.txt']);
  });

  it('costs nothing and says so again while nothing else changes', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('b.txt', HARVEST);
    await library.sync({ passageLimit: 1 });
    const before = await library.collection();
    const steps: string[] = [];
    const result = await library.sync({ passageLimit: 1, onStep: (step) => void steps.push(step) });
    expect(refusedIn(result)).toEqual([['b.txt', 'collection-full']]);
    expect(steps).not.toContain('published');
    expect(await library.collection()).toEqual(before);
    expect(await library.store.wantedDocuments(before.id)).toHaveLength(1);
  });

  it('takes a refused document once another is removed, or the limit is raised', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('b.txt', HARVEST);
    folder.write('c.txt', BRIDGE);
    await library.sync({ passageLimit: 1 });
    folder.delete('a.txt');
    expect((await library.sync({ passageLimit: 1 })).added).toEqual(['b.txt']);
    expect(await paths()).toEqual(['b.txt']);
    expect(await library.sync({ passageLimit: 2 })).toMatchObject({ added: ['c.txt'], failed: [] });
  });

  it('keeps the version that people see of a document that has outgrown it', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('b.txt', HARVEST);
    await library.sync({ passageLimit: 2 });
    folder.write('a.txt', `# Satu\n\n${CURRENCY}\n\n${`${BRIDGE} `.repeat(40)}`);
    const result = await library.sync({ passageLimit: 2 });
    expect(result).toMatchObject({ changed: [], passages: 2 });
    expect(refusedIn(result)).toEqual([['a.txt', 'collection-full']]);
    const document = await library.store.documentAt((await library.collection()).id, 'a.txt');
    expect(await library.store.sourceText(document?.versionId ?? -1)).toBe(CURRENCY);
  });

  it('takes nothing away when the limit is lowered below what is published', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('b.txt', HARVEST);
    await library.sync();
    folder.write('c.txt', BRIDGE);
    expect(refusedIn(await library.sync({ passageLimit: 1 }))).toEqual([['c.txt', 'collection-full']]);
    expect(await paths()).toEqual(['a.txt', 'b.txt']);
  });
});

describe('a document that nothing can be quoted from', () => {
  it('is named with the remedy, each time', async () => {
    folder.write('a.txt', CURRENCY);
    folder.write('judul.md', '# Hanya judul');
    for (const times of [1, 2]) {
      const { notices } = await library.sync();
      expect(
        notices.map(({ code }) => code),
        `reading ${times}`,
      ).toEqual(['nothing-to-quote']);
      expect(notices[0]?.sentence.id).toMatch(/"judul\.md".*explain/);
    }
  });
});

describe('a subfolder that cannot be listed', () => {
  it.skipIf(process.getuid?.() === 0)(
    'keeps its documents, and the others go on (needs a user other than root)',
    async () => {
      folder.write('a.txt', CURRENCY);
      folder.write('dalam/b.txt', HARVEST);
      await library.sync();
      chmodSync(folder.path('dalam'), 0);
      folder.write('c.txt', BRIDGE);
      const result = await library.sync();
      chmodSync(folder.path('dalam'), 0o700);
      expect(result).toMatchObject({ added: ['c.txt'], removed: [] });
      expect(result.notices.map(({ code }) => code)).toEqual(['folder-unreadable']);
    },
  );
});

describe('another model', () => {
  it('embeds everything again, says so, and forgets the vectors of the first', async () => {
    folder.write('a.txt', CURRENCY);
    await library.sync();
    library.close();
    library = openToyLibrary(data.root, folder.root, 'second-model');
    const result = await library.sync();
    expect(result.notices.map(({ code }) => code)).toEqual(['model-changed']);
    expect(result.embedded).toBe(1);
    expect(await library.collection()).toMatchObject({ model: 'second-model' });
    library.wait(HOUR);
    await library.sync();
    expect(await library.counts()).toMatchObject({ vectors: 1, generations: 1 });
  });
});

describe('two processes', () => {
  it('do not read the same documents at the same time: one waits, or uses what is there', async () => {
    folder.write('a.txt', CURRENCY);
    await library.sync();
    folder.write('b.txt', HARVEST);
    const other = openToyLibrary(data.root, folder.root);
    let inside: Promise<unknown> = Promise.resolve();
    await library.sync({
      onStep: async (step) => {
        if (step !== 'read') return;
        const busy = await other.sync({ whenBusy: 'use-published' });
        expect(busy).toMatchObject({ added: [], unchanged: 1 });
        expect(busy.notices.map(({ code }) => code)).toEqual(['sync-busy']);
        inside = other.sync();
      },
    });
    expect(await inside).toMatchObject({ added: [], unchanged: 2, embedded: 0 });
    other.close();
  });
});

// Few words, so that texts repeat, share sentences, and repeat blocks across documents.
const block = fc.constantFrom(
  CURRENCY,
  HARVEST,
  BRIDGE,
  'Beranda Berita Olahraga',
  'Ikuti kami',
  `${HARVEST} ${BRIDGE}`,
);
const text = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'));
const name = fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd.md', 'e/f.txt');
const change = fc.record({ name, text: fc.option(text, { nil: null, freq: 3 }) });
const rounds = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

describe('any sequence of changes', () => {
  it('leads to what reading the folder from scratch gives, and leaves nothing behind', async () => {
    const property = fc.asyncProperty(rounds, async (sequence) => {
      const files = temporaryFolder();
      const [grown, fresh] = [temporaryFolder(), temporaryFolder()];
      files.write('always.txt', 'Berkas ini selalu ada supaya foldernya tidak pernah kosong.');
      const changing = openToyLibrary(grown.root, files.root);
      const present = new Set<string>();
      for (const changes of sequence) {
        for (const { name, text } of changes) {
          if (text !== null) files.write(name, text);
          else if (present.has(name)) files.delete(name);
          if (text === null) present.delete(name);
          else present.add(name);
        }
        await changing.sync();
        changing.wait(HOUR);
      }
      await changing.sync();
      const scratch = openToyLibrary(fresh.root, files.root);
      await scratch.sync();
      expect(await contents(changing)).toEqual(await contents(scratch));
      expect(await changing.counts()).toEqual(await scratch.counts());
      changing.close();
      scratch.close();
      for (const each of [files, grown, fresh]) each.remove();
    });
    await fc.assert(property, { numRuns: 20 });
  });
});
