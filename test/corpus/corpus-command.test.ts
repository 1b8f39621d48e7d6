// `npm run corpus` with a folder: what it prints and the exit codes of the contract. Nothing here loads a model.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFile } from '../../src/corpus/library.js';
import { packageRoot } from '../../src/package-root.js';
import { openPrograms } from '../cli/programs.js';
import { temporaryFolder } from './toy-library.js';

const TEXT = 'Baris pertama.\r\n\r\n  Baris kedua, dengan emoji 🐟 dan tanpa akhir baris';
const PROSE = 'Nelayan menarik perahu ke pantai sebelum angin barat datang pada sore hari.';

const folder = temporaryFolder();
const data = temporaryFolder();
const programs = openPrograms(folder.root);
beforeAll(() => {
  folder.write('catatan.txt', `\ufeff${TEXT}`);
  folder.write('warta.txt', `${PROSE}\n\nBaca juga: Sepuluh resep ikan bakar\n\n${PROSE.replace('sore', 'malam')}`);
});
afterAll(async () => {
  await programs.close();
  folder.remove();
  data.remove();
});

const inFolder = (words: readonly string[]) => [...words, '--corpus', folder.root, '--data', data.root];
const corpusIn = (locale: string, words: readonly string[]) => programs.run('corpus', locale, words);
const corpus = (...words: string[]) => corpusIn('en_US', inFolder(words));

/** As a program of its own. */
function start(...words: string[]) {
  const program = join(packageRoot(), 'dist', 'src', 'cli', 'corpus.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...inFolder(words)], {
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run corpus', () => {
  it('text prints exactly the source text, without the byte-order mark and with nothing added', () => {
    expect(start('text', 'catatan.txt')).toEqual({ status: 0, stdout: TEXT, stderr: '' });
  });

  it('explain shows what was left out and why', async () => {
    const { status, stdout } = await corpus('explain', 'warta.txt');
    expect(status).toBe(0);
    expect(stdout).toMatch(/⟦other articles: Baca juga: Sepuluh resep ikan bakar⟧/);
  });

  it('list and status of a folder that was never read say so, and write nothing', async () => {
    expect(await corpus('list')).toMatchObject({ status: 0, stdout: expect.stringMatching(/reindex/) });
    expect((await corpus('list', '--json')).stdout).toBe('[]\n');
    expect(JSON.parse((await corpus('status', '--json')).stdout)).toMatchObject({
      documents: 0,
      generation: null,
      busy: false,
    });
  });

  it('ends with 1 and a sentence that names the file when it cannot be read', async () => {
    const { status, stdout, stderr } = await corpus('text', 'tidak-ada.txt');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/"tidak-ada\.txt" cannot be read/);
    expect((await corpus('show', 'catatan.txt')).status).toBe(1);
  });

  it('ends with 64 when it is called wrongly', async () => {
    expect(start('nonsense').status).toBe(64);
    expect((await corpus('text')).status).toBe(64);
    const complaints = async (language: string, words: string[]) => {
      const { status, stderr } = await corpusIn(language, words);
      expect(status).toBe(64);
      return stderr;
    };
    const help = 'npm run corpus -- --help';
    expect(await complaints('id_ID', ['lihatt'])).toBe(
      `Perintah “lihatt” tidak dikenal. Lihat caranya dengan ${help}.\n`,
    );
    expect(await complaints('id_ID', ['list', '--apa'])).toBe(
      `Pilihan “--apa” tidak dikenal. Lihat caranya dengan ${help}.\n`,
    );
    expect(await complaints('en_US', ['text'])).toBe(`“file” is missing. See ${help}.\n`);
    expect(await complaints('en_US', ['list', 'a'])).toBe(`There are too many words after “list”. See ${help}.\n`);
    expect(await complaints('en_US', ['list', '--data'])).toBe(
      `The option “--data <dir>” has no value. See ${help}.\n`,
    );
  });

  it('reports a data folder that is no folder', async () => {
    data.write('a-file', 'x');
    const { status, stderr } = await corpusIn('en_US', [
      'list',
      '--corpus',
      folder.root,
      '--data',
      data.path('a-file'),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/a-file.*DATA_DIR/);
    data.delete('a-file');
  });

  it('reports a database that lost its contents, and leaves it so', async () => {
    data.write('generations/1-abc/manifest.json', '{}');
    data.write('kutip.sqlite', '');
    const { status, stderr } = await corpus('list');
    expect(status).toBe(1);
    expect(stderr).toContain(databaseFile(data.root));
    expect(readFileSync(databaseFile(data.root))).toHaveLength(0);
    data.delete('kutip.sqlite');
  });

  it('reports a damaged database and leaves it alone', async () => {
    data.write('kutip.sqlite', 'not a database at all, but long enough to look at '.repeat(40));
    const { status, stderr } = await corpus('list');
    expect(status).toBe(1);
    expect(stderr).toContain(databaseFile(data.root));
    data.delete('kutip.sqlite');
  });
});
