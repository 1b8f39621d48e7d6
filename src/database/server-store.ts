// What a store remembers of servers, of documents that members proposed, and of whom to tell that a document was read.
import type { Stated } from './kept-file-store.js';
import type { Permit } from './records.js';

/** A document that somebody who does not manage proposed; its bytes are stored already. */
export interface Proposal {
  /** Eight random characters. */
  readonly id: string;
  readonly owner: string;
  readonly collectionId: number;
  /** The person; null once that person's data was deleted. */
  readonly by: string | null;
  /** As people shall see it. */
  readonly name: string;
  /** SHA-256 (hex) of the bytes. */
  readonly hash: string;
  readonly bytes: number;
  readonly given: Stated;
  /** Milliseconds since 1970. */
  readonly proposedAt: number;
}

/** How much may be proposed to one owner. */
export interface ProposalLimits {
  /** That wait for a decision. */
  readonly proposals: number;
  /** Of one day, together with the files that people gave; see `OwnerLimits`. */
  readonly uploadsPerDay: number;
}

/** `same`: the collection holds these bytes, or somebody proposed them already. */
export type ProposalOutcome =
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  | { readonly kind: 'same'; readonly name: string }
  | { readonly kind: 'full'; readonly limit: keyof ProposalLimits };

/** Whom to tell that documents were read, where their upload could not be answered in time. */
export interface ReadingNotice {
  readonly owner: string;
  readonly fileId: string;
  readonly collectionId: number;
  /** The channel, and around a thread its parent. */
  readonly channels: readonly string[];
  readonly language: 'id' | 'en';
}

/** A Discord server that Kutip was in. */
export interface ServerRecord {
  readonly owner: string;
  /** Application id of the Kutip that was in it: another one's absence says nothing. */
  readonly bot: string;
  /** Milliseconds since 1970; null while Kutip is in it. */
  readonly leftAt: number | null;
}

export interface ServerStore {
  servers(): Promise<ServerRecord[]>;
  /** Kutip is in it (again). Returns what was known before; null for a server that was never heard of and has no rows. */
  noteJoined(owner: string, bot: string): Promise<ServerRecord | null>;
  /** Kutip is not in it any more; the first time counts. */
  noteLeft(owner: string, bot: string): Promise<void>;
  /**
   * Deletes every row of the owner in every table, for ever. Returns the names of generations that may be deleted on disk.
   * `leftUpTo`: nothing is deleted of a server that was left later, or not at all: Kutip may just have been invited back.
   */
  deleteOwner(owner: string, leftUpTo?: number): Promise<string[]>;

  /** `permit`: the lease `files:OWNER`, under which no bytes are deleted. */
  saveProposal(permit: Permit, proposal: Proposal, limits: ProposalLimits): Promise<ProposalOutcome>;
  /** The oldest first. */
  proposals(owner: string): Promise<Proposal[]>;
  proposal(owner: string, id: string): Promise<Proposal | null>;
  deleteProposal(owner: string, id: string): Promise<void>;
  /** Of every owner: those proposed up to then. */
  deleteProposals(proposedBefore: number): Promise<void>;

  saveReadingNotices(notices: readonly ReadingNotice[]): Promise<void>;
  /** Of files that wait for nothing any more. */
  dueReadingNotices(): Promise<ReadingNotice[]>;
  deleteReadingNotices(owner: string, fileIds: readonly string[]): Promise<void>;
}
