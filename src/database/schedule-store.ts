// ScheduleStore: what is to be posted when, and the ledger that keeps it from being posted twice. Part of the store's contract.
import type { MessageAddress } from '../group-types.js';
import type { Plan, Posting, Reason, Schedule, ScheduleKind } from '../schedule-types.js';

/** What somebody set; `nextAt`: the first instant that is due from now on; null: it is paused, and posts only what is asked for. */
export interface ScheduleDraft {
  readonly owner: string;
  readonly kind: ScheduleKind;
  readonly channel: string;
  readonly tag: string | null;
  readonly plan: Plan;
  readonly details: string;
  readonly nextAt: number | null;
  readonly setBy: string | null;
}

/** A date that has become due: to be posted, or (with a reason) missed already. */
export interface DueDate {
  readonly date: string;
  readonly at: number;
  readonly missed: Reason | null;
}

/** A posting that this process works on: every method that is given one does nothing, and returns false, once another process has it. */
export interface PostingPermit {
  readonly owner: string;
  readonly posting: string;
  readonly holder: string;
}

export interface ScheduleStore {
  /** Sets the one of its kind and channel, made where there is none; it becomes active, or paused without `nextAt`. Its ledger and what it used stay. */
  saveSchedule(draft: ScheduleDraft): Promise<Schedule>;
  /** Of every state, the oldest first. */
  schedules(owner: string, kind: ScheduleKind): Promise<Schedule[]>;
  schedule(owner: string, id: string): Promise<Schedule | null>;
  /** Active again from now on. Does nothing to one that is active. */
  resumeSchedule(owner: string, id: string, nextAt: number): Promise<void>;
  /** `pausedFor`: where Kutip does it of its own accord. False when it was not active. */
  pauseSchedule(owner: string, id: string, pausedFor: Reason | null): Promise<boolean>;
  /** Neither active nor paused any more; what it used and its ledger stay, so that nothing is posted twice if it is set again. */
  stopSchedule(owner: string, id: string): Promise<void>;
  /** Active ones of these owners whose `nextAt` has come, the one that is due longest first. */
  dueSchedules(owners: readonly string[], now: number, most: number): Promise<Schedule[]>;
  /** Those of one kind, however many: `until` may lie ahead. */
  dueOfKind(owners: readonly string[], kind: ScheduleKind, until: number): Promise<Schedule[]>;
  /**
   * Writes a row of the ledger for each date that has none, and moves `nextAt` on. Does nothing, and returns false, where the
   * schedule's `nextAt` or `setAt` is not that of `schedule` any more: it was set anew, or another process has done it.
   */
  openPostings(schedule: Schedule, dates: readonly DueDate[], nextAt: number): Promise<boolean>;
  /** A row for what somebody asked for, held from the start. `key`: what it is, in place of a date; null where there is one of it already. */
  openPosting(
    schedule: Schedule,
    hold: { readonly holder: string; readonly now: number; readonly expiresAt: number },
    key: string | null,
  ): Promise<Posting | null>;
  /**
   * Takes those of these owners that are to be looked at now and that nobody holds: a hold ends at `expiresAt`, or when its holder is
   * among `dead`. Those that are due longest come first.
   */
  takePostings(
    owners: readonly string[],
    hold: {
      readonly holder: string;
      readonly now: number;
      readonly expiresAt: number;
      readonly dead: readonly string[];
    },
    most: number,
  ): Promise<Posting[]>;
  /** Who holds postings that are not settled. */
  postingHolders(): Promise<string[]>;
  /**
   * Keeps what is to be posted. False also where something is kept already: that is what is posted. `newRound`: with it a new round
   * begins, in the same transaction, in which nothing counts as used but these keys.
   */
  decidePosting(permit: PostingPermit, content: string, newRound?: readonly string[]): Promise<boolean>;
  /** Notes that a request is about to be made, and holds the posting until `expiresAt`. */
  beginSending(permit: PostingPermit, now: number, expiresAt: number): Promise<boolean>;
  /** Lets go of it until `tryAt`. `sent`: whether a request may have been executed; then it stays `sending`. */
  postponePosting(permit: PostingPermit, tryAt: number, sent: boolean, reason: Reason | null): Promise<boolean>;
  /** Settles it. `used`: what its schedule has used with it, in the same transaction; also of what is uncertain. */
  settlePosting(permit: PostingPermit, settled: SettledPosting, used: readonly string[]): Promise<boolean>;
  posting(owner: string, id: string): Promise<Posting | null>;
  /** The newest first: by when they were due. */
  postings(owner: string, scheduleId: string, most: number): Promise<Posting[]>;
  /** Keys of what the schedule used in this round. */
  used(owner: string, scheduleId: string): Promise<Set<string>>;
  /**
   * Deletes rows of every owner's ledger that were settled before, and schedules stopped before with all that is theirs.
   * `before` has to be further back than the window for posting late and three days together: so long a date can still be
   * opened, and only its row tells that it was. Not one transaction: what was deleted stays deleted when it is interrupted.
   */
  deleteOldPostings(before: number): Promise<void>;
}

export interface SettledPosting {
  readonly state: 'sent' | 'skipped' | 'missed' | 'failed' | 'uncertain';
  readonly reason: Reason | null;
  readonly address: MessageAddress | null;
  readonly now: number;
}
