// A reply is data: what a command found out, never formatted text. Console and Discord each render it in their own way.

import type { CollectionInfo } from './collection-types.js';
import type {
  Complaint,
  GroupSettings,
  MessageAddress,
  OpenQuestion,
  OpenQuestionGroup,
  PersonalData,
  SetupStep,
  Visibility,
} from './group-types.js';
import type { Plan, Posting, Reason, Schedule } from './schedule-types.js';
import type { Pace, SessionAbout, SessionEnd } from './study-types.js';
import type {
  Answer,
  BoilerplateReason,
  CheckResult,
  Citation,
  Language,
  Localized,
  Metadata,
  Notice,
  Quote,
  Span,
} from './types.js';

/** What a reader of the document list sees of one document. */
export interface DocumentSummary {
  /** Path relative to the collection's folder, with `/`. */
  readonly path: string;
  readonly metadata: Metadata;
  readonly notices: readonly Notice[];
  /** Pages or slides; null where the format has none. */
  readonly pages: number | null;
  /** Passages that can be found. */
  readonly passages: number;
}

/** A document that somebody gave, as Kutip understood it; or why it did not. */
export interface GivenDocument {
  /** Id of the kept file, eight characters. */
  readonly id: string;
  /** As people see it: a file name. */
  readonly name: string;
  readonly state:
    | 'read'
    | 'waiting'
    | 'refused' // it could not be read, though it is kept
    | 'known' // the collection had these contents already, under `name`
    | 'rejected' // it was not kept; `id` is empty
    | 'removed'; // can be brought back until `undoUntil`
  /** What was understood, with what people stated over it; null before it was read. Of a removed one only what was stated. */
  readonly metadata: Metadata | null;
  /** Pages or slides; null where the format has none, or before it was read. */
  readonly pages: number | null;
  /** Passages that can be found; 0 before it was read. */
  readonly passages: number;
  /** What is not quoted of it, by reason, largest first, each as a share of the text from 0 to 1. */
  readonly leftOut: readonly { readonly reason: BoilerplateReason; readonly share: number }[];
  readonly notices: readonly Notice[];
  /** Why it was refused or rejected, and the remedy; null where it was not. */
  readonly refusal: Localized | null;
  /** Milliseconds since 1970; null unless it was removed. */
  readonly undoUntil: number | null;
}

/** A document that a member proposed, for those who manage. */
export interface ProposedDocument {
  /** Eight characters. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** Discord id of who proposed it; null once that person's data was deleted. */
  readonly by: string | null;
  readonly proposedAt: number;
}

/** A collection as those who manage see it. */
export interface CollectionSummary extends CollectionInfo {
  readonly documents: number;
}

/** A page of the text around a quote. Page 0 holds the quote; pages below 0 stand before it, above 0 after it. */
export interface QuoteContext extends Citation {
  readonly id: string;
  /** Number of the page, as said above. */
  readonly at: number;
  /** Whether the document's own prose goes on beyond this page. */
  readonly earlier: boolean;
  readonly later: boolean;
  /** Consecutive exact slices of the source text; on page 0 one of them is the quote. */
  readonly parts: readonly { readonly text: string; readonly quoted: boolean }[];
}

/** A text that was checked against the documents. */
export interface CheckedText {
  /** As it was given; null where a quote was named by its id. */
  readonly text: string | null;
  readonly result: CheckResult;
}

/** A citation to paste into a paper. */
export interface Reference {
  /** Entry of the reference list, APA 7. */
  readonly plain: string;
  /** The same with the title in `<i>`; everything else escaped. */
  readonly html: string;
  /** Citation within a sentence: `(Author, 2022, para. 3)`. */
  readonly inText: string;
}

/** One way to call a command, for help. */
export interface HelpEntry {
  /** `ask`, `documents show` in each language, without the slash. */
  readonly name: Localized;
  readonly help: Localized;
  readonly options: readonly { readonly name: Localized; readonly help: Localized; readonly required: boolean }[];
  /** Who may call it. */
  readonly access: 'everyone' | 'managers' | 'operators';
  readonly discordOnly: boolean;
}

/** What goes with an answer beside its quotes. */
export interface AnswerFrame {
  /** Id of the remembered answer, part of its buttons' ids; null where none is remembered (the terminal). */
  readonly id: string | null;
  readonly visibility: Visibility;
  /** Whether *More* has something to show. */
  readonly hasMore: boolean;
  /** Documents left out of a dated question because their date is not known. */
  readonly undated: number;
  /** A person's first answer in this server: a line says what is kept. */
  readonly first: boolean;
  /** Posted later than it was asked, because the documents changed since. */
  readonly late?: true;
  /** The private answer of which this is the copy for all. */
  readonly copyOf?: string;
  /** Its collection is for other channels: only one person sees the answer, and it cannot be shared. */
  readonly tied?: true;
  /** Quote id -> the message of the study session around it that quotes the same place: that is linked, not repeated. */
  readonly shownBefore?: Readonly<Record<string, MessageAddress & { readonly server: string }>>;
}

/** What `/help` says about this Kutip. */
export interface About {
  readonly version: string;
  readonly encoder: string;
  readonly reader: string;
  readonly licence: string;
}

/** What the operators see. Counts and states, never a name of a server, a person or a document. */
export interface OperatorStatus {
  readonly version: string;
  /** Milliseconds. */
  readonly uptime: number;
  readonly servers: number;
  /** Round trip to the gateway in milliseconds; null before the first heartbeat. */
  readonly ping: number | null;
  readonly questionsRunning: number;
  readonly questionsWaiting: number;
  /** Since the start. */
  readonly answers: number;
  readonly failures: number;
  /** Bytes. */
  readonly memory: number;
  readonly modelMemory: number | null;
  readonly databaseBytes: number;
}

/** A digest as those who manage see it. */
export interface DigestSummary {
  readonly id: string;
  readonly channel: string;
  readonly plan: Plan;
  readonly state: Schedule['state'];
  readonly pausedFor: Reason | null;
  /** Milliseconds since 1970; null while it is paused. */
  readonly nextAt: number | null;
  /** Null where it was removed. */
  readonly collection: CollectionInfo | null;
  readonly quotes: number;
  readonly topic: string | null;
  /** Id of the role that is mentioned. */
  readonly role: string | null;
  readonly repeat: boolean;
  /** The newest first. */
  readonly results: readonly Posting[];
  /** Worthy sentences, and how many of them were used. */
  readonly worthy: number;
  readonly used: number;
}

/** A quote of a digest. `new`: of a document that was not quoted there before. */
export interface DigestQuote {
  readonly quote: Quote;
  readonly isNew: boolean;
}

/** A study session, as its messages show it. */
export interface SessionInfo {
  /** Discord server that it is in. */
  readonly owner: string;
  readonly id: string;
  readonly collectionId: number;
  /** What it reads: a topic, or a document's title. */
  readonly title: string;
  readonly about: SessionAbout['kind'];
  readonly pace: Pace;
  /** Discord id of who guides it; null where nobody does, or does not want to be named. */
  readonly guide: string | null;
  /** Null while it is being opened. */
  readonly thread: string | null;
  /** Of its plan. */
  readonly passages: number;
  /** People who joined. */
  readonly joined: number;
  /** When a daily one posts its next passage (milliseconds since 1970). */
  readonly nextAt: number | null;
  readonly ended: boolean;
}

/** What goes with a passage that is read together. Offsets into the source text. */
export type ShownPrompt =
  | { readonly kind: 'recall'; readonly hidden: readonly [number, number] }
  /** An earlier passage has another figure for the same; null where that passage is gone. */
  | {
      readonly kind: 'comparison';
      readonly here: readonly [number, number];
      readonly earlier: {
        readonly quote: Quote;
        readonly there: readonly [number, number];
        readonly address: MessageAddress | null;
      };
    };

/** How somebody did in the quizzes of a session; `person`: null for who does not want to be named. */
export interface ShownScore {
  readonly person: string | null;
  readonly right: number;
  readonly answered: number;
}

/** Settings stand on two pages, because a message has room for five rows of choices. */
export type SettingsSection = 'group' | 'answers';

/** What `/unanswered` shows: open questions, those answered since, and quotes that people complained of. */
export type UnansweredSection = 'open' | 'answered' | 'complaints';

export type Reply = { readonly language: Language } & (
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** Quote id -> the sentence that answers, for where a long quote has no room. */
      readonly answeringSentences: Readonly<Record<string, Span>>;
      /** Path -> title of the documents in `alsoIn` that have one. */
      readonly titles?: Readonly<Record<string, string>>;
      readonly frame: AnswerFrame;
    }
  /** Quotes whole, one after another: what *More*, *Nearest* or *Find sources* brought. Never an answer. */
  | {
      readonly kind: 'passages';
      readonly of: 'more' | 'nearest' | 'sources';
      readonly quotes: readonly Quote[];
      /** As in an answer. */
      readonly answeringSentences?: Readonly<Record<string, Span>>;
      /** Answer whose buttons these are; null in the terminal. */
      readonly answerId: string | null;
      /** What somebody wrote, for which sources were found; absent elsewhere. */
      readonly about?: string;
      /** Only one person sees it, and *Share* can show it to all. */
      readonly shareable: boolean;
      /** As in an answer's frame. */
      readonly copyOf?: string;
    }
  | {
      readonly kind: 'documents';
      /** Those of this page. */
      readonly documents: readonly DocumentSummary[];
      /** From 0. */
      readonly page: number;
      readonly pages: number;
      /** Over all pages. */
      readonly total: number;
      readonly passages: number;
      /** What was searched for in titles, authors and file names; null: all. */
      readonly search: string | null;
      /** Whose documents these are, and whether there are others to choose; absent in the terminal. */
      readonly collection?: CollectionInfo;
      readonly collections?: number;
      /** On Discord: documents that are still to be read, with those that could not be; for managers also removed ones. */
      readonly unread?: readonly GivenDocument[];
      /** Proposals that wait for this manager; absent for others. */
      readonly proposals?: number;
    }
  /** What became of documents that somebody gave; `late`: said in a message of its own, because it took long. */
  | {
      readonly kind: 'given';
      readonly collection: CollectionInfo;
      readonly documents: readonly GivenDocument[];
      /** They are read on; what became of them is told later in the channel (`told`) and in the list of documents. */
      readonly going: boolean;
      readonly told: boolean;
      readonly late: boolean;
      /** What is stated of it was corrected (false: nothing was changed); absent where documents were given. */
      readonly corrected?: boolean;
      /** After a proposal was accepted: others that wait. */
      readonly proposals?: number;
    }
  /** Whether a document is to be removed is asked; or it was removed, or brought back. */
  | {
      readonly kind: 'removal';
      readonly stage: 'asked' | 'removed' | 'restored';
      readonly document: GivenDocument;
    }
  /** Documents that members proposed. `posted`: said to all in the channel, else a manager's list. */
  | {
      readonly kind: 'proposals';
      readonly proposals: readonly ProposedDocument[];
      readonly collection: CollectionInfo;
      readonly posted: boolean;
    }
  /** The collections of a server; `chosen`: the one whose settings are on the screen. */
  | {
      readonly kind: 'collections';
      readonly collections: readonly CollectionSummary[];
      readonly chosen: CollectionSummary | null;
      readonly stage: 'shown' | 'removal-asked' | 'removed';
      /** What the change just made brought about; null: nothing. */
      readonly note: string | null;
    }
  /** Quotes worth reading, as they are posted; or a look at them beforehand, which one person sees. */
  | {
      readonly kind: 'digest';
      /** Id of the posting, in its buttons; null in a preview. */
      readonly mark: string | null;
      /** `YYYY-MM-DD`. */
      readonly date: string;
      /** The choice of a topic: only what bears on it is quoted. */
      readonly topic: string | null;
      /** What the group studies next, when (milliseconds since 1970) and where; absent: nothing in the next week. */
      readonly session?: { readonly title: string; readonly at: number; readonly channel: string };
      readonly quotes: readonly DigestQuote[];
      /** A quote whose `hidden` words (offsets into the source text) are to be remembered. */
      readonly recall: { readonly quote: Quote; readonly hidden: readonly [number, number] } | null;
      /** Questions since the digest before. */
      readonly asked: number;
      readonly answered: number;
      readonly open: readonly OpenQuestion[];
      /** Whether *Discuss* can open a thread or post there. */
      readonly discussable: boolean;
    }
  /** The digests of a server; `chosen`: the one on the screen. */
  | {
      readonly kind: 'digests';
      readonly digests: readonly DigestSummary[];
      readonly chosen: DigestSummary | null;
      /** What the change just made brought about; null: nothing. */
      readonly note: string | null;
    }
  /** Asks whether a role is to be mentioned with each digest. */
  | { readonly kind: 'digest-role'; readonly digest: DigestSummary; readonly role: string }
  /** The message that a session begins with. */
  | {
      readonly kind: 'study-opening';
      readonly session: SessionInfo;
      readonly documents: number;
      /** Id of the posting, in its buttons; null where it is none. */
      readonly mark: string | null;
    }
  /** Where a session is held; `existed`: it was there before. */
  | { readonly kind: 'study-opened'; readonly session: SessionInfo; readonly thread: string; readonly existed: boolean }
  /** A passage that is read together. `state`: the one at hand, or one that the group has left. */
  | {
      readonly kind: 'study-passage';
      readonly session: SessionInfo;
      /** As in an opening. */
      readonly mark: string | null;
      /** From 0. */
      readonly step: number;
      readonly quote: Quote;
      readonly prompt: ShownPrompt | null;
      /** People who are ready for the next. */
      readonly ready: number;
      readonly state: 'now' | 'past';
    }
  /** A question of a quiz. `right`: position of the right choice, once it is closed; else null. */
  | {
      readonly kind: 'study-round';
      readonly session: SessionInfo;
      readonly id: string;
      /** From 0, of so many in this quiz. */
      readonly number: number;
      readonly of: number;
      readonly quote: Quote;
      /** Offsets into the source text. */
      readonly hidden: readonly [number, number];
      readonly choices: readonly string[];
      readonly answered: number;
      readonly state: 'open' | 'closed' | 'dropped';
      readonly right: number | null;
    }
  /** What one person is told of the own choice. `first`: false where an earlier one counts, which is `choice` then. */
  | {
      readonly kind: 'study-choice';
      readonly choice: string;
      readonly right: string;
      readonly first: boolean;
      readonly quote: Quote | null;
    }
  /** The end of a quiz, the best first. */
  | {
      readonly kind: 'study-scores';
      readonly session: SessionInfo;
      readonly rounds: number;
      readonly scores: readonly ShownScore[];
      readonly people: number;
    }
  /** What was read, with everything in it; `files`: the same to keep. `endedBy`: null while it goes on. */
  | {
      readonly kind: 'study-recap';
      readonly session: SessionInfo;
      readonly endedBy: SessionEnd | null;
      readonly quotes: readonly Quote[];
      readonly questions: readonly { readonly question: string; readonly answered: boolean }[];
      readonly scores: readonly ShownScore[];
      readonly people: number;
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    }
  /** A session that begins by itself, as those who manage it see it; `stopped`: not any more. */
  | {
      readonly kind: 'study-schedule';
      readonly id: string;
      readonly collectionId: number;
      readonly title: string;
      readonly channel: string;
      readonly plan: Plan;
      /** Begins once, on this date (`YYYY-MM-DD`); null: on each day of the plan. */
      readonly once: string | null;
      readonly pace: Pace;
      readonly passages: number;
      /** Minutes before; null: no reminder. */
      readonly reminder: number | null;
      /** Whether it stands among the server's events; `refused`: Kutip may not make them. */
      readonly event: 'made' | 'none' | 'refused';
      readonly nextAt: number | null;
      readonly stopped: boolean;
      readonly results: readonly Posting[];
      readonly note: string | null;
    }
  /** Something that is about to begin. */
  | {
      readonly kind: 'study-reminder';
      readonly collectionId: number;
      readonly title: string;
      readonly at: number;
      readonly mark: string | null;
    }
  /** A file to keep, with a sentence. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly sentence: string }
  | { readonly kind: 'document'; readonly document: DocumentSummary; readonly opening: readonly string[] }
  /** One text, or up to three where a message quotes several; in their order. Never none. */
  | { readonly kind: 'check'; readonly checked: readonly CheckedText[] }
  | {
      readonly kind: 'context';
      readonly context: QuoteContext;
      /** When the version that was quoted was read (milliseconds since 1970), where another is published now; else null. */
      readonly changedSince: number | null;
      /** Answer from which it was opened; null where none is known. */
      readonly answerId: string | null;
      /** Whether *Discuss* can open a thread or post here. */
      readonly discussable: boolean;
    }
  | {
      readonly kind: 'reference';
      readonly quote: string;
      readonly reference: Reference;
      /** As in a context. */
      readonly changedSince: number | null;
    }
  /** The thread in which a quote is discussed; `existed`: it was discussed there before; `here`: the button stands in it. */
  | { readonly kind: 'discussion'; readonly thread: string; readonly existed: boolean; readonly here: boolean }
  /** The first message of a discussion. `question`: as shown publicly, or null. */
  | {
      readonly kind: 'discussion-opening';
      readonly question: string | null;
      readonly quote: Quote;
      readonly answerId: string | null;
    }
  | { readonly kind: 'help'; readonly entries: readonly HelpEntry[]; readonly about: About }
  /** A manager's or newcomer's first sight of Kutip in a server. */
  | { readonly kind: 'welcome' }
  | {
      readonly kind: 'setup';
      /** Step on the screen; null when all are behind. */
      readonly step: SetupStep | null;
      readonly settings: GroupSettings;
      /** Where documents are added from here. */
      readonly collectionId: number;
      readonly documents: number;
      /** Documents of the sample pack that could be added; 0: none. */
      readonly sampleDocuments: number;
      /** Daily digests that are set, the oldest first. */
      readonly digests: readonly Pick<DigestSummary, 'channel' | 'plan' | 'state'>[];
      /** A question that the sample documents answer, where they are among the documents. */
      readonly example: string | null;
    }
  | {
      readonly kind: 'settings';
      readonly settings: GroupSettings;
      readonly section: SettingsSection;
      /** What the change just made brought about besides; null: nothing. */
      readonly note: string | null;
    }
  /** One page of one section; the lists of the other sections are empty. */
  | {
      readonly kind: 'unanswered';
      readonly section: UnansweredSection;
      /** Lines in each section: groups of questions, questions, quotes. */
      readonly totals: Readonly<Record<UnansweredSection, number>>;
      readonly open: readonly OpenQuestionGroup[];
      /** Each with the first quote of its answer; null when that is gone. */
      readonly answered: readonly (OpenQuestion & { readonly quote: Quote | null })[];
      readonly complaints: readonly (Complaint & { readonly quote: Quote | null })[];
      /** From 0, within the section. */
      readonly page: number;
      readonly pages: number;
      /** Channel in which an answer was posted just now. */
      readonly postedTo: string | null;
      /** Whether unanswered questions are kept at all. */
      readonly keeps: boolean;
    }
  /** Asks why a quote was bad. */
  | { readonly kind: 'complaint'; readonly answerId: string; readonly quotes: readonly Quote[] }
  /** `asked`: whether it is to be deleted is asked. `deleted`: `data` is what was kept before. */
  | { readonly kind: 'my-data'; readonly data: PersonalData; readonly stage: 'shown' | 'asked' | 'deleted' }
  | { readonly kind: 'status'; readonly status: OperatorStatus }
  /** Long work has begun or goes on; `label` names what is read at present. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly label: string }
  /** Something was done; the sentence says what. */
  | {
      readonly kind: 'notice';
      readonly sentence: string;
      /** A channel of a server that it is about, where it is read elsewhere. */
      readonly about?: { readonly server: string; readonly channel: string };
    }
  /** The message that the button stands on is to go; the answer is forgotten when it has gone. */
  | { readonly kind: 'deletion'; readonly answerId: string }
  /** The person can mend this; `sentence` says how. `see`: a message of the server to look at instead. */
  | {
      readonly kind: 'refusal';
      readonly code: string;
      readonly sentence: string;
      readonly see?: MessageAddress & { readonly server: string };
    }
  /** A bug or a broken machine; `id` finds it in the log. */
  | { readonly kind: 'failure'; readonly id: string }
);
