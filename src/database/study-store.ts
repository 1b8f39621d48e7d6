// StudyStore: study sessions, who takes part, and the questions of their quizzes. Part of the store's contract.
import type { MessageAddress } from '../group-types.js';
import type { QuizRound, Score, SessionEnd, SessionMember, StudySession } from '../study-types.js';

/** A session that is about to be opened. */
export type SessionDraft = Pick<
  StudySession,
  'owner' | 'collectionId' | 'channel' | 'about' | 'pace' | 'language' | 'guide' | 'plan' | 'startedAt'
>;

export type RoundDraft = Pick<QuizRound, 'quoteId' | 'hidden' | 'choices' | 'right'>;

export interface StudyStore {
  /** A new one; or the one that is open (or being opened) about the same quote in the same channel. */
  saveSession(draft: SessionDraft): Promise<{ readonly session: StudySession; readonly existed: boolean }>;
  /**
   * It was opened. Does nothing to one that is open or ended. Resolves to it as it is then; null where it is not known, and where
   * another one is open in the thread.
   */
  openSession(
    owner: string,
    id: string,
    opened: { readonly thread: string; readonly opening: MessageAddress; readonly scheduleId: string },
  ): Promise<StudySession | null>;
  session(owner: string, id: string): Promise<StudySession | null>;
  /** The one that is open in a thread. */
  sessionIn(owner: string, thread: string): Promise<StudySession | null>;
  /** Of these owners: those with an open session, or with passages of one that are not stopped. */
  ownersInStudy(owners: readonly string[]): Promise<string[]>;
  /** Those that are open, the newest first. */
  openSessions(owner: string): Promise<StudySession[]>;
  /** Somebody did something in it. */
  touchSession(owner: string, id: string, now: number, byGuide: boolean): Promise<void>;
  /** False when it had ended before. */
  endSession(owner: string, id: string, by: SessionEnd, now: number): Promise<boolean>;
  /** Of these owners: open ones in which nobody did anything since, and those begun before that were never opened. */
  idleSessions(owners: readonly string[], since: number): Promise<StudySession[]>;
  /** False when the person had joined before, or it has ended. */
  joinSession(owner: string, id: string, person: string): Promise<boolean>;
  leaveSession(owner: string, id: string, person: string): Promise<void>;
  /** Joins too. A person's `ready` never goes back. Does nothing once it has ended. */
  noteReady(owner: string, id: string, person: string, step: number): Promise<void>;
  /** Also once it has ended, and of who never joined: both may stand in the recap. */
  noteShowsScore(owner: string, id: string, person: string, shows: boolean): Promise<void>;
  /** In the order in which they joined. */
  members(owner: string, id: string): Promise<SessionMember[]>;
  /** The rounds of a further quiz, numbered on. All are open until they are closed: the first that is open is the one that is asked. */
  saveRounds(owner: string, sessionId: string, drafts: readonly RoundDraft[]): Promise<QuizRound[]>;
  round(owner: string, id: string): Promise<QuizRound | null>;
  rounds(owner: string, sessionId: string): Promise<QuizRound[]>;
  locateRound(owner: string, id: string, address: MessageAddress): Promise<void>;
  /** False when it was not open. */
  closeRound(owner: string, id: string, state: 'closed' | 'dropped'): Promise<boolean>;
  /** The first choice of a person counts: resolves to it. Null when the round is not open. */
  answerRound(
    owner: string,
    id: string,
    person: string,
    choice: number,
  ): Promise<{ readonly choice: number; readonly first: boolean } | null>;
  /** People who answered. */
  roundAnswers(owner: string, id: string): Promise<number>;
  /** One complaint a person; resolves to how many people complained. */
  complainOfRound(owner: string, id: string, person: string): Promise<number>;
  /** Of rounds that are closed, the best first: of as many right choices, who needed fewer answers. */
  scores(owner: string, sessionId: string): Promise<Score[]>;
  /** Whether the person does not want to be named to others in this server. */
  isUnnamed(owner: string, person: string): Promise<boolean>;
  saveUnnamed(owner: string, person: string, unnamed: boolean): Promise<void>;
  /** Of every owner: sessions that ended before, with all that is theirs. */
  deleteOldSessions(endedBefore: number): Promise<void>;
}
