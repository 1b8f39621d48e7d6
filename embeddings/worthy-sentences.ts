// Worthy sentences: those of a generation that are worth reading by themselves. Chosen when it is built; types only here.

/** One entry for each sentence, by ordinal and then by place. */
export interface WorthySentences {
  /** Position of its passage in the generation. */
  readonly ordinals: Uint32Array;
  /** Which sentence of the passage, from 0. */
  readonly places: Uint32Array;
  /** Position in these arrays of the first sentence that says nearly the same; its own where it is alone. */
  readonly groups: Uint32Array;
  /** Hash of its words: the same sentence has the same key in every generation. */
  readonly keys: BigUint64Array;
  /** Summed idf of its distinct terms: how much it says. */
  readonly weights: Float32Array;
}
