// Store: what Kutip remembers. The contract; each method is one whole transaction, so another database can stand behind it.
// SQLite is the truth; index files are disposable pictures of it.
import type { Boilerplate, Format, Metadata, Notice, Paragraph, Passage, Span } from '../types.js';

/** A named set of documents of one owner (a Discord server id, or `console`). */
export interface Collection {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** Folder name of the published generation; null before the first. */
  readonly generation: string | null;
}

export interface DocumentRecord {
  readonly id: number;
  readonly collectionId: number;
  /** Path relative to the collection's folder, with `/`; unique within the collection. */
  readonly path: string;
  readonly format: Format;
  /** SHA-256 of the file's bytes, hex. */
  readonly fileHash: string;
  readonly metadata: Metadata;
  readonly notices: readonly Notice[];
  /** Pages or slides; null where the format has none. */
  readonly pages: number | null;
  /** UTF-16 units of the source text. */
  readonly length: number;
  readonly passages: number;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** Everything of one document version, written by one transaction. */
export interface DocumentDraft {
  readonly path: string;
  readonly format: Format;
  readonly fileHash: string;
  readonly metadata: Metadata;
  readonly notices: readonly Notice[];
  readonly pages: number | null;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly boilerplate: readonly Boilerplate[];
  /** Sentences outside the file's own boilerplate, kept so that passages can be made anew without parsing again. */
  readonly sentences: readonly Span[];
  readonly passages: readonly PassageDraft[];
}

export interface PassageDraft extends Passage {
  /** SHA-256 (hex) of `vectorText(passage)`: title, section and text as the encoder sees them. */
  readonly vectorHash: string;
}

export interface StoredPassage extends Passage {
  readonly id: number;
  readonly documentId: number;
  /** Position among the document's passages, from 0. */
  readonly index: number;
  readonly vectorHash: string;
}

/** A quote as first shown: where it stands and what it said. */
export interface QuoteRecord extends Span {
  readonly id: string;
  readonly owner: string;
  readonly documentId: number;
  /** SHA-256 (hex) of the quoted text. */
  readonly hash: string;
  readonly createdAt: number;
}
