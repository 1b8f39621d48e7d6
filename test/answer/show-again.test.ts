// Quotes shown again: sliced anew, compared with what was shown, left out when that is not there any more.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answeringSentence } from '../../src/answer/answering-sentence.js';
import type { ShownQuote } from '../../src/group-types.js';
import type { Answer } from '../../src/types.js';
import { openToyAnswers, type ToyAnswers } from './toy-answers.js';

const QUESTION = 'Dari apa Wati membuat rakit?';

const isOfTeak = ({ document }: { readonly document: string }) => document === 'jati.md';

let toy: ToyAnswers;
let answer: Answer;
let shown: ShownQuote[];
beforeEach(async () => {
  toy = await openToyAnswers();
  toy.folder.write('rakit.md', '# Rakit\n\nSungai itu lebar. Wati membuat rakit dari bambu betung. Pasar ramai.');
  toy.folder.write('jati.md', 'Wati membuat rakit dari kayu jati.');
  await toy.library.sync(toy.folder.root);
  answer = await toy.ask(QUESTION);
  shown = answer.quotes.map((quote) => ({
    id: quote.id,
    emphasis: quote.emphasis,
    sentence: answeringSentence(quote),
  }));
});
afterEach(() => toy.close());

describe('quotes shown before', () => {
  it('come back as they were, in the order given', async () => {
    const again = await toy.answers.showAgain('console', shown);
    const withoutScore = ({ score: _, ...quote }: Answer['quotes'][number]) => quote;
    expect(again.map(withoutScore)).toEqual(answer.quotes.map(withoutScore));
    const reversed = await toy.answers.showAgain('console', [...shown].reverse());
    expect(reversed.map(({ id }) => id)).toEqual(shown.map(({ id }) => id).reverse());
    expect(reversed.map(({ score }) => score)).toEqual([2, 1]);
  });

  it('stay as they were quoted when their document says something else now', async () => {
    toy.folder.write('jati.md', 'Wati membuat rakit dari kayu ulin.');
    const before = Date.now();
    await toy.library.sync(toy.folder.root);
    const again = await toy.answers.showAgain('console', shown);
    const [changed, unchanged] = [again.find(isOfTeak), again.find((quote) => !isOfTeak(quote))];
    expect(changed?.text).toBe('Wati membuat rakit dari kayu jati.');
    expect(changed?.readAt).toBeLessThanOrEqual(before);
    expect(unchanged).not.toHaveProperty('readAt');
  });

  it('are left out when their document was removed', async () => {
    toy.folder.delete('jati.md');
    await toy.library.sync(toy.folder.root);
    const again = await toy.answers.showAgain('console', shown);
    expect(again.map(({ document }) => document)).toEqual(['rakit.md']);
  });

  it('are left out, and that is logged without their words, when the slice is not what was shown', async () => {
    const [first] = answer.quotes;
    const record = await toy.library.quote('console', first?.id ?? '');
    if (record === null) throw new Error('the quote is known');
    const place = { versionId: record.versionId, start: record.start, end: record.end - 1, hash: 'another' };
    const [id = ''] = await toy.library.saveQuotes('console', [place]);
    expect(await toy.answers.showAgain('console', [{ id, emphasis: null, sentence: place }])).toEqual([]);
    expect(toy.warnings.join()).toMatch(/no longer the slice/);
    expect(toy.warnings.join()).not.toMatch(/Wati|bambu|kayu|rakit\.md/);
  });

  it('are those of the owner only, and unknown ids are passed over', async () => {
    expect(await toy.answers.showAgain('another', shown)).toEqual([]);
    expect(
      await toy.answers.showAgain('console', [{ id: 'ZZZZZZZZ', emphasis: null, sentence: { start: 0, end: 1 } }]),
    ).toEqual([]);
  });

  it('never set words in bold that stand outside', async () => {
    const [first] = shown;
    if (first === undefined) throw new Error('something was shown');
    const [quote] = await toy.answers.showAgain('console', [{ ...first, emphasis: [0, 100_000] }]);
    expect(quote?.emphasis).toBeNull();
  });
});
