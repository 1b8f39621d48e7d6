// `npm run corpus` as a program: what it prints and the exit codes of the contract. Nothing here loads a model.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFile } from '../../src/corpus/library.js';
import { packageRoot } from '../../src/package-root.js';
import { temporaryFolder } from './toy-library.js';

const TEXT = 'Baris pertama.\r\n\r\n  Baris kedua, dengan emoji 🐟 dan tanpa akhir baris';
const PROSE = 'Nelayan menarik perahu ke pantai sebelum angin barat datang pada sore hari.';

const folder = temporaryFolder();
const data = temporaryFolder();
beforeAll(() => {
  folder.write('catatan.txt', `\ufeff${TEXT}`);
  folder.write('warta.txt', `${PROSE}\n\nBaca juga: Sepuluh resep ikan bakar\n\n${PROSE.replace('sore', 'malam')}`);
});
afterAll(() => {
  folder.remove();
  data.remove();
});

function corpus(...words: string[]) {
  return corpusIn('en_US', [...words, '--corpus', folder.root, '--data', data.root]);
}

function corpusIn(locale: string, words: readonly string[]) {
  const program = join(packageRoot(), 'dist', 'src', 'cli', 'corpus.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    env: { ...process.env, LC_ALL: `${locale}.UTF-8` },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run corpus', () => {
  it('text prints exactly the source text, without the byte-order mark and with nothing added', () => {
    expect(corpus('text', 'catatan.txt')).toEqual({ status: 0, stdout: TEXT, stderr: '' });
  });

  it('explain shows what was left out and why', () => {
    const { status, stdout } = corpus('explain', 'warta.txt');
    expect(status).toBe(0);
    expect(stdout).toMatch(/⟦other articles: Baca juga: Sepuluh resep ikan bakar⟧/);
  });

  it('list and status of a folder that was never read say so, and write nothing', () => {
    expect(corpus('list')).toMatchObject({ status: 0, stdout: expect.stringMatching(/reindex/) });
    expect(corpus('list', '--json').stdout).toBe('[]\n');
    expect(JSON.parse(corpus('status', '--json').stdout)).toMatchObject({
      documents: 0,
      generation: null,
      busy: false,
    });
  });

  it('ends with 1 and a sentence that names the file when it cannot be read', () => {
    const { status, stdout, stderr } = corpus('text', 'tidak-ada.txt');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/"tidak-ada\.txt" cannot be read/);
    expect(corpus('show', 'catatan.txt').status).toBe(1);
  });

  it('ends with 64 when it is called wrongly', () => {
    expect(corpus('nonsense').status).toBe(64);
    expect(corpus('text').status).toBe(64);
    const complaints = (language: string, words: string[]) => {
      const { status, stderr } = corpusIn(language, words);
      expect(status).toBe(64);
      return stderr;
    };
    const help = 'npm run corpus -- --help';
    expect(complaints('id_ID', ['lihatt'])).toBe(`Perintah “lihatt” tidak dikenal. Lihat caranya dengan ${help}.\n`);
    expect(complaints('id_ID', ['list', '--apa'])).toBe(
      `Pilihan “--apa” tidak dikenal. Lihat caranya dengan ${help}.\n`,
    );
    expect(complaints('en_US', ['text'])).toBe(`“file” is missing. See ${help}.\n`);
    expect(complaints('en_US', ['list', 'a'])).toBe(`There are too many words after “list”. See ${help}.\n`);
    expect(complaints('en_US', ['list', '--data'])).toBe(`The option “--data <dir>” has no value. See ${help}.\n`);
  });

  it('reports a data folder that is no folder', () => {
    data.write('a-file', 'x');
    const { status, stderr } = corpusIn('en_US', ['list', '--corpus', folder.root, '--data', data.path('a-file')]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/a-file.*DATA_DIR/);
    data.delete('a-file');
  });

  it('reports a database that lost its contents, and leaves it so', () => {
    data.write('generations/1-abc/manifest.json', '{}');
    data.write('kutip.sqlite', '');
    const { status, stderr } = corpus('list');
    expect(status).toBe(1);
    expect(stderr).toContain(databaseFile(data.root));
    expect(readFileSync(databaseFile(data.root))).toHaveLength(0);
    data.delete('kutip.sqlite');
  });

  it('reports a damaged database and leaves it alone', () => {
    data.write('kutip.sqlite', 'not a database at all, but long enough to look at '.repeat(40));
    const { status, stderr } = corpus('list');
    expect(status).toBe(1);
    expect(stderr).toContain(databaseFile(data.root));
    data.delete('kutip.sqlite');
  });
});
