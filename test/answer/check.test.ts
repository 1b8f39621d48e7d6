// Checking a quotation: any words of a document are found again, changed ones are shown, and nothing more is claimed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuote, checkText, looksLikeQuoteId } from '../../src/answer/check.js';
import { COLLECTION, memoryLibrary, OWNER } from './memory-library.js';

const BRIDGE = `# Jembatan kampung

Jembatan gantung di hulu sungai itu dibangun warga pada tahun 1987 dengan biaya “seadanya”. Panjangnya 120 meter, dan
papan-papannya diganti setiap tujuh tahun. Kepala dusun berkata: "Kami tidak menunggu siapa-siapa."

! Daftar sekarang dan menangkan hadiah besar setiap hari

Pada musim hujan 2011, banjir menghanyutkan tiang sebelah timur; perbaikannya memakan waktu 45 hari. Suhu terendah yang
pernah dicatat di sana -3 derajat. Sejak itu anak-anak sekolah menyeberang dengan rakit pada bulan Januari–Maret.`;

const MARKET = `Pasar terapung buka sebelum subuh. Pedagang menimbang cabai, pisang dan ikan asin di atas perahu.

Harga sewa perahu naik dua kali dalam setahun, kata pengelola pasar.`;

const library = memoryLibrary();
library.put('jembatan.md', BRIDGE, { title: 'Jembatan kampung', author: 'Rina Wati', date: '2020' });
library.put('pasar.md', MARKET, { title: 'Pasar terapung' });
const check = (text: string) => checkText(library, COLLECTION, text);

/** A stretch of the bridge text of at least 40 units; the text has no surrogates to cut. */
const stretch = fc
  .tuple(fc.nat(BRIDGE.length - 60), fc.integer({ min: 60, max: 300 }))
  .map(([start, length]) => BRIDGE.slice(start, start + length))
  .filter((text) => text.split(/\s+/).length > 5);

describe('words that stand in a document', () => {
  it('are the same, wherever they were cut out', async () => {
    await fc.assert(
      fc.asyncProperty(stretch, async (text) => {
        const result = await check(text);
        expect(result).toMatchObject({ verdict: 'same', differences: [], place: { document: 'jembatan.md' } });
        if (result.verdict === 'same') expect(text).toContain(result.place.text);
      }),
    );
  });

  it('are the same when line breaks and spaces differ, and that is named', async () => {
    await fc.assert(
      fc.asyncProperty(stretch, fc.constantFrom('  ', '\n', '\u00a0', '\t'), async (text, space) => {
        const changed = text.trim().replace(/(?<=\p{L}) (?=\p{L})/gu, space);
        fc.pre(changed !== text.trim());
        expect(await check(changed)).toMatchObject({ verdict: 'same', differences: ['spaces'] });
      }),
    );
  });

  it('are the same with other quotation marks, and that is named', async () => {
    const result = await check("dengan biaya 'seadanya'. Panjangnya 120 meter");
    expect(result).toMatchObject({ verdict: 'same', differences: ['quotation-marks'] });
  });

  it('are the same when a word was hyphenated at a line end, and that is named', async () => {
    const result = await check('perbaik-\nannya memakan waktu 45 hari');
    expect(result).toMatchObject({ verdict: 'same', differences: ['spaces', 'hyphenation'] });
  });

  it('are the same between the marks that Kutip sets around a cut quote', async () => {
    expect(await check('“[…] perbaikannya memakan waktu 45 hari. […]”')).toMatchObject({
      verdict: 'same',
      differences: [],
    });
  });

  it('carry the place where they stand, to the paragraph', async () => {
    expect(await check('banjir menghanyutkan tiang sebelah timur')).toMatchObject({
      place: { paragraph: 4, section: '# Jembatan kampung', author: 'Rina Wati', date: '2020', id: null },
    });
  });
});

describe('words that were changed', () => {
  it('are nearly the same, and the changed word is shown beside the right one', async () => {
    await fc.assert(
      fc.asyncProperty(stretch, fc.nat(), async (cut, pick) => {
        const text = cut.replace(/^\S*\s|\s\S*$/g, '');
        const words = [...text.matchAll(/(?<=\s)\p{L}{3,}(?=\s)/gu)].slice(1, -1);
        const word = words[pick % Math.max(1, words.length)];
        fc.pre(word !== undefined && text.split(/\s+/).length > 8);
        if (word === undefined) return;
        const changed = `${text.slice(0, word.index)}kuda${text.slice(word.index + word[0].length)}`;
        const result = await check(changed);
        expect(result.verdict).toBe('nearly');
        if (result.verdict !== 'nearly') return;
        const of = (side: string) => result.comparison.filter((part) => part.in === side).map((part) => part.words);
        expect(of('text')).toEqual(['kuda']);
        expect(of('source')).toEqual([word[0]]);
      }),
    );
  });

  it.each([
    ['Panjangnya 210 meter, dan papan-papannya diganti', '210', '120'],
    ['Suhu terendah yang pernah dicatat di sana 3 derajat', '', '-'],
    ['kami tidak menunggu siapa-siapa', 'kami', 'Kami'],
  ])('%s: a figure, its sign and a capital count', async (text, mine, theirs) => {
    const result = await check(text);
    expect(result.verdict).toBe('nearly');
    if (result.verdict !== 'nearly') return;
    const of = (side: string) => result.comparison.filter((part) => part.in === side).map((part) => part.words);
    expect(of('text').join(' ')).toBe(mine);
    expect(of('source').join(' ')).toBe(theirs);
  });
});

describe('words that stand nowhere', () => {
  it('are not found, and the nearest passage is offered', async () => {
    const result = await check('Pedagang menjual kain sutra di pasar malam kota pelabuhan');
    expect(result.verdict).toBe('not-found');
    expect(result.verdict === 'not-found' && result.nearest[0]?.document).toBe('pasar.md');
  });

  it('are not found where nothing is near', async () => {
    expect(await check('quantum flux capacitors everywhere')).toEqual({ verdict: 'not-found', nearest: [] });
  });

  it('are refused when there are too few or too many to look for', async () => {
    await expect(check('banjir besar')).rejects.toMatchObject({ code: 'text-too-short' });
    await expect(check('banjir '.repeat(1000))).rejects.toMatchObject({ code: 'text-too-long' });
  });
});

describe('a quote id', () => {
  const shelf = memoryLibrary();
  shelf.put('pasar.md', MARKET, { title: 'Pasar terapung' });
  const words = 'Pedagang menimbang cabai, pisang dan ikan asin di atas perahu.';
  const id = shelf.show('pasar.md', words);

  it('gives the same words while the document is unchanged, however the id was typed', async () => {
    expect(await checkQuote(shelf, OWNER, ` ${id.toLowerCase()} `)).toMatchObject({
      verdict: 'same',
      place: { id, text: words },
    });
  });

  it('says that the document changed, with the words as they were and where they stand now', async () => {
    shelf.put('pasar.md', `Catatan baru di awal.\n\n${MARKET}`);
    const result = await checkQuote(shelf, OWNER, id);
    expect(result).toMatchObject({ verdict: 'changed', place: { text: words }, now: { text: words, paragraph: 2 } });
    shelf.put('pasar.md', 'Semua sudah ditulis ulang oleh orang lain.');
    expect(await checkQuote(shelf, OWNER, id)).toMatchObject({ verdict: 'changed', place: { text: words }, now: null });
  });

  it('says that the document was withdrawn, and since when its version is out of use, and shows its words no more', async () => {
    shelf.remove('pasar.md', Date.UTC(2026, 4, 1));
    expect(await checkQuote(shelf, OWNER, id)).toEqual({
      verdict: 'withdrawn',
      title: 'Pasar terapung',
      retiredAt: Date.UTC(2026, 0, 2),
    });
  });

  it('of somebody else is not known here', async () => {
    await expect(checkQuote(shelf, 'another server', id)).rejects.toMatchObject({ code: 'unknown-quote' });
  });

  it('is told from a quotation', () => {
    expect(looksLikeQuoteId('7k2m9qxa')).toBe(true);
    expect(looksLikeQuoteId('keamanan')).toBe(false);
    expect(looksLikeQuoteId('7k2m9qx')).toBe(false);
  });
});
