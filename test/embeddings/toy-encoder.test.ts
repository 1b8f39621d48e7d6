// The toy models give scores that a person can work out.
import { expect, test } from 'vitest';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { createToyReader } from '../toy/toy-reader.js';

test('the cosine of two texts is their shared words over the root of the product of their words', async () => {
  const encoder = createToyEncoder();
  const question = await encoder.embedQuestion('kapan danau biru');
  const [vector = new Float32Array()] = await encoder.embedPassages(['Danau biru itu.', 'Lain']);
  expect(question.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)).toBeCloseTo(2 / 3, 6);
  expect(encoder.embedded).toEqual(['Danau biru itu.', 'Lain']);
});

test('a text without words still has a unit vector', async () => {
  const vector = await createToyEncoder().embedQuestion('?!');
  expect(Math.hypot(...vector)).toBe(1);
});

test('the toy reader prefers the sentence that shares more words and marks its last word', async () => {
  const text = 'Danau biru dalam. Roti enak.';
  const sentences = [
    { start: 0, end: 17 },
    { start: 18, end: 28 },
  ];
  const [[first, second] = []] = await createToyReader().read('danau biru', [{ text, sentences }]);
  expect(first).toEqual({ score: 1, start: 11, end: 16 });
  expect(second?.score).toBe(-1);
});
