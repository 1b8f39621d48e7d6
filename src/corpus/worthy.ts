// The sentences of a collection's passages that are worth reading by themselves, found anew for each generation.
import type { ChosenSentence } from '../../embeddings/place-worthy.js';
import type { PublishedStore, StoredPassage } from '../database/store.js';
import { nearDuplicateGroups } from '../text/near-duplicates.js';
import { sentenceKey } from '../text/sentence-key.js';
import { analyse } from '../text/terms.js';
import { unworthiness } from '../text/worthy-sentence.js';
import type { ParagraphKind, Span } from '../types.js';
import { firstEndingAfter } from './boilerplate/marks.js';

type Texts = Pick<PublishedStore, 'structure' | 'sourceText'>;

export interface FoundSentence {
  readonly passageId: number;
  /** Which sentence of the passage, from 0. */
  readonly place: number;
  readonly text: string;
}

/**
 * Those of all passages, with their groups of near-duplicates (`idf` is that of the generation's lexical index). What is
 * worthy depends on the sentence and its paragraph alone, and groups on the sentences alone: never on the order in which
 * documents came. Passages of one version stand together; each version is loaded once.
 */
export async function worthySentences(
  store: Texts,
  passages: readonly StoredPassage[],
  idf: (term: string) => number,
): Promise<ChosenSentence[]> {
  const found = await findWorthy(store, passages);
  const groups = nearDuplicateGroups(found.map(({ text }) => text));
  const weigh = weigher(idf);
  return found.map(({ passageId, place, text }, at) => ({
    passageId,
    place,
    group: groups[at] ?? at,
    key: sentenceKey(text),
    weight: weigh(text),
  }));
}

/** In the order of the passages and their sentences. */
export async function findWorthy(store: Texts, passages: readonly StoredPassage[]): Promise<FoundSentence[]> {
  const found: FoundSentence[] = [];
  let present: Version | null = null;
  for (const passage of passages) {
    if (present?.id !== passage.versionId) present = await versionOf(store, passage.versionId);
    for (const [place, sentence] of passage.sentences.entries()) {
      const text = present.text.slice(sentence.start, sentence.end);
      if (present.isWhole(sentence) && unworthiness(text, present.kindAt(sentence.start)) === null) {
        found.push({ passageId: passage.id, place, text });
      }
    }
  }
  return found;
}

interface Version {
  readonly id: number;
  readonly text: string;
  /** False for a piece of a sentence that was too long for one passage. */
  isWhole(sentence: Span): boolean;
  kindAt(offset: number): ParagraphKind;
}

async function versionOf(store: Texts, id: number): Promise<Version> {
  const text = await store.sourceText(id);
  const structure = await store.structure(id);
  if (text === null || structure === null) throw new Error(`version ${id} of a passage is gone`);
  const { paragraphs, sentences } = structure;
  const ends = new Map(sentences.map(({ start, end }) => [start, end]));
  return {
    id,
    text,
    isWhole: ({ start, end }) => ends.get(start) === end,
    kindAt: (offset) => paragraphs[firstEndingAfter(paragraphs, offset)]?.kind ?? 'prose',
  };
}

/** Summed idf of a text's distinct terms. Terms are looked up once: most come again and again. */
function weigher(idf: (term: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  const weightOf = (term: string) => {
    const weight = known.get(term) ?? idf(term);
    known.set(term, weight);
    return weight;
  };
  return (text) => [...new Set(analyse(text).terms)].reduce((sum, term) => sum + weightOf(term), 0);
}
