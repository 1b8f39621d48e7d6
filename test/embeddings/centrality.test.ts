// Centrality: what says most of what the others say, counted without ever comparing two passages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centralityOf } from '../../embeddings/centrality.js';
import { clustered, matrixOf, unit } from './vectors.js';

interface Given {
  readonly groups?: readonly number[];
  readonly deleted?: readonly number[];
}

async function centrality(vectors: readonly Float32Array[], lowCosine: number, given: Given = {}) {
  const dimensions = vectors[0]?.length ?? 1;
  const groups = Uint32Array.from(given.groups ?? vectors.keys());
  const deleted = Uint8Array.from(vectors, (_, ordinal) => (given.deleted?.includes(ordinal) ? 1 : 0));
  return [...(await centralityOf({ vectors: matrixOf(vectors, dimensions), dimensions, groups, deleted }, lowCosine))];
}

/** The same by comparing each with each, as it is published (for similarities of which none is below zero). */
function byComparing(vectors: readonly Float32Array[], lowCosine: number): number[] {
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const similarity = vectors.map((a) => vectors.map((b) => (a === b ? 0 : cosine(a, b) - lowCosine)));
  const degrees = similarity.map((row) => row.reduce((sum, value) => sum + value, 0));
  let shares = vectors.map(() => 1 / vectors.length);
  for (let step = 0; step < 60; step++) {
    shares = shares.map((_, to) => {
      const votes = shares.reduce((sum, share, from) => {
        return sum + (share * (similarity[from]?.[to] ?? 0)) / (degrees[from] ?? 1);
      }, 0);
      return 0.15 / vectors.length + 0.85 * votes;
    });
  }
  return shares.map((share) => share / Math.max(...shares));
}

describe('centrality', () => {
  it('is that of LexRank', async () => {
    const { vectors } = clustered(60, 24, 0);
    const expected = byComparing(vectors, 0.2);
    for (const [at, value] of (await centrality(vectors, 0.2)).entries())
      expect(value).toBeCloseTo(expected[at] ?? -1, 3);
  });

  it('is largest in the middle, and small for what stands apart', async () => {
    const [middle, left, right, apart] = await centrality(
      [unit([1, 1, 0]), unit([1, 0, 0]), unit([0, 1, 0]), unit([0, 0, 1])],
      0,
    );
    expect(middle).toBe(1);
    expect(left).toBeCloseTo(right ?? -1, 5);
    expect(apart).toBeLessThan(left ?? 0);
  });

  it('does not grow by repeating: near-duplicates are one voter and share its value', async () => {
    const [a, b, c, d] = [unit([3, 1, 0]), unit([1, 1, 0]), unit([1, 2, 1]), unit([0, 1, 2])];
    const once = await centrality([a, b, c, d], 0);
    const often = await centrality([a, b, c, d, d, d, d], 0, { groups: [0, 1, 2, 3, 3, 3, 3] });
    for (const [at, value] of once.entries()) expect(often[at]).toBeCloseTo(value, 4);
    expect(new Set(often.slice(3)).size).toBe(1);
  });

  it('is 0 for deleted passages, which count for nothing', async () => {
    const { vectors } = clustered(20, 8, 0);
    const deleted = [2, 3, 19];
    const whole = await centrality(vectors, 0, { deleted });
    const left = await centrality(
      vectors.filter((_, ordinal) => !deleted.includes(ordinal)),
      0,
    );
    expect(whole.filter((_, ordinal) => deleted.includes(ordinal))).toEqual([0, 0, 0]);
    for (const [at, value] of whole.filter((_, i) => !deleted.includes(i)).entries())
      expect(left[at]).toBeCloseTo(value, 4);
  });

  it('lies between 0 and 1 whatever the vectors, also of one passage or none', async () => {
    expect(await centrality([], 0.7)).toEqual([]);
    expect(await centrality([unit([1, 0])], 0.7)).toEqual([1]);
    const vector = fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 })
      .map((v) => unit([...v, 1]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(vector, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        async (vectors, low) => {
          const values = await centrality(vectors, low);
          expect(Math.max(...values)).toBe(1);
          expect(values.every((value) => value >= 0)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
