// What answering is asked, and what it stands on.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Generation } from '../../embeddings/generation.js';
import type { Reader } from '../../embeddings/reader.js';
import type {
  BlockedQuote,
  DocumentFilter,
  DocumentMatches,
  DocumentName,
  DocumentRecord,
  StoredPassage,
} from '../database/store.js';
import type { WarningLog } from '../ports.js';
import type { Calibration } from './calibration.js';
import type { PassageWithText } from './found-passages.js';
import type { QuotableLibrary } from './make-quotes.js';

export interface AskRequest {
  readonly question: string;
  readonly collectionId: number;
  readonly owner: string;
  /** Part of the path or title of the documents to search. */
  readonly document?: string;
  /** Ids of documents to search before all others, where neither `document` nor a date narrows: what they answer is the answer. */
  readonly first?: readonly number[];
  /** ISO 8601, possibly shortened; documents without a date are left out of a dated question. */
  readonly since?: string;
  readonly until?: string;
  /** The question before, which a short one may follow up. */
  readonly previousQuestion?: string;
  /** The most quotes to give, 1 to 3. */
  readonly quotes?: number;
  /** The most passages to give beyond the quotes of an answer or a search (default: none). */
  readonly further?: number;
}

export interface SourcesRequest {
  /** What somebody wrote, up to 4,000 UTF-16 units. */
  readonly text: string;
  readonly collectionId: number;
  readonly owner: string;
  /** The most quotes to give. */
  readonly quotes: number;
}

/** What answering needs of the library. */
export interface AnswerLibrary extends QuotableLibrary {
  generation(collectionId: number): Promise<Generation | null>;
  passages(ids: readonly number[]): Promise<readonly PassageWithText[]>;
  passagesOf(documentId: number): Promise<readonly StoredPassage[]>;
  documents(collectionId: number): Promise<readonly DocumentRecord[]>;
  documentNames(collectionId: number): Promise<readonly DocumentName[]>;
  documentAt(collectionId: number, path: string): Promise<DocumentRecord | null>;
  documentsMatching(collectionId: number, filter: DocumentFilter): Promise<DocumentMatches>;
  blockedQuotes(owner: string): Promise<readonly BlockedQuote[]>;
}

export interface AnswerPorts {
  readonly library: AnswerLibrary;
  readonly encoder: Encoder;
  readonly reader: Reader;
  readonly calibration: Calibration;
  readonly log: WarningLog;
  /** UTF-16 units of the longest question. */
  readonly questionLimit?: number;
}
