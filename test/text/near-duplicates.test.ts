// Near-duplicates: what is grouped, and what never is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDuplicateGroups } from '../../src/text/near-duplicates.js';

const lake =
  'Danau itu menyusut karena airnya dialirkan ke ladang kapas di hulu, dan sejak itu para nelayan meninggalkan desa mereka di tepi air.';

const groupsOf = (...texts: string[]) => [...nearDuplicateGroups(texts)];

describe('near-duplicates', () => {
  it('are grouped under the first of them', () => {
    const edited = lake.replace('para nelayan', 'banyak nelayan');
    expect(groupsOf('Gunung itu meletus.', lake, edited, lake.toUpperCase())).toEqual([0, 1, 1, 1]);
  });

  it('hold a text that another contains', () => {
    expect(groupsOf(`${lake} Pemerintah daerah berjanji menanam pohon di dasar danau yang kering.`, lake)).toEqual([
      0, 0,
    ]);
  });

  it('are never texts with different figures', () => {
    expect(groupsOf(`${lake} Luasnya tinggal 3.000 hektare.`, `${lake} Luasnya tinggal 2.500 hektare.`)).toEqual([
      0, 1,
    ]);
  });

  it('are not texts on the same matter in other words', () => {
    const other =
      'Para nelayan pindah dari tepi danau, sebab ladang kapas di hulu menghabiskan air yang dulu mengalir ke sana.';
    expect(groupsOf(lake, other)).toEqual([0, 1]);
  });

  it('leave short and empty texts alone unless they are equal', () => {
    expect(groupsOf('', '', 'Ya.', 'Tidak.', 'ya')).toEqual([0, 1, 2, 3, 2]);
    expect(groupsOf()).toEqual([]);
  });

  it('are the same in whatever order the texts come', () => {
    // Pairs are alike (half or more in common), and not all of them with each other.
    const [bridge, harvest, market] = [
      lake,
      lake.replaceAll('danau', 'rawa'),
      'Pasar malam itu dibuka lagi sesudah dua tahun ditutup oleh warga desa.',
    ];
    const text = fc
      .array(fc.constantFrom(bridge, harvest, market, 'Ikuti kami'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(' '));
    const shuffled = fc
      .array(text, { minLength: 2, maxLength: 8 })
      .chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
      );
    const together = (texts: readonly string[], order: readonly number[]) => {
      const groups = nearDuplicateGroups(order.map((index) => texts[index] ?? ''));
      return texts.map((text) =>
        texts.filter(
          (other) => groups[order.indexOf(texts.indexOf(other))] === groups[order.indexOf(texts.indexOf(text))],
        ),
      );
    };
    fc.assert(
      fc.property(shuffled, ([texts, order]) => {
        expect(together(texts, order)).toEqual(together(texts, [...texts.keys()]));
      }),
      { numRuns: 300 },
    );
  });

  it('do not chain from neighbour to neighbour', () => {
    const words = Array.from(
      { length: 60 },
      (_, index) => `kata${String.fromCharCode(97 + (index % 26))}${'z'.repeat(index / 26)}`,
    );
    const versions = Array.from({ length: 30 }, (_, version) =>
      words.map((word, index) => (index < version * 2 ? `lain${word}` : word)).join(' '),
    );
    const groups = groupsOf(...versions);
    expect(groups[1]).toBe(0);
    expect(groups.at(-1)).not.toBe(0);
  });
});
