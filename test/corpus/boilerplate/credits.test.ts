// Who wrote a document and what it was made from: kept as metadata, never quoted; prose that sounds alike stays.
import { describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../src/corpus/parse-document.js';
import type { ParsedDocument } from '../../../src/types.js';
import { leftOut, loadedText, quotable } from '../scraped-text.js';

const salt = 'Petani garam bekerja sejak pagi, dan hasilnya bergantung pada matahari yang bersinar sepanjang hari.';
const price = 'Harga garam naik dua kali lipat pada tahun lalu karena hujan turun terlalu sering.';

function written(lines: readonly string[], author: string | null = 'Dian Contoh'): ParsedDocument {
  const loaded = loadedText(lines.join('\n\n'), 'Garam dan laut');
  return analyseDocument({ ...loaded, metadata: { ...loaded.metadata, author } });
}

const CREDITS = [
  'Dian Contoh',
  'Dian Contoh, Kelompok Belajar Pesisir',
  'Dian Contoh, Kelompok Belajar Pesisir 7 Januari 2022',
  'Oleh Dian Contoh, Semarang, 7 Januari 2022',
  'By Dian Contoh | Coast Study Group | 7 January 2022',
];
const NOTES = [
  'Disarikan dari Kabar Lembah, Januari 2022.',
  'Disarikan dari Kabar Lembah, yang mengutip Suara Pantai, Januari 2022',
  'Disarikan dari Kabar Lembah, artikel tentang "garam putih", dan Suara Pantai.',
  'Diolah kembali dari berbagai sumber.',
  'Catatan ini disarikan dari artikel tanpa nama penulis, "Garam atau Gula?", yang terbit pada awal tahun.',
  'Adapted from Valley News and Coast Weekly, January 2022',
  'Condensed from Valley News, January 2022, which relies on Coast Weekly.',
  'This summary was translated from the Valley News.',
  'Sumber: disarikan dari Kabar Lembah dan Suara Pantai, Januari 2022.',
];

describe('who wrote a document and what it was made from', () => {
  it.each([...CREDITS, ...NOTES])('goes from above the text: %s', (line) => {
    const document = written([line, salt, price]);
    expect(leftOut(document)).toEqual([`byline: ${line}`]);
    expect(quotable(document)).toEqual([salt, price]);
    expect(document.metadata).toMatchObject({ title: 'Garam dan laut', author: 'Dian Contoh' });
  });

  it.each([...CREDITS, ...NOTES])('goes from below the text: %s', (line) => {
    expect(leftOut(written([salt, price, line]))).toEqual([`byline: ${line}`]);
  });

  it('goes in several lines, and from the paragraph that begins the text', () => {
    const [credit = '', note = ''] = [CREDITS[1], NOTES[0]];
    expect(quotable(written([credit, note, salt]))).toEqual([salt]);
    expect(quotable(written([`${salt} ${note}`, price]))).toEqual([salt, price]);
  });
});

describe('the text itself', () => {
  it.each([
    'Dian Contoh lahir di Semarang dan menulis tentang garam.',
    'Dian Contoh, yang menulis buku ini, tinggal di Semarang.',
    'Diolah dari air laut, garam itu dijual di pasar.',
    'Diolah dari Kopi Gayo, minuman ini dijual di pasar.',
    'Disarikan dari Alkitab, cerita itu adalah kisah nelayan.',
    'Adapted from Valley News, the film is about salt.',
    'Adapted from an old novel, the film opened in 1980.',
    'Minyak ini diolah dari Kelapa Sawit.',
    'Translated from Dutch, his diary was found in 1990.',
    'Sumber: mata air di kaki gunung.',
  ])('stays where it sounds alike: %s', (line) => {
    expect(quotable(written([line, salt, price]))).toContain(line);
  });

  it.each([...CREDITS, ...NOTES.slice(0, 8)])('keeps such a line in its middle: %s', (line) => {
    expect(leftOut(written([salt, line, price]))).toEqual([]);
  });

  it('keeps a name that the document does not give as its author', () => {
    const line = 'Siti Rahma, Kelompok Belajar Pesisir';
    expect(leftOut(written([line, salt]))).toEqual([]);
    expect(leftOut(written([line, salt], null))).toEqual([]);
  });
});
