// Builds a lexical index: passages in, one after the other; the bytes that Bm25Index opens out.
import { packSections } from './binary-sections.js';
import type { IndexableText } from './lexical-index.js';
import { letterSets } from './near-words.js';
import { packWords } from './sorted-words.js';

const MAX_COUNT = 0xffff;

/** Takes the passages in the order of their ordinals. */
export class Bm25Builder {
  private readonly termIds = new Map<string, number>();
  private readonly wordFrequencies = new Map<string, number>();
  /** Terms of each passage; a deleted passage has none. */
  private readonly lengths = new Numbers();
  /** One entry in each of the three for every distinct term of every passage. */
  private readonly postingTerms = new Numbers();
  private readonly postingOrdinals = new Numbers();
  private readonly postingCounts = new Numbers();
  private live = 0;

  /** @param text null for a deleted passage: it keeps its ordinal and counts for nothing. */
  add(text: IndexableText | null): void {
    const ordinal = this.lengths.length;
    this.lengths.push(text?.terms.length ?? 0);
    if (text === null) return;
    this.live++;
    const counts = new Map<string, number>();
    for (const term of text.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      this.postingTerms.push(this.idOf(term));
      this.postingOrdinals.push(ordinal);
      this.postingCounts.push(Math.min(count, MAX_COUNT));
    }
    for (const word of new Set(text.words)) {
      this.wordFrequencies.set(word, (this.wordFrequencies.get(word) ?? 0) + 1);
    }
  }

  /** The finished index; see Bm25Index for the meaning of each section. */
  build(): Uint8Array<ArrayBuffer> {
    const terms = [...this.termIds.keys()].sort();
    const words = [...this.wordFrequencies.keys()].sort();
    const packedTerms = packWords(terms);
    const packedWords = packWords(words);
    return packSections({
      live: Uint32Array.of(this.live),
      lengths: this.lengths.values(),
      termUnits: packedTerms.units,
      termOffsets: packedTerms.offsets,
      ...this.postings(terms),
      wordUnits: packedWords.units,
      wordOffsets: packedWords.offsets,
      wordLetters: letterSets(words),
      wordFrequencies: Uint32Array.from(words, (word) => this.wordFrequencies.get(word) ?? 0),
    });
  }

  private idOf(term: string): number {
    let id = this.termIds.get(term);
    if (id === undefined) {
      id = this.termIds.size;
      this.termIds.set(term, id);
    }
    return id;
  }

  /** Sorts the postings by term; they stay in the order of passages within one. */
  private postings(terms: readonly string[]) {
    const rankOf = new Uint32Array(terms.length);
    for (const [rank, term] of terms.entries()) rankOf[this.idOf(term)] = rank;
    const termOf = this.postingTerms.values();
    const offsets = new Uint32Array(terms.length + 1);
    for (const id of termOf) increment(offsets, (rankOf[id] as number) + 1);
    for (let rank = 0; rank < terms.length; rank++) increment(offsets, rank + 1, offsets[rank] as number);

    const next = offsets.slice();
    const ordinals = new Uint32Array(termOf.length);
    const counts = new Uint16Array(termOf.length);
    const ordinalOf = this.postingOrdinals.values();
    const countOf = this.postingCounts.values();
    for (let i = 0; i < termOf.length; i++) {
      const rank = rankOf[termOf[i] as number] as number;
      const place = next[rank] as number;
      ordinals[place] = ordinalOf[i] as number;
      counts[place] = countOf[i] as number;
      next[rank] = place + 1;
    }
    return { postingOffsets: offsets, postingOrdinals: ordinals, postingCounts: counts };
  }
}

/** The lexical index of passages that are all at hand. @param texts by ordinal; null where a passage was deleted. */
export function buildLexicalIndex(texts: Iterable<IndexableText | null>): Uint8Array<ArrayBuffer> {
  const builder = new Bm25Builder();
  for (const text of texts) builder.add(text);
  return builder.build();
}

function increment(numbers: Uint32Array, index: number, by = 1): void {
  numbers[index] = (numbers[index] as number) + by;
}

/** An array of 32-bit numbers that grows: millions of postings would cost several times as much as plain numbers. */
class Numbers {
  length = 0;
  private held = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.held.length) {
      const larger = new Uint32Array(this.held.length * 2);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.length++] = value;
  }

  values(): Uint32Array {
    return this.held.subarray(0, this.length);
  }
}
