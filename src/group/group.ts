// Group: what Kutip remembers of the people of one server. The contract; every method names the owner and sees only that owner's rows.
import type {
  Complaint,
  ComplaintReason,
  GroupSettings,
  MessageAddress,
  OpenQuestion,
  OpenQuestionGroup,
  Outcome,
  PersonalData,
  ShownAnswer,
  Verdict,
  Visibility,
} from '../group-types.js';
import type { Language } from '../types.js';

export interface GroupSettingsKeeper {
  /** From memory after the first time. */
  settings(owner: string): Promise<GroupSettings>;
  changeSettings(owner: string, change: Partial<GroupSettings>): Promise<GroupSettings>;
}

export interface AnswerKeeper {
  /** Written before the answer is shown. Returns its id. */
  rememberAnswer(answer: Omit<ShownAnswer, 'id' | 'address' | 'shownAt'>): Promise<string>;
  /** Throws UserError('outdated') when it is no longer kept (after 90 days, or deleted). */
  shownAnswer(owner: string, id: string): Promise<ShownAnswer>;
  /** Where a public answer was posted. */
  locateAnswer(owner: string, id: string, address: MessageAddress): Promise<void>;
  /** Forgets the answer, its feedback, and the open question that it left. */
  forgetAnswer(owner: string, id: string): Promise<void>;
  /** True exactly once for each person and server. */
  isFirstAnswer(owner: string, person: string): Promise<boolean>;
  /** Counts a question of today; nothing else of a private one is ever kept. */
  countQuestion(owner: string, visibility: Visibility, outcome: Outcome): Promise<void>;
}

export interface FeedbackKeeper {
  /** One verdict for each person and answer: the last one counts. `quoteId`: the quote complained about. */
  judge(
    owner: string,
    answerId: string,
    person: string,
    verdict: Verdict,
    reason?: ComplaintReason,
    quoteId?: string,
  ): Promise<void>;
  verdicts(owner: string, answerId: string): Promise<{ readonly up: number; readonly down: number }>;
  /** Newest first. Complaints without a named quote count for the answer's first. */
  complaints(owner: string): Promise<Complaint[]>;
  /** Nothing that overlaps this quote is shown again, in this or a later version of its document. Undoable. */
  blockQuote(owner: string, quoteId: string, by: string): Promise<void>;
  unblockQuote(owner: string, quoteId: string): Promise<void>;
}

export interface QuestionKeeper {
  /** Does nothing where the server does not keep unanswered questions. */
  keepQuestion(question: {
    readonly owner: string;
    readonly collectionId: number;
    readonly channel: string;
    readonly asker: string;
    readonly question: string;
    readonly language: Language;
    readonly answerId: string;
  }): Promise<void>;
  /** Still unanswered, alike ones together (as far as the models can be asked), the largest and then the newest group first. */
  openQuestions(owner: string): Promise<OpenQuestionGroup[]>;
  /** Answered since by new documents and not yet posted or dropped; newest first. */
  answeredQuestions(owner: string): Promise<OpenQuestion[]>;
  /** Throws UserError('outdated') when it is no longer kept. */
  question(owner: string, id: string): Promise<OpenQuestion>;
  /**
   * Asks those again that were not asked since the collection changed. `ask` answers without showing anything and
   * returns the id of the remembered answer, or null when there is still none. Returns how many are answered now.
   * Those that are not `wanted` stay as they are (default: all are).
   */
  askAgain(
    owner: string,
    ask: (question: OpenQuestion) => Promise<string | null>,
    wanted?: (question: OpenQuestion) => boolean,
  ): Promise<number>;
  dropQuestions(owner: string, ids: readonly string[]): Promise<void>;
}

export interface DiscussionKeeper {
  /** The thread in which this quote is discussed, for this channel; null when there is none. */
  discussion(owner: string, channel: string, quoteId: string): Promise<string | null>;
  rememberDiscussion(owner: string, channel: string, quoteId: string, thread: string): Promise<void>;
  forgetThread(owner: string, thread: string): Promise<void>;
}

export interface PersonalDataKeeper {
  personalData(owner: string, person: string): Promise<PersonalData>;
  /**
   * Deletes this person's open questions, proposals, verdicts, and part in study sessions, and the name on answers shown,
   * sessions, documents and collections.
   */
  deletePersonalData(owner: string, person: string): Promise<void>;
  /** Whether this person does not want to be named to others. */
  unnamed(owner: string, person: string): Promise<boolean>;
  changeUnnamed(owner: string, person: string, unnamed: boolean): Promise<void>;
}

export interface Group
  extends GroupSettingsKeeper,
    AnswerKeeper,
    FeedbackKeeper,
    QuestionKeeper,
    DiscussionKeeper,
    PersonalDataKeeper {
  /** Deletes what was kept long enough: open questions after 30 days, shown answers after 90, study sessions 90 after they ended. Run daily. */
  forgetOld(): Promise<void>;
}
