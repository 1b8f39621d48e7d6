// The graph keeps the contract of vector indexes, agrees with exact search, and survives being written and read.
import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.js';
import { emptyGraph, type HnswGraph, HnswIndex, hnswProblem, readGraph } from '../../embeddings/hnsw-index.js';
import { vectorIndexContract } from './vector-index.contract.js';
import { clustered, matrixOf, unit } from './vectors.js';

const missing = (await hnswProblem()) !== null;

describe.skipIf(missing)('with hnswlib-node', () => {
  vectorIndexContract('hnsw', async (vectors, dimensions, deleted = []) =>
    indexOver(vectors, dimensions, deleted, await graphOf(vectors, dimensions, deleted)),
  );

  it('finds the same as exact search, filtered or not, in at least 99 of 100 places of 3,000 passages', async () => {
    const { vectors, questions } = clustered(3000, 64, 50);
    const approximate = indexOver(vectors, 64, [], await graphOf(vectors, 64, []));
    const exact = exactOver(vectors, 64, []);
    const allowed = Uint32Array.from(vectors.keys()).filter((ordinal) => ordinal % 3 === 0);
    let shared = 0;
    for (const question of questions) {
      expect(approximate.nearest(question, 50, allowed)).toEqual(exact.nearest(question, 50, allowed));
      const expected = new Set(exact.nearest(question, 50).map((hit) => hit.ordinal));
      shared += approximate.nearest(question, 50).filter((hit) => expected.has(hit.ordinal)).length;
    }
    expect(shared / (questions.length * 50)).toBeGreaterThanOrEqual(0.99);
  });

  it('compares everything when the graph does not reach enough passages', async () => {
    const vectors = [unit([1, 0]), unit([0, 1]), unit([1, 1])];
    const graph = await graphOf(vectors.slice(0, 1), 2, []);
    expect(indexOver(vectors, 2, [], graph).nearest(unit([1, 0]), 3)).toHaveLength(3);
  });

  it('orders a hundred equal vectors among others by ordinal', async () => {
    const same = Array.from({ length: 100 }, () => unit([1, 2, 3]));
    const vectors = [...same, ...clustered(200, 3, 0).vectors];
    const index = indexOver(vectors, 3, [], await graphOf(vectors, 3, []));
    const found = index.nearest(unit([1, 2, 3]), 100).map((hit) => hit.ordinal);
    expect(found).toEqual([...same.keys()]);
  });

  describe('on disk', () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'kutip-graph-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('finds the same after reading, deletions included, and can go on growing', async () => {
      const { vectors, questions } = clustered(200, 16, 5);
      const file = join(folder, 'growing.hnsw');
      await (await graphOf(vectors.slice(0, 150), 16, [4])).write(file);
      const graph = await required(readGraph(file, 16));
      expect(graph.points).toBe(150);
      graph.reserve(200);
      for (let ordinal = 150; ordinal < 200; ordinal++) graph.add(vectors[ordinal] ?? unit([]), ordinal);
      graph.remove(160);
      const index = indexOver(vectors, 16, [4, 160], graph);
      const exact = exactOver(vectors, 16, [4, 160]);
      for (const question of questions) expect(index.nearest(question, 10)).toEqual(exact.nearest(question, 10));
    });

    it('rejects a file that was cut short instead of searching it', async () => {
      const file = join(folder, 'short.hnsw');
      await (await graphOf(clustered(50, 8, 0).vectors, 8, [])).write(file);
      await truncate(file, 2000);
      await expect(readGraph(file, 8)).rejects.toThrow();
    });

    it('finds nothing after it was released', async () => {
      const graph = await graphOf([unit([1, 0])], 2, []);
      graph.release();
      expect(graph.search(unit([1, 0]), 1)).toEqual([]);
    });
  });
});

function exactOver(vectors: readonly Float32Array[], dimensions: number, deleted: readonly number[]): ExactIndex {
  const marks = Uint8Array.from(vectors, (_, ordinal) => (deleted.includes(ordinal) ? 1 : 0));
  return new ExactIndex(matrixOf(vectors, dimensions), dimensions, marks);
}

function indexOver(
  vectors: readonly Float32Array[],
  dimensions: number,
  deleted: readonly number[],
  graph: HnswGraph,
): HnswIndex {
  return new HnswIndex(exactOver(vectors, dimensions, deleted), graph);
}

async function graphOf(vectors: readonly Float32Array[], dimensions: number, deleted: readonly number[]) {
  const graph = await required(emptyGraph(dimensions, vectors.length));
  for (const [ordinal, vector] of vectors.entries()) graph.add(vector, ordinal);
  for (const ordinal of deleted) graph.remove(ordinal);
  return graph;
}

async function required(graph: Promise<HnswGraph | null>): Promise<HnswGraph> {
  const found = await graph;
  if (found === null) throw new Error('hnswlib-node is missing');
  return found;
}
