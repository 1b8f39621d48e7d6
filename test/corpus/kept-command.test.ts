// `npm run corpus` with kept documents: what it prints, changes, and ends with; once as a program with the real models.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../src/corpus/library.js';
import { packageRoot } from '../../src/package-root.js';
import { openPrograms } from '../cli/programs.js';
import { temporaryFolder } from './toy-library.js';

const SALT = 'Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.';
const SERVER = '424242';

const folder = temporaryFolder();
const data = temporaryFolder();
const programs = openPrograms(folder.root);
beforeAll(() => {
  folder.write('garam.txt', SALT);
  folder.write('pasang.txt', 'Air laut pasang menutup jalan desa dua kali sehari pada bulan Desember.');
  folder.write('gambar.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
});
afterAll(async () => {
  await programs.close();
  folder.remove();
  data.remove();
});

const run = (locale: string, words: readonly string[]) =>
  programs.run('corpus', locale, [...words, '--data', data.root]);

/** As a program of its own. */
function start(program: string, locale: string, words: readonly string[]) {
  const file = join(packageRoot(), 'dist', 'src', 'cli', `${program}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words, '--data', data.root], {
    env: { ...process.env, LC_ALL: `${locale}.UTF-8` },
    encoding: 'utf8',
    cwd: folder.root,
  });
  return { status, stdout, stderr };
}

const corpus = (...words: string[]) => run('en_US', [...words, '--server', SERVER]);
const json = async (...words: string[]) => JSON.parse((await corpus(...words, '--json')).stdout);

describe('npm run corpus without a place', () => {
  it.each([
    ['en_US', /--server ID.*--collection NAME/],
    ['id_ID', /--server ID.*--collection NAMA/],
  ])('says kindly where the terminal’s documents lie (%s)', async (locale, said) => {
    for (const words of [
      ['add', 'garam.txt'],
      ['edit', 'garam.txt', '--title', 'x'],
      ['remove', 'garam.txt'],
      ['undo', 'x'],
    ]) {
      expect(await run(locale, words)).toMatchObject({
        status: 64,
        stdout: '',
        stderr: expect.stringMatching(said),
      });
    }
  });

  it.each([
    [['list', '--server', 'my server'], /not the id of a server/],
    [['list', '--collection', '../x'], /cannot be the name/],
    [['list', '--server', '1', '--corpus', '.'], /Choose one/],
    [['add', 'a', 'b', '--server', '1', '--title', 'x'], /one file only/],
    [['edit', 'a', '--server', '1'], /Say what changes/],
  ])('%j is wrong usage', async (words, said) => {
    expect(await run('en_US', words)).toMatchObject({ status: 64, stderr: expect.stringMatching(said) });
  });

  it('writes nothing where there is nothing', async () => {
    expect(await json('list')).toEqual([]);
    expect(await json('status')).toMatchObject({
      owner: SERVER,
      collection: 'default',
      documents: 0,
      database: databaseFile(data.root),
    });
    expect(await corpus('show', 'garam.txt')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('"garam.txt"'),
    });
  });
});

describe('npm run corpus for a server', () => {
  it('adds what can be read, names the rest, and ends with 1 when there is a rest', async () => {
    const { status, stdout, stderr } = await corpus('add', 'garam.txt', 'pasang.txt', 'gambar.png', 'tidak-ada.txt');
    expect([status, stdout]).toEqual([1, 'Added: garam.txt · 1 passage\nAdded: pasang.txt · 1 passage\n']);
    expect(stderr).toMatch(/"gambar\.png" is not a type/);
    expect(stderr).toMatch(/"tidak-ada\.txt" cannot be read/);
    expect(await corpus('add', 'garam.txt')).toMatchObject({
      status: 0,
      stdout: 'Already there: garam.txt · 1 passage\n',
    });
  });

  it('shows, corrects and explains a document', async () => {
    expect(await json('edit', 'garam.txt', '--title', 'Petani garam', '--date', '2021')).toMatchObject({
      state: 'read',
      title: 'Petani garam',
    });
    expect(await json('show', 'GARAM.txt')).toMatchObject({
      name: 'garam.txt',
      title: 'Petani garam',
      date: '2021',
      passages: 1,
      refusal: null,
    });
    expect((await corpus('text', 'garam.txt')).stdout).toBe(SALT);
    expect((await corpus('explain', 'garam.txt')).stdout).toContain(SALT);
    expect(await corpus('edit', 'garam.txt', '--date', 'besok')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/not a date/),
    });
  });

  it('removes a document and brings it back', async () => {
    const { stdout } = await corpus('remove', 'garam.txt');
    expect(stdout).toMatch(/undo "garam\.txt" --server 424242/);
    expect((await json('list')).map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
      ['garam.txt', 'removed'],
      ['pasang.txt', 'read'],
    ]);
    expect((await corpus('remove', 'garam.txt')).status).toBe(1);
    expect(await corpus('undo', 'garam.txt')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Brought back: garam.txt'),
    });
    expect(await json('reindex')).toMatchObject([
      { name: 'garam.txt', state: 'read' },
      { name: 'pasang.txt', state: 'read' },
    ]);
    expect(await json('status')).toMatchObject({
      documents: 2,
      passages: 2,
      waiting: 0,
      removed: 0,
      busy: false,
      refused: [],
    });
  });

  it('works while another process has the database open, which sees the change', async () => {
    const store = openDatabase(data.root);
    const { id } = await store.collection(SERVER, 'default');
    const before = (await store.collectionById(id))?.generation;
    folder.write('ombak.txt', 'Ombak besar datang dari selatan setiap bulan Agustus.');
    expect((await corpus('add', 'ombak.txt')).status).toBe(0);
    expect((await store.collectionById(id))?.generation).not.toBe(before);
    expect(await store.documentAt(id, 'ombak.txt')).not.toBeNull();
    store.close();
  });

  it('touches no other server and no folder', async () => {
    expect(JSON.parse((await run('en_US', ['list', '--server', '1', '--json'])).stdout)).toEqual([]);
    expect((await run('en_US', ['list', '--corpus', folder.root])).stdout).toMatch(/reindex/);
  });
});

describe('a collection of one’s own', () => {
  it('is filled by corpus and answers in ask', () => {
    const add = ['add', 'garam.txt', '--collection', 'pesisir', '--author', 'Rina Wati'];
    expect(start('corpus', 'id_ID', add)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Ditambahkan: garam.txt'),
    });
    const { status, stdout } = start('ask', 'id_ID', ['Siapa yang menunggu kemarau?', '--collection', 'pesisir']);
    expect(status).toBe(0);
    expect(stdout).toContain('Petani garam');
    expect(stdout).toContain('Rina Wati');
  });
});
