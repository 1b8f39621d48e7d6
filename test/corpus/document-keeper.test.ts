// Keeping documents: what is given is safe, can be corrected, taken back and brought back, and removed means removed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { READING_RULES } from '../../src/corpus/read-source.js';
import { openToyKeeper, type ToyKeeper } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

const DAY = 24 * 3_600_000;
const SALT = 'Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.';
const TIDE = 'Air laut pasang menutup jalan desa dua kali sehari pada bulan Desember.';

let data: ReturnType<typeof temporaryFolder>;
let toy: ToyKeeper;
beforeEach(() => {
  data = temporaryFolder();
  toy = openToyKeeper(data.root);
});
afterEach(async () => {
  await toy.close();
  data.remove();
});

/** Every file below the data folder whose bytes hold the words. */
function filesHolding(words: string): string[] {
  return readdirSync(data.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(words));
}

describe('a document that somebody gives', () => {
  it('waits to be read, and can be found once it was', async () => {
    const file = await toy.keep('server', 'Garam.txt', SALT);
    expect(file).toMatchObject({ path: 'Garam.txt', state: 'waiting', addedBy: 'ani', bytes: SALT.length });
    expect(await toy.find('server', 'kristal garam')).toEqual([]);
    await toy.read('server');
    expect(await toy.states('server')).toEqual({ 'Garam.txt': 'read' });
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
  });

  it('is safe from the moment it was taken, and is read after a restart', async () => {
    await toy.keep('server', 'garam.txt', SALT);
    await toy.close();
    toy = openToyKeeper(data.root);
    await toy.keeper.resume();
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
    expect(await toy.store.collectionsToRead('toy-encoder', READING_RULES)).toEqual([]);
  });

  it('is named instead of stored twice when the collection has its contents already', async () => {
    const first = await toy.keep('server', 'garam.txt', SALT);
    const place = await toy.place('server');
    const again = { ...place, name: 'lain.txt', bytes: new TextEncoder().encode(SALT), by: 'budi' };
    expect(await toy.keeper.keep(again)).toMatchObject({ known: true, file: { id: first.id, path: 'garam.txt' } });
    expect(Object.keys(await toy.states('server'))).toEqual(['garam.txt']);
  });

  it('gets a number where its name is taken', async () => {
    await toy.keep('server', 'catatan.txt', SALT);
    expect((await toy.keep('server', 'catatan.txt', TIDE)).path).toBe('catatan (2).txt');
  });

  it('is read once: nothing of it is embedded again while it does not change', async () => {
    await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    await toy.keep('server', 'pasang.txt', TIDE);
    toy.encoder.embedded.length = 0;
    await toy.read('server');
    expect(toy.encoder.embedded).toHaveLength(1);
  });

  it('that cannot be read says why, is not tried again, and keeps no other from being read', async () => {
    await toy.keep('server', 'kosong.html', '<html><body><script>1</script></body></html>');
    await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    const [, refused] = await toy.keeper.files(await toy.place('server'));
    expect(refused).toMatchObject({
      path: 'kosong.html',
      state: 'refused',
      refusal: { id: expect.stringContaining('kosong.html') },
    });
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
    await toy.keeper.resume();
  });

  it('whose bytes were lost is refused with the remedy, and goes on being quotable as it was read', async () => {
    const { hash } = await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    writeFileSync(join(data.root, 'files', 'server', hash), 'something else');
    await toy.keeper.reindex(await toy.place('server'));
    const [file] = await toy.keeper.files(await toy.place('server'));
    expect(file).toMatchObject({ refusal: null, state: 'read' });
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
  });
});

describe('a document is refused', () => {
  const refused = (name: string, bytes: string | Uint8Array) =>
    toy.keep('server', name, bytes).then(
      () => 'kept',
      ({ code, sentence }) => [code, typeof sentence.id, typeof sentence.en].join(),
    );

  it('when it is empty, too large, of another type, or not what its name says', async () => {
    expect(await refused('a.txt', '')).toMatch(/^empty-file,string,string$/);
    expect(await refused('a.txt', 'x'.repeat(1_000_001))).toMatch(/^file-too-large/);
    expect(await refused('a.exe', SALT)).toMatch(/^unknown-type/);
    expect(await refused('a.pdf', SALT)).toMatch(/^damaged-file/);
    expect(await refused('a.txt', '%PDF-1.7 …')).toMatch(/^wrong-type/);
    expect(await refused('a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 0]))).toMatch(
      /^unknown-type/,
    );
    expect(await toy.states('server')).toEqual({});
    expect(await toy.keeper.orphans('server')).toMatchObject({ files: 0 });
  });

  it('when the owner keeps as many as may be, and taken again when one was removed', async () => {
    await toy.close();
    toy = openToyKeeper(data.root, { limits: { documents: 1 } });
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    expect(await refused('pasang.txt', TIDE)).toMatch(/^full-documents/);
    expect(await toy.keeper.orphans('server')).toMatchObject({ files: 0 });
    await toy.keep('another', 'pasang.txt', TIDE);
    await toy.keeper.remove('server', id, 'ani');
    expect(await refused('pasang.txt', TIDE)).toBe('kept');
    await expect(toy.keeper.undo('server', id)).rejects.toMatchObject({ code: 'full-documents' });
  });

  it('when people gave as many as may be within a day; the command line is not counted', async () => {
    await toy.close();
    toy = openToyKeeper(data.root, { limits: { uploadsPerDay: 1 } });
    await toy.keep('server', 'garam.txt', SALT);
    expect(await refused('pasang.txt', TIDE)).toMatch(/^full-uploadsPerDay/);
    const bytes = new TextEncoder().encode(TIDE);
    expect(await toy.keeper.keep({ ...(await toy.place('server')), name: 'p.txt', bytes, by: null })).toMatchObject({
      known: false,
    });
    toy.wait(DAY);
    expect(await refused('lain.txt', 'Ombak besar datang dari selatan setiap bulan Agustus.')).toBe('kept');
  });

  it('when the text of all is too much: what is read first finds room, and the rest once there is some', async () => {
    await toy.close();
    toy = openToyKeeper(data.root, { limits: { textUnits: 100 } });
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.keep('server', 'pasang.txt', TIDE);
    await toy.read('server');
    expect(await toy.states('server')).toEqual({ 'garam.txt': 'read', 'pasang.txt': 'refused' });
    await toy.keeper.remove('server', id, 'ani');
    await toy.read('server');
    expect(await toy.states('server')).toEqual({ 'garam.txt': 'removed', 'pasang.txt': 'read' });
  });
});

describe('what a person states of a document', () => {
  it('goes before what was read from it, and its quotes are still the same', async () => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    const quote = await toy.quote('server', 'garam.txt', 'kristal pertama');
    await toy.keeper.edit('server', id, { title: ' Petani  garam ', date: '2021-05', author: 'Rina' });
    expect(await toy.states('server')).toEqual({ 'garam.txt': 'waiting' });
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
    await toy.read('server');
    expect(await toy.check('server', quote)).toMatchObject({
      verdict: 'same',
      place: { text: 'kristal pertama', title: 'Petani garam', author: 'Rina', date: '2021-05' },
    });
  });

  it('is taken back by saying nothing, and what was read holds again', async () => {
    const { id } = await toy.keep('server', 'garam.md', `---\ntitle: Tambak\n---\n\n${SALT}`);
    await toy.keeper.edit('server', id, { title: 'Garam', author: 'Rina' });
    expect((await toy.keeper.edit('server', id, { title: '' })).given).toEqual({ author: 'Rina' });
    await toy.read('server');
    const [document] = await toy.store.documents((await toy.place('server')).collectionId);
    expect(document?.metadata).toMatchObject({ title: 'Tambak', author: 'Rina' });
  });

  it.each([
    [{ date: 'kemarin' }, 'wrong-date'],
    [{ date: '2022-02-30' }, 'wrong-date'],
    [{ url: 'javascript:alert(1)' }, 'wrong-link'],
    [{ title: 'x'.repeat(301) }, 'statement-too-long'],
  ])('%o is refused, and nothing is changed', async (statement, code) => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await expect(toy.keeper.edit('server', id, statement)).rejects.toMatchObject({ code });
    expect(await toy.store.file('server', id)).toMatchObject({ given: {} });
  });
});

describe('a document that is removed', () => {
  it('is found, listed and quoted no more from that moment on, although nothing was read since', async () => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.keep('server', 'pasang.txt', TIDE);
    await toy.read('server');
    const quote = await toy.quote('server', 'garam.txt', 'kristal pertama');
    await toy.keeper.remove('server', id, 'ani');
    expect(await toy.find('server', 'kristal garam jalan')).toEqual([TIDE]);
    const { collectionId } = await toy.place('server');
    expect((await toy.store.documentNames(collectionId)).map(({ path }) => path)).toEqual(['pasang.txt']);
    expect(await toy.store.documentAt(collectionId, 'garam.txt')).toBeNull();
    expect((await toy.store.documentsMatching(collectionId, { source: 'garam' })).ids).toEqual([]);
    const generation = await toy.generation('server');
    expect(generation.live).toBe(1);
    expect([...generation.lexical.scores(['kristal', 'garam'])].every((score) => score === 0)).toBe(true);
    generation.close();
    expect(await toy.check('server', quote)).toEqual({
      verdict: 'withdrawn',
      title: 'garam.txt',
      retiredAt: expect.any(Number),
    });
    await toy.read('server');
    expect(await toy.find('server', 'kristal garam jalan')).toEqual([TIDE]);
    expect(await toy.store.hiddenDocuments(collectionId)).toEqual([]);
  });

  it('comes back with its quotes within a day', async () => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    const quote = await toy.quote('server', 'garam.txt', 'kristal pertama');
    await toy.keeper.remove('server', id, 'ani');
    await toy.read('server');
    toy.wait(DAY);
    await toy.keeper.undo('server', id);
    await toy.read('server');
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
    expect(await toy.check('server', quote)).toMatchObject({ verdict: 'same', place: { text: 'kristal pertama' } });
  });

  it('comes back at once when it was brought back before anything was read', async () => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    await toy.keeper.remove('server', id, 'ani');
    await toy.keeper.undo('server', id);
    expect(await toy.find('server', 'kristal garam')).toEqual([SALT]);
  });

  it('comes back beside another that took its name meanwhile, and its quotes follow it', async () => {
    const { id } = await toy.keep('server', 'catatan.txt', SALT);
    await toy.read('server');
    const quote = await toy.quote('server', 'catatan.txt', 'kristal pertama');
    await toy.keeper.remove('server', id, 'ani');
    await toy.keep('server', 'catatan.txt', TIDE);
    await toy.read('server');
    expect(await toy.check('server', quote)).toMatchObject({ verdict: 'withdrawn' });
    expect(await toy.keeper.undo('server', id)).toMatchObject({ path: 'catatan (2).txt', state: 'waiting' });
    await toy.read('server');
    expect(await toy.states('server')).toEqual({ 'catatan.txt': 'read', 'catatan (2).txt': 'read' });
    expect(await toy.check('server', quote)).toMatchObject({ verdict: 'same', place: { document: 'catatan (2).txt' } });
  });

  it('is not brought back after a day, nor beside another with the same contents', async () => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.keeper.remove('server', id, 'ani');
    await toy.keep('server', 'lain.txt', SALT);
    await expect(toy.keeper.undo('server', id)).rejects.toMatchObject({ code: 'same-content' });
    toy.wait(DAY + 1);
    await expect(toy.keeper.undo('server', id)).rejects.toMatchObject({ code: 'undo-over' });
  });

  it('is forgotten after a day: no file of the data folder holds its words, and its quotes say when it was withdrawn', async () => {
    const { id } = await toy.keep('server', 'garam.md', `---\ntitle: Tambak\n---\n\n${SALT}`);
    await toy.keep('server', 'pasang.txt', TIDE);
    await toy.read('server');
    const quote = await toy.quote('server', 'garam.md', 'kristal pertama');
    const removed = await toy.keeper.remove('server', id, 'ani');
    await toy.read('server');
    toy.wait(DAY - 1);
    await toy.keeper.forgetOld();
    expect(filesHolding('kristal')).not.toEqual([]);
    toy.wait(2);
    await toy.keeper.forgetOld();
    toy.wait(DAY);
    await toy.keeper.forgetOld();
    const withdrawn = { verdict: 'withdrawn', title: 'Tambak', retiredAt: removed.removedAt };
    expect(await toy.check('server', quote)).toEqual(withdrawn);
    await expect(toy.check('another', quote)).rejects.toMatchObject({ code: 'unknown-quote' });
    expect(Object.values(await toy.keeper.orphans('server')).every((count) => count === 0)).toBe(true);
    expect(await toy.find('server', 'jalan desa')).toEqual([TIDE]);
    // SQLite's journal of the last writes is part of the database until it is closed.
    await toy.close();
    expect(filesHolding('kristal')).toEqual([]);
    toy = openToyKeeper(data.root);
    expect(await toy.check('server', quote)).toEqual(withdrawn);
  });

  it('is forgotten also when Kutip ended before it was taken out of the answers', async () => {
    const { id } = await toy.keep('server', 'garam.txt', SALT);
    await toy.read('server');
    await toy.keeper.remove('server', id, 'ani');
    toy.wait(2 * DAY);
    await toy.keeper.forgetOld();
    toy.wait(DAY);
    await toy.keeper.forgetOld();
    expect(await toy.keeper.files(await toy.place('server'))).toEqual([]);
    await toy.close();
    expect(filesHolding('kristal')).toEqual([]);
    toy = openToyKeeper(data.root);
  });
});

describe('two owners with the same file', () => {
  it('share nothing: what one removes and forgets, the other keeps', async () => {
    const mine = await toy.keep('server', 'garam.txt', SALT);
    const theirs = await toy.keep('another', 'garam.txt', SALT);
    await toy.read('server');
    await toy.read('another');
    const quote = await toy.quote('another', 'garam.txt', 'kristal pertama');
    expect(await toy.store.file('another', mine.id)).toBeNull();
    await expect(toy.keeper.remove('another', mine.id, 'x')).rejects.toMatchObject({ code: 'file-unknown' });
    await expect(toy.keeper.edit('another', mine.id, { title: 'x' })).rejects.toMatchObject({ code: 'file-unknown' });
    await expect(toy.keeper.undo('another', mine.id)).rejects.toMatchObject({ code: 'file-unknown' });
    const place = { owner: 'another', collectionId: mine.collectionId };
    expect(await toy.keeper.files(place)).toEqual([]);
    await expect(
      toy.keeper.keep({ ...place, name: 'a.txt', bytes: new TextEncoder().encode(TIDE), by: null }),
    ).rejects.toThrow();
    await toy.keeper.remove('server', mine.id, 'ani');
    await toy.read('server');
    toy.wait(2 * DAY);
    await toy.keeper.forgetOld();
    expect(await toy.files.bytes('server', mine.hash)).toBeNull();
    expect(await toy.files.bytes('another', theirs.hash)).not.toBeNull();
    expect(await toy.find('another', 'kristal garam')).toEqual([SALT]);
    expect(await toy.check('another', quote)).toMatchObject({ verdict: 'same' });
  });
});
