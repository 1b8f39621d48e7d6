// txt and md: the source text is the decoded file, unchanged; everything else points into it.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/corpus/loaders/index.js';
import { expectSoundOffsets, outline, slices } from './offsets.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a text file', () => {
  it('keeps every character, line ends included, and loses only the byte-order mark', async () => {
    const text = 'Judul Catatan\r\n\r\nSungai itu  mengalir\tke utara.\r\n';
    const document = await loadDocument(utf8(`\ufeff${text}`), 'catatan.txt');
    expect(document.text).toBe(text);
    expectSoundOffsets(document);
  });

  it.each([
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
    ['windows-1252', false],
  ])('is decoded from %s (byte-order mark: %s)', async (encoding, addBOM) => {
    const text =
      'Menteri berkata: “Kafé di Almaty buka lagi.” – Harganya 5 €. Déjà vu, kata para tamu yang sudah lama menunggu.';
    const document = await loadDocument(iconv.encode(text, encoding, { addBOM }), 'kafe.txt');
    expect(document.text).toBe(text);
  });

  it('that begins like a bitmap or a program is still text', async () => {
    const document = await loadDocument(utf8('BMKG melaporkan gempa kecil di lembah itu.'), 'gempa.txt');
    expect(document.format).toBe('txt');
    expect((await loadDocument(utf8('MZ adalah singkatan nama penulis itu.'), 'mz.txt')).format).toBe('txt');
  });

  it('with a line of one megabyte is read', async () => {
    const line = 'Kereta itu berjalan lagi. '.repeat(40_000);
    const document = await loadDocument(utf8(line), 'panjang.txt');
    expect(document.paragraphs).toHaveLength(1);
    expect((await loadDocument(utf8(line), 'panjang.md')).paragraphs).toHaveLength(1);
  });

  it('of emoji only, or with right-to-left marks and stray control characters, is read', async () => {
    for (const text of ['🐎🏔️', 'Kota\u202eitu\u200f tua.', `Kalimat dengan \u0007 bel${' dan kata'.repeat(30)}.`]) {
      expect((await loadDocument(utf8(text), 'aneh.txt')).text).toBe(text);
    }
  });
});

describe('a Markdown file', () => {
  const text = [
    '---',
    'judul: Jalur Sutra',
    'penulis: [Aisyah Nur, Bakyt Osmonov]',
    'tanggal: 3 Mei 2021',
    'bahasa: id',
    'tautan: https://contoh.example/jalur',
    '---',
    '# Jalur Sutra',
    '',
    'Para pedagang **berjalan** berbulan-bulan, lihat [peta lama](https://contoh.example/peta).',
    '',
    'Sub judul',
    '---------',
    '',
    '> Kutipan dari',
    '> seorang pengelana.',
    '',
    '- kuda',
    '- unta',
    '',
    '| Kota | Jarak |',
    '|---|---|',
    '| Osh | 10 |',
    '',
    '```js',
    'let jarak = 10;',
    '```',
    '<!-- komentar -->',
    '',
  ].join('\r\n');

  it('keeps its text and gives headings, lists, tables and code their kind', async () => {
    const document = await loadDocument(utf8(text), 'jalur.md');
    expect(document.text).toBe(text);
    expectSoundOffsets(document);
    expect(outline(document)).toEqual([
      ['h1', 'Jalur Sutra'],
      ['prose', 'Para pedagang **berjalan** berbulan-bulan, lihat [peta lama](https://contoh.example/peta).'],
      ['h2', 'Sub judul'],
      ['prose', 'Kutipan dari\r\n> seorang pengelana.'],
      ['list', 'kuda'],
      ['list', 'unta'],
      ['table', 'Kota | Jarak'],
      ['table', 'Osh | 10'],
      ['code', 'let jarak = 10;'],
    ]);
    expect(slices(document, document.links)).toEqual(['peta lama']);
  });

  it('takes its metadata from the front matter, which is marked', async () => {
    const document = await loadDocument(utf8(text), 'jalur.md');
    expect(document.metadata).toEqual({
      title: 'Jalur Sutra',
      author: 'Aisyah Nur, Bakyt Osmonov',
      publisher: null,
      date: '2021-05-03',
      url: 'https://contoh.example/jalur',
      language: 'id',
    });
    expect(document.boilerplate.map((span) => span.reason)).toEqual(['front-matter']);
  });

  it('with thousands of nested quotes does not overflow the stack', async () => {
    const document = await loadDocument(utf8(`${'>'.repeat(5_000)} dalam`), 'dalam.md');
    expect(document.text.length).toBe(5_006);
  });
});
