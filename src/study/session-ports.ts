// What sessions stand on besides what plans need: the database, the scheduler, and Discord.
import type { Store } from '../database/store.js';
import type { GroupSettings, ShownQuote } from '../group-types.js';
import type { Clock, Messenger } from '../ports.js';
import type { Reference, Reply } from '../reply.js';
import type { TurnsByKey } from '../schedule/turns-by-key.js';
import type { Posting, Schedule } from '../schedule-types.js';
import type { Citation, Language, Quote } from '../types.js';
import type { ReadingPorts, StudyAnswers } from './study-ports.js';

export interface StudyPorts extends ReadingPorts {
  readonly store: Store;
  readonly answers: StudyAnswers & {
    /** See `AnswerService`. */
    showAgain(owner: string, shown: readonly ShownQuote[]): Promise<Quote[]>;
  };
  readonly group: { settings(owner: string): Promise<Pick<GroupSettings, 'language'>> };
  readonly messenger: Messenger;
  readonly clock: Clock;
  /** Reference and in-text citation of a quote. */
  referenceOf(citation: Citation, language: Language): Reference;
  /** One at a time of a key, within this process. */
  readonly inTurn: TurnsByKey;
  /** See `Scheduler.postNow`. */
  postNow(schedule: Schedule, key: string): Promise<Posting | null>;
  /** Begins work that whoever calls must not wait for; what fails is told. */
  beside(work: () => Promise<void>): void;
  /** Whether what is of collections in the reply may be shown to everybody in the channel. */
  mayPost(owner: string, channel: string, reply: Reply): Promise<boolean>;
  /** Never with what is read or asked. */
  onFailure(error: unknown): void;
}
