import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_SENTENCE, splitSentences } from '../../src/text/sentences.js';

const split = (text: string) =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
/** The sentences joined by `|`, to be read at a glance. */
const shown = (text: string) => split(text).join('|');

describe('sentences', () => {
  it.each([
    ['Menurut Dr. Budi, itu benar.|Ia pulang.'],
    ['Lihat hlm. 5 dan No. 3.|Itu penting.'],
    ['Apel, jeruk, dll. dijual di sana.|Harganya Rp. 3.000.|Murah.'],
    ['Buku J. K. Rowling laku.|Selain itu, tidak.'],
    ['Surat a.n. Budi dikirim.|Prof. Dr. H. Ahmad, S.H., M.Si. menerimanya.'],
    ['Mr. Smith lives in St. Louis.|The U.S. Army left.'],
    ['John F. Kennedy wafat.|George W. Bush tidak.'],
    ['Jeruk kaya vitamin C.|Pepaya juga.'],
    ['Ia lahir pada 1884 M.|Ayahnya petani.'],
    ['Banyak hal.|Selain itu, tidak.'],
  ])('go on after abbreviations and initials: %s', (text) => expect(shown(text.replaceAll('|', ' '))).toBe(text));

  it.each([
    ['Naik 18,4% menjadi 3.000 orang.|Turun 2.5 persen.'],
    ['Versi 2.0.1 terbit di Contoh.com pada pukul 12.30.|Selesai.'],
    ['Itu terjadi pada 2011.|30 orang tewas.'],
  ])('do not end inside numbers and names: %s', (text) => expect(shown(text.replaceAll('|', ' '))).toBe(text));

  it.each([
    ['“Saya pergi. Dia tinggal,” katanya.|Lalu ia diam.'],
    ['"Mengapa?" tanyanya.|Budi pergi.'],
    ['Ia berkata, “Pergi!”|Mereka pergi.'],
    ['(Ini catatan. Itu juga.)|Selesai.'],
    ['Ia membantahnya ).|Ada laporan.'],
  ])('keep quotation marks and brackets whole: %s', (text) => expect(shown(text.replaceAll('|', ' '))).toBe(text));

  it.each([
    ['1. Pertama.|2. Kedua.'],
    ['Ada dua hal: 1. Satu.|2. Dua.'],
    ['a. Pertama.|b. Kedua.'],
    ['Ia menunggu... lalu pergi.|Mereka menunggu…|Kami juga.'],
    ['Dari Jerman.[1]|Ia lahir di sana.[2][13]|Lalu pindah.'],
    ['Semakin dekat?.|Lalu apa?!|Entah.'],
  ])('keep list numbers, ellipses and footnote marks: %s', (text) =>
    expect(shown(text.replaceAll('|', ' '))).toBe(text),
  );

  it('end without a space where scraping lost it', () => {
    expect(split('Perang berakhir.Langsung saja. Ia menulis di Contoh.Com.')).toEqual([
      'Perang berakhir.',
      'Langsung saja.',
      'Ia menulis di Contoh.Com.',
    ]);
  });

  it('go on in lower case, because scraped text has stray full stops', () => {
    expect(shown('Upaya negara. itu gagal.')).toBe('Upaya negara. itu gagal.');
    expect(split(`${'kata '.repeat(80)}akhir. lalu lain`)).toHaveLength(2);
  });

  it('do not end at a line break alone', () => {
    expect(split('Baris satu\nbaris dua.\nTiga.')).toEqual(['Baris satu\nbaris dua.', 'Tiga.']);
  });

  it('stay bounded where there is no punctuation', () => {
    const pieces = split(`${'kata '.repeat(1000)}${'x'.repeat(3000)}`);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(LONGEST_SENTENCE);
    expect(pieces.join('').replace(/\s/g, '')).toBe('kata'.repeat(1000) + 'x'.repeat(3000));
  });

  const piece = fc.constantFrom(
    ...[
      'Ia',
      'pergi',
      '.',
      '. ',
      '? ',
      '!”',
      '“',
      '"',
      '(',
      ') ',
      ' ',
      '\n',
      '…',
      '[1]',
      '3.000',
      'Dr. ',
      'No. ',
      '1. ',
      'A. ',
    ],
    ...['😀', '\u200b', '。', 'x'.repeat(400)],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
  );

  it('are in order, trimmed, bounded and hold every visible character of the span', () => {
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(200), (all, a, b) => {
        const span = { start: Math.min(a, b, all.length), end: Math.min(Math.max(a, b), all.length) };
        let reached = span.start;
        for (const { start, end } of splitSentences(all, span)) {
          expect(all.slice(reached, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(all.slice(start, end)).toBe(all.slice(start, end).trim());
          expect(end - start).toBeLessThanOrEqual(LONGEST_SENTENCE);
          reached = end;
        }
        expect(all.slice(reached, span.end).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
