// Sentences quoted without a question: each by itself, exact, and only what may be quoted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoteSentences } from '../../src/answer/quote-sentences.js';
import { openToyAnswers, type ToyAnswers } from './toy-answers.js';
import { libraryOf, toyDocument } from './toy-documents.js';

const RAFT = 'Wati membuat rakit dari bambu betung.';
const MARKET = 'Pasar desa ramai pada hari Minggu.';
const SALT = 'Petani garam menunggu kemarau panjang.';
const BACK = 'Mereka menjualnya di kota.';

let toy: ToyAnswers;
beforeEach(async () => {
  toy = await openToyAnswers();
  toy.folder.write('rakit.md', `# Rakit\n\n${RAFT} ${MARKET}\n`);
  toy.folder.write('garam.md', `${SALT} ${BACK}\n`);
  await toy.library.sync(toy.folder.root);
});
afterEach(() => toy.close());

/** Id of the first passage of a document. */
async function passageOf(path: string): Promise<number> {
  const document = (await toy.library.documents(await toy.collectionId())).find((each) => each.path === path);
  const [passage] = await toy.library.passagesOf(document?.id ?? -1);
  if (passage === undefined) throw new Error(`${path} has no passages`);
  return passage.id;
}

describe('sentences quoted by themselves', () => {
  it('are whole and alone, with citation, neighbours and an id that can be shown again', async () => {
    const [raft, salt] = [await passageOf('rakit.md'), await passageOf('garam.md')];
    const quoted = await toy.answers.quoteSentences('console', [
      { passageId: salt, sentence: 0 },
      { passageId: raft, sentence: 1 },
      { passageId: raft, sentence: 0 },
    ]);
    expect(quoted.map(({ at, quote }) => [at, quote.text])).toEqual([
      [0, SALT],
      [1, MARKET],
      [2, RAFT],
    ]);
    const market = quoted[1]?.quote;
    expect(market).toMatchObject({ document: 'rakit.md', title: 'Rakit', before: RAFT, after: null, emphasis: null });
    const sentence = { start: 0, end: 1 };
    const again = await toy.answers.showAgain('console', [{ id: market?.id ?? '', emphasis: null, sentence }]);
    expect(again.map(({ text }) => text)).toEqual([MARKET]);
  });

  it('bring the sentence before where they point back to it', async () => {
    const [quoted] = await toy.answers.quoteSentences('console', [
      { passageId: await passageOf('garam.md'), sentence: 1 },
    ]);
    expect(quoted?.quote.text).toBe(`${SALT} ${BACK}`);
  });

  it('are left out where they are blocked, unknown, or their document is gone; the others keep their place', async () => {
    const [raft, salt] = [await passageOf('rakit.md'), await passageOf('garam.md')];
    const [blocked] = await toy.answers.quoteSentences('console', [{ passageId: raft, sentence: 0 }]);
    await toy.group.blockQuote('console', blocked?.quote.id ?? '', 'ayu');
    toy.folder.delete('garam.md');
    await toy.library.sync(toy.folder.root);
    const quoted = await toy.answers.quoteSentences('console', [
      { passageId: salt, sentence: 0 },
      { passageId: raft, sentence: 0 },
      { passageId: 987_654, sentence: 0 },
      { passageId: raft, sentence: 1 },
      { passageId: raft, sentence: 9 },
    ]);
    expect(quoted.map(({ at, quote }) => [at, quote.text])).toEqual([[3, MARKET]]);
    expect(await toy.answers.quoteSentences('console', [])).toEqual([]);
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
    const asked = [{ passageId: passages[0]?.id ?? -1, sentence: 0 }];
    expect(await quoteSentences({ library, log }, 'console', asked)).toEqual([]);
    expect(warnings.join()).toMatch(/not what was indexed/);
  });
});
