// Scheduler: posts what is due, once each, whatever is restarted, lost or run in parallel. The contract; what is posted is up to its kind.
import type { ScheduleStore } from '../database/schedule-store.js';
import type { MessageAddress } from '../group-types.js';
import type { Clock, Post, PostingMessenger } from '../ports.js';
import type { Posting, Reason, Schedule, ScheduleKind } from '../schedule-types.js';

/** What to post, with the keys of what is used by it, or why there is nothing to. */
export type Decided =
  | {
      readonly content: string;
      readonly used: readonly string[];
      /** Where a new round begins with it: what counts as used in it from the start. */
      readonly newRound?: readonly string[];
    }
  | { readonly skip: Reason };

/** One kind of schedule: what it posts. */
export interface ScheduledKind {
  /**
   * Decides what to post. Asked once for each posting, and not for two of a schedule at a time; what it returns is kept
   * (`unpackDecided` reads it from the row) and posted in every try.
   */
  decide(schedule: Schedule, posting: Posting): Promise<Decided>;
  /** Makes the post of what was decided, for each try anew: what was removed or blocked since is left out. */
  render(schedule: Schedule, posting: Posting, content: string): Promise<Post | { readonly skip: Reason }>;
  /**
   * What follows from its being posted: done before that is noted, so that it is done again after a crash. What it has done before must do no
   * harm. Where it throws, it is tried again while the posting may still be late, and then no more.
   */
  posted?(schedule: Schedule, posting: Posting, address: MessageAddress): Promise<void>;
  /** What is told to whoever set it when Kutip pauses it for a lasting failure. */
  paused(schedule: Schedule, reason: Reason): Promise<Post['reply']>;
}

export interface SchedulerPorts {
  readonly store: ScheduleStore;
  readonly clock: Clock;
  readonly messenger: PostingMessenger;
  readonly kinds: Readonly<Record<ScheduleKind, ScheduledKind>>;
  /** Servers that Kutip is in at present and can speak to. */
  owners(): readonly string[];
  /** Whether what is of collections in the reply may be shown to everybody in the channel. */
  mayPost(owner: string, channel: string, reply: Post['reply']): Promise<boolean>;
  /** Never with what is posted. */
  onFailure(error: unknown): void;
}

export interface SchedulerOptions {
  /** How late something may be posted: what is later is missed. */
  readonly windowMs: number;
  /** Posts begun in a second at most, so that commands have room beside them. */
  readonly perSecond: number;
}

/** The process that a scheduler runs in. */
export interface SchedulerProcess {
  /** Under this name it holds postings; each start has another. */
  readonly holder: string;
  /** True only when it is certain that a holder does not run any more. */
  isDead(holder: string): boolean;
  /** Resolves when the time (milliseconds) has passed, or at once when `signal` is given. */
  sleep(time: number, signal: AbortSignal): Promise<void>;
}

export interface Scheduler {
  /** Notes in the ledger what of a schedule is due by now: before it is changed, so that the change does not take it away. */
  open(schedule: Schedule): Promise<void>;
  /** Does what is due now. Resolves when all of it was tried; never rejects. */
  look(): Promise<void>;
  /**
   * Posts now what somebody asks for. It counts for no date, and is not tried again. Resolves to the settled posting, after minutes
   * where Discord's answer was lost; to one that is `sending` when only a later look can tell. Also where it is paused.
   */
  postNow(schedule: Schedule): Promise<Posting>;
  /** `key`: what it is, which is posted once. Null where it was asked for before, whatever came of that. Never a date. */
  postNow(schedule: Schedule, key: string): Promise<Posting | null>;
  /** Nothing more is begun; resolves when what was begun has come to an end. */
  stop(): Promise<void>;
}
