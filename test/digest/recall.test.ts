// What a digest asks people to recall.
import { expect, it } from 'vitest';
import type { Generation } from '../../embeddings/generation.js';
import type { Candidate, Sentence } from '../../src/digest/choose.js';
import type { Picker } from '../../src/digest/picker.js';
import { pickRecall } from '../../src/digest/recall.js';
import type { Quote } from '../../src/types.js';

const TEXTS = [
  'Rakit bambu yang dijual pedagang di Muaratebo dibuat oleh nelayan dari kayu tua.',
  'Perahu ulin yang dijual pedagang di Kualasimpang dibuat oleh pengrajin dari pesisir.',
];

/** Hides something of one of the two, of which the first matters more; `frequency`: passages that hold a word, of a hundred. */
async function hiddenWhere(frequency: (word: string) => number): Promise<string | null> {
  const sentences = TEXTS.map((text, at): Sentence => ({ at, group: at, length: text.length, weight: 1 }));
  const candidates = sentences.map(
    (sentence, at): Candidate => ({ ordinal: at, relevance: 2 - at, documentId: at, sentences: [sentence] }),
  );
  const worthy = { places: Uint8Array.of(0, 0) };
  const generation = { passageIds: Uint32Array.of(1, 2), worthy, live: 100, lexical: { wordFrequency: frequency } };
  const passages = TEXTS.map((text, at) => ({
    ...{ id: at + 1, start: 0, text, sentences: [{ start: 0, end: text.length }] },
  }));
  const library = {
    generation: async () => null,
    passages: async (ids: readonly number[]) => passages.filter(({ id }) => ids.includes(id)),
  };
  const quoteOf = async ({ ordinal }: Candidate) => {
    const text = TEXTS[ordinal] ?? '';
    return { id: `Q${ordinal}`, text, start: 0, end: text.length, document: 'a.md' } as Quote; // all that is looked at
  };
  const picker: Picker = {
    ...{ picked: [], groups: [], room: () => 300, take: () => {}, quoteOf, pick: async () => null },
  };
  // All that is looked at.
  const pool = { generation: generation as unknown as Generation, taken: new Uint8Array(2), worthy: 2, used: 0 };
  const recall = await pickRecall({ library }, pool, picker, candidates, {
    ...{ quotes: [], open: [], topic: null },
  });
  return recall === null ? null : recall.quote.text.slice(...recall.hidden);
}

it('hides a name of what matters most', async () => {
  expect(await hiddenWhere(() => 1)).toBe('Muaratebo');
});

it('hides rather another name than one that stands everywhere in the collection', async () => {
  expect(await hiddenWhere((word) => (word === 'muaratebo' ? 11 : 1))).toBe('Kualasimpang');
  expect(await hiddenWhere((word) => (word === 'muaratebo' ? 10 : 1))).toBe('Muaratebo');
});

it('hides such a name where there is nothing else', async () => {
  expect(await hiddenWhere(() => 60)).toBe('Muaratebo');
});
