// What digests stand on: the database, and the few methods that they need of answers, the library, the group and Discord.

import type { Generation } from '../../embeddings/generation.js';
import type { EncoderProfile } from '../../embeddings/profile.js';
import type { Store } from '../database/store.js';
import type { GroupSettings, OpenQuestionGroup, ShownQuote } from '../group-types.js';
import type { Clock, Messenger } from '../ports.js';
import type { Schedule } from '../schedule-types.js';
import type { NextReading } from '../study-types.js';
import type { Quote } from '../types.js';

/** A sentence of a published passage. */
export interface SentencePlace {
  readonly passageId: number;
  /** From 0. */
  readonly sentence: number;
}

/** What digests need of answering; see `AnswerService`. */
export interface QuotingService {
  quoteSentences(
    owner: string,
    sentences: readonly SentencePlace[],
  ): Promise<readonly { readonly at: number; readonly quote: Quote }[]>;
  passagesAbout(request: {
    readonly owner: string;
    readonly collectionId: number;
    readonly topic: string;
    readonly most: number;
  }): Promise<readonly { readonly passageId: number; readonly score: number }[]>;
  showAgain(owner: string, shown: readonly ShownQuote[]): Promise<Quote[]>;
}

/** What digests need of the library; see `Library`. */
export interface DigestLibrary {
  generation(collectionId: number): Promise<Generation | null>;
  /** In the order asked for, each with its text; ids that are no longer known are left out. */
  passages(ids: readonly number[]): Promise<readonly PassageText[]>;
}

export interface PassageText {
  readonly id: number;
  readonly start: number;
  readonly text: string;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

export interface DigestPorts {
  readonly store: Store;
  readonly library: DigestLibrary;
  readonly answers: QuotingService;
  readonly group: {
    settings(owner: string): Promise<Pick<GroupSettings, 'language'>>;
    openQuestions(owner: string): Promise<readonly OpenQuestionGroup[]>;
  };
  readonly messenger: Pick<Messenger, 'postingPlace' | 'isSeenByReadersOf' | 'abilities'>;
  /** Of the encoder whose vectors the generations hold. */
  readonly profile: Pick<EncoderProfile, 'cosineRange'>;
  /** What all who read a channel study together next, of this collection; null: nothing in the next week. */
  reading(owner: string, channel: string, collectionId: number): Promise<NextReading | null>;
  /** Notes in the ledger what of a schedule is due by now; see `Scheduler.open`. */
  openDue(schedule: Schedule): Promise<void>;
  readonly clock: Clock;
}
