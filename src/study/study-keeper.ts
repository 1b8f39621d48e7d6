// StudyKeeper: study sessions from their beginning to the recap. The contract; who guides is decided by whoever calls.
import type { MessageAddress } from '../group-types.js';
import type { Reply } from '../reply.js';
import type { Plan } from '../schedule-types.js';
import type { Pace, QuizRound, Score, SessionAbout, SessionEnd, StudySession } from '../study-types.js';
import type { Language, Quote } from '../types.js';

export interface SessionRequest {
  readonly owner: string;
  /** A text channel, a forum, or a thread, in which it is held then. */
  readonly channel: string;
  /** Who begins and guides it; null: nobody guides. */
  readonly guide: string | null;
  readonly language: Language;
  readonly collectionId: number;
  readonly about: SessionAbout;
  readonly pace: Pace;
  /** The most passages, 2 to 14. */
  readonly passages: number;
  /** When a daily one posts its passages. */
  readonly plan: Plan | null;
  /** Quote ids of passages that are left out: they were read in sessions before. */
  readonly without?: readonly string[];
}

/** A passage as it stands in the thread. */
export interface ShownPassage {
  /** From 0. */
  readonly step: number;
  readonly quoteId: string;
  readonly address: MessageAddress | null;
}

/** A session and how far it is. */
export interface SessionView {
  readonly session: StudySession;
  /** Those that were posted, in order. */
  readonly shown: readonly ShownPassage[];
  readonly joined: number;
  /** People who are ready to leave the passage shown last. */
  readonly ready: number;
  /** When a daily one posts its next (milliseconds since 1970); null: never. */
  readonly nextAt: number | null;
}

/** What became of a press. `late`: of a passage that is not the last one any more; `over`: the session has ended. */
export type Moved = 'moved' | 'counted' | 'late' | 'finished' | 'over';

/** What is left of a session to read and to keep. */
export interface Recap {
  readonly session: StudySession;
  readonly quotes: readonly Quote[];
  /** Public questions asked in the thread, as shown there, in order; `answered` by the documents. */
  readonly questions: readonly { readonly question: string; readonly answered: boolean }[];
  /** Of those who agreed to be shown, the best first; and how many took part. */
  readonly scores: readonly Score[];
  readonly people: number;
}

export interface QuizStart {
  readonly rounds: readonly QuizRound[];
  /** Fewer than were wanted, because no more fair questions can be made. */
  readonly fewer: boolean;
}

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { readonly kind: K }>;

/** What stands in a session's messages, sliced anew. Each is null where there is none, or nothing of it may be shown any more. */
export interface StudyReplies {
  opening(owner: string, id: string): Promise<ReplyOf<'study-opening'> | null>;
  /** Of a passage that was posted: as the one at hand, or as one that the group has left. */
  passage(owner: string, id: string, step: number): Promise<ReplyOf<'study-passage'> | null>;
  round(owner: string, roundId: string): Promise<ReplyOf<'study-round'> | null>;
  /** Of all its quizzes so far: those who agreed to be shown, and none who does not want to be named. */
  scores(owner: string, id: string): Promise<ReplyOf<'study-scores'> | null>;
  recap(owner: string, id: string): Promise<ReplyOf<'study-recap'> | null>;
}

export interface StudyKeeper {
  readonly show: StudyReplies;
  /**
   * Plans, opens the thread, and posts the first passage. One that is open about the same quote in the channel is returned instead.
   * Throws UserError `nothing-to-study` where nothing bears on it, and as `Messenger.openThread`.
   */
  begin(request: SessionRequest): Promise<{ readonly view: SessionView; readonly existed: boolean }>;
  /**
   * A button of it was pressed in the message `at`: where it was never opened because Kutip ended meanwhile, it is held from now on where that
   * message stands. Does nothing to one that is open. Null when there is none, or it has ended. Throws as `begin`.
   */
  adopt(owner: string, id: string, at: MessageAddress): Promise<SessionView | null>;
  /** Null when there is none. */
  view(owner: string, id: string): Promise<SessionView | null>;
  /** The one that is open in a thread. */
  sessionIn(owner: string, thread: string): Promise<SessionView | null>;
  openSessions(owner: string): Promise<StudySession[]>;
  join(owner: string, id: string, person: string): Promise<SessionView | null>;
  leave(owner: string, id: string, person: string): Promise<SessionView | null>;
  /** Somebody asked something in it: it is in use. */
  asked(owner: string, id: string): Promise<void>;
  /**
   * The person is ready to leave the passage `step`. It counts only, but where nobody guided for ten minutes and half of those who joined are
   * ready, the next passage comes.
   */
  ready(owner: string, id: string, person: string, step: number): Promise<Moved>;
  /** The next passage after `step` (null: after the last one; -1: the first). Whoever calls guides. Two at once bring one. */
  next(owner: string, id: string, step: number | null): Promise<Moved>;
  /** Ends it and posts the recap where it can be. False when it had ended before. */
  end(owner: string, id: string, by: SessionEnd): Promise<boolean>;
  recap(owner: string, id: string): Promise<Recap | null>;
  /** Makes fair questions of the passages shown; the first is posted. */
  startQuiz(owner: string, id: string, rounds: number): Promise<QuizStart | null>;
  round(owner: string, id: string): Promise<QuizRound | null>;
  /** The person's first choice counts. Null when the round is not open any more. */
  answer(
    owner: string,
    roundId: string,
    person: string,
    choice: number,
  ): Promise<{ readonly choice: number; readonly first: boolean; readonly round: QuizRound } | null>;
  /** Closes the round, shows what was right, and posts the next; false when it was closed. */
  closeRound(owner: string, roundId: string): Promise<boolean>;
  /** Drops it at once where whoever says so guides, else when two say so. Resolves to whether it is dropped now. */
  dropRound(owner: string, roundId: string, person: string, guides: boolean): Promise<boolean>;
  showScore(owner: string, id: string, person: string, shows: boolean): Promise<void>;
  /** Whether the person agreed. */
  showsScore(owner: string, id: string, person: string): Promise<boolean>;
  /** The thread was deleted, archived or locked. */
  threadClosed(owner: string, thread: string, by: SessionEnd): Promise<void>;
  /** Ends what nobody used for long. Run every some minutes. */
  closeIdle(owners: readonly string[]): Promise<void>;
}
