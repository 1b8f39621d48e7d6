import { describe, expect, it } from 'vitest';
import { vectorText } from '../../src/text/vector-text.js';

const text = 'Airnya asin.';
const metadata = { title: 'Danau Purba', author: null, publisher: null, date: null, url: null, language: null };
const passage = {
  start: 0,
  end: text.length,
  sentences: [{ start: 0, end: text.length }],
  seenFrom: 0,
  section: null,
  page: null,
  paragraph: 1,
};

describe('what the encoder sees of a passage', () => {
  it('is its text below the title and the section', () => {
    expect(vectorText(metadata, { ...passage, section: 'Mengapa asin?' }, text)).toBe(
      'Danau Purba. Mengapa asin? Airnya asin.',
    );
    expect(vectorText(metadata, passage, text)).toBe('Danau Purba. Airnya asin.');
  });

  it('begins with the sentence before, which names what the passage speaks of', () => {
    const source = 'Danau itu purba. Airnya asin.';
    const second = { ...passage, start: 17, end: 29, seenFrom: 0 };
    expect(vectorText(metadata, second, source)).toBe('Danau Purba. Danau itu purba. Airnya asin.');
  });

  it('is its text alone where nothing else is known', () => {
    expect(vectorText({ ...metadata, title: null }, passage, text)).toBe('Airnya asin.');
  });
});
