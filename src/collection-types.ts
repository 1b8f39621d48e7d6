// The nouns of an owner's collections: what they are called, and who may know of them. Types only, no code.

/** A named set of an owner's documents, as people choose it. */
export interface CollectionInfo {
  readonly id: number;
  readonly owner: string;
  /** As people call it; null for the default one, which has no name of its own. */
  readonly label: string | null;
  /** As the command line calls it: unique within the owner. */
  readonly name: string;
  readonly isDefault: boolean;
  /**
   * Ids of channels: only who sees at least one of them may know anything of the collection, and only there everybody may
   * see what is quoted from it. Empty: it is everybody's. The default collection is never tied. A channel that was deleted
   * stays in the list, so that nobody is let in by deleting it.
   */
  readonly tiedTo: readonly string[];
  /** Ids of the channels in which it is asked unless another is named. */
  readonly usedIn: readonly string[];
  /** When it was removed with its documents, which can be undone for a day; null: it was not. */
  readonly removedAt: number | null;
}

/** Which collections one person may know of, and what everybody around that person may be shown. */
export interface Sight {
  /** Those that were not removed, the default one first. */
  readonly collections: readonly CollectionInfo[];
  /** Whether the person may know anything of the collection, also one that was removed today. */
  sees(collectionId: number): boolean;
  /** Whether everybody in this channel may be shown what is in the collection: it is not tied, or it is tied to this channel. */
  mayPost(collectionId: number): boolean;
  /** Whether the person may look into the channel; see `Caller.sees`. */
  seesChannel(channel: string): boolean;
}
