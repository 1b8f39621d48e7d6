// Evidence as numbers that mean the same in any collection, and the probability made of them.
import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../embeddings/bm25-builder.js';
import { openLexicalIndex } from '../../embeddings/bm25-index.js';
import { KUTIP_ENCODER } from '../../embeddings/profile.js';
import { confidence } from '../../src/answer/confidence.js';
import { type Evidence, FEATURES } from '../../src/answer/features.js';
import type { RankedSentence } from '../../src/answer/rank-sentences.js';
import type { Candidate } from '../../src/answer/retrieve.js';
import { termWeights } from '../../src/answer/term-weights.js';
import { analyse } from '../../src/text/terms.js';

const candidate = (ordinal: number, cosine: number, fused = cosine): Candidate => ({
  ordinal,
  cosine,
  fused,
  lexical: 0,
});

function ranked(ordinal: number, reading: number, overlap = 0): RankedSentence {
  const passage = { candidate: candidate(ordinal, 0.9), text: '', sentences: [], readings: [], quotable: [] };
  return { passage, index: 0, score: reading, reading, overlap, span: { start: 0, end: 0 } };
}

const evidence = (given: Partial<Evidence>): Evidence => ({
  candidates: [],
  ranked: [],
  searched: 1,
  across: false,
  profile: { ...KUTIP_ENCODER, cosineRange: [0.7, 0.95] },
  ...given,
});

describe('features', () => {
  it('are finite numbers with nothing, with one passage and with many', () => {
    const many = Array.from({ length: 200 }, (_, at) => candidate(at, 0.9 - at / 1000));
    for (const given of [{}, { candidates: [candidate(0, 0.9)] }, { candidates: many, searched: 100_000 }]) {
      for (const [name, feature] of Object.entries(FEATURES)) {
        expect([name, Number.isFinite(feature(evidence(given)))]).toEqual([name, true]);
      }
    }
  });

  it('take the reader at its word up to a limit', () => {
    expect(FEATURES.reading(evidence({ ranked: [ranked(0, 3.5)] }))).toBe(3.5);
    expect(FEATURES.reading(evidence({ ranked: [ranked(0, 99)] }))).toBe(12);
    expect(FEATURES.reading(evidence({ ranked: [ranked(0, Number.NEGATIVE_INFINITY)] }))).toBe(-12);
    expect(FEATURES.reading(evidence({}))).toBe(-12);
  });

  it('say whether reader and retriever agree', () => {
    const candidates = [candidate(4, 0.9), candidate(7, 0.8)];
    expect(FEATURES.agreement(evidence({ candidates, ranked: [ranked(4, 1)] }))).toBe(1);
    expect(FEATURES.agreement(evidence({ candidates, ranked: [ranked(7, 1)] }))).toBe(0);
  });

  it('measure the lead of the first over the tenth, or over the last of fewer', () => {
    const twelve = Array.from({ length: 12 }, (_, at) => candidate(at, 0.8, 1 - at / 10));
    expect(FEATURES.lead(evidence({ candidates: twelve }))).toBeCloseTo(0.9);
    expect(FEATURES.lead(evidence({ candidates: twelve.slice(0, 3) }))).toBeCloseTo(0.2);
    expect(FEATURES.lead(evidence({ candidates: twelve.slice(0, 1) }))).toBe(0);
  });

  it('measure how the first stands out, ten imagined passages of middling cosine beside the real ones', () => {
    // (0.9 - 0.7) / 0.25 = 0.8; alone the background is the imagined 0.4.
    expect(FEATURES.contrast(evidence({ candidates: [candidate(0, 0.9)] }))).toBeCloseTo(0.4);
    // With one more at 0.7 (scaled 0): 10 * 0.4 / 11.
    const two = [candidate(1, 0.7), candidate(0, 0.9)];
    expect(FEATURES.contrast(evidence({ candidates: two }))).toBeCloseTo(0.8 - 4 / 11);
  });

  it('count what was searched in powers of ten', () => {
    expect(FEATURES.size(evidence({ searched: 99 }))).toBeCloseTo(2);
  });
});

describe('confidence', () => {
  it('is the logistic function of the weighted features', () => {
    const given = evidence({ ranked: [ranked(0, 2, 0.5)] });
    const model = { bias: -1, weights: { reading: 0.5, overlap: 2 } };
    expect(confidence(given, model)).toBeCloseTo(1 / (1 + Math.exp(-1)));
    expect(confidence(given, { bias: 0, weights: {} })).toBe(0.5);
  });
});

describe('term weights', () => {
  const texts = [...new Array(9).fill('rakit desa'), 'garam desa'].map(analyse);
  const generation = { live: 10, lexical: openLexicalIndex(buildLexicalIndex(texts)) };
  const weight = (question: string) => termWeights(analyse(question), generation);

  it('are larger for rarer terms: ln((N + 1001) / (df + 1.5))', () => {
    const weights = weight('garam rakit perahu');
    expect(weights.get('garam')).toBeCloseTo(Math.log(1011 / 2.5), 2);
    expect(weights.get('rakit')).toBeCloseTo(Math.log(1011 / 10.5), 2);
    expect(weights.get(analyse('perahu').terms[0] ?? '')).toBeCloseTo(Math.log(1011 / 1.5), 2);
  });

  it('leave out function words', () => {
    expect([...weight('apa yang ada di desa, and what is it').keys()]).toEqual(['desa']);
  });
});
