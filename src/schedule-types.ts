// The nouns of what is posted at planned times, and once each: schedules and their postings. Types only, no code.
import type { MessageAddress } from './group-types.js';
import type { Localized } from './types.js';

/** When something is to be posted. */
export interface Plan {
  /** An IANA name, as `Asia/Jakarta`. */
  readonly zone: string;
  /** By the clocks of the zone, `HH:MM`, from 00:00 to 23:59. */
  readonly time: string;
  /** At least one weekday: 1 (Monday) to 7 (Sunday). */
  readonly days: readonly number[];
}

/**
 * What is posted: digests; study sessions that begin at a time, and reminders of them; the passages of a session, in its thread.
 */
export type ScheduleKind = 'digest' | 'session' | 'reminder' | 'passage';

/** Why something was not posted, or not yet; `code` is stable, and equal codes are the same failure. */
export interface Reason {
  readonly code: string;
  readonly sentence: Localized;
}

/** What somebody wants to be posted in a place. There is one of a kind for each place; one that was stopped is kept. */
export interface Schedule {
  readonly owner: string;
  /** Eight random characters. */
  readonly id: string;
  readonly kind: ScheduleKind;
  /** A text channel, a thread, or a forum, in which each posting is a post of its own. */
  readonly channel: string;
  /** Tag of the forum that its posts bear. */
  readonly tag: string | null;
  readonly plan: Plan;
  /** JSON: what its kind wants to know besides. */
  readonly details: string;
  readonly state: 'active' | 'paused' | 'stopped';
  /** Why Kutip paused it of its own accord; null where a person did, or it is not paused. */
  readonly pausedFor: Reason | null;
  /** Milliseconds since 1970 of the first due instant that has no posting yet; null unless it is active. */
  readonly nextAt: number | null;
  /** Discord id of who set it last; null once that person's data was deleted. */
  readonly setBy: string | null;
  /** When it was last set or resumed (milliseconds since 1970): nothing is due before. */
  readonly setAt: number;
}

/**
 * `waiting`: to be tried at `tryAt`, and certainly not posted. `sending`: a request may be on its way, or may have been
 * executed. All others are settled and never change. `missed`: its window passed. `failed`: its window passed with something that
 * people have to mend. `uncertain`: it may have been posted, and nobody can look.
 */
export type PostingState = 'waiting' | 'sending' | 'sent' | 'skipped' | 'missed' | 'failed' | 'uncertain';

/** A row of the ledger: written before anything is sent, settled after. There is never a second one of a schedule and date. */
export interface Posting {
  readonly owner: string;
  /** Eight random characters; stands in the buttons of what is posted. */
  readonly id: string;
  readonly scheduleId: string;
  /** The date that is due by the calendar of `zone`, `YYYY-MM-DD`; of one that somebody asked for null, or what it is (there is none twice). */
  readonly date: string | null;
  /** The zone in force when it became due. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly state: PostingState;
  /** Requests that were begun. */
  readonly tries: number;
  /** When it is to be looked at again (milliseconds since 1970); null once settled. */
  readonly tryAt: number | null;
  /** When the last request was begun (milliseconds since 1970); null before the first. */
  readonly sentAt: number | null;
  /** Why it was not posted, or why the last try failed. */
  readonly reason: Reason | null;
  /** JSON: what is posted, decided once and the same in each try; null before it is decided. */
  readonly content: string | null;
  readonly address: MessageAddress | null;
  /** Milliseconds since 1970; null until it is settled. */
  readonly settledAt: number | null;
}
