// What commands need of the services, passed to them in their context.
import type { AnswerService } from '../src/answer/answer-service.js';
import type { SourceLibrary } from '../src/answer/place.js';
import type { SamplePack } from '../src/corpus/sample-pack.js';
import type { TitleList } from '../src/corpus/title-list.js';
import type { Group } from '../src/group/group.js';
import type { Messenger } from '../src/ports.js';
import type { About, OperatorStatus } from '../src/reply.js';

export interface CommandServices {
  readonly answers: AnswerService;
  readonly library: SourceLibrary & {
    /** The owner's default collection, made when missing. */
    collection(owner: string): Promise<{ readonly id: number }>;
  };
  /** Titles and paths from memory, for autocomplete. */
  readonly titles: TitleList;
  readonly group: Group;
  readonly messenger: Messenger;
  readonly samplePack: SamplePack;
  readonly about: About;
  status(): Promise<OperatorStatus>;
}
