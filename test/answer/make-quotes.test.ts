// Quotes: exact slices of whole sentences with what is needed to understand them, never of boilerplate or a heading.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockingOf, NOTHING_BLOCKED } from '../../src/answer/blocked-sentences.js';
import { makeQuotes, QUOTE_LENGTH } from '../../src/answer/make-quotes.js';
import type { WarningLog } from '../../src/ports.js';
import { pointsBack } from '../../src/text/standing-alone.js';
import { blockedQuote, libraryOf, markdown, type ToyDocument, toyDocument } from './toy-documents.js';

const quiet: WarningLog = { warning: () => {} };
const QUOTING = { owner: 'console', blocking: NOTHING_BLOCKED, length: QUOTE_LENGTH };

/** One quote for every sentence of every passage; its answering words are the whole sentence. */
async function everyQuote({ library, passages }: ToyDocument, blocking = NOTHING_BLOCKED) {
  const choices = passages.flatMap((passage) =>
    passage.sentences.map(({ start, end }, sentence) => ({
      passage,
      sentence,
      emphasis: { start, end },
      score: 1,
    })),
  );
  return {
    choices,
    made: await makeQuotes({ library, log: quiet }, { owner: 'console', blocking, length: 120 }, choices),
  };
}

describe('every quote of any document', () => {
  it('is an exact slice of whole sentences that never touches boilerplate or a heading', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        const document = await toyDocument(source);
        const { parsed, passages } = document;
        const starts = new Set(passages.flatMap(({ sentences }) => sentences.map(({ start }) => start)));
        const ends = new Set(passages.flatMap(({ sentences }) => sentences.map(({ end }) => end)));
        const barred = [...parsed.boilerplate, ...parsed.paragraphs.filter(({ kind }) => kind === 'heading')];
        const { choices, made } = await everyQuote(document);
        expect(made).toHaveLength(choices.length);
        for (const { quote } of made) {
          expect(quote.text).toBe(parsed.text.slice(quote.start, quote.end));
          expect([starts.has(quote.start), ends.has(quote.end)]).toEqual([true, true]);
          const touched = barred.filter(({ start, end }) => start < quote.end && quote.start < end);
          expect(touched.map(({ start, end }) => parsed.text.slice(start, end))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds its answering words, and its neighbours are exact', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        const document = await toyDocument(source);
        const sentences = document.passages.flatMap((passage) => passage.sentences);
        const { choices, made } = await everyQuote(document);
        for (const [at, { quote }] of made.entries()) {
          const emphasis = choices[at]?.emphasis;
          expect(quote.emphasis).toEqual([emphasis?.start, emphasis?.end]);
          expect(quote.start <= (emphasis?.start ?? -1) && (emphasis?.end ?? 1e9) <= quote.end).toBe(true);
          const first = sentences.findIndex(({ start }) => start === quote.start);
          const last = sentences.findIndex(({ end }) => end === quote.end);
          const slice = (span: { start: number; end: number } | undefined) =>
            span === undefined ? null : document.parsed.text.slice(span.start, span.end);
          // A passage knows the passages beside it, so a neighbour further off is not asked for.
          if (quote.before !== null) expect(quote.before).toBe(slice(sentences[first - 1]));
          if (quote.after !== null) expect(quote.after).toBe(slice(sentences[last + 1]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('brings the sentence before when it points back, unless something stands between', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        const document = await toyDocument(source);
        const { text } = document.parsed;
        const sentences = document.passages.flatMap((passage) => passage.sentences);
        const { choices, made } = await everyQuote(document);
        for (const [at, { quote }] of made.entries()) {
          const choice = choices[at];
          const own = choice?.passage.sentences[choice.sentence];
          const index = sentences.findIndex(({ start }) => start === own?.start);
          const before = sentences[index - 1];
          if (own === undefined || before === undefined || !pointsBack(text.slice(own.start, own.end))) continue;
          if (/^\s+$/.test(text.slice(before.end, own.start))) expect(quote.start).toBeLessThanOrEqual(before.start);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('whatever is blocked', () => {
  it('is in no quote, while every other sentence can be quoted still', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, fc.nat(), async (source, pick) => {
        const document = await toyDocument(source);
        const { parsed, passages } = document;
        const sentences = passages.flatMap((passage) => passage.sentences);
        const sentence = sentences[pick % Math.max(1, sentences.length)];
        if (sentence === undefined) return;
        const blocked = blockedQuote(parsed.text, sentence);
        const { made } = await everyQuote(document, blockingOf([blocked]));
        for (const { quote } of made) {
          expect(quote.start < blocked.end && blocked.start < quote.end).toBe(false);
          expect(quote.text).not.toContain(blocked.text);
          expect(quote.text).toBe(parsed.text.slice(quote.start, quote.end));
        }
        const others = sentences.filter(({ start, end }) => parsed.text.slice(start, end) !== blocked.text);
        const quoted = ({ start, end }: { start: number; end: number }) =>
          made.some(({ quote }) => quote.start <= start && end <= quote.end);
        // A sentence that holds the blocked one's words, or stands in them, goes with it.
        const apart = others.filter(({ start, end }) => {
          const text = parsed.text.slice(start, end);
          return !text.includes(blocked.text) && !blocked.text.includes(text);
        });
        expect(apart.filter((each) => !quoted(each))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a quote', () => {
  const SOURCE =
    '# Rakit\n\nWati membuat rakit dari bambu betung. Ia menjualnya di pasar desa.\n\n## Harga\n\nHarganya naik.\n';

  it('says where it stands', async () => {
    const { library, passages } = await toyDocument(SOURCE);
    const last = passages.at(-1);
    if (last === undefined) throw new Error('no passages');
    const choice = { passage: last, sentence: 0, emphasis: null, score: 2 };
    const [made] = await makeQuotes({ library, log: quiet }, QUOTING, [choice]);
    expect(made?.quote).toMatchObject({
      text: 'Harganya naik.',
      document: 'dokumen.md',
      title: 'Rakit',
      section: 'Harga',
      paragraph: 4,
      before: 'Ia menjualnya di pasar desa.',
      after: null,
      emphasis: null,
      score: 2,
      id: 'ID0',
    });
  });

  it('is dropped, and that is logged without its words, when the stored text is no longer what was indexed', async () => {
    const { parsed, passages } = await toyDocument(SOURCE);
    const damaged = parsed.text.replace('bambu betung', 'kayu jati!!!');
    const library = libraryOf(parsed, passages, damaged);
    const warnings: string[] = [];
    const log: WarningLog = { warning: (where, sentence) => warnings.push(`${where}: ${sentence}`) };
    const choices = passages.map((passage) => ({ passage, sentence: 0, emphasis: null, score: 1 }));
    const made = await makeQuotes({ library, log }, QUOTING, choices);
    expect(made.map(({ quote }) => quote.text)).toEqual(['Harganya naik.']);
    expect(made[0]?.quote.before).toBeNull();
    expect(warnings.length).toBeGreaterThan(0);
    expect(warnings.join('\n')).toMatch(/^quotes: document \d+: passage \d+ .*reindex/);
    expect(warnings.join('\n')).not.toMatch(/bambu|kayu|Wati|dokumen\.md/);
  });

  it('of a version that is no longer kept is left out', async () => {
    const { library, passages } = await toyDocument(SOURCE);
    const choices = passages.map((passage) => ({ passage, sentence: 0, emphasis: null, score: 1 }));
    const gone = { ...library, sourceText: async () => null };
    expect(await makeQuotes({ library: gone, log: quiet }, QUOTING, choices)).toEqual([]);
  });
});
