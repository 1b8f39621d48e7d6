// What the numbers of a text count: the same in both languages, and nothing where it is unclear.
import { describe, expect, it } from 'vitest';
import { countedIn } from '../../src/text/counted.js';

const counted = (text: string) =>
  countedIn(text).map(({ start, end, value, unit }) => [text.slice(start, end), value, unit]);

describe('numbers that count', () => {
  it.each([
    ['Sekitar 2.500 tentara datang.', [['2.500', 2500, 'troops']]],
    ['About 2,500 Russian troops came.', [['2,500', 2500, 'troops']]],
    [
      'Biayanya 60 miliar dolar, atau 15% dari anggaran.',
      [
        ['60 miliar', 6e10, '$'],
        ['15%', 15, '%'],
      ],
    ],
    ['It cost US$2 million.', [['US$2 million', 2e6, '$']]],
    ['Lima negara ikut.', [['Lima', 5, 'country']]],
    ['Pada 5 Januari 2022 hujan turun sejak 1991.', []],
    ['Pangkalan ke-201 di tepi kota.', []],
    ['Antara 2 sampai 3 persen.', []],
  ])('in "%s"', (text, expected) => {
    expect(counted(text)).toEqual(expected);
  });
});
