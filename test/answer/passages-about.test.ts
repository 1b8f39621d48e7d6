// Passages about a topic: what bears on a few words, best first, or the document that they name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToyAnswers, TOY_CALIBRATION, type ToyAnswers } from './toy-answers.js';

const RAFT = 'Rakit dari bambu betung tahan lima tahun di sungai.';
const FERRY = 'Rakit dari kayu jati mahal sekali harganya.';
const SALT = 'Petani garam menunggu kemarau panjang di tambak.';
const TWIN = 'Nelayan desa menanam pohon bakau di tepi muara supaya ombak besar tidak lagi merusak rumah mereka.';

/** A topic bears on something when the best fused score is above about a third. */
const calibration = { ...TOY_CALIBRATION, relevance: { bias: -3, weights: { fused: 8 } } };

let toy: ToyAnswers;
beforeAll(async () => {
  toy = await openToyAnswers({ calibration });
  toy.folder.write('satu.md', RAFT);
  toy.folder.write('dua.md', FERRY);
  toy.folder.write('tiga.md', SALT);
  toy.folder.write('empat.md', TWIN);
  toy.folder.write('lima.md', TWIN);
  toy.folder.write(
    'pelabuhan-lama.md',
    `# Pembukaan\n\n${'Kapal besar berlabuh. '.repeat(3)}\n\n# Akhir\n\nGudang kopra runtuh.`,
  );
  await toy.library.sync(toy.folder.root);
});
afterAll(() => toy.close());

const about = async (topic: string, most = 5) =>
  toy.answers.passagesAbout({ topic, most, owner: 'console', collectionId: await toy.collectionId() });

const textsAbout = async (topic: string, most = 5) => {
  const found = await toy.library.passages((await about(topic, most)).map(({ passageId }) => passageId));
  return found.map(({ text }) => text.trim());
};

describe('passages about a topic', () => {
  it('are those that bear on its words, the best first', async () => {
    expect(await textsAbout('rakit bambu betung')).toEqual([RAFT]);
    const both = await about('rakit dari');
    expect(both).toHaveLength(2);
    expect((both[0]?.score ?? 0) >= (both[1]?.score ?? 0)).toBe(true);
    expect(await about('rakit dari', 1)).toHaveLength(1);
  });

  it('are found for words as typed on a phone, typing errors and all', async () => {
    expect(await textsAbout('petani garam di tambakk dgn kemarau')).toEqual([SALT]);
  });

  it('are none where nothing bears on it', async () => {
    expect(await about('kereta gantung bersalju di Alpen')).toEqual([]);
  });

  it('are never two that say nearly the same', async () => {
    expect(await textsAbout('nelayan menanam pohon bakau')).toEqual([TWIN]);
  });

  it('begin with the document that the topic names, in reading order', async () => {
    const texts = await textsAbout('pelabuhan lama');
    expect(texts[0]).toMatch(/^Kapal besar/);
    expect(texts[1]).toBe('Gudang kopra runtuh.');
    expect(await textsAbout('pelabuhan lama', 1)).toHaveLength(1);
  });

  it('are found where it is less certain that they bear on it, when that is wanted', async () => {
    const collectionId = await toy.collectionId();
    const request = { topic: 'rakit bambu berlayar samudra', most: 5, owner: 'console', collectionId };
    expect(await toy.answers.passagesAbout(request)).toEqual([]);
    expect(await toy.answers.passagesAbout({ ...request, broadly: true })).not.toEqual([]);
    expect(await toy.answers.passagesAbout({ ...request, topic: 'kereta salju', broadly: true })).toEqual([]);
  });

  it('leave out the passage whose own words the topic is, so that others are near', async () => {
    const [raft] = await about(RAFT, 1);
    expect(await textsAbout(RAFT)).toEqual([RAFT]);
    const request = { topic: RAFT, most: 5, owner: 'console', collectionId: await toy.collectionId() };
    const found = await toy.answers.passagesAbout({ ...request, around: raft?.passageId ?? -1 });
    const texts = (await toy.library.passages(found.map(({ passageId }) => passageId))).map(({ text }) => text.trim());
    expect(texts[0]).toBe(FERRY);
    expect(texts).not.toContain(RAFT);
  });

  it('that are blocked altogether are not among them', async () => {
    const [first] = await about('pelabuhan lama', 2).then((found) => found.slice(1));
    const [quoted] = await toy.answers.quoteSentences('console', [{ passageId: first?.passageId ?? -1, sentence: 0 }]);
    await toy.group.blockQuote('console', quoted?.quote.id ?? '', 'ayu');
    expect(await textsAbout('pelabuhan lama')).not.toContain('Gudang kopra runtuh.');
  });

  it('are refused for a topic that is too long or holds no words, and where there are no documents', async () => {
    await expect(about('x'.repeat(201))).rejects.toMatchObject({ code: 'topic-too-long' });
    for (const empty of ['', '  \n', '😀 !!!']) await expect(about(empty)).rejects.toMatchObject({ code: 'no-words' });
    const nothing = await openToyAnswers();
    const collectionId = await nothing.collectionId();
    const attempt = nothing.answers.passagesAbout({ topic: 'rakit', most: 3, owner: 'console', collectionId });
    await expect(attempt).rejects.toMatchObject({ code: 'no-documents' });
    await nothing.close();
  });
});
