// Records: what a store takes and gives. See store.ts for what may be done with them.
import type { ComplaintReason, Outcome, ShownAnswer, Verdict, Visibility } from '../group-types.js';
import type { Boilerplate, Format, Language, Localized, Metadata, Notice, Paragraph, Passage, Span } from '../types.js';

/** A collection that somebody asked. */
export interface AskedCollection {
  readonly owner: string;
  readonly collectionId: number;
}

/** A named set of documents of one owner (a Discord server id, or `console`). */
export interface Collection {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** Folder name of the published generation; null before the first. */
  readonly generation: string | null;
  /** Model whose vectors that generation holds; null before the first. */
  readonly model: string | null;
}

/** One version of a document. Its text never changes, and stays while a quote refers to it. */
export interface DocumentRecord {
  readonly id: number;
  /** The version described here; passages and quotes point at it. */
  readonly versionId: number;
  readonly collectionId: number;
  /** Path relative to the collection's folder, with `/`; unique within the collection. */
  readonly path: string;
  readonly format: Format;
  /** SHA-256 of the file's bytes, hex, or the stamp by which its source knows it (see SourceEntry). */
  readonly fileHash: string;
  readonly metadata: Metadata;
  readonly notices: readonly Notice[];
  /** Pages or slides; null where the format has none. */
  readonly pages: number | null;
  /** UTF-16 units of the source text. */
  readonly length: number;
  /** Passages that are published. */
  readonly passages: number;
  /** When this version was read; milliseconds since 1970. */
  readonly addedAt: number;
  /** When this version was replaced or removed; null while it is published or waits to be. */
  readonly retiredAt: number | null;
}

/** What was found in one source text. */
export interface Structure {
  readonly paragraphs: readonly Paragraph[];
  readonly boilerplate: readonly Boilerplate[];
  /** Sentences outside the file's own boilerplate, kept so that passages can be made anew without parsing again. */
  readonly sentences: readonly Span[];
}

/** One document version as read from its file, written by one transaction; its passages follow. */
export interface DocumentDraft extends Structure {
  readonly path: string;
  readonly format: Format;
  readonly fileHash: string;
  readonly metadata: Metadata;
  readonly notices: readonly Notice[];
  readonly pages: number | null;
  readonly text: string;
  /** Hashes of its blocks, to find those that stand in many documents (see src/corpus/boilerplate). */
  readonly blocks: readonly string[];
  /** Version of the reading rules it was made with. */
  readonly rules: number;
  /** The kept file it was read from (see kept-file-store.ts); absent for what a folder holds. */
  readonly fileId?: string;
}

export interface PassageDraft extends Passage {
  /** SHA-256 (hex) of the text as the encoder sees it: title, section and words. */
  readonly vectorHash: string;
}

/** All passages of one version and what they were made from (tokenizer and repeated blocks). */
export interface StagedPassages {
  readonly versionId: number;
  readonly passages: readonly PassageDraft[];
  readonly key: string;
}

export interface StoredPassage extends PassageDraft {
  readonly id: number;
  readonly documentId: number;
  readonly versionId: number;
}

/** A document as the folder wants it. */
export interface WantedDocument {
  readonly documentId: number;
  readonly versionId: number;
  readonly path: string;
  readonly fileHash: string;
  readonly rules: number;
  /** See StagedPassages.key; null while it has none. */
  readonly passageKey: string | null;
  /** False while this version waits for the next generation. */
  readonly published: boolean;
}

/** A file that could not be read, remembered so that it is not tried again until its bytes change. */
export interface Refusal {
  readonly path: string;
  readonly fileHash: string;
  readonly rules: number;
  readonly code: string;
  readonly sentence: Localized;
}

/** ISO dates may be shortened (`2022`, `2022-03`); a document matches when some day of its date lies in the interval. */
export interface DocumentFilter {
  /** Part of the path or title, in any case. */
  readonly source?: string;
  readonly since?: string;
  readonly until?: string;
}

/** What a document is called. */
export interface DocumentName {
  readonly path: string;
  readonly title: string | null;
}

export interface DocumentMatches {
  /** Ids of matching documents, ascending. */
  readonly ids: readonly number[];
  /** Documents left out only because their date is not known. */
  readonly undated: number;
}

export interface QuoteDraft extends Span {
  readonly versionId: number;
  /** SHA-256 (hex) of the quoted text. */
  readonly hash: string;
}

/** A quote as first shown: where it stands and what it said. */
export interface QuoteRecord extends QuoteDraft {
  readonly id: string;
  readonly owner: string;
  readonly documentId: number;
  readonly createdAt: number;
}

/** A unit vector and the hash of the text it was made from. */
export interface StoredVector {
  readonly hash: string;
  readonly vector: Float32Array;
}

export interface Lease {
  /** Who holds it; see src/corpus/lease.ts. */
  readonly holder: string;
  readonly expiresAt: number;
}

/** Proof that the writer still holds the lease of the collection; a write without it is refused. */
export interface Permit {
  readonly lease: string;
  readonly holder: string;
}

export type PassageState = 'published' | 'wanted';

export interface Publication {
  readonly generation: string;
  readonly model: string;
}

/** An answer that is about to be shown. */
export type AnswerDraft = Omit<ShownAnswer, 'id' | 'address' | 'shownAt'>;

export interface AnswerCounts {
  readonly asked: number;
  readonly answered: number;
}

/** What one person says of one answer. */
export interface VerdictDraft {
  readonly person: string;
  readonly verdict: Verdict;
  readonly reason: ComplaintReason | null;
  /** The quote complained about; null when the answer has none. */
  readonly quoteId: string | null;
}

/** How many people said something against one quote for one reason. */
export interface ComplaintCount {
  readonly quoteId: string;
  readonly reason: ComplaintReason | null;
  readonly people: number;
  /** The latest answer of which it was said, that answer's collection, and when. */
  readonly answerId: string;
  readonly collectionId: number;
  readonly latestAt: number;
}

/** A quote that is never to be shown again: where it stands, and what it says, to know it in other versions. */
export interface BlockedQuote extends Span {
  readonly quoteId: string;
  readonly collectionId: number;
  readonly versionId: number;
  readonly text: string;
  readonly blockedAt: number;
}

/** A question that was not answered, about to be kept. */
export interface QuestionDraft {
  readonly owner: string;
  readonly collectionId: number;
  readonly channel: string;
  readonly asker: string;
  readonly question: string;
  readonly language: Language;
  /** The abstention that it got. */
  readonly answerId: string;
}

/** How many questions of one day ended alike. */
export interface QuestionCount {
  /** ISO 8601, `2026-01-07`. */
  readonly day: string;
  readonly visibility: Visibility;
  readonly outcome: Outcome;
  readonly questions: number;
}
