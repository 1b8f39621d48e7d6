// Which sentence answers: the reader's judgement weighed with the retriever's and with the words they share.
import type { SentenceReading } from '../../embeddings/reader.js';
import { analyse } from '../text/terms.js';
import type { Span } from '../types.js';
import type { Candidate } from './retrieve.js';

/** A passage that was read: its candidate, text, sentences (offsets into `text`), one reading per sentence, and which may be quoted. */
export interface ReadPassage {
  readonly candidate: Candidate;
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly readings: readonly SentenceReading[];
  readonly quotable: readonly number[];
}

export interface RankedSentence {
  readonly passage: ReadPassage;
  /** Which sentence of the passage. */
  readonly index: number;
  readonly score: number;
  /** The reader's logit. */
  readonly reading: number;
  /** Share of the question's weight found in the sentence, 0 to 1. */
  readonly overlap: number;
  /** The words that answer, as offsets into the passage's text. */
  readonly span: Span;
}

/** Weights of a sentence's score; the reader's logit counts 1. */
export interface RankingWeights {
  readonly fused: number;
  readonly overlap: number;
}

/** Weight of each of the question's terms, larger for rarer ones. */
export type TermWeights = ReadonlyMap<string, number>;

/** The best sentence of each passage, best first; none of a passage of which nothing may be quoted. */
export function rankSentences(
  passages: readonly ReadPassage[],
  question: TermWeights,
  weights: RankingWeights,
): RankedSentence[] {
  const best: RankedSentence[] = [];
  for (const passage of passages) {
    const ranked = passage.quotable.map((index) => rankedSentence(passage, index, question, weights));
    ranked.sort((a, b) => b.score - a.score || a.index - b.index);
    if (ranked[0]) best.push(ranked[0]);
  }
  return best.sort((a, b) => b.score - a.score || a.passage.candidate.ordinal - b.passage.candidate.ordinal);
}

function rankedSentence(
  passage: ReadPassage,
  index: number,
  question: TermWeights,
  weights: RankingWeights,
): RankedSentence {
  const sentence = passage.sentences[index] ?? { start: 0, end: 0 };
  const {
    score: reading,
    start,
    end,
  } = passage.readings[index] ?? { score: Number.NEGATIVE_INFINITY, start: 0, end: 0 };
  const overlap = coverage(passage.text.slice(sentence.start, sentence.end), question);
  const score = reading + weights.fused * passage.candidate.fused + weights.overlap * overlap;
  return { passage, index, score, reading, overlap, span: { start, end } };
}

/** Share of the question's weight whose terms stand in the text; 0 when the question has no weight. */
export function coverage(text: string, question: TermWeights): number {
  const held = new Set(analyse(text).terms);
  let total = 0;
  let found = 0;
  for (const [term, weight] of question) {
    total += weight;
    if (held.has(term)) found += weight;
  }
  return total === 0 ? 0 : found / total;
}
