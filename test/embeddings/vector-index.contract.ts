// What every vector index promises; each implementation runs through this suite.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../embeddings/vector-index.js';
import { clustered, unit } from './vectors.js';

/** Makes an index of these vectors, without the deleted ordinals. */
type MakeIndex = (
  vectors: readonly Float32Array[],
  dimensions: number,
  deleted?: readonly number[],
) => Promise<VectorIndex>;

/** @param name of the implementation */
export function vectorIndexContract(name: string, make: MakeIndex): void {
  describe(`vector index contract: ${name}`, () => {
    const east = unit([1, 0]);
    const northEast = unit([1, 1]);
    const north = unit([0, 1]);
    const west = unit([-1, 0]);

    it('returns the nearest first, with their cosines', async () => {
      const index = await make([north, west, east, northEast], 2);
      const hits = index.nearest(east, 4);
      expect(hits.map((hit) => hit.ordinal)).toEqual([2, 3, 0, 1]);
      for (const [i, cosine] of [1, Math.SQRT1_2, 0, -1].entries()) expect(hits[i]?.score).toBeCloseTo(cosine, 6);
    });

    it('orders equal scores by ordinal, also where only some of them fit', async () => {
      const index = await make([north, east, north, east, north, east], 2);
      expect(index.nearest(east, 5).map((hit) => hit.ordinal)).toEqual([1, 3, 5, 0, 2]);
      expect(index.nearest(east, 2).map((hit) => hit.ordinal)).toEqual([1, 3]);
    });

    it('returns fewer when there are fewer', async () => {
      const index = await make([north, east], 2);
      expect(index.nearest(east, 50)).toHaveLength(2);
      expect(index.nearest(east, 0)).toEqual([]);
      expect(index.nearest(east, 50, Uint32Array.of(0))).toHaveLength(1);
    });

    it('finds nothing in an empty index', async () => {
      const index = await make([], 2);
      expect(index.size).toBe(0);
      expect(index.nearest(east, 5)).toEqual([]);
      expect(index.nearest(east, 5, new Uint32Array())).toEqual([]);
    });

    it('never finds a deleted vector, but counts its ordinal', async () => {
      const index = await make([east, northEast, north], 2, [0]);
      expect(index.size).toBe(3);
      expect(index.nearest(east, 3).map((hit) => hit.ordinal)).toEqual([1, 2]);
      expect(index.nearest(east, 3, Uint32Array.of(0, 2)).map((hit) => hit.ordinal)).toEqual([2]);
    });

    it('finds nothing when all are deleted', async () => {
      const index = await make([east, north], 2, [0, 1]);
      expect(index.nearest(east, 3)).toEqual([]);
    });

    it('gives the cosine of any stored vector and refuses an ordinal that it does not have', async () => {
      const index = await make([east, northEast], 2);
      expect(index.cosine(north, 1)).toBeCloseTo(Math.SQRT1_2, 6);
      expect(() => index.cosine(north, 2)).toThrow(RangeError);
    });

    it('gives any stored vector and refuses an ordinal that it does not have', async () => {
      const index = await make([east, northEast, north], 2, [0]);
      expect([...index.vector(1)]).toEqual([...northEast]);
      expect([...index.vector(2)]).toEqual([...north]);
      expect(() => index.vector(3)).toThrow(RangeError);
    });

    it('refuses a query of another dimension', async () => {
      const index = await make([east, north], 2);
      expect(() => index.nearest(unit([1, 0, 0]), 1)).toThrow(RangeError);
      expect(() => index.cosine(unit([1, 0, 0]), 0)).toThrow(RangeError);
    });

    it('finds the true ten nearest of a few hundred', async () => {
      const { vectors, questions } = clustered(300, 24, 20);
      const deleted = [3, 50, 51, 52, 299];
      const index = await make(vectors, 24, deleted);
      for (const question of questions) {
        const expected = byComparing(vectors, question, (ordinal) => !deleted.includes(ordinal)).slice(0, 10);
        expect(index.nearest(question, 10).map((hit) => hit.ordinal)).toEqual(expected);
      }
    });

    it('considers only the allowed ordinals, exactly, whatever the filter', async () => {
      const { vectors, questions } = clustered(120, 16, 8);
      const deleted = [7, 70];
      const index = await make(vectors, 16, deleted);
      const filters = fc.subarray([...vectors.keys()], { minLength: 0 });
      fc.assert(
        fc.property(filters, fc.constantFrom(...questions), fc.integer({ min: 1, max: 40 }), (allowed, question, k) => {
          const found = index.nearest(question, k, Uint32Array.from(allowed)).map((hit) => hit.ordinal);
          const may = (ordinal: number) => allowed.includes(ordinal) && !deleted.includes(ordinal);
          expect(found).toEqual(byComparing(vectors, question, may).slice(0, k));
        }),
      );
    });
  });
}

/** Allowed ordinals, nearest first, by the plainest means. */
function byComparing(vectors: readonly Float32Array[], question: Float32Array, may: (ordinal: number) => boolean) {
  const cosine = (vector: Float32Array) => vector.reduce((sum, value, i) => sum + value * (question[i] ?? 0), 0);
  return [...vectors.entries()]
    .filter(([ordinal]) => may(ordinal))
    .map(([ordinal, vector]) => ({ ordinal, score: cosine(vector) }))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
    .map(({ ordinal }) => ordinal);
}
