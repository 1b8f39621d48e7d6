// Generation: one complete, immutable state of a collection's indexes, as opened from its folder. The contract.
import type { LexicalIndex } from './lexical-index.js';
import type { VectorIndex } from './vector-index.js';
import type { WorthySentences } from './worthy-sentences.js';

export interface Generation {
  /** Name of its folder. */
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
  /** How much each passage says of what the others say, 0 to 1 (LexRank); 0 where it is deleted. */
  readonly centrality: Float32Array;
  /** Sentences of live passages that are worth reading by themselves. */
  readonly worthy: WorthySentences;
  /** HNSW in large collections where the native module could be built, else exact. */
  readonly vectors: VectorIndex;
  readonly lexical: LexicalIndex;
  /** Frees native memory; the generation must not be searched afterwards. */
  close(): void;
}

/** What the contents of an index depend on besides the passages. An index made on another basis is never searched. */
export interface IndexBasis {
  readonly modelId: string;
  readonly dimensions: number;
  /** Names the version of the analysis that made the terms and words; change it whenever they change. */
  readonly analyser: string;
  /** Where the cosines of the model begin: centrality counts what is above. */
  readonly lowCosine: number;
}

export type Damage =
  | 'missing' // a file is not there or cannot be read
  | 'format' // written by another version of Kutip
  | 'basis' // made with another model, dimension, analyser or range of cosines
  | 'size' // files that do not belong together, or a file cut short
  | 'checksum'; // contents that are not what was written

/** The files of a generation cannot be used; they are a picture of the database, so build them again. */
export class GenerationDamaged extends Error {
  readonly reason: Damage;

  constructor(reason: Damage, detail: string, options?: ErrorOptions) {
    super(`the index cannot be used (${reason}): ${detail}`, options);
    this.name = 'GenerationDamaged';
    this.reason = reason;
  }
}
