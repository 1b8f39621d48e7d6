// Never quote this: what a leader blocked is no longer quoted, offered or found, until it is unblocked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Quote } from '../../src/types.js';
import { openToyAnswers, type ToyAnswers } from './toy-answers.js';

const BAD = 'Wati membuat rakit dari bambu betung di sungai.';
const NEXT = 'Wati juga membuat rakit dari kayu jati.';
const OTHER = 'Rakit dari bambu petung dibuat Wati tahun lalu.';
const QUESTION = 'Dari apa Wati membuat rakit bambu?';

let toy: ToyAnswers;
beforeEach(async () => {
  toy = await openToyAnswers();
});
afterEach(() => toy.close());

/** The quote that holds these words among those given. */
function holding(quotes: readonly Quote[], words: string): Quote {
  const found = quotes.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error('no quote holds these words');
  return found;
}

async function block(words: string, question = QUESTION): Promise<string> {
  const { quotes } = await toy.ask(question);
  const { id } = holding(quotes, words);
  await toy.group.blockQuote('console', id, 'ayu');
  return id;
}

/** Everything that an answer offers. */
async function offered(question = QUESTION): Promise<string[]> {
  const { quotes, nearest, further } = await toy.ask(question, { further: 10 });
  return [...quotes, ...nearest, ...further].map(({ text }) => text);
}

describe('a blocked quote', () => {
  it('gives way to the next best sentence of its passage, and comes back when unblocked', async () => {
    // Long enough that the quote does not grow into the next paragraph of the passage.
    const more = 'Batangnya ditebang pada musim kemarau, dijemur sebulan penuh, lalu diikat rapat dengan rotan basah.';
    toy.folder.write('rakit.md', `# Rakit\n\n${BAD} ${more} ${more}\n\n${NEXT}\n`);
    await toy.library.sync(toy.folder.root);
    const id = await block(BAD);
    expect((await toy.ask(QUESTION)).quotes.map(({ text }) => text)).toEqual([NEXT]);
    expect((await offered()).join('\n')).not.toContain(BAD);
    await toy.group.unblockQuote('console', id);
    expect((await toy.ask(QUESTION)).quotes[0]?.text).toContain(BAD);
  });

  it('takes its passage with it when nothing else stands there', async () => {
    toy.folder.write('satu.md', BAD);
    toy.folder.write('dua.md', OTHER);
    await toy.library.sync(toy.folder.root);
    await block(BAD);
    const answer = await toy.ask(QUESTION, { further: 10 });
    expect(answer.quotes.map(({ document }) => document)).toEqual(['dua.md']);
    expect(answer.further).toEqual([]);
    await block(OTHER);
    expect(await toy.ask(QUESTION)).toMatchObject({ answered: false, quotes: [], nearest: [] });
  });

  it('is not pulled into the quote of a sentence beside it', async () => {
    const before = 'Kapal kecil itu berlabuh di teluk sepi.';
    toy.folder.write('teluk.md', `${before} Ia membawa garam dari pulau seberang. Garam itu dijual murah.`);
    await toy.library.sync(toy.folder.root);
    const asked = 'Siapa membawa garam dari pulau seberang?';
    expect((await toy.ask(asked)).quotes[0]?.text).toContain(before);
    const [made] = await toy.library.saveQuotes('console', [await placeOf('teluk.md', before)]);
    await toy.group.blockQuote('console', made ?? '', 'ayu');
    const [quote] = (await toy.ask(asked)).quotes;
    expect(quote?.text).toBe('Ia membawa garam dari pulau seberang. Garam itu dijual murah.');
  });

  it('stays away when its document is read again in another version, is renamed, or stands there twice', async () => {
    toy.folder.write('satu.md', BAD);
    toy.folder.write('dua.md', OTHER);
    await toy.library.sync(toy.folder.root);
    await block(BAD);
    toy.folder.write('satu.md', `Pembukaan yang baru saja ditambahkan. ${BAD}\n\nPenutup.`);
    toy.folder.write('salinan.md', `# Salinan\n\n${BAD}\n`);
    await toy.library.sync(toy.folder.root);
    expect((await offered()).join('\n')).not.toContain(BAD);
    toy.folder.delete('satu.md');
    await toy.library.sync(toy.folder.root);
    expect((await offered()).join('\n')).not.toContain(BAD);
  });

  it('is neither found by a search, nor nearest, nor in an overview, nor among sources, nor shown again', async () => {
    toy.folder.write('satu.md', BAD);
    toy.folder.write('dua.md', `${OTHER}\n\n${NEXT}`);
    await toy.library.sync(toy.folder.root);
    const id = await block(BAD);
    const questions = ['rakit bambu betung', 'ringkas semua dokumen', 'ringkas dokumen satu', 'jelaskan rakit bambu'];
    for (const question of [...questions, 'Siapa presiden pertama kerajaan rakit kencana?']) {
      expect((await offered(question)).join('\n'), question).not.toContain(BAD);
    }
    const collectionId = await toy.collectionId();
    const sources = await toy.answers.findSources({ text: BAD, collectionId, owner: 'console', quotes: 3 });
    expect([...sources.quotes, ...sources.nearest].map(({ text }) => text).join('\n')).not.toContain(BAD);
    const shown = [{ id, emphasis: null, sentence: { start: 0, end: BAD.length } }];
    expect(await toy.answers.showAgain('console', shown)).toEqual([]);
    expect(await toy.answers.showAgain('console', shown, { evenBlocked: true })).toMatchObject([{ id, text: BAD }]);
  });

  it('is not named as also standing elsewhere', async () => {
    const long =
      'Nelayan desa menanam pohon bakau di tepi muara supaya ombak besar tidak merusak rumah panggung mereka.';
    toy.folder.write('bakau-1.md', `# Bakau\n\n${long} Bakau tumbuh cepat.`);
    toy.folder.write('bakau-2.md', `# Bakau\n\n${long} Bakau tumbuh pelan.`);
    await toy.library.sync(toy.folder.root);
    const asked = 'Siapa menanam pohon bakau di tepi muara?';
    const first = await toy.ask(asked);
    expect(Object.values(first.alsoIn)).toHaveLength(1);
    const elsewhere = Object.values(first.alsoIn)[0]?.[0] ?? '';
    const ending = elsewhere === 'bakau-1.md' ? 'Bakau tumbuh cepat.' : 'Bakau tumbuh pelan.';
    const [id] = await toy.library.saveQuotes('console', [await placeOf(elsewhere, ending)]);
    await toy.group.blockQuote('console', id ?? '', 'ayu');
    expect((await toy.ask(asked)).alsoIn).toEqual({});
  });

  it('of one owner is quoted to others still', async () => {
    toy.folder.write('satu.md', BAD);
    await toy.library.sync(toy.folder.root);
    await block(BAD);
    expect((await toy.ask(QUESTION, { owner: 'another' })).quotes[0]?.text).toBe(BAD);
  });
});

/** Where these words stand in a document, as a quote draft. */
async function placeOf(path: string, words: string) {
  const document = await toy.library.documentAt(await toy.collectionId(), path);
  const text = (await toy.library.sourceText(document?.versionId ?? -1)) ?? '';
  const start = text.indexOf(words);
  return { versionId: document?.versionId ?? -1, start, end: start + words.length, hash: 'h' };
}
