// Typing errors are mended by the documents' own words, and by nothing else.
import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../embeddings/bm25-builder.js';
import { openLexicalIndex } from '../../embeddings/bm25-index.js';
import { withCorrections } from '../../src/answer/typing-errors.js';
import { analyse } from '../../src/text/terms.js';

const TEXTS = ['Kazakhstan menyewakan kosmodrom kepada Rusia.', 'Nelayan Kirgizstan menunggu kemarau di tambak.'];
const index = openLexicalIndex(buildLexicalIndex(TEXTS.map(analyse)));

describe('a question with typing errors', () => {
  it.each([
    ['Siapa menyewa di Kazakstan?', 'Siapa menyewa di kazakhstan?'],
    ['kapan kemarrau tiba', 'kapan kemarau tiba'],
    ['nelyaan tambka', 'nelayan tambak'],
    ['berapa kosmodorm', 'berapa kosmodrom'],
  ])('"%s" is read as "%s"', (typed, read) => {
    expect(withCorrections(typed, 'id', index)).toBe(read);
  });

  it.each([
    ['a word that the documents hold', 'nelayan kemarau'],
    ['a word of the same stem', 'penyewaan disewakan sewanya'],
    ['a short word', 'Russ tamb'],
    ['a word with another first letter', 'melayan'],
    ['a function word', 'beberapa tentang sebagai'],
    ['a word that is nothing like theirs', 'kereta gantung'],
  ])('keeps %s', (_, question) => {
    expect(withCorrections(question, 'id', index)).toBe(question);
  });

  it('is mended word by word, never inside another word', () => {
    expect(withCorrections('tamba tambahkan', 'id', index)).toBe('tambak tambahkan');
  });

  it('in English is mended in names only', () => {
    expect(withCorrections('who rents tambal in Kazakstan', 'en', index)).toBe('who rents tambal in kazakhstan');
  });
});
