// Passages quoted whole, without a question: exact, and only what may be quoted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quotePassages } from '../../src/answer/quote-passages.js';
import { openToyAnswers, type ToyAnswers } from './toy-answers.js';
import { libraryOf, toyDocument } from './toy-documents.js';

const RAFT = 'Wati membuat rakit dari bambu betung.';
const MARKET = 'Pasar desa ramai pada hari Minggu.';
const RIVER = 'Sungai meluap setiap bulan Januari, dan warga mengungsi ke bukit.';
/** Of 105 words, so that what follows stands in a passage of its own. */
const LONG = `Daftar itu memuat ${'kelapa, pisang, durian, mangga, salak, '.repeat(20)}dan garam.`;
const BACK = `Mereka menjualnya di kota ${'bersama ikan, udang, dan kepiting, '.repeat(10)}setiap pagi.`;

let toy: ToyAnswers;
beforeEach(async () => {
  toy = await openToyAnswers();
  toy.folder.write('rakit.md', `# Rakit\n\n${RAFT} ${MARKET} ${RIVER}\n`);
  toy.folder.write('garam.md', `${LONG} ${BACK}\n`);
  await toy.library.sync(toy.folder.root);
});
afterEach(() => toy.close());

/** Ids of a document's passages. */
async function passagesOf(path: string): Promise<number[]> {
  const document = (await toy.library.documents(await toy.collectionId())).find((each) => each.path === path);
  return (await toy.library.passagesOf(document?.id ?? -1)).map(({ id }) => id);
}

/** The quote of one of its sentences is never to be shown again. */
async function block(passageId: number, sentence: number): Promise<void> {
  const [blocked] = await toy.answers.quoteSentences('console', [{ passageId, sentence }]);
  await toy.group.blockQuote('console', blocked?.quote.id ?? '', 'ayu');
}

describe('passages quoted whole', () => {
  it('go from their first sentence to their last, with citation and an id that can be shown again', async () => {
    const [raft = -1] = await passagesOf('rakit.md');
    const [quoted] = await toy.answers.quotePassages('console', [raft]);
    expect(quoted).toMatchObject({
      at: 0,
      quote: { text: `${RAFT} ${MARKET} ${RIVER}`, document: 'rakit.md', title: 'Rakit', before: null, after: null },
    });
    const again = await toy.answers.showAgain('console', [
      { id: quoted?.quote.id ?? '', emphasis: null, sentence: { start: 0, end: 1 } },
    ]);
    expect(again.map(({ text }) => text)).toEqual([quoted?.quote.text]);
  });

  it('bring the sentence before where they point back to it', async () => {
    const [list = -1, back = -1] = await passagesOf('garam.md');
    const quoted = await toy.answers.quotePassages('console', [back, list]);
    expect(quoted.map(({ at, quote }) => [at, quote.text])).toEqual([
      [0, `${LONG} ${BACK}`],
      [1, LONG],
    ]);
  });

  it('are their longest row of sentences that may be quoted; the others keep their place', async () => {
    const [raft = -1] = await passagesOf('rakit.md');
    const [list = -1] = await passagesOf('garam.md');
    await block(raft, 1);
    const quoted = await toy.answers.quotePassages('console', [987_654, raft, list]);
    expect(quoted.map(({ at, quote }) => [at, quote.text])).toEqual([
      [1, RIVER],
      [2, LONG],
    ]);
    await block(raft, 0);
    await block(raft, 2);
    expect(await toy.answers.quotePassages('console', [raft])).toEqual([]);
    expect(await toy.answers.quotePassages('console', [])).toEqual([]);
  });

  it('are left out, and that is logged, where the stored text is not what was indexed', async () => {
    const { parsed, passages } = await toyDocument(`# Rakit\n\n${RAFT} ${MARKET}\n`);
    const damaged = libraryOf(parsed, passages, parsed.text.replace('bambu', 'kayu!'));
    const warnings: string[] = [];
    const log = { warning: (where: string, sentence: string) => warnings.push(`${where}: ${sentence}`) };
    const library = {
      ...toy.library,
      ...damaged,
      passages: async () => passages.map((each) => ({ ...each, text: '' })),
    };
    expect(await quotePassages({ library, log }, 'console', [passages[0]?.id ?? -1])).toEqual([]);
    expect(warnings.join()).toMatch(/not what was indexed/);
  });
});
