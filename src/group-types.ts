// The nouns of a group of people: its settings, the answers shown to it, what people said of them. Types only, no code.
import type { Language, QuestionKind, Span } from './types.js';

/** What a Discord server chose. What was never chosen has its default. */
export interface GroupSettings {
  /** Of what everybody sees; null until chosen: the question's. */
  readonly language: Language | null;
  /** IANA name, such as `Asia/Jakarta`; null until chosen. */
  readonly timeZone: string | null;
  /** Id of the role whose members manage Kutip beside those who may manage the server; null: nobody else. */
  readonly managersRole: string | null;
  /** Whether the text of public questions that nothing answered is kept for `/unanswered`. */
  readonly keepUnanswered: boolean;
  /** Most quotes of one answer. */
  readonly quotesPerAnswer: 1 | 2 | 3;
  /** Ids of channels in which only the asker sees an answer unless asked otherwise. */
  readonly privateChannels: readonly string[];
  /** Steps of `/setup` that were done or skipped, so that it can be resumed. */
  readonly setUp: readonly SetupStep[];
}

export type SetupStep = 'language' | 'time-zone' | 'managers' | 'documents' | 'digest';

export type Visibility = 'public' | 'private';

/** Where a message stands. `channel` may be a thread. */
export interface MessageAddress {
  readonly channel: string;
  readonly message: string;
}

/** A quote as it was shown: its id and the offsets needed to show it again; the words are sliced anew each time. */
export interface ShownQuote {
  /** Quote id. */
  readonly id: string;
  /** Offsets into the source text. */
  readonly emphasis: readonly [number, number] | null;
  /** The sentence that answers; offsets into the source text. */
  readonly sentence: Span;
}

/** An answer as people saw it, kept for its buttons: never the question. */
export interface ShownAnswer {
  /** Eight random characters; part of button ids. */
  readonly id: string;
  readonly owner: string;
  readonly collectionId: number;
  /** Person who asked; null once that person's data was deleted. */
  readonly asker: string | null;
  readonly visibility: Visibility;
  readonly language: Language;
  readonly kind: QuestionKind | 'sources';
  readonly answered: boolean;
  readonly sure: boolean;
  readonly figuresDiffer: boolean;
  readonly quotes: readonly ShownQuote[];
  readonly nearest: readonly ShownQuote[];
  /** Further passages, for *More*. */
  readonly more: readonly ShownQuote[];
  /** Quote id -> other documents that hold nearly the same passage. */
  readonly alsoIn: Readonly<Record<string, readonly string[]>>;
  /** Where a public answer stands, or the copy for all of a private one; null before there is any. */
  readonly address: MessageAddress | null;
  /** Milliseconds since 1970. */
  readonly shownAt: number;
}

export type Verdict = 'up' | 'down';

/** Why a quote was bad, as people can say it. */
export type ComplaintReason = 'wrong-passage' | 'out-of-context' | 'outdated' | 'junk';

/** Everything that people said against one quote, newest first in the list of complaints. */
export interface Complaint {
  readonly quoteId: string;
  readonly answerId: string;
  /** Of that answer; of the quote itself where no complaint is kept any more. */
  readonly collectionId: number;
  /** Number of people for each reason; `null` counts those who gave none. */
  readonly reasons: readonly { readonly reason: ComplaintReason | null; readonly people: number }[];
  /** True when it is never quoted any more. */
  readonly blocked: boolean;
  readonly latestAt: number;
}

/** A public question that the documents did not answer. Kept for 30 days, then deleted. */
export interface OpenQuestion {
  /** Eight random characters. */
  readonly id: string;
  /** That it was asked of. */
  readonly collectionId: number;
  readonly question: string;
  readonly language: Language;
  readonly channel: string;
  readonly askedAt: number;
  /** Since it was asked again after documents changed: the answer that it has now; null while it has none. */
  readonly answeredBy: string | null;
}

/** Open questions that ask alike; the newest first. */
export interface OpenQuestionGroup {
  readonly questions: readonly OpenQuestion[];
}

/** What Kutip keeps about one person in one server. */
export interface PersonalData {
  /** Shown answers that this person asked for. */
  readonly answers: number;
  /** Texts of this person's open questions. */
  readonly openQuestions: readonly string[];
  readonly thumbsUp: number;
  readonly thumbsDown: number;
  /** Documents that this person gave and that are kept, also those removed today. */
  readonly documents: number;
  /** Documents that this person proposed and nobody decided on. */
  readonly proposals: number;
  /** Study sessions in which this person took part, or that this person guides. */
  readonly sessions: number;
  /** Whether this person does not want to be named to others. */
  readonly unnamed: boolean;
  /** Milliseconds since 1970 of the oldest of these; null when nothing is kept. */
  readonly since: number | null;
}

/** How a question ended, for counting. */
export type Outcome = 'sure' | 'perhaps' | 'abstained' | 'search' | 'overview' | 'help';
