// HNSW vector index, and the one home of hnswlib-node, which is optional: where it could not be built, exact search serves.
import { stat } from 'node:fs/promises';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { Localized } from '../src/types.js';
import type { ExactIndex } from './exact-index.js';
import { bestFirst } from './top-hits.js';
import type { Hit, VectorIndex } from './vector-index.js';

/** Links per point and care in building and searching, chosen by recall at 100,000 passages; see docs/benchmarks.md. */
const GRAPH = { m: 24, efConstruction: 200, randomSeed: 100 } as const;
const EF_SEARCH = 400;
/** Asked for beyond k, so that equal scores around the last place can be ordered by ordinal. */
const SPARE_HITS = 16;

/** Finds the nearest through a graph, then scores them exactly; filtered questions are searched exactly. */
export class HnswIndex implements VectorIndex {
  readonly size: number;
  readonly dimensions: number;
  private readonly exact: ExactIndex;
  private readonly graph: HnswGraph;

  constructor(exact: ExactIndex, graph: HnswGraph) {
    this.exact = exact;
    this.graph = graph;
    this.size = exact.size;
    this.dimensions = exact.dimensions;
  }

  nearest(query: Float32Array, k: number, within?: Uint32Array): Hit[] {
    // A query of another length is refused there, too.
    if (within !== undefined || query.length !== this.dimensions) return this.exact.nearest(query, k, within);
    const wanted = Math.max(0, Math.min(k, this.exact.live));
    const hits = this.graph
      .search(query, wanted + SPARE_HITS)
      .map((ordinal) => ({ ordinal, score: this.exact.cosine(query, ordinal) }));
    // A graph torn apart by deletions or by many equal vectors may not reach enough of them.
    if (hits.length < wanted) return this.exact.nearest(query, k);
    return hits.sort(bestFirst).slice(0, wanted);
  }

  cosine(query: Float32Array, ordinal: number): number {
    return this.exact.cosine(query, ordinal);
  }

  vector(ordinal: number): Float32Array {
    return this.exact.vector(ordinal);
  }
}

/** The graph itself; labels are ordinals. Held in native memory until `release`. */
export class HnswGraph {
  private readonly index: HierarchicalNSW;
  private readonly dimensions: number;

  constructor(index: HierarchicalNSW, dimensions: number) {
    this.index = index;
    this.dimensions = dimensions;
    index.setEf(EF_SEARCH);
  }

  /** Points in the graph, those marked as deleted included. */
  get points(): number {
    return this.index.getCurrentCount();
  }

  /** Makes room for this many points in all. */
  reserve(points: number): void {
    if (points > this.index.getMaxElements()) this.index.resizeIndex(points);
  }

  /** Synchronous, about a millisecond in a large graph. */
  add(vector: Float32Array, ordinal: number): void {
    this.index.addPoint(Array.from(vector), ordinal);
  }

  remove(ordinal: number): void {
    this.index.markDelete(ordinal);
  }

  /** Ordinals of about the k nearest, in no promised order; fewer when there are fewer. */
  search(query: Float32Array, k: number): number[] {
    // The library refuses a k above its capacity.
    const possible = Math.min(k, this.points);
    return possible === 0 ? [] : this.index.searchKnn(Array.from(query), possible).neighbors;
  }

  /** Writes on a thread of its own. Rejects when the file came out too short. */
  async write(file: string): Promise<void> {
    await this.index.writeIndex(file);
    // The library does not notice a full disk.
    const { size } = await stat(file);
    const least = this.points * this.dimensions * 4;
    if (size < least) throw new Error(`${file} was cut short: ${size} bytes instead of at least ${least}`);
  }

  /** Frees the native memory, of which the garbage collector knows nothing. An emptied graph finds nothing. */
  release(): void {
    this.index.initIndex({ ...GRAPH, maxElements: 1 });
  }
}

/** A graph without points, or null where the library is missing. */
export async function emptyGraph(dimensions: number, capacity: number): Promise<HnswGraph | null> {
  const index = await newIndex(dimensions);
  if (index === null) return null;
  index.initIndex({ ...GRAPH, maxElements: Math.max(1, capacity) });
  return new HnswGraph(index, dimensions);
}

/**
 * Reads a graph on a thread of its own; null where the library is missing. The library may crash the process on a damaged
 * file, so compare the checksum first. Rejects when the library notices the damage itself.
 */
export async function readGraph(file: string, dimensions: number): Promise<HnswGraph | null> {
  const index = await newIndex(dimensions);
  if (index === null) return null;
  await index.readIndex(file);
  return new HnswGraph(index, dimensions);
}

/** Why approximate search is not available and what to do about it, or null when it is. For `doctor` and for starting. */
export async function hnswProblem(): Promise<Localized | null> {
  return (await loadLibrary()) === null ? MISSING : null;
}

const MISSING: Localized = {
  id: 'hnswlib-node tidak terpasang. Kutip tetap bekerja, tetapi lebih lambat pada koleksi besar. Supaya cepat, pasang kompiler C++, make, dan Python 3, lalu jalankan "npm ci" lagi.',
  en: 'hnswlib-node is not installed. Kutip works without it, but more slowly in large collections. To make it fast, install a C++ compiler, make and Python 3, then run "npm ci" again.',
};

async function newIndex(dimensions: number): Promise<HierarchicalNSW | null> {
  const library = await loadLibrary();
  return library === null ? null : new library.HierarchicalNSW('ip', dimensions);
}

async function loadLibrary(): Promise<typeof import('hnswlib-node')['default'] | null> {
  try {
    return (await import('hnswlib-node')).default;
  } catch {
    // Not installed or not loadable on this machine: a supported state, reported by `hnswProblem`.
    return null;
  }
}
