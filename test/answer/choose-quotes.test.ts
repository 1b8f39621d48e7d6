// Which sentences are quoted: the best, then others nearly as good, rather from other documents.
import { describe, expect, it } from 'vitest';
import { KUTIP_ENCODER } from '../../embeddings/profile.js';
import { chooseQuotes } from '../../src/answer/choose-quotes.js';
import type { Reasoning } from '../../src/answer/read-passages.js';

/** Passages by document and score, in the order of their ids. */
function reasoning(...passages: readonly [document: number, score: number][]): Reasoning {
  const found = passages.map(([documentId], id) => ({
    candidate: { ordinal: id, cosine: 0, lexical: 0, fused: 0 },
    passage: {
      ...{ id, documentId, versionId: documentId, text: 'Rakit.', start: 100, end: 106 },
      ...{
        sentences: [{ start: 100, end: 106 }],
        seenFrom: 100,
        section: null,
        page: null,
        paragraph: 1,
        vectorHash: '',
      },
    },
  }));
  const ranked = passages.map(([, score], at) => ({
    passage: {
      candidate: { ordinal: at, cosine: 0, lexical: 0, fused: 0 },
      text: '',
      sentences: [],
      readings: [],
      quotable: [],
    },
    ...{ index: 0, score, reading: score, overlap: 0, span: { start: 1, end: 5 } },
  }));
  ranked.sort((a, b) => b.score - a.score);
  return {
    found,
    ranked,
    confidence: 1,
    evidence: { candidates: [], ranked, searched: 1, across: false, profile: KUTIP_ENCODER },
  };
}
const chosen = (given: Reasoning, most = 3, exhaustive = false) =>
  chooseQuotes(given, { most, exhaustive }).map(({ passage }) => passage.id);

describe('quotes are chosen', () => {
  it('best first, no more than asked for', () => {
    expect(chosen(reasoning([1, 5], [2, 9], [3, 7]))).toEqual([1, 2, 0]);
    expect(chosen(reasoning([1, 5], [2, 9], [3, 7]), 1)).toEqual([1]);
  });

  it('from another document where scores are close', () => {
    expect(chosen(reasoning([1, 9], [1, 8], [2, 7]), 2)).toEqual([0, 2]);
    expect(chosen(reasoning([1, 9], [1, 8], [2, 6]), 2)).toEqual([0, 1]);
  });

  it('only when nearly as good as the best, unless all are wanted', () => {
    const given = reasoning([1, 9], [2, 3.9], [3, 4.1]);
    expect(chosen(given)).toEqual([0, 2]);
    expect(chosen(given, 3, true)).toEqual([0, 2, 1]);
  });

  it('with the answering words as offsets into the source text', () => {
    expect(chooseQuotes(reasoning([1, 9]), { most: 1, exhaustive: false })[0]).toMatchObject({
      emphasis: { start: 101, end: 105 },
      sentence: 0,
      score: 9,
    });
  });

  it('and none are when nothing was read', () => {
    expect(chosen(reasoning())).toEqual([]);
  });
});
