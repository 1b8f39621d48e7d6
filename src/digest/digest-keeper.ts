// DigestKeeper: the daily digests of a server, as those who manage it set them. The contract.
import type { Plan, Posting, Reason, Schedule } from '../schedule-types.js';
import type { Language } from '../types.js';

/** What one digest quotes, and how it looks. */
export interface DigestSettings {
  readonly collectionId: number;
  /** Quotes beside the recall question, 1 to 5. */
  readonly quotes: number;
  /** Only what bears on it is quoted; null: everything. */
  readonly topic: string | null;
  /** Id of the role that is mentioned; null: nobody. */
  readonly role: string | null;
  /** Begins again once everything was quoted, where otherwise a day without anything new is skipped. */
  readonly repeat: boolean;
  /** Of the digest, where the server has chosen none. */
  readonly language: Language;
}

/** A digest as it is set; never one that was stopped. */
export interface Digest extends DigestSettings, Omit<Schedule, 'kind' | 'details'> {}

export interface DigestStatus {
  readonly digest: Digest;
  /** The newest first; also those that were asked for. At most seven that are settled, and one that is being tried. */
  readonly results: readonly Posting[];
  /** Worthy sentences of the collection, and how many of them this digest has used. */
  readonly worthy: number;
  readonly used: number;
}

/** What is left out stays as it is, or has its usual value: every day at 07:00, three quotes. */
export type DigestChange = Partial<Omit<DigestSettings, 'language'>> & {
  readonly tag?: string | null;
  readonly plan?: Partial<Plan>;
};

/** What a digest says: ids of quotes and offsets, never their words; those are sliced anew each time it is shown. */
export interface DigestContent {
  /** By the calendar of its zone, `YYYY-MM-DD`. */
  readonly date: string;
  readonly quotes: readonly { readonly id: string; readonly because: QuotedBecause }[];
  /** A quote with something to remember hidden: offsets into the source text. */
  readonly recall: { readonly id: string; readonly hidden: readonly [number, number] } | null;
  /** Questions asked and answered since the digest before, of collections that everybody there may know of. */
  readonly asked: number;
  readonly answered: number;
  /** Ids of open public questions, at most three. */
  readonly open: readonly string[];
}

/** `session`: the group reads it next; `new`: of a document that was not quoted here before; `turn`: its turn has come. */
export type QuotedBecause = 'session' | 'new' | 'turn';

export interface DigestKeeper {
  /**
   * Sets the digest of a channel. `plan` counts from now on. Throws UserError `too-many-digests`, `bad-plan` (for a zone or time
   * that does not exist, or no day) and `digest-zone-missing` where no zone is known.
   */
  set(
    owner: string,
    channel: string,
    by: {
      readonly person: string;
      readonly language: Language;
      readonly zone: string | null;
      readonly collectionId: number;
    },
    change: DigestChange,
  ): Promise<Digest>;
  /** The oldest first. */
  digests(owner: string): Promise<Digest[]>;
  /** Null when there is none, or it was stopped. */
  digest(owner: string, id: string): Promise<Digest | null>;
  status(owner: string, id: string): Promise<DigestStatus | null>;
  pause(owner: string, id: string): Promise<void>;
  /** From now on: what was due meanwhile is not made up for. */
  resume(owner: string, id: string): Promise<void>;
  stop(owner: string, id: string): Promise<void>;
  /** What it would say now; nothing counts as used. */
  preview(owner: string, id: string): Promise<DigestContent | { readonly skip: Reason }>;
}
