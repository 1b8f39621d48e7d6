// Store: what Kutip remembers. The contract; each method is one whole transaction, so another database can stand behind it.
// SQLite is the truth; index files are disposable pictures of it.
//
// Two states of a collection live side by side. *Published* is what people search: it changes only in `publish`.
// *Wanted* is what the folder says now: reading files changes it bit by bit, and a killed run goes on from it.
import type { Boilerplate, Format, Localized, Metadata, Notice, Paragraph, Passage, Span } from '../types.js';

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
  /** SHA-256 of the file's bytes, hex. */
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

/** What people see; nothing here changes what is published. */
export interface PublishedStore {
  /** Finds the collection or makes an empty one. */
  collection(owner: string, name: string): Promise<Collection>;
  collectionById(id: number): Promise<Collection | null>;
  collections(owner: string): Promise<Collection[]>;
  /** Published documents by path. */
  documents(collectionId: number): Promise<DocumentRecord[]>;
  document(id: number): Promise<DocumentRecord | null>;
  documentAt(collectionId: number, path: string): Promise<DocumentRecord | null>;
  documentsMatching(collectionId: number, filter: DocumentFilter): Promise<DocumentMatches>;
  /** Any version that is still kept, published or not. */
  version(versionId: number): Promise<DocumentRecord | null>;
  structure(versionId: number): Promise<Structure | null>;
  sourceText(versionId: number): Promise<string | null>;
  /** In the order asked for; ids that are no longer known are left out. */
  passages(ids: readonly number[]): Promise<StoredPassage[]>;
  /** The passages before and after in the same version, whatever section they stand in. */
  neighbours(passage: StoredPassage): Promise<{ before: StoredPassage | null; after: StoredPassage | null }>;
  /** Published passages of a document, in order. */
  passagesOf(documentId: number): Promise<StoredPassage[]>;
}

/** What the folder wants, and how it becomes what people see. */
export interface WantedStore {
  wantedDocuments(collectionId: number): Promise<WantedDocument[]>;
  /** Block hashes of every wanted version. */
  wantedBlocks(collectionId: number): Promise<{ versionId: number; blocks: readonly string[] }[]>;
  /** Writes versions without passages and wants each in place of the one before. */
  stageVersions(permit: Permit, collectionId: number, drafts: readonly DocumentDraft[]): Promise<void>;
  /** Wants exactly these passages of each version; rows that are equal stay, so that their ids and vectors stay. */
  stagePassages(permit: Permit, collectionId: number, staged: readonly StagedPassages[]): Promise<void>;
  /** No longer wants these documents. */
  unwant(permit: Permit, collectionId: number, documentIds: readonly number[]): Promise<void>;
  refusals(collectionId: number): Promise<Refusal[]>;
  /** Remembers what was refused in this collection, in place of what was remembered before. */
  saveRefusals(permit: Permit, collectionId: number, refusals: readonly Refusal[]): Promise<void>;
  /** All passages of one state, by id. */
  passagesIn(collectionId: number, state: PassageState): Promise<StoredPassage[]>;
  /** One wanted passage for each vector that is missing. */
  passagesWithoutVector(collectionId: number, model: string): Promise<StoredPassage[]>;
  saveVectors(owner: string, model: string, vectors: readonly StoredVector[]): Promise<void>;
  /** Vectors by hash; hashes without one are absent. */
  vectors(owner: string, model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>>;
  /** True when published and wanted are the same for this model, so that no new generation is needed. */
  upToDate(collectionId: number, model: string): Promise<boolean>;
  /** Makes the wanted state the published one, together with its generation. */
  publish(permit: Permit, collectionId: number, publication: Publication): Promise<void>;
  /** Another generation of the published state, in place of one whose files are lost. */
  republish(permit: Permit, collectionId: number, publication: Publication): Promise<void>;
  /**
   * Deletes what was retired before `retiredBefore` and is not cited, and every vector that nothing needs.
   * Returns the names of generations that may stay on disk.
   */
  sweep(permit: Permit, collectionId: number, retiredBefore: number): Promise<string[]>;
}

export interface QuoteStore {
  /** Ids in the order given; the same place quoted again keeps its id. */
  saveQuotes(owner: string, drafts: readonly QuoteDraft[]): Promise<string[]>;
  quote(owner: string, id: string): Promise<QuoteRecord | null>;
}

/** Leases let one of several processes do a job; settings are single remembered values. */
export interface CoordinationStore {
  lease(name: string): Promise<Lease | null>;
  /** Takes a lease that is free, expired, already ours, or held by `insteadOf` (a holder known to be dead). */
  takeLease(name: string, holder: string, expiresAt: number, insteadOf?: string): Promise<boolean>;
  /** False when it was lost. */
  renewLease(permit: Permit, expiresAt: number): Promise<boolean>;
  releaseLease(permit: Permit): Promise<void>;
  setting(key: string): Promise<string | null>;
  saveSetting(key: string, value: string): Promise<void>;
}

export interface Store extends PublishedStore, WantedStore, QuoteStore, CoordinationStore {
  close(): void;
}
