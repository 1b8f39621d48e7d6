// Which sentence answers: the reader's judgement, the retriever's, and shared words, weighed as told.
import { describe, expect, it } from 'vitest';
import { coverage, type ReadPassage, rankSentences } from '../../src/answer/rank-sentences.js';
import { splitSentences } from '../../src/text/sentences.js';

const NOTHING = { fused: 0, overlap: 0 };

function readPassage(ordinal: number, fused: number, text: string, scores: readonly number[]): ReadPassage {
  const sentences = splitSentences(text, { start: 0, end: text.length });
  const readings = sentences.map(({ start, end }, at) => ({
    score: scores[at] ?? 0,
    start,
    end: Math.min(end, start + 5),
  }));
  const quotable = [...sentences.keys()];
  return { candidate: { ordinal, cosine: 0, lexical: 0, fused }, text, sentences, readings, quotable };
}

describe('sentences', () => {
  const first = readPassage(0, 0.5, 'Wati menjual rakit. Rakit tahan lama.', [1, 3]);
  const second = readPassage(1, 0.9, 'Garam mahal.', [2]);
  const question = new Map([
    ['rakit', 3],
    ['garam', 1],
  ]);

  it('are the best of each passage, best first, by the reader alone', () => {
    const ranked = rankSentences([first, second], question, NOTHING);
    expect(ranked.map(({ passage, index, score }) => [passage.candidate.ordinal, index, score])).toEqual([
      [0, 1, 3],
      [1, 0, 2],
    ]);
  });

  it('that may not be quoted give way to the next best, and a passage without any is left out', () => {
    const ranked = rankSentences(
      [
        { ...first, quotable: [0] },
        { ...second, quotable: [] },
      ],
      question,
      NOTHING,
    );
    expect(ranked.map(({ passage, index, score }) => [passage.candidate.ordinal, index, score])).toEqual([[0, 0, 1]]);
  });

  it('gain by their passage and by shared words', () => {
    expect(rankSentences([first, second], question, { ...NOTHING, fused: 10 }).map(({ score }) => score)).toEqual([
      11, 8,
    ]);
    const [best] = rankSentences([first], question, { ...NOTHING, overlap: 4 });
    expect(best).toMatchObject({ reading: 3, overlap: 0.75, score: 6 });
  });

  it('that are equal keep the order of the text and of the passages', () => {
    const even = readPassage(5, 0, 'Satu. Dua.', [1, 1]);
    const lower = readPassage(4, 0, 'Tiga.', [1]);
    const ranked = rankSentences([even, lower], question, NOTHING);
    expect(ranked.map(({ passage, index }) => [passage.candidate.ordinal, index])).toEqual([
      [4, 0],
      [5, 0],
    ]);
  });

  it('that the reader could not reach come last; a passage without sentences is left out', () => {
    const far = readPassage(2, 0, 'Jauh.', [Number.NEGATIVE_INFINITY]);
    const empty = readPassage(3, 9, '', []);
    const ranked = rankSentences([far, empty, second], question, NOTHING);
    expect(ranked.map(({ passage }) => passage.candidate.ordinal)).toEqual([1, 2]);
  });
});

describe('coverage', () => {
  it('is the share of the weight that a text holds, stems alike', () => {
    const question = new Map([
      ['rakit', 3],
      ['garam', 1],
    ]);
    expect(coverage('Perakit menjual RAKIT.', question)).toBe(0.75);
    expect(coverage('Rakit dan garam', question)).toBe(1);
    expect(coverage('Perahu', question)).toBe(0);
    expect(coverage('Perahu', new Map())).toBe(0);
  });
});
