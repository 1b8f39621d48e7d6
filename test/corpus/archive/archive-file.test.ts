// An archive becomes a file only when it is whole, and never in place of another unasked; a folder can be exported too.
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveArchive } from '../../../src/corpus/archive/archive-file.js';
import { folderContents } from '../../../src/corpus/archive/contents.js';
import { openArchive } from '../../../src/corpus/archive/read-archive.js';
import { writeArchive } from '../../../src/corpus/archive/write-archive.js';
import { noProgress } from '../../../src/ports.js';
import { temporaryFolder } from '../toy-library.js';
import { LIMITS } from './toy-archives.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const text = () => Readable.from([Buffer.from('arsip')]);

describe('a file', () => {
  it('of that name stays as it was, unless it is to be overwritten', async () => {
    folder.write('a.zip', 'sudah ada');
    const file = folder.path('a.zip');
    await expect(saveArchive(file, text(), { force: false })).rejects.toMatchObject({ code: 'archive-exists' });
    expect(readFileSync(file, 'utf8')).toBe('sudah ada');
    expect(await saveArchive(file, text(), { force: true })).toBe(5);
    expect(readFileSync(file, 'utf8')).toBe('arsip');
    expect(readdirSync(folder.root)).toEqual(['a.zip']);
  });

  it('that was interrupted, or cannot be written, is not there', async () => {
    const stop = new AbortController();
    async function* slowly() {
      yield Buffer.from('ar');
      stop.abort();
      yield Buffer.from('sip');
    }
    const options = { force: false, signal: stop.signal };
    await expect(saveArchive(folder.path('a.zip'), Readable.from(slowly()), options)).rejects.toThrow();
    const nowhere = saveArchive(folder.path('tidak/ada/a.zip'), text(), { force: false });
    await expect(nowhere).rejects.toMatchObject({ code: 'archive-not-writable' });
    expect(readdirSync(folder.root)).toEqual([]);
  });
});

describe('a folder', () => {
  it('is exported as it is now, without what is too large or empty, which is named', async () => {
    folder.write('baca/satu.txt', 'Petani garam menunggu kemarau.');
    folder.write('baca/bab/dua.md', 'Air pasang menutup jalan.');
    folder.write('baca/besar.txt', 'x'.repeat(200));
    folder.write('baca/kosong.txt', '');
    folder.write('baca/gambar.png', Uint8Array.of(1, 2, 3));
    const contents = await folderContents(null, { folder: folder.path('baca'), fileBytes: 100, withVectors: true });
    const { stream, leftOut } = writeArchive(contents, { kutip: '0.0.0', progress: noProgress });
    await saveArchive(folder.path('a.zip'), stream, { force: false });
    const archive = await openArchive(folder.path('a.zip'), LIMITS);
    const { collection, documents, vectors } = archive.manifest;
    archive.close();
    expect({ collection, vectors }).toEqual({ collection: 'baca', vectors: null });
    expect(documents.map(({ name }) => name)).toEqual(['bab/dua.md', 'satu.txt']);
    expect(leftOut.map(({ code }) => code)).toEqual(['file-too-large', 'empty-file']);
  });
});
