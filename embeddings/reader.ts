// Reader: question + passage -> which words answer, and how surely. The contract; `models.ts` provides the real one.

/** A text and its sentences as `[start, end)` UTF-16 offsets into it, in order, not overlapping. */
export interface ReadablePassage {
  readonly text: string;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

export interface SentenceReading {
  /** Logit: best span of at most 40 tokens within the sentence minus the "no answer" score; above 0 leans to "answers". */
  readonly score: number;
  /** The words of that span as offsets into the passage's text, at word boundaries. */
  readonly start: number;
  readonly end: number;
}

export interface Reader {
  readonly modelId: string;
  /** One reading per passage, each with one entry per sentence. A sentence beyond the model's window scores -Infinity. */
  read(question: string, passages: readonly ReadablePassage[]): Promise<SentenceReading[][]>;
}
