// Generation: one complete, immutable state of a collection's indexes, as opened from its folder. The contract.
import type { LexicalIndex } from './lexical-index.js';
import type { VectorIndex } from './vector-index.js';

export interface Generation {
  readonly id: string;
  /** Ordinals including deleted ones. */
  readonly size: number;
  /** Passages that can be found. */
  readonly live: number;
  /** Passage row id of each ordinal. */
  readonly passageIds: Uint32Array;
  /** Document row id of each ordinal. */
  readonly documentIds: Uint32Array;
  /** Ordinal of the first passage that is nearly the same (its own ordinal when it is alone). */
  readonly duplicateGroups: Uint32Array;
  /** HNSW where the native module could be built, else exact. */
  readonly vectors: VectorIndex;
  readonly lexical: LexicalIndex;
  close(): void;
}
