// BM25 over typed-array postings: opens bytes without copying them, scores by walking the postings of each term.
import { SectionReader } from './binary-sections.js';
import type { LexicalIndex } from './lexical-index.js';
import { NearWords } from './near-words.js';
import { SortedWords } from './sorted-words.js';

/** Small k1 and b suit short passages; measured on Indonesian questions (see docs/benchmarks.md). */
const K1 = 0.9;
const B = 0.4;

/** BM25 (Robertson and Zaragoza 2009) with Lucene's idf, which is never negative. */
export class Bm25Index implements LexicalIndex {
  readonly size: number;
  /** Passages that are not deleted. */
  private readonly live: number;
  private readonly terms: SortedWords;
  /** Postings of term i stand at `[postingOffsets[i], postingOffsets[i + 1])`, ordinals ascending. */
  private readonly postingOffsets: Uint32Array;
  private readonly postingOrdinals: Uint32Array;
  /** How often the passage holds the term. */
  private readonly postingCounts: Uint16Array;
  /** k1 * (1 - b + b * length / mean length) of each passage. */
  private readonly damping: Float64Array;
  private readonly words: SortedWords;
  private readonly wordFrequencies: Uint32Array;
  private readonly near: NearWords;

  /** @param bytes as `Bm25Builder` made them; kept, not copied. Throws when they are something else. */
  constructor(bytes: Uint8Array) {
    const sections = new SectionReader(bytes);
    this.live = sections.numbersOf('live')[0] ?? 0;
    this.terms = new SortedWords(sections.shortsOf('termUnits'), sections.numbersOf('termOffsets'));
    this.postingOffsets = sections.numbersOf('postingOffsets');
    this.postingOrdinals = sections.numbersOf('postingOrdinals');
    this.postingCounts = sections.shortsOf('postingCounts');
    this.words = new SortedWords(sections.shortsOf('wordUnits'), sections.numbersOf('wordOffsets'));
    this.wordFrequencies = sections.numbersOf('wordFrequencies');
    this.near = new NearWords(this.words, sections.numbersOf('wordLetters'));
    const lengths = sections.numbersOf('lengths');
    this.size = lengths.length;
    this.damping = dampingOf(lengths, this.live);
  }

  scores(terms: readonly string[]): Float32Array {
    const scores = new Float32Array(this.size);
    for (const term of new Set(terms)) {
      const position = this.terms.find(term);
      if (position >= 0) this.addScores(scores, position);
    }
    return scores;
  }

  idf(term: string): number {
    return this.idfAt(this.terms.find(term));
  }

  knows(term: string): boolean {
    return this.terms.find(term) >= 0;
  }

  holds(ordinal: number, term: string): boolean {
    const position = this.terms.find(term);
    if (position < 0) return false;
    let low = this.postingOffsets[position] as number;
    let high = (this.postingOffsets[position + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.postingOrdinals[middle] as number;
      if (found === ordinal) return true;
      if (found < ordinal) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  ceiling(terms: readonly string[]): number {
    let sum = 0;
    for (const term of new Set(terms)) sum += this.idf(term) * (K1 + 1);
    return sum;
  }

  wordFrequency(word: string): number {
    return this.wordFrequencies[this.words.find(word)] ?? 0;
  }

  nearWords(word: string, maxEdits: 1 | 2) {
    return this.near
      .find(word, maxEdits)
      .map(({ position, edits }) => ({
        word: this.words.word(position),
        edits,
        frequency: this.wordFrequencies[position] ?? 0,
      }))
      .sort((a, b) => a.edits - b.edits || b.frequency - a.frequency);
  }

  private addScores(scores: Float32Array, position: number): void {
    const { postingOrdinals, postingCounts, damping } = this;
    const weight = this.idfAt(position) * (K1 + 1);
    const end = this.postingOffsets[position + 1] as number;
    for (let i = this.postingOffsets[position] as number; i < end; i++) {
      const ordinal = postingOrdinals[i] as number;
      const count = postingCounts[i] as number;
      scores[ordinal] = (scores[ordinal] as number) + (weight * count) / (count + (damping[ordinal] as number));
    }
  }

  /** @param position of the term, or -1 for one that no passage holds. */
  private idfAt(position: number): number {
    const holding =
      position < 0 ? 0 : (this.postingOffsets[position + 1] as number) - (this.postingOffsets[position] as number);
    return Math.log(1 + (this.live - holding + 0.5) / (holding + 0.5));
  }
}

/** Opens what `buildLexicalIndex` or `Bm25Builder` made, without copying it. */
export function openLexicalIndex(bytes: Uint8Array): LexicalIndex {
  return new Bm25Index(bytes);
}

function dampingOf(lengths: Uint32Array, live: number): Float64Array {
  let total = 0;
  for (const length of lengths) total += length;
  const mean = total === 0 ? 1 : total / live;
  const damping = new Float64Array(lengths.length);
  for (let ordinal = 0; ordinal < lengths.length; ordinal++) {
    damping[ordinal] = K1 * (1 - B + (B * (lengths[ordinal] as number)) / mean);
  }
  return damping;
}
