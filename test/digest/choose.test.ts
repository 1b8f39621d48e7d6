// Which sentence is quoted next, with vectors in a plane that a person can work out.
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseNext, type Sentence } from '../../src/digest/choose.js';

/** Directions of the passages, in degrees. */
const vectorsAt = (degrees: readonly number[]) => ({
  size: degrees.length,
  dimensions: 2,
  nearest: () => [],
  vector: (ordinal: number) => {
    const angle = ((degrees[ordinal] ?? 0) * Math.PI) / 180;
    return Float32Array.of(Math.cos(angle), Math.sin(angle));
  },
  cosine(query: Float32Array, ordinal: number) {
    const [x = 0, y = 0] = this.vector(ordinal);
    return (query[0] ?? 0) * x + (query[1] ?? 0) * y;
  },
});
const sentenceAt = (at: number, weight = 1, length = 100): Sentence => ({ at, group: at, length, weight });
const candidate = (ordinal: number, relevance: number, sentences = [sentenceAt(ordinal)]): Candidate => ({
  ...{ ordinal, relevance, sentences },
  documentId: ordinal,
});
const around = (degrees: readonly number[], change = {}) => ({
  generation: { vectors: vectorsAt(degrees) },
  cosineRange: [0, 1] as const,
  quoted: [],
  documents: new Set<number>(),
  before: [],
  ...change,
});
const anything = { taken: new Uint8Array(20), length: 1_000 };

describe('the next quote', () => {
  it('is of the most relevant passage, of equal ones the first', () => {
    const chosen = chooseNext([candidate(0, 0.4), candidate(1, 0.8), candidate(2, 0.8)], around([0, 0, 0]), anything);
    expect(chosen?.candidate.ordinal).toBe(1);
  });

  it('is unlike what is quoted, unless it matters much more', () => {
    const degrees = [0, 0, 90];
    const quoted = around(degrees, { quoted: [0] });
    expect(chooseNext([candidate(1, 1), candidate(2, 0.4)], quoted, anything)?.candidate.ordinal).toBe(2);
    expect(chooseNext([candidate(1, 1), candidate(2, 0.4)], around(degrees), anything)?.candidate.ordinal).toBe(1);
  });

  it('keeps away from the digest before too, but less', () => {
    const before = around([0, 0, 90], { before: [0] });
    expect(chooseNext([candidate(1, 1), candidate(2, 0.5)], before, anything)?.candidate.ordinal).toBe(2);
    expect(chooseNext([candidate(1, 1), candidate(2, 0.3)], before, anything)?.candidate.ordinal).toBe(1);
  });

  it('is of another document than those quoted while there is one', () => {
    const quoted = around([0, 0, 0], { documents: new Set([1]) });
    expect(chooseNext([candidate(1, 1), candidate(2, 0.01)], quoted, anything)?.candidate.ordinal).toBe(2);
    expect(chooseNext([candidate(1, 1)], quoted, anything)?.candidate.ordinal).toBe(1);
  });

  it('is the sentence that says most among those that fit and are not taken', () => {
    const sentences = [sentenceAt(3, 9, 500), sentenceAt(4, 8), sentenceAt(5, 7), sentenceAt(6, 2)];
    const taken = new Uint8Array(20);
    taken[4] = 1;
    const chosen = chooseNext([candidate(0, 1, sentences)], around([0]), { taken, length: 100 });
    expect(chosen?.sentence.at).toBe(5);
    expect(chooseNext([candidate(0, 1, sentences)], around([0]), { taken, length: 99 })).toBeNull();
  });
});
