// Retriever: question -> ranked passages, by meaning (vectors) and by words (BM25) together.
import type { Generation } from '../../embeddings/generation.js';
import type { EncoderProfile } from '../../embeddings/profile.js';

/** A question as both indexes want it. */
export interface Query {
  /** Unit vector. */
  readonly vector: Float32Array;
  /** Analysed terms (see src/text/terms.ts), typing errors mended. */
  readonly terms: readonly string[];
}

export interface Candidate {
  readonly ordinal: number;
  readonly cosine: number;
  /** BM25 as a share of the largest score that any text could reach, 0 to 1. */
  readonly lexical: number;
  /** `a * (cosine - low) / (high - low) + (1 - a) * lexical`. */
  readonly fused: number;
}

/** Weight of meaning against words; measured (docs/benchmarks.md), one value for every collection. */
export const DENSE_WEIGHT = 0.6;
/** Taken from each index before fusion; 50 are wanted in the end. */
const TAKEN = 100;

/**
 * Passages by fused score, best first, equal ones by ordinal. Both indexes give their best hundred; every one of these
 * gets its exact score from both. `within` (ascending ordinals) restricts the search before the nearest are chosen.
 */
export function retrieve(
  generation: Generation,
  query: Query,
  profile: EncoderProfile,
  within?: Uint32Array,
): Candidate[] {
  const scores = generation.lexical.scores(query.terms);
  const ceiling = generation.lexical.ceiling(query.terms) || 1;
  const ordinals = new Set(best(scores, TAKEN, within));
  for (const hit of generation.vectors.nearest(query.vector, TAKEN, within)) ordinals.add(hit.ordinal);
  const [low, high] = profile.cosineRange;
  const candidates = Array.from(ordinals, (ordinal): Candidate => {
    const cosine = generation.vectors.cosine(query.vector, ordinal);
    const lexical = (scores[ordinal] ?? 0) / ceiling;
    const fused = (DENSE_WEIGHT * (cosine - low)) / (high - low) + (1 - DENSE_WEIGHT) * lexical;
    return { ordinal, cosine, lexical, fused };
  });
  return candidates.sort((a, b) => b.fused - a.fused || a.ordinal - b.ordinal);
}

/** Ordinals of the `count` largest positive scores, in no particular order. */
function best(scores: Float32Array, count: number, within?: Uint32Array): number[] {
  const positive: number[] = [];
  const consider = (ordinal: number): void => {
    if ((scores[ordinal] ?? 0) > 0) positive.push(ordinal);
  };
  if (within) within.forEach(consider);
  else for (let ordinal = 0; ordinal < scores.length; ordinal++) consider(ordinal);
  if (positive.length <= count) return positive;
  const sorted = Float32Array.from(positive, (ordinal) => scores[ordinal] ?? 0).sort();
  const least = sorted[sorted.length - count] ?? 0;
  return positive.filter((ordinal) => (scores[ordinal] ?? 0) >= least).slice(0, 2 * count);
}
