// The lexical index scores as BM25 is written in books, and mends typing errors with the collection's own words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../embeddings/bm25-builder.js';
import { openLexicalIndex } from '../../embeddings/bm25-index.js';
import type { IndexableText } from '../../embeddings/lexical-index.js';

const open = (texts: readonly (IndexableText | null)[]) => openLexicalIndex(buildLexicalIndex(texts));
const text = (...terms: string[]): IndexableText => ({ terms, words: terms });

describe('scores', () => {
  it('equal BM25 worked out by hand', () => {
    const index = open([text('unta', 'gurun', 'unta'), text('kuda')]);
    // N = 2, df = 1, mean length 2, length 3, tf 2
    const idf = Math.log(1 + 1.5 / 1.5);
    expect(index.idf('unta')).toBeCloseTo(idf, 12);
    const expected = (idf * 2 * 1.9) / (2 + 0.9 * (0.6 + (0.4 * 3) / 2));
    expect(index.scores(['unta'])[0]).toBeCloseTo(expected, 6);
    expect(index.scores(['unta'])[1]).toBe(0);
  });

  it('equal the plainest BM25 for any passages, deleted ones left out', () => {
    const term = fc.constantFrom('a', 'b', 'ab', 'ba', 'é', '鹰', '🦅', 'z');
    const texts = fc.array(fc.option(fc.array(term, { maxLength: 12 }), { nil: null, freq: 4 }), { maxLength: 15 });
    fc.assert(
      fc.property(texts, fc.array(term, { maxLength: 6 }), (passages, question) => {
        const index = open(passages.map((terms) => (terms === null ? null : text(...terms))));
        const expected = plainBm25(passages, question);
        expect(index.size).toBe(passages.length);
        const scores = index.scores(question);
        for (const [ordinal, score] of expected.entries()) expect(scores[ordinal]).toBeCloseTo(score, 4);
        for (const score of scores) expect(score).toBeLessThanOrEqual(index.ceiling(question) + 1e-4);
        for (const [ordinal, terms] of passages.entries()) {
          for (const asked of question) expect(index.holds(ordinal, asked)).toBe(terms?.includes(asked) ?? false);
        }
      }),
    );
  });

  it('count a repeated term of the question once', () => {
    const index = open([text('padang', 'rumput'), text('rumput')]);
    expect(index.scores(['rumput', 'rumput'])).toEqual(index.scores(['rumput']));
    expect(index.ceiling(['rumput', 'rumput'])).toBe(index.ceiling(['rumput']));
  });

  it('know which terms there are, and weigh an unknown one as the rarest', () => {
    const index = open([text('sungai'), text('danau'), null]);
    expect(index.knows('sungai')).toBe(true);
    expect(index.knows('sunga')).toBe(false);
    expect(index.idf('laut')).toBeCloseTo(Math.log(1 + 2.5 / 0.5), 12);
    expect(index.ceiling(['laut'])).toBeCloseTo(1.9 * Math.log(6), 12);
  });

  it('are empty in an empty index', () => {
    const index = open([]);
    expect(index.scores(['apa'])).toHaveLength(0);
    expect(index.nearWords('apa', 2)).toEqual([]);
    expect(index.wordFrequency('apa')).toBe(0);
  });

  it('open from bytes that lie anywhere in a larger buffer', () => {
    const bytes = buildLexicalIndex([text('pasar', 'pagi')]);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    const index = openLexicalIndex(larger.subarray(3));
    expect(index.scores(['pasar'])).toEqual(openLexicalIndex(bytes).scores(['pasar']));
  });
});

describe('words', () => {
  it('are counted by passages, as written', () => {
    const index = open([
      { terms: ['makan'], words: ['makanan', 'makanan'] },
      { terms: ['makan'], words: ['makanan', 'dimakan'] },
      null,
    ]);
    expect(index.wordFrequency('makanan')).toBe(2);
    expect(index.wordFrequency('dimakan')).toBe(1);
    expect(index.wordFrequency('makan')).toBe(0);
  });

  it('near a mistyped one come nearest first, then most frequent', () => {
    const index = open([
      text('bantuan', 'batuan', 'bantaun', 'pasukan'),
      text('bantuan', 'batuan'),
      text('bantuan', 'bantu'),
    ]);
    expect(index.nearWords('bantuan', 2)).toEqual([
      { word: 'bantuan', edits: 0, frequency: 3 },
      { word: 'batuan', edits: 1, frequency: 2 },
      { word: 'bantaun', edits: 1, frequency: 1 },
      { word: 'bantu', edits: 2, frequency: 1 },
    ]);
    expect(index.nearWords('bantuan', 1).map(({ word }) => word)).toEqual(['bantuan', 'batuan', 'bantaun']);
  });
});

/** BM25 from its definition, k1 = 0.9, b = 0.4, without any index. */
function plainBm25(passages: readonly (readonly string[] | null)[], question: readonly string[]): number[] {
  const live = passages.filter((terms) => terms !== null);
  const mean = live.reduce((sum, terms) => sum + terms.length, 0) / live.length;
  return passages.map((terms) => {
    let score = 0;
    for (const term of new Set(question)) {
      const count = terms?.filter((held) => held === term).length ?? 0;
      if (terms === null || count === 0) continue;
      const holding = live.filter((held) => held.includes(term)).length;
      const idf = Math.log(1 + (live.length - holding + 0.5) / (holding + 0.5));
      score += (idf * count * 1.9) / (count + 0.9 * (0.6 + (0.4 * terms.length) / mean));
    }
    return score;
  });
}
