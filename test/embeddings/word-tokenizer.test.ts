// Tokens with offsets: words tokenised one by one give the tokens of the whole text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWordTokenizer } from '../../embeddings/word-tokenizer.js';

/** A tokenizer that splits on white space and gives each character of a word a token, and each word an opening one. */
const encode = (text: string): number[] =>
  text
    .replaceAll('\v', '')
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((word) => [0, ...Array.from(word, (c) => c.codePointAt(0) ?? 0)]);

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🦊', ' ', '\n', '\u00a0', '\v'), maxLength: 60 });

test('the ids of the words one after another are the ids of the whole', () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(createWordTokenizer(encode).ids(whole)).toEqual(encode(whole));
    }),
  );
});

test('every word stands where its offsets say, inside the slice that was asked for', () => {
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(60), (whole, a, b) => {
      const [start, end] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)];
      const words = createWordTokenizer(encode).words(whole, start, end);
      expect(words.every((word) => word.start >= start && word.end <= end)).toBe(true);
      expect(words.map((word) => encode(whole.slice(word.start, word.end)))).toEqual(words.map((word) => word.ids));
    }),
  );
});

test('a limit stops early, with the first ids', () => {
  expect(createWordTokenizer(encode).ids('ab cd', 4)).toEqual(encode('ab cd').slice(0, 4));
});

test('a text that spells a special token is not one', () => {
  const seen: string[] = [];
  createWordTokenizer((word) => {
    seen.push(word);
    return [];
  }).ids('akhir</s> <s> <pad>x a<b');
  expect(seen).toEqual(['akhir< /s>', '< s>', '< pad>x', 'a<b']);
});

test('a word of a megabyte is tokenised in pieces', () => {
  const lengths: number[] = [];
  const tokenizer = createWordTokenizer((word) => {
    lengths.push(word.length);
    return [1];
  });
  expect(tokenizer.ids('x'.repeat(1_000_000)).length).toBe(lengths.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(256);
});
