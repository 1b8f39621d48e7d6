// What a store remembers of the files that people gave: its part of the contract in store.ts, and the records.
import type { Localized, Metadata } from '../types.js';
import type { Permit } from './records.js';

/** What a person states of a document over what was read from it; absent: as read. */
export type Stated = {
  readonly [Key in 'title' | 'author' | 'publisher' | 'date' | 'url']?: NonNullable<Metadata[Key]>;
};

/** A file about to be kept; its bytes are stored already. */
export interface FileDraft {
  readonly id: string;
  readonly owner: string;
  readonly collectionId: number;
  /** As people shall see it; a number is added where another file of the collection has it. */
  readonly path: string;
  /** SHA-256 (hex) of the bytes. */
  readonly hash: string;
  readonly bytes: number;
  readonly given: Stated;
  readonly stamp: string;
  /** Who gave it; null at the command line, and once that person's data was deleted. */
  readonly addedBy: string | null;
}

export type FileState =
  | 'waiting' // not read yet, or not since it was last edited
  | 'read'
  | 'refused' // it could not be read
  | 'removed'; // can be undone for a day

export interface KeptFile extends FileDraft {
  readonly addedAt: number;
  readonly removedBy: string | null;
  readonly removedAt: number | null;
  readonly state: FileState;
  /** Whether some version of it is wanted: read before, though perhaps not as it is now. */
  readonly wasRead: boolean;
  /** The published document of a file that is `read`, else null. */
  readonly documentId: number | null;
  /** Why it was refused; null when it was not. */
  readonly refusal: Localized | null;
}

/** How much one owner may keep. */
export interface OwnerLimits {
  /** Files that were not removed, in all collections. */
  readonly documents: number;
  /** UTF-16 units of the texts of these files. */
  readonly textUnits: number;
  /** Files that people gave or proposed within a day; what the command line adds is not counted. */
  readonly uploadsPerDay: number;
}

export type KeepOutcome =
  | { readonly kind: 'kept'; readonly file: KeptFile }
  /** The collection holds these bytes already, as this file. */
  | { readonly kind: 'same'; readonly file: KeptFile }
  | { readonly kind: 'full'; readonly limit: keyof OwnerLimits };

/** `gone`: there is no such removed file, or its time is over. */
export type RestoreOutcome = KeepOutcome | { readonly kind: 'gone' };

/** A quote whose document, or the collection that held it, was removed by its owner. */
export interface WithdrawnQuote {
  /** What it was in: the default collection's id where everybody may know of it, although that collection is gone. */
  readonly collectionId: number;
  /** Channels to which its collection was tied, where that is gone; see `CollectionInfo.tiedTo`. Else none. */
  readonly tiedTo: readonly string[];
  readonly title: string | null;
  readonly path: string;
  readonly withdrawnAt: number;
}

export interface CollectionPlace {
  readonly owner: string;
  readonly collectionId: number;
}

/**
 * From the moment a file is removed its document is not seen any more: every method of `PublishedStore` but those that
 * take a version or passage leaves it out, although it is published until the next generation.
 */
export interface KeptFileStore {
  /** `permit`: the lease `files:OWNER`, under which no bytes are deleted. Throws UserError `collection-removed`. */
  keepFile(permit: Permit, draft: FileDraft, limits: OwnerLimits): Promise<KeepOutcome>;
  /** By path; of the same path the removed ones last, those removed later first. */
  files(owner: string, collectionId: number): Promise<KeptFile[]>;
  file(owner: string, id: string): Promise<KeptFile | null>;
  /** Null when there is no such file, or it was removed. */
  editFile(owner: string, id: string, given: Stated, stamp: string): Promise<KeptFile | null>;
  /** Null when there is no such file, or it was removed before. */
  removeFile(owner: string, id: string, by: string | null): Promise<KeptFile | null>;
  /** Takes back a removal that is no older than `removedSince`; not while its collection is removed. */
  restoreFile(owner: string, id: string, removedSince: number, limits: OwnerLimits): Promise<RestoreOutcome>;
  /** Of every file of the owner, removed ones included, and of every proposal. */
  fileHashes(owner: string): Promise<Set<string>>;
  /** UTF-16 units of the texts read from the owner's files. */
  textOfFiles(owner: string): Promise<number>;
  /** Whether the collection has files that were not removed, or documents that were read from files. A removed one: no. */
  holdsFiles(collectionId: number): Promise<boolean>;
  /** Collections of files that are not published as they are now, or read by other rules, or for another model. */
  collectionsToRead(model: string, rules: number): Promise<CollectionPlace[]>;
  /** Collections with rows or folders that a sweep may delete. */
  collectionsToSweep(): Promise<number[]>;
  /** Published documents, and their published passages, whose files or collection were removed. */
  hiddenDocuments(collectionId: number): Promise<number[]>;
  hiddenPassages(collectionId: number): Promise<number[]>;
  /**
   * Deletes files removed up to `removedBefore` with their versions, texts and passages, and the vectors that nothing needs
   * then; their quotes are withdrawn. One that is published, or was until after `retiredBefore`, waits. Collections removed
   * up to `removedBefore` are deleted with everything of them. Returns the others of which something was deleted. `permit`:
   * the lease of the owner's sync.
   */
  forgetFiles(permit: Permit, owner: string, removedBefore: number, retiredBefore: number): Promise<number[]>;
  /** Owners of files and collections removed up to then. */
  ownersToForget(removedBefore: number): Promise<string[]>;
  /** Also while the removal can be undone; null when the quote is not withdrawn or not known. */
  withdrawnQuote(owner: string, id: string): Promise<WithdrawnQuote | null>;
  /** Rows of the owner that nothing reaches any more (see orphan-rows.ts), by table; retired up to `retiredBefore`. */
  orphans(owner: string, retiredBefore: number): Promise<Record<string, number>>;
}
