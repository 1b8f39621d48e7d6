// Lexical index: BM25 over typed-array postings. This file is its contract; terms arrive analysed (see src/text/terms.ts).

/** A passage as the index sees it: stemmed terms to score, and the lower-case words as written, to mend typing errors. */
export interface IndexableText {
  readonly terms: readonly string[];
  readonly words: readonly string[];
}

export interface LexicalIndex {
  readonly size: number;
  /** BM25 of every ordinal for the given terms (repeated terms count once); k1 = 0.9, b = 0.4. Deleted ordinals score 0. */
  scores(terms: readonly string[]): Float32Array;
  /** ln(1 + (N - df + 0.5) / (df + 0.5)); for a term that the index does not know, the largest idf there can be (df = 0). */
  idf(term: string): number;
  /** True when some passage holds the term. */
  knows(term: string): boolean;
  /** True when the passage holds the term. */
  holds(ordinal: number, term: string): boolean;
  /** Largest score that any text could reach: sum of idf * (k1 + 1) over the distinct terms. */
  ceiling(terms: readonly string[]): number;
  /** How many passages hold this word as written (lower case). */
  wordFrequency(word: string): number;
  /** Known words at most `maxEdits` (1 or 2; optimal string alignment) away, nearest first, then most frequent. */
  nearWords(
    word: string,
    maxEdits: 1 | 2,
  ): { readonly word: string; readonly edits: number; readonly frequency: number }[];
}
