import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePassages, type PassageSource } from '../../src/corpus/passages.js';
import { splitSentences } from '../../src/text/sentences.js';
import type { Boilerplate, Paragraph, ParagraphKind, Passage } from '../../src/types.js';

/** One token a word. */
const countWords = (texts: readonly string[]) => Promise.resolve(texts.map((text) => text.trim().split(/\s+/).length));

interface Part {
  readonly kind: ParagraphKind | 'boilerplate';
  readonly text: string;
}

function sourceOf(parts: readonly Part[], title: string | null = null): PassageSource {
  const paragraphs: Paragraph[] = [];
  const boilerplate: Boilerplate[] = [];
  let text = '';
  for (const part of parts) {
    const span = { start: text.length, end: text.length + part.text.length };
    const kind = part.kind === 'boilerplate' ? 'prose' : part.kind;
    paragraphs.push({
      ...span,
      kind,
      level: kind === 'heading' ? 2 : null,
      page: String(1 + Math.floor(paragraphs.length / 2)),
    });
    if (part.kind === 'boilerplate') boilerplate.push({ ...span, reason: 'spam' });
    text += `${part.text}\n\n`;
  }
  const sentences = paragraphs
    .filter((paragraph, index) => paragraph.kind !== 'heading' && parts[index]?.kind !== 'boilerplate')
    .flatMap((paragraph) => splitSentences(text, paragraph))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(text.slice(sentence.start, sentence.end)));
  const metadata = { title, author: null, publisher: null, date: null, url: null, language: null };
  return { text, paragraphs, boilerplate, sentences, metadata };
}

const wordsOf = (source: PassageSource, passage: Passage) =>
  source.text.slice(passage.start, passage.end).trim().split(/\s+/).length;
const slices = (source: PassageSource, passages: readonly Passage[]) =>
  passages.map((passage) => source.text.slice(passage.start, passage.end));
const sentence = (first: string, words: number) => `${[first, ...Array(words - 1).fill('kata')].join(' ')}.`;

describe('passages', () => {
  it('never join what a heading or boilerplate parts, and name the nearest heading above', async () => {
    const source = sourceOf(
      [
        { kind: 'heading', text: 'Danau Purba' },
        { kind: 'prose', text: 'Airnya asin.' },
        { kind: 'heading', text: 'Ikan' },
        { kind: 'prose', text: 'Ikannya sedikit.' },
        { kind: 'boilerplate', text: 'Promo gila hari ini' },
        { kind: 'prose', text: 'Nelayan pindah.' },
      ],
      'Danau Purba',
    );
    const passages = await makePassages(source, [], countWords);
    expect(slices(source, passages)).toEqual(['Airnya asin.', 'Ikannya sedikit.', 'Nelayan pindah.']);
    expect(passages.map(({ section }) => section)).toEqual([null, 'Ikan', 'Ikan']);
    expect(passages.map(({ paragraph, page }) => [paragraph, page])).toEqual([
      [2, '1'],
      [4, '2'],
      [6, '3'],
    ]);
  });

  it('are indexed with the sentence before them, unless a heading or boilerplate parts the two', async () => {
    const source = sourceOf([
      { kind: 'prose', text: `${sentence('Pertama', 60)} ${sentence('Kedua', 60)} ${sentence('Ketiga', 60)}` },
      { kind: 'heading', text: 'Ikan' },
      { kind: 'prose', text: 'Ikannya sedikit.' },
    ]);
    const passages = await makePassages(source, [], countWords, 68);
    const seen = passages.map(({ seenFrom, end }) =>
      source.text.slice(seenFrom, end).match(/Pertama|Kedua|Ketiga|Ikannya/g),
    );
    expect(seen).toEqual([['Pertama'], ['Pertama', 'Kedua'], ['Kedua', 'Ketiga'], ['Ikannya']]);
  });

  it('leave out blocks that only the collection shows to be boilerplate', async () => {
    const source = sourceOf([
      { kind: 'prose', text: 'Airnya asin.' },
      { kind: 'prose', text: 'Dikelola oleh Yayasan Contoh.' },
      { kind: 'prose', text: 'Ikannya sedikit.' },
    ]);
    const repeated = source.paragraphs[1];
    const passages = await makePassages(source, repeated ? [repeated] : [], countWords);
    expect(slices(source, passages)).toEqual(['Airnya asin.', 'Ikannya sedikit.']);
  });

  it('break at the end of a paragraph where that costs little', async () => {
    const first = [sentence('Satu', 20), sentence('Dua', 22)].join(' ');
    const second = [sentence('Tiga', 16), sentence('Empat', 20)].join(' ');
    const source = sourceOf([
      { kind: 'prose', text: first },
      { kind: 'prose', text: second },
    ]);
    expect(slices(source, await makePassages(source, [], countWords, 68))).toEqual([first, second]);
  });

  it('balance instead of leaving a tiny rest', async () => {
    const source = sourceOf([
      { kind: 'prose', text: Array.from({ length: 11 }, () => sentence('Kalimat', 10)).join(' ') },
    ]);
    const lengths = (await makePassages(source, [], countWords, 104)).map((passage) => wordsOf(source, passage));
    expect(lengths.sort()).toEqual([50, 60]);
  });

  it('keep the sentence that announces a list with its items', async () => {
    const source = sourceOf([
      { kind: 'prose', text: `${sentence('Awal', 30)} Anggotanya ada tiga:` },
      { kind: 'list', text: sentence('Pertama', 8) },
      { kind: 'list', text: sentence('Kedua', 8) },
    ]);
    const passages = slices(source, await makePassages(source, [], countWords, 38));
    expect(passages.at(-1)).toContain('Anggotanya ada tiga:\n\nPertama');
  });

  it('cut a sentence above the limit at its clauses', async () => {
    const clause = (word: string) => Array(9).fill(word).join(' ');
    const source = sourceOf([{ kind: 'prose', text: `${clause('a')}; ${clause('bb')}; ${clause('ccc')}.` }]);
    const passages = await makePassages(source, [], countWords, 16);
    expect(slices(source, passages)).toEqual([`${clause('a')};`, `${clause('bb')};`, `${clause('ccc')}.`]);
  });

  const part: fc.Arbitrary<Part> = fc.record({
    kind: fc.constantFrom('prose', 'prose', 'prose', 'heading', 'list', 'boilerplate'),
    text: fc
      .array(
        fc.constantFrom(
          'Ia',
          'pergi.',
          'ke',
          'pasar,',
          '“Ya',
          'tidak.”',
          '3.000',
          'Dr.',
          '😀',
          'No. 5',
          'x'.repeat(30),
        ),
        {
          minLength: 1,
          maxLength: 60,
        },
      )
      .map((words) => words.join(' ')),
  });

  it('hold every sentence exactly once, in order, within the limit and outside boilerplate', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.integer({ min: 6, max: 40 }), async (parts, limit) => {
        const source = sourceOf(parts);
        const passages = await makePassages(source, [], countWords, limit);
        let reached = 0;
        for (const passage of passages) {
          expect(passage.start).toBeGreaterThanOrEqual(reached);
          expect(passage.start).toBe(passage.sentences[0]?.start);
          expect(passage.end).toBe(passage.sentences.at(-1)?.end);
          if (passage.sentences.length > 1) expect(wordsOf(source, passage)).toBeLessThanOrEqual(limit);
          const parting = [...source.boilerplate, ...source.paragraphs.filter(({ kind }) => kind === 'heading')];
          expect(parting.filter((span) => span.start < passage.end && passage.start < span.end)).toEqual([]);
          reached = passage.end;
        }
        const quoted = passages.flatMap((passage) => passage.sentences);
        const solid = (spans: readonly { start: number; end: number }[]) =>
          spans
            .map((span) => source.text.slice(span.start, span.end))
            .join('')
            .replace(/\s/g, '');
        expect(solid(quoted)).toBe(solid(source.sentences));
      }),
    );
  });
});
