// Where hnswlib-node could not be built, exact search serves over the same files, and one sentence says so.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clustered } from './vectors.js';

const DIMENSIONS = 8;
const BASIS = { modelId: 'toy', dimensions: DIMENSIONS, analyser: 'toy', lowCosine: 0 };
const { vectors, questions } = clustered(60, DIMENSIONS, 3);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kutip-without-'));
});
afterAll(async () => {
  vi.doUnmock('hnswlib-node');
  await rm(folder, { recursive: true, force: true });
});

async function derive(name: string) {
  const { deriveGeneration } = await import('../../embeddings/derive-generation.js');
  const ids = Uint32Array.from(vectors.keys());
  const source = {
    basis: BASIS,
    passageIds: ids,
    documentIds: ids,
    duplicateGroups: ids,
    vectors: async (wanted: readonly number[]) => wanted.map((id) => vectors[id] ?? new Float32Array()),
    texts: async (wanted: readonly number[]) => wanted.map(() => ({ terms: [], words: [] })),
    worthySentences: async () => [],
  };
  await deriveGeneration(join(folder, name), source, { exactUpTo: 10 });
}

async function search(name: string) {
  const { openGeneration } = await import('../../embeddings/generation-files.js');
  const generation = await openGeneration(join(folder, name), BASIS);
  const hits = questions.map((question) => generation.vectors.nearest(question, 10));
  const kind = generation.vectors.constructor.name;
  generation.close();
  return { kind, hits };
}

it('writes and searches without the library, and finds what the graph finds', async () => {
  const { hnswProblem } = await import('../../embeddings/hnsw-index.js');
  const available = (await hnswProblem()) === null;
  await derive('with');
  const withLibrary = await search('with');
  expect(withLibrary.kind).toBe(available ? 'HnswIndex' : 'ExactIndex');

  vi.resetModules();
  vi.doMock('hnswlib-node', () => {
    throw new Error('not built');
  });
  const problem = await (await import('../../embeddings/hnsw-index.js')).hnswProblem();
  expect(problem?.id).toContain('hnswlib-node');
  await derive('without');
  expect(await search('without')).toEqual({ kind: 'ExactIndex', hits: withLibrary.hits });
  expect(await search('with')).toEqual({ kind: 'ExactIndex', hits: withLibrary.hits });
});
