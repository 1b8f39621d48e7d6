// What goes with each passage: something to recall that nothing before it tells, or an earlier passage with another figure.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan } from '../../src/study/plan.js';
import { planSession } from '../../src/study/plan-session.js';
import type { SessionAbout } from '../../src/study-types.js';
import type { Quote } from '../../src/types.js';
import { openToyReading, slice, type ToyReading } from './toy-reading.js';

let reading: ToyReading;
beforeAll(async () => {
  reading = await openToyReading();
});
afterAll(() => reading.close());

interface Prompted {
  readonly quote: Quote;
  /** What is hidden, or both figures. */
  readonly prompt: string | { readonly here: string; readonly there: string; readonly with: number } | null;
}

async function promptsOf(documents: readonly string[], about: SessionAbout): Promise<Prompted[]> {
  const dated = documents.map((text, at) => [
    `${at}.md`,
    `---\ntitle: Catatan ${'abc'[at]}\ndate: 200${at}\n---\n\n${text}\n`,
  ]);
  const { owner, collectionId } = await reading.server(Object.fromEntries(dated));
  const { ports } = reading;
  const request = { owner, collectionId, about, passages: 9 };
  const quotes = (await plan(ports, request)).map(({ quote }) => quote);
  const passages = await planSession(ports, request);
  expect(passages.map(({ quoteId }) => quoteId)).toEqual(quotes.map(({ id }) => id));
  return passages.flatMap(({ prompt }, at): Prompted[] => {
    const quote = quotes[at];
    if (quote === undefined) return [];
    if (prompt === null) return [{ quote, prompt }];
    if (prompt.kind === 'recall') {
      const [start, end] = prompt.hidden;
      return [{ quote, prompt: slice(quote, { start, end }) }];
    }
    const other = quotes[prompt.with] ?? quote;
    const here = slice(quote, { start: prompt.here[0], end: prompt.here[1] });
    const there = slice(other, { start: prompt.there[0], end: prompt.there[1] });
    return [{ quote, prompt: { here, there, with: prompt.with } }];
  });
}

const RIVER: SessionAbout = { kind: 'topic', topic: 'sungai rakit' };
const FILL =
  'Warga desa menonton rakit dari tepi sungai sambil minum kopi dan berbincang panjang tentang panen mereka.';

describe('something to recall', () => {
  it('is a date, number or name that stands once in its passage', async () => {
    const [first] = await promptsOf([`${FILL} Rakit pertama berlayar di sungai pada 12 Mei 1951.`], RIVER);
    expect(first?.prompt).toBe('12 Mei 1951');
    expect(first?.quote.text.split('12 Mei 1951')).toHaveLength(2);
  });

  it('is told by no passage before, by no title, and not by what the session is about', async () => {
    const told = await promptsOf(
      [
        `${FILL} Rakit besar di sungai itu buatan Wati Lestari.`,
        `Kopi dan ikan dijual di sungai setelah rakit datang, begitu cerita nelayan kepada Wati Lestari tempo hari.`,
      ],
      { kind: 'topic', topic: 'rakit sungai Kapuas' },
    );
    expect(told.map(({ prompt }) => prompt)).toEqual(['Wati Lestari', null]);
    const named = await promptsOf([`${FILL} Rakit berlayar jauh di sungai sampai ke Kapuas setiap pagi.`], {
      kind: 'topic',
      topic: 'rakit sungai Kapuas',
    });
    expect(named.map(({ prompt }) => prompt)).toEqual([null]);
  });

  it('is nothing that the quote says which the session is around', async () => {
    const text = `${FILL} Rakit pertama berlayar di sungai pada 12 Mei 1951.`;
    const { owner, collectionId } = await reading.server({ 'rakit.md': `${text}\n` });
    const { ports } = reading;
    const request = { owner, collectionId, passages: 2 };
    const [asked] = await planSession(ports, { ...request, about: RIVER });
    expect(asked?.prompt?.kind).toBe('recall');
    const about = { kind: 'quote', quoteId: asked?.quoteId ?? '', title: 'Rakit' } as const;
    expect(await planSession(ports, { ...request, about })).toMatchObject([{ prompt: null }]);
  });

  it('is nothing where there is nothing fair', async () => {
    expect((await promptsOf([FILL], RIVER)).map(({ prompt }) => prompt)).toEqual([null]);
  });
});

describe('a comparison', () => {
  const FEW = 'Sebanyak 2.500 tentara kerajaan menyeberangi sungai Brantas dengan rakit menuju benteng lama.';
  const MANY = 'Sekitar 4.000 tentara kerajaan menyeberangi sungai Brantas dengan rakit pada musim kemarau.';

  it('is made where an earlier passage of another document has another figure for the same, and then nothing is hidden', async () => {
    const [first, second] = await promptsOf([`${FEW} ${FILL}`, `${MANY} Hujan turun ${FILL.toLowerCase()}`], RIVER);
    expect(first?.prompt).not.toBe('2.500');
    expect(second?.prompt).toEqual({ here: '4.000', there: '2.500', with: 0 });
  });

  it.each([
    ['the same figure', MANY.replace('4.000', '2.500')],
    ['another unit', MANY.replace('tentara', 'ekor kerbau')],
    [
      'another matter',
      'Pada abad lalu 4.000 tentara bayaran berkemah di kaki gunung Semeru, jauh dari sungai dan rakit.',
    ],
    ['several figures of the unit', MANY.replace('kemarau.', 'kemarau bersama 700 tentara kerajaan sungai Brantas.')],
    ['the first figure beside it', `${MANY} Catatan lain menyebut 2.500 tentara.`],
  ])('is not made for %s', async (_, other) => {
    const prompts = await promptsOf([`${FEW} ${FILL}`, `${other} Hujan turun ${FILL.toLowerCase()}`], RIVER);
    expect(prompts).toHaveLength(2);
    expect(prompts.filter(({ prompt }) => prompt !== null && typeof prompt === 'object')).toEqual([]);
  });
});
