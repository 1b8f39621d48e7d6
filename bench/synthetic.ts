// Made-up passages for measuring: Zipf-distributed words and clustered unit vectors, the same at every run.

/** Repeatable random numbers in [0, 1) (mulberry32 by Tommy Ettinger, public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers (Box and Muller 1958). */
function normalNumbers(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

interface VectorSource {
  /** A unit vector of the cluster. */
  passage(cluster: number): Float32Array;
  /** A unit vector near the given one, as a question lies near its passage. */
  near(vector: Float32Array): Float32Array;
}

/**
 * Vectors like those of e5: all lie in one narrow cone (cosines from about .7 to .95), topics are clusters in it, and
 * differences within a topic follow few directions of their own.
 */
export function clusteredVectors(dimensions: number, clusters: number, seed: number): VectorSource {
  const normal = normalNumbers(randomNumbers(seed));
  const direction = () => unit(Float32Array.from({ length: dimensions }, normal));
  const cone = direction();
  const centres = Array.from({ length: clusters }, direction);
  const facets = Array.from({ length: 48 }, direction);
  const mixed = (parts: readonly (readonly [Float32Array, number])[]) => {
    const sum = new Float32Array(dimensions);
    for (const [part, weight] of parts) for (let i = 0; i < dimensions; i++) sum[i] = at(sum, i) + weight * at(part, i);
    return unit(sum);
  };
  const variation = () => mixed(facets.map((facet) => [facet, normal()] as const));
  return {
    passage: (cluster) =>
      mixed([
        [cone, 0.88],
        [centres[cluster % clusters] ?? cone, 0.3],
        [variation(), 0.3],
        [direction(), 0.15],
      ]),
    near: (vector) =>
      mixed([
        [vector, 1],
        [variation(), 0.2],
        [direction(), 0.25],
      ]),
  };
}

interface WordSource {
  /** `count` words, frequent ones more often. */
  text(count: number): string[];
}

/** Words drawn by Zipf's law (frequency of the r-th word in proportion to 1 / r) from a vocabulary of made-up words. */
export function zipfWords(vocabulary: number, seed: number): WordSource {
  const random = randomNumbers(seed);
  const words = Array.from({ length: vocabulary }, (_, rank) => madeUpWord(rank));
  const sums = new Float64Array(vocabulary);
  let sum = 0;
  for (let rank = 0; rank < vocabulary; rank++) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  const draw = () => {
    const target = random() * sum;
    let low = 0;
    let high = vocabulary - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  return { text: (count) => Array.from({ length: count }, draw) };
}

const SYLLABLES = [...'bcdfghjklmnprst'].flatMap((consonant) => [...'aiueo'].map((vowel) => consonant + vowel));

function madeUpWord(rank: number): string {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return word;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

function at(vector: Float32Array, i: number): number {
  return vector[i] ?? 0;
}
