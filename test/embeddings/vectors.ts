// Unit vectors for tests of indexes and generations.
import { clusteredVectors, randomNumbers } from '../../bench/synthetic.js';

/** Unit vector of the given values. */
export function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

/** `count` clustered unit vectors, and `questions` more that each lie near one of them; the same for the same arguments. */
export function clustered(count: number, dimensions: number, questions: number) {
  const random = randomNumbers(count);
  const source = clusteredVectors(dimensions, Math.max(1, Math.ceil(count / 20)), dimensions);
  const vectors = Array.from({ length: count }, () => source.passage(Math.floor(random() * count)));
  const near = () => source.near(vectors[Math.floor(random() * count)] ?? new Float32Array(dimensions));
  return { vectors, questions: Array.from({ length: questions }, near) };
}

/** The vectors one after the other. */
export function matrixOf(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const matrix = new Float32Array(vectors.length * dimensions);
  for (const [i, vector] of vectors.entries()) matrix.set(vector, i * dimensions);
  return matrix;
}
