// `npm run corpus` as a program: what it prints and the exit codes of the contract. Nothing here loads a model.
import { spawnSync } from 'node:child_process';
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
  const program = join(packageRoot(), 'dist', 'src', 'cli', 'corpus.js');
  const places = ['--corpus', folder.root, '--data', data.root];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words, ...places], {
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
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
  });

  it('reports a damaged database and leaves it alone', () => {
    data.write('kutip.sqlite', 'not a database at all, but long enough to look at '.repeat(40));
    const { status, stderr } = corpus('list');
    expect(status).toBe(1);
    expect(stderr).toContain(databaseFile(data.root));
    data.delete('kutip.sqlite');
  });
});
