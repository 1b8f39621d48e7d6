// A toy collection for tests of generations: each passage is one animal of a made-up list.

import type { GenerationSource } from '../../embeddings/derive-generation.js';
import type { IndexBasis } from '../../embeddings/generation.js';
import type { ChosenSentence } from '../../embeddings/place-worthy.js';
import { clustered } from './vectors.js';

export const DIMENSIONS = 8;
export const BASIS: IndexBasis = { modelId: 'toy', dimensions: DIMENSIONS, analyser: 'toy-1', lowCosine: 0.7 };

const { vectors } = clustered(200, DIMENSIONS, 0);

/** The vector of a passage, by its id (0 to 199). */
export function vectorOf(id: number): Float32Array {
  const vector = vectors[id];
  if (vector === undefined) throw new RangeError(`the toy collection has no passage ${id}`);
  return vector;
}

/** Source of these passages; passage 12 says "hewan nomor12". `asked` collects the ids whose vectors were asked for. */
export function toySource(ids: readonly number[], asked: number[] = []): GenerationSource {
  return {
    basis: BASIS,
    passageIds: Uint32Array.from(ids),
    documentIds: Uint32Array.from(ids, (id) => Math.floor(id / 10)),
    duplicateGroups: Uint32Array.from(ids.keys()),
    vectors: async (wanted) => {
      asked.push(...wanted);
      return wanted.map(vectorOf);
    },
    texts: async (wanted) => wanted.map((id) => ({ terms: ['hewan', `nomor${id}`], words: ['hewan', `nomor${id}`] })),
    worthySentences: async (idf) => ids.map((id) => toySentence(id, idf)),
  };
}

/** Each passage is one worthy sentence; passages 3 and 103 say nearly the same. */
function toySentence(id: number, idf: (term: string) => number): ChosenSentence {
  return { passageId: id, place: 0, group: id % 100, key: BigInt(id), weight: idf('hewan') + idf(`nomor${id}`) };
}

/** 0 to count - 1. */
export function range(count: number): number[] {
  return [...new Array(count).keys()];
}
