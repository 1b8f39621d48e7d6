// Find sources: passages that bear on what somebody wrote, from its most telling sentences.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToyAnswers, TOY_CALIBRATION, type ToyAnswers } from './toy-answers.js';

const RAFT = 'Rakit dari bambu betung tahan lima tahun di sungai.';
const SALT = 'Petani garam menunggu kemarau panjang di tambak.';
const TWIN =
  'Nelayan desa menanam pohon bakau di tepi muara supaya ombak besar tidak lagi merusak rumah panggung mereka.';

/** A passage bears on a sentence when its fused score is above about a quarter. */
const calibration = { ...TOY_CALIBRATION, relevance: { bias: -3, weights: { fused: 8 } } };

let toy: ToyAnswers;
beforeAll(async () => {
  toy = await openToyAnswers({ calibration });
  toy.folder.write('rakit.md', RAFT);
  toy.folder.write('garam.md', SALT);
  toy.folder.write('bakau-1.md', TWIN);
  toy.folder.write('bakau-2.md', TWIN);
  await toy.library.sync(toy.folder.root);
});
afterAll(() => toy.close());

const find = async (text: string, quotes = 3) =>
  toy.answers.findSources({ text, quotes, owner: 'console', collectionId: await toy.collectionId() });

describe('sources of a message', () => {
  it('are exact passages from different documents for what it says, named as found and never as sure', async () => {
    const text = `halo semua 😀 wkwk\nKatanya rakit dari bambu betung tahan lama di sungai. Terus petani garam menunggu kemarau panjang?`;
    const answer = await find(text);
    expect(answer).toMatchObject({
      kind: 'search',
      answered: true,
      sure: false,
      question: text,
      further: [],
      undated: 0,
    });
    expect(new Set(answer.quotes.map((quote) => quote.text))).toEqual(new Set([RAFT, SALT]));
    expect(answer.quotes.every(({ emphasis }) => emphasis === null)).toBe(true);
  });

  it('are at most as many as asked for, and near-duplicates are one', async () => {
    const text = `${TWIN} ${RAFT} ${SALT}`;
    expect((await find(text, 1)).quotes).toHaveLength(1);
    const { quotes, alsoIn } = await find(text);
    expect(quotes.filter(({ document }) => document.startsWith('bakau'))).toHaveLength(1);
    expect(Object.values(alsoIn).flat()).toHaveLength(1);
  });

  it('that bear on nothing are only offered as the nearest', async () => {
    const answer = await find('Kereta gantung salju bersejarah di Alpen dibuka kembali kemarin.');
    expect(answer).toMatchObject({ answered: false, quotes: [] });
    expect(answer.nearest.length).toBeGreaterThan(0);
  });

  it('are looked for in what was said, not in its links', async () => {
    const answer = await find(
      'https://example.org/rakit-dari-bambu-betung-tahan-lima-tahun-di-sungai petani garam menunggu kemarau',
    );
    expect(answer.quotes.map(({ document }) => document)).toEqual(['garam.md']);
  });

  it('are found in the longest message that can be written; a longer one is refused, and so is one without words', async () => {
    const filler = 'Kemarin hujan turun deras sekali di kampung sebelah. ';
    const longest = filler.repeat(74) + RAFT;
    expect(longest.length).toBeLessThanOrEqual(4000);
    expect((await find(longest.padEnd(4000, '.'))).quotes[0]?.text).toBe(RAFT);
    await expect(find('x'.repeat(4001))).rejects.toMatchObject({ code: 'text-too-long' });
    for (const empty of ['', '  \n', '😀 !!!', 'https://example.org']) {
      await expect(find(empty)).rejects.toMatchObject({ code: 'no-words' });
    }
  });

  it('without any documents are told as such', async () => {
    const empty = await openToyAnswers();
    const collectionId = await empty.collectionId();
    const attempt = empty.answers.findSources({ text: RAFT, quotes: 3, owner: 'console', collectionId });
    await expect(attempt).rejects.toMatchObject({ code: 'no-documents' });
    await empty.close();
  });
});
