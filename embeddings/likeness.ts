// How alike two passages of an index are, in the range that the cosines of the model have.
import type { VectorIndex } from './vector-index.js';

/** Of two ordinals, from 0 (cosine `low` and below) to 1 (`high` and above). */
export function likenessIn(
  vectors: Pick<VectorIndex, 'vector' | 'cosine'>,
  [low, high]: readonly [low: number, high: number],
): (one: number, other: number) => number {
  return (one, other) => {
    const cosine = vectors.cosine(vectors.vector(one), other);
    return Math.min(1, Math.max(0, (cosine - low) / (high - low)));
  };
}
