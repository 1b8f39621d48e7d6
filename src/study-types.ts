// The nouns of study sessions: what is read together, by whom, and what was asked to be remembered. Types only, no code.
import type { MessageAddress } from './group-types.js';
import type { Language, Span } from './types.js';

/** What a session reads. */
export type SessionAbout =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'document'; readonly documentId: number; readonly title: string }
  /** Begun with *Discuss*: around one quote. */
  | { readonly kind: 'quote'; readonly quoteId: string; readonly title: string };

/** All at one table, or a passage a day. */
export type Pace = 'live' | 'daily';

/** One passage of a plan: a quote, and what goes with it. */
export interface PlannedPassage {
  readonly quoteId: string;
  /** Null where nothing fair can be asked. */
  readonly prompt: StudyPrompt | null;
}

export type StudyPrompt =
  /** Offsets into the source text of what is hidden; it stands in no passage before. */
  | { readonly kind: 'recall'; readonly hidden: readonly [number, number] }
  /** Another figure for the same stands in an earlier passage of the plan; offsets of both figures in their source texts. */
  | {
      readonly kind: 'comparison';
      readonly here: readonly [number, number];
      readonly with: number;
      readonly there: readonly [number, number];
    };

export type SessionEnd =
  | 'finished' // everything was read
  | 'guide' // somebody who guides ended it
  | 'idle'
  | 'thread-gone'
  | 'thread-archived'
  | 'thread-locked';

export interface StudySession {
  readonly owner: string;
  /** Eight random characters; stands in its buttons. */
  readonly id: string;
  readonly collectionId: number;
  /** Where it was begun. */
  readonly channel: string;
  /** In which it is held; null while it is being opened. */
  readonly thread: string | null;
  /** The message that it began with, in the thread or the channel; null while it is being opened. */
  readonly opening: MessageAddress | null;
  readonly about: SessionAbout;
  readonly pace: Pace;
  readonly language: Language;
  /** Discord id of who began it; null once that person's data was deleted, or where it began by itself. */
  readonly guide: string | null;
  readonly plan: readonly PlannedPassage[];
  readonly state: 'opening' | 'open' | 'ended';
  readonly endedBy: SessionEnd | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** When anybody last did anything in it. */
  readonly activeAt: number;
  /** When somebody who guides last did. */
  readonly guidedAt: number;
  readonly endedAt: number | null;
  /** Schedule of its passages: the ledger has one row for each that was shown. */
  readonly scheduleId: string | null;
}

export interface SessionMember {
  readonly person: string;
  /** The last passage, from 0, that this person is ready to leave; -1: none. */
  readonly ready: number;
  /** Whether the person agreed to stand in the recap with a score. */
  readonly showsScore: boolean;
}

/** One question of a quiz: a quote in which something is hidden, and four choices. */
export interface QuizRound {
  readonly owner: string;
  /** Eight random characters; stands in its buttons. */
  readonly id: string;
  readonly sessionId: string;
  /** From 0. */
  readonly number: number;
  readonly quoteId: string;
  /** Offsets into the source text of what is hidden. */
  readonly hidden: Span;
  /** Four, the right one among them, in the order shown. */
  readonly choices: readonly string[];
  /** Position of the right choice. */
  readonly right: number;
  /** `dropped`: it was a bad question and counts for nobody. */
  readonly state: 'open' | 'closed' | 'dropped';
  readonly address: MessageAddress | null;
}

/** How one person did. */
export interface Score {
  readonly person: string;
  readonly right: number;
  readonly answered: number;
  readonly showsScore: boolean;
}

/** What a group studies together next. */
export interface NextReading {
  readonly title: string;
  readonly about: SessionAbout;
  /** When it begins (milliseconds since 1970). */
  readonly at: number;
  readonly channel: string;
}
