// Library: the documents of this machine, as answering, console and command line use them.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Encoder } from '../../embeddings/encoder.js';
import type { Generation, IndexBasis } from '../../embeddings/generation.js';
import type { EncoderProfile } from '../../embeddings/profile.js';
import { databaseDamaged } from '../database/sqlite.js';
import { openStore } from '../database/sqlite-store.js';
import type {
  AskedCollection,
  BlockedQuote,
  Collection,
  KeptFileStore,
  PublishedStore,
  QuoteStore,
  Store,
  StoredPassage,
} from '../database/store.js';
import { type Clock, noProgress, systemClock } from '../ports.js';
import { startBuilder } from './build-client.js';
import type { KeptSyncOptions } from './document-keeper.js';
import { type FileStore, openFileStore } from './file-store.js';
import { folderSource, rootOf } from './folder.js';
import { openGenerations } from './generations.js';
import { keptSource } from './kept-source.js';
import { defaultParseLimits, type ParseLimits } from './parse-limits.js';
import { openParser } from './parser.js';
import { type DocumentRow, rowSource } from './row-source.js';
import { type SyncOptions, type SyncResult, syncCollection } from './sync.js';
import { createTextCache } from './text-cache.js';
import { tidyCollection } from './tidy-collection.js';
import { withoutPassages } from './without-passages.js';
import { createWorkInHand } from './work-in-hand.js';

/** The owner of what the command line and the console read. */
export const CONSOLE_OWNER = 'console';
export const DEFAULT_COLLECTION = 'default';
/** Names the version of `analyse` (src/text/terms.ts) in an index; raise it whenever its terms or words change. */
const ANALYSER = 'terms-1';
/** Bytes of indexes kept in memory: some hundred small collections, or one of 100,000 passages. */
const OPEN_INDEXES = 400_000_000;
/** UTF-16 units of source texts kept in memory: some hundred documents. */
const CACHED_TEXT = 8_000_000;

export type PassageWithText = StoredPassage & {
  /** Exactly `source.slice(start, end)`. */
  readonly text: string;
};

type Reading =
  | 'collections'
  | 'collectionById'
  | 'documents'
  | 'documentNames'
  | 'document'
  | 'documentAt'
  | 'documentsMatching'
  | 'version'
  | 'structure'
  | 'neighbours'
  | 'passagesOf';

type ReadingFiles = 'files' | 'hiddenDocuments' | 'withdrawnQuote';

export interface Library extends Pick<PublishedStore, Reading>, Pick<KeptFileStore, ReadingFiles>, QuoteStore {
  /** Makes the folder's own collection say what the folder says. */
  sync(folder: string, options?: Partial<SyncOptions>): Promise<SyncedCollection>;
  /** The same with the owner's default collection: afterwards it holds what the folder holds, and nothing else. */
  readFolder(owner: string, folder: string, options?: Partial<SyncOptions>): Promise<SyncedCollection>;
  /**
   * The same with the files that were kept for a collection, whatever it was read from before. Of those that were never read
   * only the first `most` are. Throws UserError `nothing-kept` where no file was ever kept.
   */
  readKept(collectionId: number, options?: KeptSyncOptions): Promise<SyncedCollection>;
  /** Deletes what nobody can be using any more; `rebuild`: also builds the published index from scratch. */
  tidy(collectionId: number, options: { readonly rebuild: boolean }): Promise<void>;
  /** The same for rows of an evaluation file; `name` tells several files apart. */
  syncRows(rows: readonly DocumentRow[], name: string, options?: Partial<SyncOptions>): Promise<SyncedCollection>;
  /** The collection of a folder, whatever way it is written. Throws UserError when there is no such folder. */
  folderCollection(folder: string): Promise<Collection>;
  /** Found or made; the owner's default one without a name. */
  collection(owner: string, name?: string): Promise<Collection>;
  /**
   * The published generation, opened once and again when a new one is published; null before the first. A lost or damaged
   * one is built again from the database. Documents removed since it was published are left out from the moment they are.
   * Throws UserError when it holds vectors of another model. Use it for one question.
   */
  generation(collectionId: number): Promise<Generation | null>;
  /** Opens the published generation before anybody asks, if there is room for it; false where there is none. Throws as `generation`. */
  openAhead(collectionId: number): Promise<boolean>;
  /** The owners' collections that were asked last, the last one first. */
  askedLast(most: number): Promise<AskedCollection[]>;
  /** In the order asked for; ids that are no longer known are left out. */
  passages(ids: readonly number[]): Promise<PassageWithText[]>;
  sourceText(versionId: number): Promise<string | null>;
  /** Quotes that this owner never wants to see again; asked for each question, so that a change holds at once everywhere. */
  blockedQuotes(owner: string): Promise<BlockedQuote[]>;
  /** Gives up what is being read (it goes on next time), waits for its end, and closes everything. */
  close(): Promise<void>;
}

export interface SyncedCollection extends SyncResult {
  readonly collection: Collection;
}

export interface LibraryOptions {
  /** Folder of the database and the indexes; made when missing. */
  readonly dataFolder: string;
  readonly encoder: Encoder;
  readonly clock?: Clock;
  readonly parseLimits?: ParseLimits;
  /** Most passages of one collection (default: any number). */
  readonly passageLimit?: number;
  /** Memory for indexes that are open. */
  readonly indexBytes?: number;
  /** UTF-16 units of the texts of all files that one owner keeps (default: any number). */
  readonly textLimit?: number;
}

/** Throws UserError when the database is damaged, too new or not writable. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { dataFolder, encoder } = options;
  const clock = options.clock ?? systemClock;
  const limits = options.parseLimits ?? defaultParseLimits;
  const database = databaseFile(dataFolder);
  const folder = generationsFolder(dataFolder);
  const store = openDatabase(dataFolder, clock);
  const builder = startBuilder({ database, generations: folder });
  const basis = basisOf(encoder.profile);
  const ports = { store, builder, encoder, clock, basis };
  const generations = openGenerations({ ...ports, folder, mostBytes: options.indexBytes ?? OPEN_INDEXES });
  const texts = createTextCache(CACHED_TEXT);
  const sourceText = (versionId: number) => texts.get(versionId, () => store.sourceText(versionId));
  const parser = openParser(limits);
  const inHand = createWorkInHand();
  const limit = options.passageLimit === undefined ? {} : { passageLimit: options.passageLimit };
  const sync = async (
    collection: Collection,
    source: Parameters<typeof syncCollection>[2],
    given: Partial<SyncOptions>,
  ) =>
    inHand.run(async (signal) => {
      const result = await syncCollection(ports, collection, source, {
        progress: noProgress,
        ...limit,
        ...given,
        signal,
      });
      return { ...result, collection: (await store.collectionById(collection.id)) ?? collection };
    }, given.signal);
  const kept = {
    store,
    parser,
    files: openFiles(dataFolder),
    textLimit: options.textLimit ?? Number.POSITIVE_INFINITY,
  };
  const known = async (id: number) => {
    const collection = await store.collectionById(id);
    if (collection === null) throw new Error(`collection ${id} is gone`);
    return collection;
  };
  const folderCollection = async (path: string) => store.collection(CONSOLE_OWNER, await rootOf(path));
  return {
    ...publishedOf(store),
    folderCollection,
    sync: async (path, given = {}) =>
      sync(await folderCollection(path), folderSource(path, parser, limits.fileBytes), given),
    readFolder: async (owner, path, given = {}) =>
      sync(await store.collection(owner, DEFAULT_COLLECTION), folderSource(path, parser, limits.fileBytes), given),
    readKept: async (collectionId, { most, evenWithoutFiles, ...given } = {}) => {
      const collection = await known(collectionId);
      return sync(collection, keptSource(kept, collection, { most, evenWithoutFiles }), given);
    },
    tidy: async (collectionId, how) => {
      const collection = await store.collectionById(collectionId);
      // Another process may have forgotten it meanwhile.
      if (collection !== null) await tidyCollection(ports, collection, how);
    },
    syncRows: async (rows, name, given = {}) =>
      sync(await store.collection(CONSOLE_OWNER, `rows:${name}`), rowSource(rows), given),
    collection: (owner, name = DEFAULT_COLLECTION) => store.collection(owner, name),
    generation: async (collectionId) => {
      // First what is hidden: a generation that is published meanwhile does not hold it.
      const hidden = new Set(await store.hiddenPassages(collectionId));
      const generation = await generations.open(collectionId);
      return generation && withoutPassages(generation, hidden);
    },
    openAhead: generations.openAhead,
    askedLast: store.askedLast,
    passages: async (ids) => withTexts(await store.passages(ids), sourceText),
    sourceText,
    close: async () => {
      await inHand.close();
      generations.close();
      await parser.close();
      await builder.close();
      store.close();
    },
  };
}

/** Throws UserError when the database is damaged, too new or not writable. */
export function openDatabase(dataFolder: string, clock: Clock = systemClock): Store {
  const file = databaseFile(dataFolder);
  // SQLite takes a file without contents for a new database; beside indexes it is one that was lost.
  const isEmpty = existsSync(file) && statSync(file).size === 0;
  if (isEmpty && existsSync(generationsFolder(dataFolder))) throw databaseDamaged(file);
  return openStore(file, clock);
}

/** The bytes of kept files, inside the data folder. */
export function openFiles(dataFolder: string): FileStore {
  return openFileStore(join(dataFolder, 'files'));
}

/** Folder of all generations. */
export function generationsFolder(dataFolder: string): string {
  return join(dataFolder, 'generations');
}

/** Path of the database inside the data folder. */
export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'kutip.sqlite');
}

function basisOf({ id: modelId, dimensions, cosineRange: [lowCosine] }: EncoderProfile): IndexBasis {
  return { modelId, dimensions, lowCosine, analyser: ANALYSER };
}

function publishedOf(store: Store): Pick<Store, Reading | ReadingFiles | keyof QuoteStore | 'blockedQuotes'> {
  return {
    collections: store.collections,
    collectionById: store.collectionById,
    documents: store.documents,
    documentNames: store.documentNames,
    document: store.document,
    documentAt: store.documentAt,
    documentsMatching: store.documentsMatching,
    version: store.version,
    structure: store.structure,
    neighbours: store.neighbours,
    passagesOf: store.passagesOf,
    saveQuotes: store.saveQuotes,
    quote: store.quote,
    withdrawnQuote: store.withdrawnQuote,
    files: store.files,
    hiddenDocuments: store.hiddenDocuments,
    blockedQuotes: store.blockedQuotes,
  };
}

async function withTexts(
  passages: readonly StoredPassage[],
  sourceText: (versionId: number) => Promise<string | null>,
): Promise<PassageWithText[]> {
  const found: PassageWithText[] = [];
  for (const passage of passages) {
    const text = await sourceText(passage.versionId);
    if (text !== null) found.push({ ...passage, text: text.slice(passage.start, passage.end) });
  }
  return found;
}
