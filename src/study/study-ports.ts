// What study sessions stand on: the few methods that they need of answers and the library.
import type { Generation } from '../../embeddings/generation.js';
import type { EncoderProfile } from '../../embeddings/profile.js';
import type { DocumentRecord, QuoteRecord, StoredPassage } from '../database/store.js';
import type { Quote } from '../types.js';

/** What sessions need of answering; see `AnswerService`. */
export interface StudyAnswers {
  passagesAbout(request: {
    readonly owner: string;
    readonly collectionId: number;
    readonly topic: string;
    readonly most: number;
    readonly broadly?: boolean;
    readonly around?: number;
  }): Promise<readonly { readonly passageId: number; readonly score: number }[]>;
  quotePassages(
    owner: string,
    passageIds: readonly number[],
  ): Promise<readonly { readonly at: number; readonly quote: Quote }[]>;
  quoteSentences(
    owner: string,
    sentences: readonly { readonly passageId: number; readonly sentence: number }[],
  ): Promise<readonly { readonly at: number; readonly quote: Quote }[]>;
}

export type StudyText = StoredPassage & {
  /** Exactly `source.slice(start, end)`. */
  readonly text: string;
};

/** What sessions need of the library; see `Library`. */
export interface StudyLibrary {
  generation(collectionId: number): Promise<Generation | null>;
  /** In the order asked for; ids that are no longer known are left out. */
  passages(ids: readonly number[]): Promise<readonly StudyText[]>;
  /** Published passages of a document, in order. */
  passagesOf(documentId: number): Promise<readonly StoredPassage[]>;
  document(documentId: number): Promise<DocumentRecord | null>;
  quote(owner: string, id: string): Promise<QuoteRecord | null>;
  sourceText(versionId: number): Promise<string | null>;
}

/** What plans, prompts and quiz questions need. */
export interface ReadingPorts {
  readonly library: StudyLibrary;
  readonly answers: StudyAnswers;
  /** Of the encoder whose vectors the generations hold. */
  readonly profile: Pick<EncoderProfile, 'cosineRange'>;
}
