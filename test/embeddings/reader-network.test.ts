// From the reader's scores of tokens to answering words: which span wins, and how it stands in the text.
import { expect, test } from 'vitest';
import { type PassageToken, sentenceReadings, withoutOuterPunctuation } from '../../embeddings/reader-network.js';

const text = 'Sungai itu panjang. Namanya Kali Biru, di timur.';
const sentences = [
  { start: 0, end: 19 },
  { start: 20, end: 48 },
];

/** One token a word; positions 0 to 2 stand for `<s>`, a question and `</s>`. */
const tokens: PassageToken[] = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }, at) => ({
  position: at + 3,
  start: index,
  end: index + word.length,
  sentence: index < 20 ? 0 : 1,
}));

function logits(peaks: Record<number, number>): Float32Array {
  return Float32Array.from({ length: 12 }, (_, position) => peaks[position] ?? -5);
}

test('the best span of a sentence scores its start and end minus the score of "no answer"', () => {
  // Words: 3 Sungai, 4 itu, 5 panjang. | 6 Namanya, 7 Kali, 8 Biru, 9 di, 10 timur.
  const [first, second] = sentenceReadings({ text, sentences }, tokens, logits({ 0: 1, 7: 4 }), logits({ 0: 2, 8: 3 }));
  expect(second).toEqual({ score: 4 + 3 - 1 - 2, start: 28, end: 37 });
  expect(text.slice(28, 37)).toBe('Kali Biru');
  expect(first?.score).toBe(-5 - 5 - 1 - 2);
});

test('a span never ends before it starts, nor crosses a sentence', () => {
  const [first, second] = sentenceReadings(
    { text, sentences },
    tokens,
    logits({ 5: 9, 10: 1 }),
    logits({ 6: 9, 7: 1 }),
  );
  expect(text.slice(first?.start, first?.end)).toBe('panjang');
  expect(second?.start).toBeGreaterThanOrEqual(20);
  expect(second?.score).toBeLessThan(9 + 9 + 10);
});

test('a span has at most 40 tokens', () => {
  const words = Array.from({ length: 60 }, (_, at) => ({
    position: at + 1,
    start: at * 2,
    end: at * 2 + 1,
    sentence: 0,
  }));
  const long = 'x '.repeat(60);
  const start = new Float32Array(61).fill(-1);
  const end = new Float32Array(61).fill(-1);
  start[1] = 10;
  end[41] = 10;
  const [reading] = sentenceReadings({ text: long, sentences: [{ start: 0, end: 120 }] }, words, start, end);
  // 41 tokens would score 22; the best allowed pair keeps only one of both peaks.
  expect(reading?.score).toBe(10 - 1 + 2);
});

test('a sentence beyond the window scores -Infinity', () => {
  const [, second] = sentenceReadings({ text, sentences }, tokens.slice(0, 3), logits({}), logits({}));
  expect(second).toEqual({ score: Number.NEGATIVE_INFINITY, start: 20, end: 48 });
});

test.each([
  ['(Kali Biru),', 'Kali Biru'],
  ['“Kali Biru”.', 'Kali Biru'],
  ['Pakta Lembah (1955).', 'Pakta Lembah (1955)'],
  ['45%,', '45%'],
  ['Rp 3.000,-', 'Rp 3.000'],
  ['lembah (barat', 'lembah (barat'],
  ['…', '…'],
])('outer punctuation of %s is not emphasised', (span, words) => {
  const padded = `a ${span} b`;
  const { start, end } = withoutOuterPunctuation(padded, 2, 2 + span.length);
  expect(padded.slice(start, end)).toBe(words);
});
