// The dictionary finds exactly the words it holds, and exactly those that are a few edits away.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterSets, NearWords } from '../../embeddings/near-words.js';
import { packWords, SortedWords } from '../../embeddings/sorted-words.js';

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'ż'), maxLength: 8 }),
);
const dictionary = fc.uniqueArray(word, { maxLength: 40 });
const open = (words: readonly string[]) => {
  const { units, offsets } = packWords([...words].sort());
  return new SortedWords(units, offsets);
};

describe('the dictionary', () => {
  it('finds each of its words and no other', () => {
    fc.assert(
      fc.property(dictionary, word, (words, other) => {
        const sorted = open(words);
        for (const known of words) expect(sorted.word(sorted.find(known))).toBe(known);
        if (!words.includes(other)) expect(sorted.find(other)).toBe(-1);
      }),
    );
  });
});

describe('near words', () => {
  const near = (words: readonly string[], asked: string, maxEdits: number) => {
    const sorted = open(words);
    return new NearWords(sorted, letterSets([...words].sort()))
      .find(asked, maxEdits)
      .map(({ position, edits }) => [sorted.word(position), edits] as const);
  };

  it.each([
    ['kazakstan', 'kazakhstan', 1],
    ['bantaun', 'bantuan', 1],
    ['pemerinta', 'pemerintah', 1],
    ['kegaitna', 'kegiatan', 2],
    ['presdien', 'presiden', 1],
  ])('takes %s for %s, %i edit away', (typed, meant, edits) => {
    expect(near([meant, 'lain', 'sama sekali'], typed, 2)).toEqual([[meant, edits]]);
  });

  it('does not edit one part twice: "ca" is three edits from "abc"', () => {
    expect(near(['abc'], 'ca', 2)).toEqual([]);
    expect(near(['abc'], 'ca', 3)).toEqual([['abc', 3]]);
  });

  it('equals the full table of distances for any words', () => {
    fc.assert(
      fc.property(dictionary, word, fc.constantFrom(1, 2), (words, asked, maxEdits) => {
        const expected = [...words]
          .sort()
          .map((known) => [known, fullDistance(asked, known)] as const)
          .filter(([, edits]) => edits <= maxEdits);
        expect(near(words, asked, maxEdits)).toEqual(expected);
      }),
    );
  });
});

/** Optimal string alignment over UTF-16 units, by the whole table. */
function fullDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const cell = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const substitution = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (table[i] ?? [])[j] = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, substitution, swap);
    }
  }
  return cell(a.length, b.length);
}
