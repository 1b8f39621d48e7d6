// What goes into an archive: the documents of a collection, from kept files or from a folder, and their vectors.
import { basename } from 'node:path';
import type { Collection, Stated, Store, StoredVector } from '../../database/store.js';
import { fileErrors } from '../file-errors.js';
import type { FileStore } from '../file-store.js';
import { folderSource, rootOf } from '../folder.js';
import { archiveErrors } from './archive-errors.js';

export interface ArchiveContents {
  /** As people call it; never a path. */
  readonly collection: string;
  readonly documents: readonly ContentDocument[];
  readonly vectors: ContentVectors | null;
}

export interface ContentDocument {
  readonly name: string;
  readonly given: Stated;
  /** Milliseconds since 1970; null where nobody knows. */
  readonly addedAt: number | null;
  /** Throws UserError when the bytes cannot be had. */
  bytes(): Promise<Uint8Array>;
}

export interface ContentVectors {
  readonly model: string;
  /** Each text's vector once, some at a time. */
  batches(): AsyncIterable<readonly StoredVector[]>;
}

type ReadingStore = Pick<Store, 'files' | 'documents' | 'passagesIn' | 'vectors'>;

const VECTORS_AT_ONCE = 500;

/** Files that were kept for the collection, but for removed ones. Throws UserError `nothing-kept` where there are none. */
export async function keptContents(
  { store, files }: { readonly store: ReadingStore; readonly files: FileStore },
  collection: Collection,
  withVectors: boolean,
): Promise<ArchiveContents> {
  const { owner, id, name } = collection;
  const kept = (await store.files(owner, id)).filter(({ state }) => state !== 'removed');
  if (kept.length === 0) throw archiveErrors.nothing();
  const documents = kept.map(({ path, hash, given, addedAt }) => ({
    name: path,
    given,
    addedAt,
    bytes: async () => {
      const bytes = await files.bytes(owner, hash);
      if (bytes === null) throw fileErrors.lost(path);
      return bytes;
    },
  }));
  const read = new Set(kept.flatMap(({ documentId }) => documentId ?? []));
  return { collection: name, documents, vectors: withVectors ? vectorsOf(store, collection, read) : null };
}

/** The readable files of a folder. `read`: its own collection, as it was last read; null when it never was. */
export async function folderContents(
  read: { readonly store: ReadingStore; readonly collection: Collection } | null,
  { folder, fileBytes, withVectors }: { folder: string; fileBytes: number; withVectors: boolean },
): Promise<ArchiveContents> {
  const { entries } = await folderSource(folder, noParser, fileBytes).list();
  const known = read === null ? [] : await read.store.documents(read.collection.id);
  const addedAt = new Map(known.map((document) => [document.path, document.addedAt]));
  const documents = entries.map(({ path, bytes }) => ({
    name: path,
    given: {},
    addedAt: addedAt.get(path) ?? null,
    bytes,
  }));
  const ids = new Set(known.map(({ id }) => id));
  return {
    collection: basename(await rootOf(folder)),
    documents,
    vectors: withVectors && read !== null ? vectorsOf(read.store, read.collection, ids) : null,
  };
}

/** Of published passages of these documents; null where nothing was published yet. */
function vectorsOf(
  store: ReadingStore,
  { id, owner, model }: Collection,
  documentIds: ReadonlySet<number>,
): ContentVectors | null {
  if (model === null) return null;
  return {
    model,
    async *batches() {
      const passages = (await store.passagesIn(id, 'published')).filter((each) => documentIds.has(each.documentId));
      const hashes = [...new Set(passages.map(({ vectorHash }) => vectorHash))];
      for (let at = 0; at < hashes.length; at += VECTORS_AT_ONCE) {
        const found = await store.vectors(owner, model, hashes.slice(at, at + VECTORS_AT_ONCE));
        yield [...found].map(([hash, vector]) => ({ hash, vector }));
      }
    },
  };
}

/** Nothing is parsed to be archived. */
const noParser = {
  parse: (): Promise<never> => Promise.reject(new Error('an archive holds files as they are')),
  close: async () => {},
};
