// The same sentence is known again wherever it is read.
import { expect, test } from 'vitest';
import { sentenceKey } from '../../src/text/sentence-key.js';

test('a sentence has one key whatever its spaces, hyphenation, quotation marks and case', () => {
  const key = sentenceKey('“Rakit” dibuat dari infor-\nmasi lama.');
  expect(sentenceKey('"RAKIT" dibuat  dari informasi lama.')).toBe(key);
  // Fixed for good: what was used is remembered by it.
  expect(sentenceKey('Rakit bambu.')).toBe(6919710535530610816n);
});

test('another word or figure makes another key', () => {
  const keys = ['Suhu 15 derajat.', 'Suhu 1,5 derajat.', 'Suhu 1 5 derajat.', 'Suhu 15 derajat lebih.'].map(
    sentenceKey,
  );
  expect(new Set(keys).size).toBe(4);
});
