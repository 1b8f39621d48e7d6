// Vector index: the k nearest unit vectors. The contract that the exact and the HNSW index share (one test suite).

export interface Hit {
  /** Position of the passage in its generation. */
  readonly ordinal: number;
  /** Cosine. */
  readonly score: number;
}

export interface VectorIndex {
  /** Ordinals run from 0 to size - 1; deleted ones are counted, but never found. */
  readonly size: number;
  readonly dimensions: number;
  /**
   * The k nearest, best first, equal scores by ordinal; fewer when there are fewer. With `within` (ascending ordinals)
   * only those are considered and the result is exact.
   */
  nearest(query: Float32Array, k: number, within?: Uint32Array): Hit[];
  /** Cosine of one stored vector with the query. */
  cosine(query: Float32Array, ordinal: number): number;
  /** One stored vector, not to be changed. */
  vector(ordinal: number): Float32Array;
}
