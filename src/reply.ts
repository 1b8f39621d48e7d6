// A reply is data: what a command found out, never formatted text. Console and Discord each render it in their own way.
import type { Answer, CheckResult, Citation, Language, Localized, Metadata, Notice, Span } from './types.js';

/** What a reader of the document list sees of one document. */
export interface DocumentSummary {
  /** Path relative to the collection's folder, with `/`. */
  readonly path: string;
  readonly metadata: Metadata;
  readonly notices: readonly Notice[];
  /** Pages or slides; null where the format has none. */
  readonly pages: number | null;
  /** Passages that can be found. */
  readonly passages: number;
}

/** A quote with the text around it; each part is an exact slice of the source text. */
export interface QuoteContext extends Citation {
  readonly id: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** A citation to paste into a paper. */
export interface Reference {
  /** Entry of the reference list, APA 7. */
  readonly plain: string;
  /** The same with the title in `<i>`; everything else escaped. */
  readonly html: string;
  /** Citation within a sentence: `(Author, 2022, para. 3)`. */
  readonly inText: string;
}

/** One way to call a command, for help. */
export interface HelpEntry {
  /** `ask`, `documents show` in each language, without the slash. */
  readonly name: Localized;
  readonly help: Localized;
  readonly options: readonly { readonly name: Localized; readonly help: Localized; readonly required: boolean }[];
}

export type Reply = { readonly language: Language } & (
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** Quote id -> the sentence that answers, for where a long quote has no room. */
      readonly answeringSentences: Readonly<Record<string, Span>>;
    }
  | { readonly kind: 'documents'; readonly documents: readonly DocumentSummary[] }
  | { readonly kind: 'document'; readonly document: DocumentSummary; readonly opening: readonly string[] }
  | { readonly kind: 'check'; readonly result: CheckResult }
  | { readonly kind: 'context'; readonly context: QuoteContext }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'help'; readonly entries: readonly HelpEntry[] }
  /** The person can mend this; `sentence` says how. */
  | { readonly kind: 'refusal'; readonly code: string; readonly sentence: string }
  /** A bug or a broken machine; `id` finds it in the log. */
  | { readonly kind: 'failure'; readonly id: string }
);
