// Imports an archive: all of it is looked at, then each document is kept like an upload, then they are read.
import type { CollectionPlace, KeptFile, Store } from '../../database/store.js';
import { noProgress, type Progress } from '../../ports.js';
import { UserError } from '../../user-error.js';
import type { DocumentKeeper, KeeperPorts } from '../document-keeper.js';
import { takeVectors, type VectorPorts, type VectorsLeftOut, vectorsToLeaveOut } from './archived-vectors.js';
import type { ArchivedDocument, ArchivedVectors } from './manifest.js';
import { type Archive, type ArchiveLimits, openArchive } from './read-archive.js';

export interface ImportPorts extends Pick<VectorPorts, 'encoder'> {
  readonly store: Pick<Store, 'files'> & VectorPorts['store'];
  readonly documents: Pick<DocumentKeeper, 'keep' | 'read'>;
  /** See `Library.readKept`. */
  readonly sync: KeeperPorts['sync'];
  readonly limits: ArchiveLimits & { readonly passages: number };
}

export interface ImportOptions {
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

export interface Imported {
  readonly documents: readonly ImportedDocument[];
  readonly vectors: {
    /** Of those in the archive. */
    readonly taken: number;
    /** Why none was taken; null where they were, or the archive has none. */
    readonly leftOut: VectorsLeftOut | null;
  };
}

/** A document as the archive calls it, and what became of it; `known`: the collection held these contents already. */
export type ImportedDocument = { readonly name: string } & (
  | { readonly id: string; readonly known: boolean }
  | { readonly error: UserError }
);

/** Files read in one turn, before another process of the same owner has its. */
const FILES_PER_TURN = 25;

/**
 * Into a collection of kept files. Nothing is kept of an archive that is not wholly as it was exported (UserError, see
 * archive-errors.ts). Interrupted, it is imported again: what was kept is known then.
 */
export async function importArchive(
  ports: ImportPorts,
  path: string,
  place: CollectionPlace,
  { progress, signal }: ImportOptions,
): Promise<Imported> {
  const archive = await openArchive(path, ports.limits);
  try {
    await checkDocuments(archive, signal);
    const told = archive.manifest.vectors;
    const checking = { encoder: ports.encoder, most: ports.limits.passages };
    const leftOut = told && (await vectorsToLeaveOut(archive, told, checking));
    const documents = await keepAll(ports, archive, place, { progress, signal });
    const usable = told !== null && leftOut === null ? told : null;
    const vectors = await readAll(ports, place, usable && { archive, told: usable }, { progress, signal });
    return { documents, vectors: { ...vectors, leftOut: leftOut ?? vectors.leftOut } };
  } finally {
    progress.finish();
    archive.close();
  }
}

/** The same bytes may be several documents; they are looked at once. */
async function checkDocuments(archive: Archive, signal: AbortSignal | undefined): Promise<void> {
  const different = new Map(archive.manifest.documents.map((document) => [document.hash, document]));
  for (const document of different.values()) {
    signal?.throwIfAborted();
    await archive.bytes(document);
  }
}

async function keepAll(
  { documents }: ImportPorts,
  archive: Archive,
  place: CollectionPlace,
  { progress, signal }: ImportOptions,
): Promise<ImportedDocument[]> {
  const all = archive.manifest.documents;
  const done: ImportedDocument[] = [];
  for (const document of all) {
    signal?.throwIfAborted();
    progress.update(done.length, all.length, document.name);
    done.push(await keepOne(documents, archive, place, document));
  }
  return done;
}

async function keepOne(
  documents: ImportPorts['documents'],
  archive: Archive,
  place: CollectionPlace,
  document: ArchivedDocument,
): Promise<ImportedDocument> {
  const { name, given } = document;
  try {
    const bytes = await archive.bytes(document);
    const statement = Object.fromEntries(Object.entries(given).filter(([, said]) => said !== undefined));
    const { file, known } = await documents.keep({ ...place, name, bytes, statement, by: null });
    return { name, id: file.id, known };
  } catch (error) {
    if (error instanceof UserError) return { name, error };
    throw error;
  }
}

/** In turns as every reading, so that nobody waits for all of it; the archive's vectors are taken before any is computed. */
async function readAll(
  ports: ImportPorts,
  place: CollectionPlace,
  vectors: { readonly archive: Archive; readonly told: ArchivedVectors } | null,
  { progress, signal }: ImportOptions,
): Promise<Imported['vectors']> {
  let taken = 0;
  let leftOut: VectorsLeftOut | null = null;
  const onStep = async (step: string) => {
    if (step !== 'cut' || vectors === null || leftOut !== null) return;
    const found = await takeVectors(ports, place, vectors.archive, vectors.told);
    if (found === null) leftOut = 'damaged';
    taken += found ?? 0;
  };
  const told = { update: progress.update, finish: noProgress.finish };
  const turn = { most: FILES_PER_TURN, progress: told, onStep, ...(signal && { signal }) };
  const waiting = async () => (await ports.store.files(place.owner, place.collectionId)).filter(isWaiting).length;
  let before = Number.POSITIVE_INFINITY;
  for (let left = await waiting(); vectors !== null && left > 0 && left < before; left = await waiting()) {
    before = left;
    await ports.sync(place.collectionId, turn);
  }
  await untilAborted(ports.documents.read(place, progress), signal);
  return { taken, leftOut };
}

function isWaiting({ state }: KeptFile): boolean {
  return state === 'waiting';
}

/** What is being read goes on until its keeper is closed; whoever interrupts does not wait for it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
