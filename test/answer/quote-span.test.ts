// Where a quote begins and ends: whole sentences, what is needed to understand them, and never across what is not prose.
import { describe, expect, it } from 'vitest';
import { type QuotePlan, quoteSpan } from '../../src/answer/quote-span.js';
import { splitSentences } from '../../src/text/sentences.js';
import { pointsBack } from '../../src/text/standing-alone.js';

/** The quote around the sentence that holds `word`; `passage` are words of the text, else all of it. */
function quoted(source: string, word: string, given: Partial<QuotePlan> & { within?: string } = {}): string {
  const sentences = given.sentences ?? splitSentences(source, { start: 0, end: source.length });
  const index = sentences.findIndex(({ start, end }) => source.slice(start, end).includes(word));
  const from = given.within === undefined ? 0 : source.indexOf(given.within);
  const passage = { start: from, end: from + (given.within ?? source).length };
  const { start, end } = quoteSpan({ source, passage, barriers: [], length: 40, ...given, sentences, index });
  return source.slice(start, end);
}

describe('a quote', () => {
  const story = 'Wati membuat rakit dari bambu betung. Ia menjualnya di pasar desa. Harganya naik setiap tahun.';

  it('is the answering sentence, whole', () => {
    expect(quoted(story, 'Harganya')).toBe('Harganya naik setiap tahun.');
  });

  it('brings the sentence before when it opens with a word that points back', () => {
    expect(quoted(story, 'pasar')).toBe('Wati membuat rakit dari bambu betung. Ia menjualnya di pasar desa.');
  });

  it('brings it from the passage before, too', () => {
    expect(quoted(story, 'pasar', { within: 'Ia menjualnya di pasar desa.' })).toBe(
      'Wati membuat rakit dari bambu betung. Ia menjualnya di pasar desa.',
    );
  });

  it('brings no more than two, however they all point back', () => {
    const chain = 'Wati tiba. Ia duduk. Namun hujan turun. Kemudian ia pulang.';
    expect(quoted(chain, 'pulang', { length: 0 })).toBe('Ia duduk. Namun hujan turun. Kemudian ia pulang.');
  });

  it('grows within its passage as far as there is room', () => {
    expect(quoted(story, 'Harganya', { length: 1000 })).toBe(story);
    expect(quoted(story, 'Harganya', { length: 1000, within: 'Harganya naik setiap tahun.' })).toBe(
      'Harganya naik setiap tahun.',
    );
  });

  it('never crosses a heading or other words between sentences', () => {
    const source = 'Wati membuat rakit.\n\nPasar\n\nIa menjualnya.';
    const sentences = [
      { start: 0, end: 19 },
      { start: 28, end: source.length },
    ];
    expect(quoted(source, 'menjualnya', { sentences, length: 1000 })).toBe('Ia menjualnya.');
  });

  it('never crosses boilerplate without letters, such as a page number', () => {
    const source = 'Wati membuat rakit.\n12\nIa menjualnya.';
    const sentences = [
      { start: 0, end: 19 },
      { start: 23, end: source.length },
    ];
    const barriers = [{ start: 20, end: 22 }];
    expect(quoted(source, 'menjualnya', { sentences, barriers, length: 1000 })).toBe('Ia menjualnya.');
    expect(quoted(source, 'menjualnya', { sentences, length: 1000 })).toBe(source);
  });
});

describe('a sentence points back', () => {
  it.each([
    ...[
      'Ia pulang.',
      'Hal itu jarang terjadi.',
      'Namun, hujan turun.',
      '"Mereka pergi," katanya.',
      'Oleh karena itu rakit dibuat.',
    ],
    ...['Keduanya hilang.', 'They left.', 'However, it rained.', 'As a result, the raft sank.', 'This was rare.'],
  ])('when it opens like "%s"', (sentence) => {
    expect(pointsBack(sentence)).toBe(true);
  });

  it.each([
    ...[
      'Wati pulang.',
      'Iaia adalah nama desa.',
      'Namunika menjual rakit.',
      'Rakit itu hanyut.',
      'Hujan turun, namun reda.',
    ],
    ...['Thistle grows here.', 'Sofia left.', 'Theory is grey.', 'Jadiwati menulis buku.'],
  ])('not when it opens like "%s"', (sentence) => {
    expect(pointsBack(sentence)).toBe(false);
  });
});
