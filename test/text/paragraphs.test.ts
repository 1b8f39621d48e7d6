// Plain text is cut into paragraphs, headings and list items as a reader would.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentParagraphs } from '../../src/text/paragraphs.js';

function outline(text: string): string[] {
  return segmentParagraphs(text).map(
    (p) => `${p.level === null ? p.kind : `h${p.level}`}: ${text.slice(p.start, p.end).replace(/\s+/g, ' ')}`,
  );
}

const WRAPPED = `Danau itu terletak di ketinggian seribu enam ratus meter dan tidak pernah
membeku pada musim dingin. Para nelayan di tepinya menjual ikan asap kepada
setiap orang yang lewat.`;

describe('plain text paragraphs', () => {
  it('are separated by empty lines, whatever the line ends are', () => {
    expect(outline('Satu kalimat.\r\n\r\nDua kalimat.\r\n')).toEqual(['prose: Satu kalimat.', 'prose: Dua kalimat.']);
  });

  it('join the lines of hard-wrapped prose', () => {
    expect(outline(`${WRAPPED}\n\n${WRAPPED}`)).toHaveLength(2);
  });

  it('begin anew after a short last line where hard-wrapped prose has no empty lines', () => {
    expect(outline(`${WRAPPED}\n${WRAPPED}`)).toHaveLength(2);
  });

  it('are single lines where lines end like sentences', () => {
    const text = [
      'Pasar itu buka sejak pukul enam pagi setiap hari kecuali hari besar.',
      'Harga roti',
      'Sepotong roti berharga dua puluh som di kios depan.',
      'Para pembeli datang dari desa-desa di lembah sebelah.',
    ].join('\n');
    expect(outline(text)).toEqual([
      'prose: Pasar itu buka sejak pukul enam pagi setiap hari kecuali hari besar.',
      'h2: Harga roti',
      'prose: Sepotong roti berharga dua puluh som di kios depan.',
      'prose: Para pembeli datang dari desa-desa di lembah sebelah.',
    ]);
  });

  it('know underlined, marked and numbered headings', () => {
    const text =
      'Catatan\n=======\n\nIsi pertama di sini.\n\nBagian dua\n----------\nIsi kedua.\n\n## Bagian tiga\n\nIsi.\n\nBAB IV\n\nIsi penutup.';
    expect(outline(text)).toEqual([
      'h1: Catatan',
      'prose: Isi pertama di sini.',
      'h2: Bagian dua',
      'prose: Isi kedua.',
      'h2: Bagian tiga',
      'prose: Isi.',
      'h2: BAB IV',
      'prose: Isi penutup.',
    ]);
  });

  it('never take a byline, a date, a lower-case line or a last line for a heading', () => {
    const prose = 'Ini sebuah kalimat yang cukup panjang untuk disebut prosa.';
    for (const line of [
      'Oleh Rina Wulandari',
      '7 Januari 2022',
      'kata kunci murah',
      'Sumber: Kantor Berita Lembah',
      'Date: 3 February 2023',
    ]) {
      expect(outline(`${line}\n\n${prose}`)[0]).toBe(`prose: ${line}`);
    }
    expect(outline(`${prose}\n\nPenutup`).at(-1)).toBe('prose: Penutup');
  });

  it('lose the marker of list items and keep wrapped items whole', () => {
    const text =
      'Yang dibawa:\n- dua botol air minum dan sebuah peta yang sudah\n  dilipat rapi\n- roti\n\n1. Berangkat.\n2. Pulang.';
    expect(outline(text)).toEqual([
      'prose: Yang dibawa:',
      'list: dua botol air minum dan sebuah peta yang sudah dilipat rapi',
      'list: roti',
      'list: Berangkat.',
      'list: Pulang.',
    ]);
  });

  it('leave rules and invisible characters between them', () => {
    expect(outline('Satu.\n\n-----\n\n\u200b\n\nDua.')).toEqual(['prose: Satu.', 'prose: Dua.']);
  });

  it('lie in the text, in order, without outer white space, with only markup between (any text)', () => {
    const word = fc.constantFrom(
      'air',
      'Lembah',
      'dan',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      '\r\n',
      '===',
      '---',
      '. ',
      ' ',
      '\t',
      '?',
      '\u200b',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join('');
        let end = 0;
        for (const paragraph of segmentParagraphs(text)) {
          const slice = text.slice(paragraph.start, paragraph.end);
          expect(slice).toBe(slice.trim());
          expect(slice.length).toBeGreaterThan(0);
          expect(text.slice(end, paragraph.start)).not.toMatch(/\p{L}{2}/u);
          end = paragraph.end;
        }
        expect(text.slice(end)).not.toMatch(/\p{L}{2}/u);
      }),
    );
  });
});
