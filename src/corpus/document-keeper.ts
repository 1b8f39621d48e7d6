// Document keeper: the documents that an owner's people gave: kept, corrected, removed, brought back, and read in their turn.
import { createHash } from 'node:crypto';
import { newQuoteId } from '../database/quote-id.js';
import type { CollectionPlace, KeptFile, OwnerLimits, Stated, Store } from '../database/store.js';
import type { Clock, Progress } from '../ports.js';
import { documentName } from './document-name.js';
import { checkFile } from './file-check.js';
import type { FileStore } from './file-store.js';
import { filesLease, forgetOld, UNDO_MS } from './forget-old.js';
import { keepingErrors } from './keeping-errors.js';
import { takeLease } from './lease.js';
import { READING_RULES } from './read-source.js';
import { createReadingQueue } from './reading-queue.js';
import { sha256 } from './sha256.js';
import { type Statement, stated } from './stated.js';
import type { SyncOptions } from './sync.js';

/**
 * Keeping, editing, removing and undoing write down what is wanted, which is safe from then on; `read` makes it so, and
 * `resume` what was not done when Kutip ended. Only removing holds at once: the next question finds nothing of the document
 * any more, because the library hides it until the generation without it is published (see `Library.generation`).
 */
export interface DocumentKeeper {
  /**
   * Throws UserError when the file is empty, too large, of no type that Kutip reads or not what its name says, and when the
   * owner keeps too much already. It may still be refused when it is read; see `KeptFile.state`.
   */
  keep(upload: Upload): Promise<Keeping>;
  /** By name; removed ones that can be undone come last under theirs. */
  files(place: CollectionPlace): Promise<KeptFile[]>;
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
}

/** Files read in one turn, before other owners have theirs. */
const FILES_PER_TURN = 25;
/** The parser and the models take one file and two passages at a time; what one owner's turn does not use, another does. */
const TURNS_AT_ONCE = 2;

export function createDocumentKeeper(ports: KeeperPorts): DocumentKeeper {
  const { store, files, clock, model } = ports;
  const reindexing = new Set<number>();
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
    keep: (upload) => keep(ports, upload),
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

async function keep({ store, files, clock, limits }: KeeperPorts, upload: Upload): Promise<Keeping> {
  const { owner, collectionId, bytes, by } = upload;
  if ((await store.collectionById(collectionId))?.owner !== owner) throw new Error('no collection of this owner');
  const path = documentName(upload.name);
  await checkFile(bytes, path, limits.fileBytes);
  const given = stated({}, upload.statement ?? {});
  const hash = await sha256(bytes);
  const id = newQuoteId();
  // Meanwhile nobody deletes bytes: these may be those of a file that is just being forgotten.
  const lease = await takeLease(store, clock, filesLease(owner), { wait: true });
  if (lease === null) throw new Error('a lease that was waited for was not given');
  try {
    await files.save(owner, hash, bytes);
    const draft = { id, owner, collectionId, path, hash, bytes: bytes.length, given, addedBy: by };
    const outcome = await store.keepFile(lease.permit, { ...draft, stamp: stampOf(id, hash, given) }, limits);
    if (outcome.kind === 'full') {
      await files.sweep(owner, await store.fileHashes(owner));
      throw keepingErrors.full(outcome.limit, limits);
    }
    return { file: outcome.file, known: outcome.kind === 'same' };
  } finally {
    await lease.release();
  }
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
  { store, sync }: KeeperPorts,
  { owner, collectionId }: CollectionPlace,
  given: { readonly progress: Progress; readonly signal: AbortSignal },
  reindex: boolean,
): Promise<boolean> {
  if (!(await store.holdsFiles(collectionId))) return false;
  const waiting = async () =>
    (await store.files(owner, collectionId)).filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const before = await waiting();
  await sync(collectionId, reindex ? { ...given, reread: true, rebuild: true } : { ...given, most: FILES_PER_TURN });
  const after = new Set(await waiting());
  return after.size > 0 && before.some((id) => !after.has(id));
}

/** Another file with the same contents has another stamp: it is another document, though perhaps of the same name. */
function stampOf(id: string, hash: string, given: Stated): string {
  return createHash('sha256')
    .update(JSON.stringify([id, hash, given]))
    .digest('hex');
}
