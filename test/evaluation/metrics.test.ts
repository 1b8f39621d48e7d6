// The measures, by examples worked out by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc, brier, holdsAnswer, mean, rankingFigures } from '../../src/evaluation/metrics.js';

describe('figures of a ranking', () => {
  const figures = (ranking: readonly string[], ...gold: string[]) => rankingFigures([ranking], [new Set(gold)]);
  const letters = [...'abcdefghijklm'];

  it('are all 1 when the right one is first', () => {
    expect(Object.values(figures(['a', 'b'], 'a'))).toEqual([1, 1, 1, 1, 1]);
  });

  it('fall with its rank: third is 1/3 and 1 / log2(4)', () => {
    expect(figures(letters, 'c')).toEqual({
      'recall@1': 0,
      'recall@5': 1,
      'recall@10': 1,
      'mrr@10': 1 / 3,
      'ndcg@10': 0.5,
    });
  });

  it('are 0 beyond the tenth, or when nothing is right', () => {
    expect(Object.values(figures(letters, 'k'))).toEqual([0, 0, 0, 0, 0]);
    expect(Object.values(figures([], 'a'))).toEqual([0, 0, 0, 0, 0]);
    expect(Object.values(figures(letters))).toEqual([0, 0, 0, 0, 0]);
  });

  it('count several right ones against the best order there is', () => {
    // First and third of two: (1 + 1/2) / (1 + 1/log2(3)).
    expect(figures(letters, 'a', 'c')['ndcg@10']).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3)));
    expect(figures(letters, ...letters)['ndcg@10']).toBeCloseTo(1);
  });

  it('are means over questions', () => {
    const two = rankingFigures([['a'], ['b']], [new Set(['a']), new Set(['a'])]);
    expect(two['recall@1']).toBe(0.5);
  });
});

describe('AUROC', () => {
  const scored = (rights: readonly number[], wrongs: readonly number[]) =>
    auroc([...rights.map((score) => ({ score, right: true })), ...wrongs.map((score) => ({ score, right: false }))]);

  it('is the share of pairs in order, ties counting half', () => {
    expect(scored([3, 2], [1, 0])).toBe(1);
    expect(scored([0], [1])).toBe(0);
    expect(scored([1, 3], [2])).toBe(0.5);
    expect(scored([1, 1], [1, 1, 1])).toBe(0.5);
    // Pairs: 2>1, 2=2, 1=1, 1<2: (1 + .5 + .5 + 0) / 4.
    expect(scored([2, 1], [1, 2])).toBe(0.5);
    expect(scored([2, 2], [2, 1])).toBe(0.75);
  });

  it('is not a number without both kinds', () => {
    expect(scored([1], [])).toBeNaN();
    expect(scored([], [])).toBeNaN();
  });

  it('equals the count over all pairs', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (rights, wrongs) => {
        const points = rights.flatMap((right) =>
          wrongs.map((wrong) => (right > wrong ? 1 : right === wrong ? 0.5 : 0)),
        );
        expect(scored(rights, wrongs)).toBeCloseTo(mean(points));
      }),
    );
  });
});

describe('the Brier score', () => {
  it('is the mean squared distance from what came true', () => {
    expect(
      brier([
        { score: 0.9, right: true },
        { score: 0.3, right: false },
      ]),
    ).toBeCloseTo((0.01 + 0.09) / 2);
    expect(brier([])).toBe(0);
  });
});

describe('an answer text', () => {
  it('is held after NFKC, in any case, whatever the spaces', () => {
    expect(holdsAnswer('Pada  tahun\n１９９２ di TASHKENT.', ['1992 di Tashkent'])).toBe(true);
    expect(holdsAnswer('Pada 1992', ['1993', '1992'])).toBe(true);
    expect(holdsAnswer('Pada 1992', ['1993'])).toBe(false);
    expect(holdsAnswer('Pada 1992', [])).toBe(false);
  });
});
