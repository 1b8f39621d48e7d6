// SessionSchedules: study sessions that begin by themselves at a time. The contract.
import type { Plan, Posting, Schedule } from '../schedule-types.js';
import type { Pace, SessionAbout } from '../study-types.js';
import type { Language } from '../types.js';

/** How a session that begins by itself is to be; see `SessionRequest`. */
export interface ScheduledSession {
  readonly collectionId: number;
  readonly about: SessionAbout;
  readonly pace: Pace;
  readonly passages: number;
  /** Begins once, on this date (`YYYY-MM-DD`) of the plan's zone; null: on each day of the plan. */
  readonly once: string | null;
  /** Minutes before it begins, 5 to 1,440; null: no reminder. */
  readonly reminder: number | null;
  /** Id of the server's event; null: none. */
  readonly event: string | null;
  readonly language: Language;
}

/** A session as it is set; never one that was stopped. There is one for each channel. */
export interface SessionSchedule extends ScheduledSession, Omit<Schedule, 'kind' | 'details'> {
  readonly title: string;
}

export interface SessionSchedules {
  /**
   * Sets the one of a channel; its plan counts from now on. Throws UserError `bad-plan`, `date-passed` for a date and time that are over, and
   * `too-many-sessions`.
   */
  set(
    owner: string,
    channel: string,
    by: string,
    wanted: Omit<ScheduledSession, 'event'> & {
      readonly plan: Plan;
      readonly tag: string | null;
      readonly wantsEvent: boolean;
    },
  ): Promise<{ readonly schedule: SessionSchedule; readonly event: 'made' | 'none' | 'refused' }>;
  /** The one that comes next first. */
  schedules(owner: string): Promise<SessionSchedule[]>;
  schedule(owner: string, id: string): Promise<SessionSchedule | null>;
  stop(owner: string, id: string): Promise<void>;
  /** ISO date that the clocks of a zone show now. */
  today(zone: string): string;
  /** The newest first, at most seven. */
  results(owner: string, id: string): Promise<Posting[]>;
}
