// Quiz questions: each with one right choice, hidden once, and never about what the documents disagree on.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { plan } from '../../src/study/plan.js';
import { type QuizRequest, quizQuestions } from '../../src/study/quiz-questions.js';
import type { SessionAbout } from '../../src/study-types.js';
import type { Quote } from '../../src/types.js';
import { openToyReading, slice, type ToyReading, type ToyShelf } from './toy-reading.js';

let reading: ToyReading;
beforeAll(async () => {
  reading = await openToyReading();
});
afterAll(() => reading.close());

/** What a group has read of these. */
async function shownOf({ owner, collectionId }: ToyShelf, about: SessionAbout): Promise<Quote[]> {
  return (await plan(reading.ports, { owner, collectionId, about, passages: 6 })).map(({ quote }) => quote);
}

async function quizOf({ owner, collectionId }: ToyShelf, shown: readonly Quote[], change: Partial<QuizRequest> = {}) {
  const ids = shown.map(({ id }) => id);
  const rounds = await quizQuestions(reading.ports, {
    ...{ owner, collectionId, shown: ids, wanted: 5, without: [], seed: 'A' },
    ...change,
  });
  const asked = rounds.map(({ quoteId: id }) => ({ id, emphasis: null, sentence: { start: 0, end: 1 } }));
  const quotes = await reading.toy.answers.showAgain(owner, asked);
  return rounds.map((round, at) => ({ ...round, quote: quotes[at] ?? fail() }));
}

function fail(): never {
  throw new Error('a question was asked about what cannot be quoted');
}

/** Markets of five towns, each opened in a year of its own. */
const MARKETS = ['Bantul', 'Sleman', 'Wonosari', 'Klaten', 'Magelang'].map(
  (town, at) => `Pasar besar di ${town} dibuka pada ${1951 + 2 * at} untuk pedagang garam dari pesisir selatan pulau.`,
);
const marketsBut = (...texts: readonly string[]) =>
  Object.fromEntries([...MARKETS, ...texts].map((text, at) => [`pasar-${at}.md`, `# Catatan\n\n${text}\n`]));

describe('a quiz question', () => {
  it('hides something of what was read, beside three wrong choices of the same kind', async () => {
    const shelf = await reading.server(marketsBut());
    const [question] = await quizOf(shelf, await shownOf(shelf, await shelf.about('pasar-0.md')), { wanted: 1 });
    expect(question?.quote.text).toBe(MARKETS[0]);
    expect(question?.choices).toHaveLength(4);
    expect(question?.choices[question.right]).toBe('1951');
    expect(question && slice(question.quote, question.hidden)).toBe('1951');
    expect(question?.choices.every((choice) => /^19\d\d$/.test(choice))).toBe(true);
  });

  it('asks another thing each time, not twice of one sentence, and not again what was asked before', async () => {
    const shelf = await reading.server(marketsBut());
    const shown = await shownOf(shelf, { kind: 'topic', topic: 'pasar garam' });
    const questions = await quizOf(shelf, shown, { wanted: 10 });
    const answers = questions.map(({ choices, right }) => choices[right]);
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(new Set(answers).size).toBe(answers.length);
    expect(new Set(questions.map(({ quoteId }) => quoteId)).size).toBe(questions.length);
    const before = answers.filter((answer) => answer !== undefined);
    const more = await quizOf(shelf, shown, { without: before, wanted: 10 });
    expect(more.map(({ choices, right }) => choices[right]).filter((each) => before.includes(each ?? ''))).toEqual([]);
  });

  it('has its choices in an order that the seed decides', async () => {
    const shelf = await reading.server(marketsBut());
    const shown = await shownOf(shelf, { kind: 'topic', topic: 'pasar garam' });
    const orders = async (seed: string) => (await quizOf(shelf, shown, { seed })).map(({ choices }) => choices.join());
    expect(await orders('A')).toEqual(await orders('A'));
    const seeds = await Promise.all(['B', 'C', 'D'].map(orders));
    expect(seeds.some((order) => order.join() !== seeds[0]?.join())).toBe(true);
  });

  it('is not made where fewer than three others are said', async () => {
    const shelf = await reading.server({
      'satu.md': `# Catatan\n\n${MARKETS[0]}\n`,
      'dua.md': `# Catatan\n\n${MARKETS[1]}\n`,
    });
    expect(await quizOf(shelf, await shownOf(shelf, await shelf.about('satu.md')))).toEqual([]);
  });

  it('never asks for a figure that another document gives otherwise', async () => {
    const army = (count: string) =>
      `Sebanyak ${count} tentara kerajaan menyeberangi sungai Brantas dengan rakit bambu.`;
    const others = ['1.100', '1.300', '1.700', '1.900'].map(
      (each) => `Di lereng Merapi tumbuh ${each} pohon cengkih tua.`,
    );
    const agreed = await reading.server(marketsBut(army('2.500'), ...others));
    const about = async (shelf: ToyShelf) => shownOf(shelf, await shelf.about('pasar-5.md'));
    const [question] = await quizOf(agreed, await about(agreed));
    expect(question?.choices[question.right]).toBe('2.500');
    const disputed = await reading.server(marketsBut(army('2.500'), ...others, army('4.000')));
    const asked = await quizOf(disputed, await about(disputed));
    expect(asked.map(({ choices, right }) => choices[right])).not.toContain('2.500');
  });

  it('shows the whole passage where the sentence does not stand by itself', async () => {
    const back = 'Ia dibuka untuk pedagang garam dari pesisir selatan pulau pada 1947.';
    const text = `Pasar besar itu berdiri di tepi kota dan ramai dikunjungi warga dari kampung sebelah setiap pagi. ${back}`;
    const shelf = await reading.server(marketsBut(text));
    const [question] = await quizOf(shelf, await shownOf(shelf, await shelf.about('pasar-5.md')));
    expect(question?.choices[question.right]).toBe('1947');
    expect(question?.quote.text).toBe(text);
  });
});

describe('over the sample documents', () => {
  it('every question has one right choice, hidden once; the wrong ones stand nowhere in the passage', async () => {
    const shelf = await reading.server(join(packageRoot(), 'corpus'));
    const documents = await reading.toy.library.documents(shelf.collectionId);
    let asked = 0;
    for (const { path } of documents) {
      const shown = await shownOf(shelf, await shelf.about(path));
      for (const { choices, right, hidden, quote } of await quizOf(shelf, shown)) {
        const answer = choices[right] ?? fail();
        const passage = shown.find(({ start, end }) => start <= hidden.start && hidden.end <= end) ?? fail();
        expect(answer).toBe(slice(quote, hidden));
        expect(quote.text.split(answer)).toHaveLength(2);
        expect(new Set(choices.map((choice) => choice.toLowerCase())).size).toBe(4);
        const wrong = choices.filter((choice) => choice !== answer);
        expect(wrong.filter((choice) => `${passage.text} ${quote.text}`.includes(choice))).toEqual([]);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(documents.length);
  });
});
