// Opens an archive that anybody may have made: its parts are known by name, their sizes and hashes compared, nothing is kept.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StoredVector } from '../../database/store.js';
import { UserError } from '../../user-error.js';
import { openZipFile, type ZipEntry } from '../loaders/zip.js';
import { archiveErrors } from './archive-errors.js';
import {
  type ArchivedDocument,
  type ArchivedVectors,
  documentPart,
  MANIFEST_PART,
  type Manifest,
  parseManifest,
  VECTORS_PART,
} from './manifest.js';
import { readVectors, recordBytes } from './vector-part.js';

export interface Archive {
  readonly manifest: Manifest;
  /** Throws UserError `archive-damaged` when they are not what the manifest says. */
  bytes(document: ArchivedDocument): Promise<Buffer>;
  /** As they stand there; nothing of them is checked but the size of the part. */
  vectors(told: ArchivedVectors): AsyncGenerator<StoredVector>;
  /** Whether the part is, byte for byte, what was exported. */
  vectorsAreWhole(told: ArchivedVectors): Promise<boolean>;
  close(): void;
}

/** How much an archive may hold. */
export interface ArchiveLimits {
  /** Bytes of one document. */
  readonly fileBytes: number;
  readonly documents: number;
}

/** Bytes that a name and statements can take in the manifest. */
const MANIFEST_BYTES_A_DOCUMENT = 20_000;
/** What a program that packs a folder adds for each file, and some more. */
const ENTRIES_A_DOCUMENT = 2;
const OTHER_ENTRIES = 100;
/** Inflated bytes for each byte of the file. Less than `HARMLESS_BYTES` is harmless whatever the ratio. */
const MOST_RATIO = 100;
const HARMLESS_BYTES = 2_000_000;

/** Throws UserError when it cannot be read, is no archive of Kutip's, too new, or says that it holds more than it may. */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<Archive> {
  const name = basename(path);
  const size = await sizeOf(path);
  const zip = await openZipFile(path).catch((cause) => refuse(name, cause));
  const inflate = async function* (entry: ZipEntry, most: number): AsyncGenerator<Buffer> {
    let spent = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      spent += chunk.length;
      if (spent > most) throw archiveErrors.bomb(name);
      yield chunk;
    }
  };
  try {
    if (zip.entryCount > limits.documents * ENTRIES_A_DOCUMENT + OTHER_ENTRIES) throw archiveErrors.bomb(name);
    const entries = await entriesOf(zip.eachEntry(), name);
    const described = entries.get(MANIFEST_PART);
    if (described === undefined) throw archiveErrors.unusable(name);
    const most = MANIFEST_BYTES_A_DOCUMENT * (limits.documents + 1);
    const manifest = parseManifest((await together(inflate(described, most))).toString('utf8'));
    if (manifest === null) throw archiveErrors.unusable(name);
    if (manifest === 'newer') throw archiveErrors.newer(name);
    checkSizes(manifest, entries, { limits, name, size });
    return archiveOf(manifest, entries, { inflate, close: () => zip.close() });
  } catch (error) {
    zip.close();
    return refuse(name, error);
  }
}

type Inflate = (entry: ZipEntry, most: number) => AsyncIterable<Buffer>;

function archiveOf(
  manifest: Manifest,
  entries: ReadonlyMap<string, ZipEntry>,
  { inflate, close }: { inflate: Inflate; close(): void },
): Archive {
  const vectorBytes = (told: ArchivedVectors): AsyncIterable<Buffer> => {
    const entry = entries.get(VECTORS_PART);
    return entry === undefined ? nothing() : inflate(entry, told.count * recordBytes(told.dimensions));
  };
  return {
    manifest,
    bytes: async (document) => {
      const entry = entries.get(documentPart(document.hash));
      const bytes = entry && (await together(inflate(entry, document.bytes)).catch(quietly));
      if (bytes && createHash('sha256').update(bytes).digest('hex') === document.hash) return bytes;
      throw archiveErrors.damaged(document.name);
    },
    vectors: (told) => readVectors(vectorBytes(told), told.dimensions),
    vectorsAreWhole: async (told) => {
      const hash = createHash('sha256');
      try {
        for await (const chunk of vectorBytes(told)) hash.update(chunk);
      } catch (error) {
        return quietly(error) !== null;
      }
      return hash.digest('hex') === told.hash;
    },
    close,
  };
}

/** By name, which is looked up here and used for nothing else. Two of one name are no archive. */
async function entriesOf(entries: AsyncIterable<ZipEntry>, name: string): Promise<Map<string, ZipEntry>> {
  const byName = new Map<string, ZipEntry>();
  for await (const entry of entries) {
    if (byName.has(entry.fileName) || entry.isEncrypted()) throw archiveErrors.unusable(name);
    byName.set(entry.fileName, entry);
  }
  return byName;
}

/** What it says of itself; while inflating, no part may become larger than that. */
function checkSizes(
  { documents, vectors }: Manifest,
  entries: ReadonlyMap<string, ZipEntry>,
  { limits, name, size }: { limits: ArchiveLimits; name: string; size: number },
): void {
  if (documents.length > limits.documents) throw archiveErrors.tooMany(documents.length, limits.documents);
  for (const document of documents) {
    if (document.bytes > limits.fileBytes) throw archiveErrors.documentTooLarge(document.name, limits.fileBytes);
    if (entries.get(documentPart(document.hash))?.uncompressedSize !== document.bytes) {
      throw archiveErrors.damaged(document.name);
    }
  }
  const parts = new Map(documents.map(({ hash, bytes }) => [hash, bytes]));
  const inflated = [...parts.values()].reduce((sum, bytes) => sum + bytes, vectorBytesOf(vectors));
  if (inflated > Math.max(HARMLESS_BYTES, size * MOST_RATIO)) throw archiveErrors.bomb(name);
}

function vectorBytesOf(vectors: ArchivedVectors | null): number {
  return vectors === null ? 0 : vectors.count * recordBytes(vectors.dimensions);
}

async function together(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function* nothing(): AsyncGenerator<Buffer> {}

/** What is wrong with a part is told by the caller, who knows what it is called; a disk that fails is not the part's fault. */
function quietly(error: unknown): null {
  if (error instanceof Error && 'syscall' in error) throw error;
  return null;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    return refuse(path, error);
  }
}

/** Of what the disk says its code, of what the library says nothing: it is not for people. */
function refuse(name: string, error: unknown): never {
  if (error instanceof UserError) throw error;
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    throw archiveErrors.unreadable(name, String(error.code));
  }
  throw Object.assign(archiveErrors.unusable(name), { cause: error });
}
