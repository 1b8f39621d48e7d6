// An overview: the key sentences of a document or a topic, in reading order. Kutip quotes, it does not summarise.
import type { StoredPassage } from '../database/store.js';
import { keySentences } from '../text/lex-rank.js';
import { pointsBack } from '../text/standing-alone.js';
import { quotableSentences } from './blocked-sentences.js';
import { documentsNamed, type NamedDocuments } from './document-named.js';
import {
  distinctPassages,
  ownSentences,
  type PassageSource,
  type PassageWithText,
  type Search,
} from './found-passages.js';
import type { Choice } from './make-quotes.js';

export interface OverviewLibrary extends PassageSource, NamedDocuments {
  passagesOf(documentId: number): Promise<readonly StoredPassage[]>;
}

/** Passages of a topic, or of everything, that are looked at. */
const MOST_PASSAGES = 12;
/** Sentences compared with one another at most; the work grows with the square. */
const MOST_SENTENCES = 200;
/** Words of a sentence worth quoting by itself. */
const LEAST_WORDS = 6;

interface Sentence {
  readonly passage: PassageWithText;
  readonly index: number;
  readonly text: string;
  readonly weight: number;
}

export interface Overview {
  readonly choices: readonly Choice[];
  /** True when whole documents were meant, so that what is quoted bears on them for certain. */
  readonly whole: boolean;
}

/**
 * At most `count` key sentences: of the document that the topic names, else of the passages that bear on the topic,
 * weighed by how much they do; without a topic of everything that was searched.
 */
export async function overview(
  library: OverviewLibrary,
  search: Search,
  collectionId: number,
  count: number,
): Promise<Overview> {
  const ofWhole = (passages: readonly PassageWithText[]): Overview => ({
    choices: choose(
      passages.flatMap((passage) => sentencesOf(passage, 1, search)),
      count,
    ),
    whole: true,
  });
  const [document] = await documentsNamed(library, search, collectionId);
  if (document !== undefined) {
    const passages = await library.passages((await library.passagesOf(document.id)).map(({ id }) => id));
    return ofWhole(passages);
  }
  if (search.candidates.length === 0) return ofWhole(await library.passages(spread(search)));
  const found = await distinctPassages(library, search, { most: MOST_PASSAGES });
  const sentences = found.flatMap(({ candidate, passage }) =>
    sentencesOf(passage, Math.max(0.01, candidate.fused) ** 2, search),
  );
  return { choices: choose(sentences, count), whole: false };
}

/** Passages at even distances over everything that was searched. */
function spread({ generation, within }: Search): number[] {
  const ordinals = within ?? Uint32Array.from(generation.passageIds.keys());
  const step = Math.max(1, ordinals.length / (4 * MOST_PASSAGES));
  const ids: number[] = [];
  for (let at = 0; at < ordinals.length; at += step) {
    ids.push(generation.passageIds[ordinals[Math.floor(at)] ?? 0] ?? -1);
  }
  return ids;
}

/** Sentences worth quoting by themselves, or any where there are none. */
function choose(sentences: readonly Sentence[], count: number): Choice[] {
  const worthy = sentences.filter(({ text }) => text.split(/\s+/).length >= LEAST_WORDS && !pointsBack(text));
  const sample = (worthy.length > 0 ? worthy : sentences).slice(0, MOST_SENTENCES);
  const passages = new Set<number>();
  // More than wanted are ranked, because two may stand in one passage.
  return keySentences(sample, count * 3)
    .filter((at) => {
      const id = sample[at]?.passage.id ?? -1;
      return !passages.has(id) && passages.add(id);
    })
    .slice(0, count)
    .sort((a, b) => a - b)
    .flatMap((at) => sample[at] ?? [])
    .map(({ passage, index, weight }) => ({ passage, sentence: index, emphasis: null, score: weight }));
}

/** Those that may be quoted. */
function sentencesOf(passage: PassageWithText, weight: number, { blocking }: Search): Sentence[] {
  const spans = ownSentences(passage);
  return quotableSentences(passage, blocking).map((index) => {
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    return { passage, index, text: passage.text.slice(start, end), weight };
  });
}
