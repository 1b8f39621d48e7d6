// Exact search keeps the contract of vector indexes.
import { expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.js';
import { vectorIndexContract } from './vector-index.contract.js';
import { matrixOf } from './vectors.js';

vectorIndexContract('exact', async (vectors, dimensions, deleted = []) => {
  const marks = Uint8Array.from(vectors, (_, ordinal) => (deleted.includes(ordinal) ? 1 : 0));
  return new ExactIndex(matrixOf(vectors, dimensions), dimensions, marks);
});

it('refuses a matrix that does not fit the number of vectors', () => {
  expect(() => new ExactIndex(new Float32Array(7), 2, new Uint8Array(4))).toThrow(RangeError);
});
