// What commands need of the services, passed to them in their context.
import type { AnswerService } from '../src/answer/answer-service.js';
import type { SourceLibrary } from '../src/answer/place.js';
import type { Exported } from '../src/corpus/archive/archives.js';
import type { CollectionKeeper } from '../src/corpus/collection-keeper.js';
import type { CollectionPlace, DocumentKeeper } from '../src/corpus/document-keeper.js';
import type { ProposalKeeper } from '../src/corpus/proposal-keeper.js';
import type { SamplePack } from '../src/corpus/sample-pack.js';
import type { ServerKeeper } from '../src/corpus/server-keeper.js';
import type { TitleList } from '../src/corpus/title-list.js';
import type { DigestContent, DigestKeeper } from '../src/digest/digest-keeper.js';
import type { Group } from '../src/group/group.js';
import type { Attachments, Messenger } from '../src/ports.js';
import type { About, OperatorStatus, Reply } from '../src/reply.js';
import type { Posting } from '../src/schedule-types.js';
import type { SessionSchedules } from '../src/study/session-schedules.js';
import type { StudyKeeper } from '../src/study/study-keeper.js';
import type { Language, Span } from '../src/types.js';

/** A slice of one version of a document; `hash`: SHA-256 of its text, hexadecimal. */
export interface SavedQuote extends Span {
  readonly versionId: number;
  readonly hash: string;
}

export interface CommandServices {
  readonly study: StudyKeeper;
  readonly sessionSchedules: SessionSchedules;
  readonly answers: AnswerService;
  readonly library: SourceLibrary & {
    /** The owner's default collection, made when missing. */
    collection(owner: string): Promise<{ readonly id: number }>;
    /** Writes quotes before they are shown. Resolves to their ids, in order; the same place has the same id. */
    saveQuotes(owner: string, quotes: readonly SavedQuote[]): Promise<string[]>;
  };
  /** The documents that people gave. */
  readonly documents: Pick<
    DocumentKeeper,
    'fileBytes' | 'keep' | 'files' | 'file' | 'edit' | 'remove' | 'undo' | 'read' | 'announce' | 'told'
  >;
  readonly collections: CollectionKeeper;
  readonly proposals: ProposalKeeper;
  readonly attachments: Attachments;
  readonly archives: {
    /**
     * The collection's documents as an archive (docs/moving.md). Throws UserError `archive-too-large` above `most` bytes,
     * naming the command line, and `nothing-kept` where there is nothing.
     */
    exportCollection(
      place: CollectionPlace,
      limits: { readonly most: number },
    ): Promise<Pick<Exported, 'bytes' | 'documents' | 'leftOut'>>;
  };
  /** Titles and paths from memory, for autocomplete. */
  readonly titles: TitleList;
  readonly group: Group;
  readonly messenger: Messenger;
  readonly samplePack: SamplePack;
  readonly servers: Pick<ServerKeeper, 'joined' | 'left'>;
  readonly digests: DigestKeeper & {
    /** Posts one now, which counts for no date. Resolves to the settled posting; null when there is no such digest. */
    postNow(owner: string, id: string): Promise<Posting | null>;
    /** What a content says, sliced anew; `mark`: null for a preview. Null when nothing of it is left. */
    show(
      owner: string,
      id: string,
      content: DigestContent,
      as: { readonly mark: string | null; readonly language: Language },
    ): Promise<Extract<Reply, { readonly kind: 'digest' }> | null>;
  };
  readonly about: About;
  status(): Promise<OperatorStatus>;
}
