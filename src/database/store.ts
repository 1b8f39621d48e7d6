// Store: what Kutip remembers. The contract; each method is one whole transaction, so another database can stand behind it.
// SQLite is the truth; index files are disposable pictures of it.
//
// Two states of a collection live side by side. *Published* is what people search: it changes only in `publish`.
// *Wanted* is what the folder says now: reading files changes it bit by bit, and a killed run goes on from it.
import type {
  MessageAddress,
  OpenQuestion,
  Outcome,
  PersonalData,
  ShownAnswer,
  Verdict,
  Visibility,
} from '../group-types.js';
import type { CollectionStore } from './collection-store.js';
import type { KeptFileStore } from './kept-file-store.js';
import type {
  AnswerCounts,
  AnswerDraft,
  AskedCollection,
  BlockedQuote,
  Collection,
  ComplaintCount,
  DocumentDraft,
  DocumentFilter,
  DocumentMatches,
  DocumentName,
  DocumentRecord,
  Lease,
  PassageState,
  Permit,
  Publication,
  QuestionCount,
  QuestionDraft,
  QuoteDraft,
  QuoteRecord,
  Refusal,
  StagedPassages,
  StoredPassage,
  StoredVector,
  Structure,
  VerdictDraft,
  WantedDocument,
} from './records.js';
import type { ScheduleStore } from './schedule-store.js';
import type { ServerStore } from './server-store.js';
import type { StudyStore } from './study-store.js';

export type * from './kept-file-store.js';
export type * from './records.js';

/** What people see; nothing here changes what is published. */
export interface PublishedStore {
  /**
   * Finds the collection or makes an empty one. Throws UserError `collection-removed` where one of this name was removed and
   * can be brought back: whoever goes on with the name would put documents where everybody sees them.
   */
  collection(owner: string, name: string): Promise<Collection>;
  /** Also one that was removed and can be brought back; null once it is forgotten. No id is ever given out again. */
  collectionById(id: number): Promise<Collection | null>;
  /** Without removed ones, by name. */
  collections(owner: string): Promise<Collection[]>;
  /** Published documents by path. */
  documents(collectionId: number): Promise<DocumentRecord[]>;
  /** Of every published document, by path. */
  documentNames(collectionId: number): Promise<DocumentName[]>;
  document(id: number): Promise<DocumentRecord | null>;
  documentAt(collectionId: number, path: string): Promise<DocumentRecord | null>;
  documentsMatching(collectionId: number, filter: DocumentFilter): Promise<DocumentMatches>;
  /** Any version that is still kept, published or not. */
  version(versionId: number): Promise<DocumentRecord | null>;
  structure(versionId: number): Promise<Structure | null>;
  sourceText(versionId: number): Promise<string | null>;
  /** In the order asked for; ids that are no longer known are left out. */
  passages(ids: readonly number[]): Promise<StoredPassage[]>;
  /** The passages before and after in the same version, whatever section they stand in. */
  neighbours(passage: StoredPassage): Promise<{ before: StoredPassage | null; after: StoredPassage | null }>;
  /** Published passages of a document, in order. */
  passagesOf(documentId: number): Promise<StoredPassage[]>;
}

/** What the folder wants, and how it becomes what people see. */
export interface WantedStore {
  wantedDocuments(collectionId: number): Promise<WantedDocument[]>;
  /** Block hashes of every wanted version. */
  wantedBlocks(collectionId: number): Promise<{ versionId: number; blocks: readonly string[] }[]>;
  /** Writes versions without passages and wants each in place of the one before. */
  stageVersions(permit: Permit, collectionId: number, drafts: readonly DocumentDraft[]): Promise<void>;
  /** Wants exactly these passages of each version; rows that are equal stay, so that their ids and vectors stay. */
  stagePassages(permit: Permit, collectionId: number, staged: readonly StagedPassages[]): Promise<void>;
  /** No longer wants these documents. */
  unwant(permit: Permit, collectionId: number, documentIds: readonly number[]): Promise<void>;
  /** Wants the published version of these documents again; one that was never published is no longer wanted. */
  wantPublished(permit: Permit, collectionId: number, documentIds: readonly number[]): Promise<void>;
  /** Number of wanted passages of each wanted version. */
  wantedPassages(collectionId: number): Promise<Map<number, number>>;
  refusals(collectionId: number): Promise<Refusal[]>;
  /** Remembers what was refused in this collection, in place of what was remembered before. */
  saveRefusals(permit: Permit, collectionId: number, refusals: readonly Refusal[]): Promise<void>;
  /** All passages of one state, by id. */
  passagesIn(collectionId: number, state: PassageState): Promise<StoredPassage[]>;
  /** One wanted passage for each vector that is missing. */
  passagesWithoutVector(collectionId: number, model: string): Promise<StoredPassage[]>;
  saveVectors(owner: string, model: string, vectors: readonly StoredVector[]): Promise<void>;
  /** Vectors by hash; hashes without one are absent. */
  vectors(owner: string, model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>>;
  /** True when published and wanted are the same for this model, so that no new generation is needed. */
  upToDate(collectionId: number, model: string): Promise<boolean>;
  /** Makes the wanted state the published one, together with its generation. */
  publish(permit: Permit, collectionId: number, publication: Publication): Promise<void>;
  /** Another generation of the published state, in place of one whose files are lost. */
  republish(permit: Permit, collectionId: number, publication: Publication): Promise<void>;
  /**
   * Deletes what was retired before `retiredBefore` and is not cited, and every vector that nothing needs.
   * Returns the names of generations that may stay on disk.
   */
  sweep(permit: Permit, collectionId: number, retiredBefore: number): Promise<string[]>;
}

export interface QuoteStore {
  /** Ids in the order given; the same place quoted again keeps its id. */
  saveQuotes(owner: string, drafts: readonly QuoteDraft[]): Promise<string[]>;
  /** Null when it is not known here, or its document was removed (see `withdrawnQuote`). */
  quote(owner: string, id: string): Promise<QuoteRecord | null>;
}

/** Leases let one of several processes do a job; settings are single remembered values. */
export interface CoordinationStore {
  lease(name: string): Promise<Lease | null>;
  /** Takes a lease that is free, expired, already ours, or held by `insteadOf` (a holder known to be dead). */
  takeLease(name: string, holder: string, expiresAt: number, insteadOf?: string): Promise<boolean>;
  /** False when it was lost. */
  renewLease(permit: Permit, expiresAt: number): Promise<boolean>;
  releaseLease(permit: Permit): Promise<void>;
  setting(key: string): Promise<string | null>;
  saveSetting(key: string, value: string): Promise<void>;
}

/** Answers as they were shown, and what people said of them. */
export interface AnswerStore {
  /** Returns the id. */
  saveAnswer(draft: AnswerDraft): Promise<string>;
  answer(owner: string, id: string): Promise<ShownAnswer | null>;
  locateAnswer(owner: string, id: string, address: MessageAddress): Promise<void>;
  /** With its verdicts and the open question that it left; a question that it answered later is open again. */
  deleteAnswer(owner: string, id: string): Promise<void>;
  /**
   * Questions asked of these collections from `from` on and before `to` (milliseconds since 1970), and how many of them were
   * answered. Not counted: copies of private answers, and what was asked again without anybody or by people whose data is deleted.
   */
  answerCounts(owner: string, collectionIds: readonly number[], from: number, to: number): Promise<AnswerCounts>;
  /** Those that stand in a channel or thread, shown from `from` on and before `to` (milliseconds since 1970), in order. */
  answersIn(owner: string, channel: string, from: number, to: number): Promise<ShownAnswer[]>;
  /** Of every owner: the collections of the answers shown last, the last one first. */
  askedLast(most: number): Promise<AskedCollection[]>;
  /** One for each person and answer, the last one counts. False when the answer is not kept. */
  saveVerdict(owner: string, answerId: string, draft: VerdictDraft): Promise<boolean>;
  verdicts(owner: string, answerId: string): Promise<Readonly<Record<Verdict, number>>>;
  /** Newest first. */
  complaints(owner: string): Promise<ComplaintCount[]>;
  /** `text`: what the quote says. Does nothing for a quote that is not the owner's. */
  blockQuote(owner: string, quoteId: string, text: string, by: string): Promise<void>;
  unblockQuote(owner: string, quoteId: string): Promise<void>;
  /** Newest first. */
  blockedQuotes(owner: string): Promise<BlockedQuote[]>;
}

/** Questions that the documents did not answer. */
export interface QuestionStore {
  /** Keeps the `most` newest of the owner. Counts as asked of what is published, unless that is less than a minute old. */
  saveQuestion(draft: QuestionDraft, most: number): Promise<string>;
  /** Newest first, also those answered since. None of a removed collection, unless that is brought back. */
  questions(owner: string): Promise<OpenQuestion[]>;
  question(owner: string, id: string): Promise<OpenQuestion | null>;
  /** Unanswered ones that were not asked of the generation that is published now, which is named; oldest first. */
  questionsToAsk(owner: string): Promise<{ question: OpenQuestion; generation: string }[]>;
  /** Asked of `generation`; `answeredBy`: the answer that it got, or null. */
  noteAsked(owner: string, id: string, generation: string, answeredBy: string | null): Promise<void>;
  /** Vectors of questions by id; those without one of this model are absent. */
  questionVectors(owner: string, model: string): Promise<Map<string, Float32Array>>;
  saveQuestionVectors(owner: string, model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  deleteQuestions(owner: string, ids: readonly string[] | 'all'): Promise<void>;
}

/** What else is remembered of an owner's people. */
export interface PeopleStore {
  /** JSON by the name of the setting. */
  groupSettings(owner: string): Promise<Map<string, string>>;
  saveGroupSettings(owner: string, values: ReadonlyMap<string, string>): Promise<void>;
  /** Thread in which the quote is discussed, by the channel it was opened from. */
  discussion(owner: string, channel: string, quoteId: string): Promise<string | null>;
  saveDiscussion(owner: string, channel: string, quoteId: string, thread: string): Promise<void>;
  deleteThread(owner: string, thread: string): Promise<void>;
  /** True the first time. */
  noteFirstAnswer(owner: string, person: string): Promise<boolean>;
  /** `day`: ISO 8601. */
  countQuestion(owner: string, day: string, visibility: Visibility, outcome: Outcome): Promise<void>;
  /** From the day `since` on, in order. */
  questionCounts(owner: string, since: string): Promise<QuestionCount[]>;
  personalData(owner: string, person: string): Promise<PersonalData>;
  /**
   * Deletes open questions, proposals, verdicts and the note of a first answer, membership of sessions with what the person did
   * in their quizzes, and the wish not to be named; answers shown, quotes blocked, schedules, sessions, files and collections
   * lose the name.
   */
  deletePersonalData(owner: string, person: string): Promise<void>;
  /** Of every owner: open questions asked, and answers shown, before these times. */
  deleteOlder(questionsBefore: number, answersBefore: number): Promise<void>;
}

export interface GroupStore extends AnswerStore, QuestionStore, PeopleStore {}

export interface Store
  extends PublishedStore,
    WantedStore,
    QuoteStore,
    KeptFileStore,
    CollectionStore,
    ServerStore,
    CoordinationStore,
    ScheduleStore,
    StudyStore,
    GroupStore {
  close(): void;
}
