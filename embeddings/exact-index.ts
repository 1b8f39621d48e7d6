// Exact vector index: compares the query with every vector. Serves small collections, filters, and machines without hnswlib.
import { TopHits } from './top-hits.js';
import type { Hit, VectorIndex } from './vector-index.js';

/** Searches a row-major matrix of unit vectors; a row whose mark in `deleted` is not 0 is never found. */
export class ExactIndex implements VectorIndex {
  readonly size: number;
  readonly dimensions: number;
  /** Vectors that can be found. */
  readonly live: number;
  private readonly matrix: Float32Array;
  private readonly deleted: Uint8Array;

  /** @param matrix `deleted.length` rows of `dimensions` values each; kept, not copied. */
  constructor(matrix: Float32Array, dimensions: number, deleted: Uint8Array) {
    if (matrix.length !== deleted.length * dimensions) {
      throw new RangeError(`${matrix.length} values are not ${deleted.length} vectors of ${dimensions}`);
    }
    this.matrix = matrix;
    this.dimensions = dimensions;
    this.deleted = deleted;
    this.size = deleted.length;
    this.live = deleted.reduce((count, mark) => (mark === 0 ? count + 1 : count), 0);
  }

  nearest(query: Float32Array, k: number, within?: Uint32Array): Hit[] {
    this.checkLength(query);
    const best = new TopHits(Math.max(0, Math.min(k, within?.length ?? this.live)));
    if (within === undefined) {
      for (let ordinal = 0; ordinal < this.size; ordinal++) this.compare(query, ordinal, best);
    } else {
      for (const ordinal of within) this.compare(query, ordinal, best);
    }
    return best.hits();
  }

  cosine(query: Float32Array, ordinal: number): number {
    this.checkLength(query);
    this.checkOrdinal(ordinal);
    return dot(query, this.matrix, ordinal * this.dimensions);
  }

  vector(ordinal: number): Float32Array {
    this.checkOrdinal(ordinal);
    return this.matrix.subarray(ordinal * this.dimensions, (ordinal + 1) * this.dimensions);
  }

  private compare(query: Float32Array, ordinal: number, best: TopHits): void {
    if (this.deleted[ordinal] !== 0) return;
    const score = dot(query, this.matrix, ordinal * this.dimensions);
    if (score >= best.floor) best.offer(ordinal, score);
  }

  private checkOrdinal(ordinal: number): void {
    if (ordinal >= 0 && ordinal < this.size) return;
    throw new RangeError(`there is no vector ${ordinal} of ${this.size}`);
  }

  private checkLength(query: Float32Array): void {
    if (query.length === this.dimensions) return;
    throw new RangeError(`a query of ${query.length} values cannot be compared with vectors of ${this.dimensions}`);
  }
}

/** Dot product of the query with the row that begins at `row`; four sums at once, since one would wait for itself. */
function dot(query: Float32Array, matrix: Float32Array, row: number): number {
  const length = query.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    a += (query[i] as number) * (matrix[row + i] as number);
    b += (query[i + 1] as number) * (matrix[row + i + 1] as number);
    c += (query[i + 2] as number) * (matrix[row + i + 2] as number);
    d += (query[i + 3] as number) * (matrix[row + i + 3] as number);
  }
  for (; i < length; i++) a += (query[i] as number) * (matrix[row + i] as number);
  return a + b + (c + d);
}
