// Document keeper: the documents that an owner's people gave: kept, corrected, removed, brought back, and read in their turn.
import { createHash } from 'node:crypto';
import { newQuoteId } from '../database/quote-id.js';
import type { ReadingNotice } from '../database/server-store.js';
import type { CollectionPlace, KeptFile, OwnerLimits, Stated, Store } from '../database/store.js';
import type { Clock, Progress } from '../ports.js';
import { documentName } from './document-name.js';
import { checkFile } from './file-check.js';
import type { FileStore } from './file-store.js';
import { forgetOld, UNDO_MS } from './forget-old.js';
import { keepingErrors } from './keeping-errors.js';
import { CONSOLE_OWNER, DEFAULT_COLLECTION } from './library.js';
import { READING_RULES } from './read-source.js';
import { createReadingQueue } from './reading-queue.js';
import { type Statement, stated } from './stated.js';
import { withStoredBytes } from './stored-bytes.js';
import type { SyncOptions } from './sync.js';

export type { CollectionPlace, KeptFile, ReadingNotice };

/**
 * Keeping, editing, removing and undoing write down what is wanted, which is safe from then on; `read` makes it so, and
 * `resume` what was not done when Kutip ended. Only removing holds at once: the next question finds nothing of the document
 * any more, because the library hides it until the generation without it is published (see `Library.generation`).
 */
export interface DocumentKeeper {
  /** Bytes of the largest file that is kept. */
  readonly fileBytes: number;
  /**
   * Throws UserError when the file is empty, too large, of no type that Kutip reads or not what its name says, and when the
   * owner keeps too much already. It may still be refused when it is read; see `KeptFile.state`.
   */
  keep(upload: Upload): Promise<Keeping>;
  /** By name; removed ones that can be undone come last under theirs. */
  files(place: CollectionPlace): Promise<KeptFile[]>;
  /** Null when the owner has no such file, or it was forgotten. */
  file(owner: string, id: string): Promise<KeptFile | null>;
  /**
   * Whoever gave these files is to be told in the channel (the first of `channels`; around a thread its parent follows) when
   * they are read, unless `told` is called before. Until `until` is aborted the reply itself may still tell it; a restart
   * ends that too.
   */
  announce(place: CollectionPlace, ids: readonly string[], to: Announcement): Promise<void>;
  told(owner: string, ids: readonly string[]): Promise<void>;
  /** Of files that are read, refused or gone: whom to tell now. */
  untold(): Promise<ReadingNotice[]>;
  /** Quotes of the document stay the same: its text does not change. Throws UserError `file-unknown` or what is wrong. */
  edit(owner: string, id: string, statement: Statement): Promise<KeptFile>;
  /** `by`: the person; null at the command line. Throws UserError `file-unknown`. */
  remove(owner: string, id: string, by: string | null): Promise<KeptFile>;
  /** Within a day, under another name where its own is taken. Throws UserError when that is over or there is no room. */
  undo(owner: string, id: string): Promise<KeptFile>;
  /** Resolves when everything kept, edited, removed or undone before this call is read or refused. Owners take turns. */
  read(place: CollectionPlace, progress?: Progress): Promise<void>;
  /** Reads all files again, also refused ones, and builds the index from scratch. */
  reindex(place: CollectionPlace, progress?: Progress): Promise<void>;
  /** Reads whatever is not read yet, of one owner or of all. Rejects with the first failure after all is done. */
  resume(owner?: string): Promise<void>;
  /** Forgets what was removed more than a day ago: bytes, versions, texts, passages, vectors. Quotes answer "withdrawn". */
  forgetOld(owner?: string): Promise<void>;
  /** Rows and files of the owner that nothing reaches, by table or kind; all 0 unless something is wrong. */
  orphans(owner: string): Promise<Record<string, number>>;
  /** What is being read is given up; it goes on with `resume`. */
  close(): Promise<void>;
}

export interface Announcement extends Pick<ReadingNotice, 'channels' | 'language'> {
  readonly until: AbortSignal;
}

export interface Upload extends CollectionPlace {
  /** As the person's machine calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly statement?: Statement;
  /** The person; null at the command line, which no daily limit holds. */
  readonly by: string | null;
}

export interface Keeping {
  readonly file: KeptFile;
  /** True when the collection held these contents already, as `file`; nothing was kept then. */
  readonly known: boolean;
}

export interface KeeperPorts {
  readonly store: Store;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly limits: OwnerLimits & { readonly fileBytes: number };
  /** Name of the encoder whose vectors are searched. */
  readonly model: string;
  /** Makes the collection say what its kept files say, of unread ones the first `most`; see `Library.readKept`. */
  sync(collectionId: number, options: KeptSyncOptions): Promise<unknown>;
  /** See `Library.tidy`. */
  tidy(collectionId: number, options: { readonly rebuild: boolean }): Promise<void>;
}

export interface KeptSyncOptions extends Partial<SyncOptions> {
  readonly most?: number;
  /** Also where no file was ever kept: what was read from a folder is taken out. */
  readonly evenWithoutFiles?: true;
}

/** Files read in one turn, before other owners have theirs. */
const FILES_PER_TURN = 25;
/** The parser and the models take one file and two passages at a time; what one owner's turn does not use, another does. */
const TURNS_AT_ONCE = 2;

export function createDocumentKeeper(ports: KeeperPorts): DocumentKeeper {
  const { store, files, clock, model } = ports;
  const reindexing = new Set<number>();
  /** Ids of files of which a reply may still tell, and until when. */
  const replying = new Map<string, AbortSignal>();
  const queue = createReadingQueue(
    (place, progress, signal) => takeTurn(ports, place, { progress, signal }, reindexing.delete(place.collectionId)),
    TURNS_AT_ONCE,
  );
  const resume = async (only?: string) => {
    const pending = await store.collectionsToRead(model, READING_RULES);
    const places = pending.filter(({ owner }) => only === undefined || owner === only);
    const readings = await Promise.allSettled(places.map((place) => queue.read(place)));
    for (const reading of readings) if (reading.status === 'rejected') throw reading.reason;
  };
  const known = <T>(file: T | null, id: string): T => {
    if (file === null) throw keepingErrors.unknown(id);
    return file;
  };
  return {
    fileBytes: ports.limits.fileBytes,
    keep: (upload) => keep(ports, upload),
    file: store.file,
    async announce({ owner, collectionId }, ids, { channels, language, until }) {
      const notices = ids.map((fileId) => ({ owner, collectionId, fileId, channels, language }));
      for (const id of ids) replying.set(id, until);
      await store.saveReadingNotices(notices);
    },
    async told(owner, ids) {
      for (const id of ids) replying.delete(id);
      await store.deleteReadingNotices(owner, ids);
    },
    async untold() {
      for (const [id, until] of replying) if (until.aborted) replying.delete(id);
      return (await store.dueReadingNotices()).filter(({ fileId }) => !replying.has(fileId));
    },
    files: ({ owner, collectionId }) => store.files(owner, collectionId),
    async edit(owner, id, statement) {
      const { hash, given } = known(await store.file(owner, id), id);
      const now = stated(given, statement);
      return known(await store.editFile(owner, id, now, stampOf(id, hash, now)), id);
    },
    remove: async (owner, id, by) => known(await store.removeFile(owner, id, by), id),
    undo: (owner, id) => undo(ports, owner, id),
    read: (place, progress) => queue.read(place, progress),
    reindex: (place, progress) => {
      reindexing.add(place.collectionId);
      return queue.read(place, progress);
    },
    resume,
    forgetOld: (owner) => forgetOld(ports, resume, owner),
    async orphans(owner) {
      const strays = await files.strays(owner, await store.fileHashes(owner));
      return { ...(await store.orphans(owner, clock.now() - UNDO_MS)), files: strays.length };
    },
    close: queue.close,
  };
}

async function keep(ports: KeeperPorts, upload: Upload): Promise<Keeping> {
  const { store, limits } = ports;
  const { owner, collectionId, bytes, by } = upload;
  if ((await store.collectionById(collectionId))?.owner !== owner) throw new Error('no collection of this owner');
  const path = documentName(upload.name);
  await checkFile(bytes, path, limits.fileBytes);
  const given = stated({}, upload.statement ?? {});
  const id = newQuoteId();
  return withStoredBytes(ports, owner, bytes, async (permit, hash) => {
    const draft = { id, owner, collectionId, path, hash, bytes: bytes.length, given, addedBy: by };
    const outcome = await store.keepFile(permit, { ...draft, stamp: stampOf(id, hash, given) }, limits);
    if (outcome.kind === 'full') throw keepingErrors.full(outcome.limit, limits);
    return { file: outcome.file, known: outcome.kind === 'same' };
  });
}

async function undo({ store, clock, limits }: KeeperPorts, owner: string, id: string): Promise<KeptFile> {
  const removed = await store.file(owner, id);
  if (removed === null) throw keepingErrors.unknown(id);
  if (removed.removedAt === null) return removed;
  const outcome = await store.restoreFile(owner, id, clock.now() - UNDO_MS, limits);
  switch (outcome.kind) {
    case 'kept':
      return outcome.file;
    case 'same':
      throw keepingErrors.same(removed.path, outcome.file);
    case 'full':
      throw keepingErrors.full(outcome.limit, limits);
    case 'gone':
      throw keepingErrors.undoOver(removed.path);
  }
}

/** Returns whether more is left: files are waiting, and of those that waited before some do not any more. */
async function takeTurn(
  ports: KeeperPorts,
  { owner, collectionId }: CollectionPlace,
  given: { readonly progress: Progress; readonly signal: AbortSignal },
  reindex: boolean,
): Promise<boolean> {
  const { store, sync } = ports;
  if (!(await store.holdsFiles(collectionId))) return false;
  const waiting = async () =>
    (await store.files(owner, collectionId)).filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const before = await waiting();
  await sync(collectionId, reindex ? { ...given, reread: true, rebuild: true } : { ...given, most: FILES_PER_TURN });
  await takeOutSamples(ports, owner);
  const after = new Set(await waiting());
  return after.size > 0 && before.some((id) => !after.has(id));
}

/** The first document of a server takes the place of the samples, whichever collection it is in. */
async function takeOutSamples({ store, sync }: KeeperPorts, owner: string): Promise<void> {
  if (owner === CONSOLE_OWNER) return;
  const { id } = await store.collection(owner, DEFAULT_COLLECTION);
  if ((await store.holdsFiles(id)) || (await store.documentNames(id)).length === 0) return;
  await sync(id, { evenWithoutFiles: true });
}

/** Another file with the same contents has another stamp: it is another document, though perhaps of the same name. */
function stampOf(id: string, hash: string, given: Stated): string {
  return createHash('sha256')
    .update(JSON.stringify([id, hash, given]))
    .digest('hex');
}
