// Retrieval: meaning and words together; a filter is applied before the nearest are chosen, in both vector indexes alike.
import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../embeddings/bm25-builder.js';
import { openLexicalIndex } from '../../embeddings/bm25-index.js';
import { ExactIndex } from '../../embeddings/exact-index.js';
import type { Generation } from '../../embeddings/generation.js';
import { emptyGraph, HnswIndex, hnswProblem } from '../../embeddings/hnsw-index.js';
import type { EncoderProfile } from '../../embeddings/profile.js';
import type { VectorIndex } from '../../embeddings/vector-index.js';
import { DENSE_WEIGHT, retrieve } from '../../src/answer/retrieve.js';
import { analyse } from '../../src/text/terms.js';
import { nothingWorthy } from '../embeddings/no-worthy.js';
import { clustered, matrixOf, unit } from '../embeddings/vectors.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

const { profile } = createToyEncoder({ dimensions: 2 });

function generationOf(vectors: VectorIndex, texts: readonly string[]): Generation {
  const ordinals = Uint32Array.from(texts.keys());
  const lexical = openLexicalIndex(buildLexicalIndex(texts.map(analyse)));
  const table = {
    passageIds: ordinals,
    documentIds: ordinals,
    duplicateGroups: ordinals,
    ...nothingWorthy(texts.length),
  };
  return { id: 'toy', size: texts.length, live: texts.length, ...table, vectors, lexical, close: () => {} };
}

const exact = (vectors: readonly Float32Array[], dimensions: number) =>
  new ExactIndex(matrixOf(vectors, dimensions), dimensions, new Uint8Array(vectors.length));

describe('retrieval', () => {
  const vectors = [unit([1, 0]), unit([1, 1]), unit([0, 1])];
  const generation = generationOf(exact(vectors, 2), ['rakit bambu', 'garam tambak', 'rakit garam']);
  const query = (words: string, vector = unit([1, 0])) => ({ vector, terms: analyse(words).terms });

  it('weighs the cosine, scaled to the encoder, and the share of the best possible BM25', () => {
    const [first] = retrieve(generation, query('rakit bambu'), profile);
    expect(first).toMatchObject({ ordinal: 0, cosine: 1 });
    const lexical =
      (generation.lexical.scores(['rakit', 'bambu'])[0] ?? 0) / generation.lexical.ceiling(['rakit', 'bambu']);
    expect(first?.lexical).toBeCloseTo(lexical);
    expect(first?.fused).toBeCloseTo(DENSE_WEIGHT + (1 - DENSE_WEIGHT) * lexical);
  });

  it('scales by the range of the encoder', () => {
    const e5: EncoderProfile = { ...profile, cosineRange: [0.7, 0.95] };
    const [first] = retrieve(generation, query('perahu'), e5);
    expect(first?.fused).toBeCloseTo((DENSE_WEIGHT * (1 - 0.7)) / 0.25);
  });

  it('finds by words what is far in meaning, and by meaning what shares no word', () => {
    const found = retrieve(generation, query('garam', unit([1, 0])), profile).map(({ ordinal }) => ordinal);
    expect([...found].sort()).toEqual([0, 1, 2]);
  });

  it('keeps to the passages asked for', () => {
    const found = retrieve(generation, query('rakit bambu'), profile, Uint32Array.of(1, 2));
    expect(found.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2]);
    expect(retrieve(generation, query('rakit'), profile, new Uint32Array())).toEqual([]);
  });

  it('orders equal passages by ordinal, and needs no word that is known', () => {
    const same = generationOf(exact([unit([1, 1]), unit([1, 1])], 2), ['rakit', 'rakit']);
    expect(retrieve(same, query('perahu'), profile).map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(retrieve(same, query('?'), profile)[0]?.lexical).toBe(0);
  });
});

describe.skipIf((await hnswProblem()) !== null)('with hnswlib-node', () => {
  it('a filtered question gets the same from the graph as from comparing everything', async () => {
    const dimensions = 16;
    const { vectors, questions } = clustered(600, dimensions, 12);
    const texts = vectors.map((_, at) => `rakit nomor${at} kelompok${at % 7}`);
    const graph = await emptyGraph(dimensions, vectors.length);
    if (graph === null) throw new Error('no graph');
    for (const [at, vector] of vectors.entries()) graph.add(vector, at);
    const plain = exact(vectors, dimensions);
    const left = generationOf(new HnswIndex(plain, graph), texts);
    const right = generationOf(plain, texts);
    const own = { ...profile, dimensions };
    for (const [at, vector] of questions.entries()) {
      const query = { vector, terms: [`kelompok${at % 7}`, `nomor${at}`] };
      const within = Uint32Array.from(vectors.keys()).filter((ordinal) => ordinal % 5 === at % 5);
      const found = retrieve(left, query, own, within);
      expect(found).toEqual(retrieve(right, query, own, within));
      expect(found.every(({ ordinal }) => ordinal % 5 === at % 5)).toBe(true);
    }
  });
});
