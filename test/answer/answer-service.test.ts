// Answering on a real library with toy models: quotes, perhaps, abstentions, filters, searches and overviews.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToyAnswers, type ToyAnswers } from './toy-answers.js';

const front = (title: string, date: string | null, text: string) =>
  `---\ntitle: ${title}\nauthor: Rina Wati\n${date === null ? '' : `date: ${date}\n`}---\n\n${text}\n`;

const RAFT =
  'Wati membuat rakit dari bambu betung. Ia menjual rakit itu di pasar teluk. Rakit tahan lima tahun di sungai.';
const TWIN =
  'Nelayan desa menanam pohon bakau di tepi muara supaya ombak besar tidak lagi merusak rumah panggung mereka.';

let toy: ToyAnswers;
beforeAll(async () => {
  toy = await openToyAnswers();
  toy.folder.write('rakit.md', front('Rakit bambu', '2020-03-07', RAFT));
  toy.folder.write(
    'garam.md',
    front('Petani garam', '2022', 'Petani garam menunggu kemarau panjang. Kristal garam terbentuk di tambak.'),
  );
  toy.folder.write('teluk-a.md', front('Armada teluk', '2021-05', 'Armada teluk memiliki 4.000 perahu.'));
  toy.folder.write('teluk-b.md', front('Kapal di teluk', null, 'Armada teluk kini memiliki 2.500 perahu.'));
  toy.folder.write('bakau-1.md', front('Bakau', '2019', TWIN));
  toy.folder.write('bakau-2.md', front('Bakau', '2019', TWIN));
  await toy.library.sync(toy.folder.root);
});
afterAll(() => toy.close());

describe('a question that the documents answer', () => {
  it('gets exact quotes with citation, and the words that answer', async () => {
    const answer = await toy.ask('Dari apa Wati membuat rakit?');
    expect(answer).toMatchObject({ kind: 'question', language: 'id', answered: true, sure: true, readAs: null });
    const [quote] = answer.quotes;
    expect(quote).toMatchObject({
      document: 'rakit.md',
      title: 'Rakit bambu',
      author: 'Rina Wati',
      date: '2020-03-07',
    });
    expect(quote?.text.slice((quote.emphasis?.[0] ?? 0) - quote.start, (quote.emphasis?.[1] ?? 0) - quote.start)).toBe(
      'betung',
    );
    expect(quote?.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(answer.nearest).toEqual([]);
    const source = await toy.library.sourceText((await toy.library.quote('console', quote?.id ?? ''))?.versionId ?? -1);
    expect(source?.slice(quote?.start, quote?.end)).toBe(quote?.text);
  });

  it('is answered perhaps when less is shared', async () => {
    // Three of five words are shared: reading 0.5, confidence .62.
    const answer = await toy.ask('Kapan Wati membuat rakit kecil?');
    expect(answer).toMatchObject({ answered: true, sure: false });
    expect(answer.confidence).toBeCloseTo(1 / (1 + Math.exp(-0.5)));
  });

  it('gets no more quotes than asked for, each from another passage', async () => {
    const { quotes } = await toy.ask('Berapa perahu armada teluk memiliki?');
    expect(quotes.map(({ document }) => document).sort()).toEqual(expect.arrayContaining(['teluk-a.md', 'teluk-b.md']));
    expect(new Set(quotes.map(({ document, start }) => `${document}:${start}`)).size).toBe(quotes.length);
    expect((await toy.ask('Berapa perahu armada teluk memiliki?', { quotes: 1 })).quotes).toHaveLength(1);
  });

  it('is read in plain spelling, and says so', async () => {
    const answer = await toy.ask('dr apa sih Wati bikin rakit');
    expect(answer).toMatchObject({
      readAs: 'dari apa Wati membuat rakit',
      answered: true,
      question: 'dr apa sih Wati bikin rakit',
    });
  });

  it('is read with typing errors mended by the words of the documents', async () => {
    const answer = await toy.ask('Siapa menunggu kemarrau panjang?');
    expect(answer).toMatchObject({ readAs: 'Siapa menunggu kemarau panjang?', answered: true });
    expect(answer.quotes[0]?.document).toBe('garam.md');
  });

  it('that follows up is read with the one before', async () => {
    const answer = await toy.ask('lalu di mana?', { previousQuestion: 'Kenapa Wati menjual rakit?' });
    expect(answer.readAs).toBe('Di mana Wati menjual rakit?');
    expect(answer.quotes[0]?.text).toContain('pasar teluk');
  });

  it('names the other documents that hold the same passage, and quotes it once', async () => {
    const { quotes, alsoIn } = await toy.ask('Siapa menanam pohon bakau di muara?');
    const mangroves = quotes.filter(({ document }) => document.startsWith('bakau'));
    expect(mangroves).toHaveLength(1);
    const others = ['bakau-1.md', 'bakau-2.md'].filter((path) => path !== mangroves[0]?.document);
    expect(alsoIn).toEqual({ [mangroves[0]?.id ?? '']: others });
  });
});

describe('further passages', () => {
  const asked = 'Berapa perahu armada teluk memiliki?';

  it('are given only when they are asked for', async () => {
    expect((await toy.ask(asked)).further).toEqual([]);
  });

  it('are other passages than those quoted, best first, at most as many as asked for', async () => {
    const all = await toy.ask(asked, { quotes: 1, further: 5 });
    expect(all.quotes).toHaveLength(1);
    expect(all.further[0]?.document).toMatch(/^teluk-/);
    expect(all.further.map(({ document }) => document)).not.toContain(all.quotes[0]?.document);
    expect(all.further.map(({ score }) => score)).toEqual(all.further.map(({ score }) => score).sort((a, b) => b - a));
    const few = await toy.ask('rakit garam teluk bakau', { quotes: 1, further: 1 });
    expect(few.further.length).toBeLessThanOrEqual(1);
  });

  it('are never nearly the same as a quote', async () => {
    const { quotes, further } = await toy.ask('Siapa menanam pohon bakau di muara?', { quotes: 1, further: 5 });
    expect(quotes[0]?.document).toMatch(/^bakau/);
    expect(further.some(({ document }) => document.startsWith('bakau'))).toBe(false);
  });

  it('do not stand beside an abstention', async () => {
    const answer = await toy.ask('Siapa presiden pertama kerajaan rakit kencana?', { further: 5 });
    expect(answer).toMatchObject({ answered: false, further: [] });
  });
});

describe('a question that the documents do not answer', () => {
  it('gets no quotes but the nearest passages, and a confidence all the same', async () => {
    const answer = await toy.ask('Siapa presiden pertama kerajaan rakit kencana?');
    expect(answer).toMatchObject({ kind: 'question', answered: false, sure: false, quotes: [], alsoIn: {} });
    expect(answer.nearest[0]?.document).toBe('rakit.md');
    expect(answer.nearest.every(({ emphasis }) => emphasis === null)).toBe(true);
    expect(answer.confidence).toBeLessThan(0.5);
  });
});

describe('documents that are asked first', () => {
  const idsOf = async (path: string) =>
    (await toy.library.documents(await toy.collectionId())).filter((each) => each.path === path).map(({ id }) => id);
  const asked = 'Berapa perahu armada teluk memiliki?';
  const documentOf = async (first: readonly number[], given: object = {}) =>
    (await toy.ask(asked, { first, quotes: 1, ...given })).quotes.map(({ document }) => document);

  it('answer before all others, where they do', async () => {
    expect(await documentOf(await idsOf('teluk-a.md'))).toEqual(['teluk-a.md']);
    expect(await documentOf(await idsOf('teluk-b.md'))).toEqual(['teluk-b.md']);
  });

  it('leave it to others that surely answer, where they only may', async () => {
    const question = 'Berapa perahu kini armada teluk memiliki?';
    const may = await toy.ask(question, { document: 'teluk-a', quotes: 1 });
    expect(may).toMatchObject({ answered: true, sure: false });
    const asked = await toy.ask(question, { first: await idsOf('teluk-a.md'), quotes: 1 });
    expect(asked).toMatchObject({ sure: true, quotes: [{ document: 'teluk-b.md' }] });
    const unsure = await toy.ask('Apa kini armada teluk?', { first: await idsOf('teluk-a.md'), quotes: 1 });
    expect(unsure).toMatchObject({ sure: false, quotes: [{ document: 'teluk-a.md' }] });
  });

  it('leave the answer to all others, where they do not, or are not there any more', async () => {
    expect(await documentOf(await idsOf('garam.md'))).toEqual(await documentOf([]));
    expect(await documentOf([987_654])).toHaveLength(1);
    const unanswered = await toy.ask('Siapa presiden pertama Prancis?', { first: await idsOf('garam.md') });
    expect(unanswered.answered).toBe(false);
    expect(unanswered.nearest.some(({ document }) => document !== 'garam.md')).toBe(true);
  });

  it('stand back where the person named others', async () => {
    expect(await documentOf(await idsOf('teluk-b.md'), { document: 'teluk-a' })).toEqual(['teluk-a.md']);
    expect(await documentOf(await idsOf('teluk-b.md'), { since: '2021' })).toEqual(['teluk-a.md']);
  });
});

describe('filters', () => {
  const asked = 'Berapa perahu armada teluk memiliki?';
  const documents = async (given: object) => {
    const { quotes, nearest } = await toy.ask(asked, given);
    return [...new Set([...quotes, ...nearest].map(({ document }) => document))].sort();
  };

  it('keep to documents by part of their name or title', async () => {
    expect(await documents({ document: 'TELUK-A' })).toEqual(['teluk-a.md']);
    expect(await documents({ document: 'petani' })).toEqual(['garam.md']);
  });

  it('keep to documents of a time; those without a date are left out', async () => {
    expect(await documents({ since: '2021', until: '2021' })).toEqual(['teluk-a.md']);
    expect(await documents({ since: '2022' })).toEqual(['garam.md']);
  });

  it('of a time say how many documents were left out for want of a date', async () => {
    expect((await toy.ask(asked, { since: '2021', until: '2021' })).undated).toBe(1);
    expect((await toy.ask(asked, { document: 'teluk', since: '2021' })).undated).toBe(1);
    expect((await toy.ask(asked, { document: 'teluk-a' })).undated).toBe(0);
    expect((await toy.ask(asked)).undated).toBe(0);
  });

  it('that match nothing are told, with the documents left out for want of a date', async () => {
    await expect(toy.ask(asked, { document: 'tidak-ada' })).rejects.toMatchObject({ code: 'no-matching-documents' });
    await expect(toy.ask(asked, { since: '2030' })).rejects.toMatchObject({
      code: 'no-matching-documents',
      sentence: { id: expect.stringContaining('1 dokumen tanpa tanggal') },
    });
  });
});

describe('a search', () => {
  it('gets the passages that bear on the words, and is never sure', async () => {
    const answer = await toy.ask('kristal garam tambak');
    expect(answer).toMatchObject({ kind: 'search', answered: true, sure: false, figuresDiffer: false });
    expect(answer.quotes[0]).toMatchObject({ document: 'garam.md', emphasis: null });
  });

  it('that finds nothing relevant says so and shows the nearest', async () => {
    const answer = await toy.ask('kereta gantung salju');
    expect(answer).toMatchObject({ kind: 'search', answered: false, quotes: [] });
    expect(answer.nearest.length).toBeGreaterThan(0);
  });
});

describe('an overview', () => {
  it('of a document quotes its key sentences in reading order', async () => {
    const answer = await toy.ask('ringkas dokumen petani garam');
    expect(answer).toMatchObject({ kind: 'overview', answered: true, sure: false });
    expect(new Set(answer.quotes.map(({ document }) => document))).toEqual(new Set(['garam.md']));
  });

  it('of a topic quotes what bears on it', async () => {
    const answer = await toy.ask('jelaskan pohon bakau di tepi muara');
    expect(answer.quotes[0]?.document).toMatch(/^bakau/);
  });

  it('of everything quotes several documents, each once', async () => {
    const answer = await toy.ask('ringkas semua dokumen');
    expect(answer.quotes).toHaveLength(3);
    expect(new Set(answer.quotes.map(({ document }) => document)).size).toBe(3);
  });

  it('keeps to the documents asked for', async () => {
    const answer = await toy.ask('ringkas', { document: 'rakit' });
    expect(new Set(answer.quotes.map(({ document }) => document))).toEqual(new Set(['rakit.md']));
  });
});

describe('help', () => {
  it('is neither an answer nor an abstention', async () => {
    expect(await toy.ask('halo Kutip')).toMatchObject({ kind: 'help', answered: false, quotes: [], nearest: [] });
  });
});

describe('sources that disagree', () => {
  it('are told apart by the answering words alone', async () => {
    // The toy reader marks the last word of a sentence: no figure, so nothing is compared.
    expect((await toy.ask('Berapa perahu armada teluk memiliki?')).figuresDiffer).toBe(false);
  });

  it('are noticed when these words hold different figures', async () => {
    const reader = {
      modelId: 'toy-reader',
      read: async (
        _: string,
        passages: readonly { text: string; sentences: readonly { start: number; end: number }[] }[],
      ) =>
        passages.map(({ text, sentences }) =>
          sentences.map(() => {
            const found = /[\d.]+ perahu/.exec(text);
            const start = found?.index ?? 0;
            return { score: found === null ? -5 : 5, start, end: start + (found?.[0].length ?? 0) };
          }),
        ),
    };
    const other = await openToyAnswers({ reader });
    other.folder.write('a.txt', 'Armada teluk memiliki 4.000 perahu.');
    other.folder.write('b.txt', 'Armada teluk kini memiliki 2.500 perahu.');
    await other.library.sync(other.folder.root);
    const answer = await other.ask('Berapa perahu armada teluk?');
    expect(answer.quotes).toHaveLength(2);
    expect(answer.figuresDiffer).toBe(true);
    await other.close();
  });
});

describe('without documents', () => {
  it('there is a sentence, but help is given', async () => {
    const empty = await openToyAnswers();
    await expect(empty.ask('Apa itu rakit?')).rejects.toMatchObject({ code: 'no-documents' });
    expect(await empty.ask('apa itu Kutip?')).toMatchObject({ kind: 'help' });
    await empty.close();
  });
});
