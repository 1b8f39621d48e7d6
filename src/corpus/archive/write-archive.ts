// Writes an archive as a stream: documents, vectors, and last what it holds.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { Progress } from '../../ports.js';
import { UserError } from '../../user-error.js';
import { fileErrors } from '../file-errors.js';
import { sha256 } from '../sha256.js';
import type { ArchiveContents, ContentDocument, ContentVectors } from './contents.js';
import {
  ARCHIVE_FORMAT,
  type ArchivedDocument,
  type ArchivedVectors,
  documentPart,
  MANIFEST_PART,
  type Manifest,
  VECTORS_PART,
} from './manifest.js';
import { vectorRecord } from './vector-part.js';
import { type ZipPart, zipStream } from './zip-stream.js';

export interface WritingOptions {
  /** Version of this Kutip. */
  readonly kutip: string;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

export interface WritingArchive {
  readonly stream: Readable;
  /** Complete once the stream has ended. */
  readonly manifest: Manifest;
  /** Documents whose bytes could not be had. */
  readonly leftOut: readonly UserError[];
}

/** Deflating more than this pays for nothing that a document needs, and would look like a bomb to whoever imports it. */
const MOST_RATIO = 50;
const CHUNK_BYTES = 65_536;

export function writeArchive(contents: ArchiveContents, options: WritingOptions): WritingArchive {
  const documents: ArchivedDocument[] = [];
  const leftOut: UserError[] = [];
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    kutip: options.kutip,
    collection: contents.collection,
    documents,
    vectors: null,
  };
  return { stream: zipStream(parts(contents, options, { manifest, leftOut })), manifest, leftOut };
}

async function* parts(
  { documents, vectors }: ArchiveContents,
  { progress, signal }: WritingOptions,
  { manifest, leftOut }: { manifest: Manifest; leftOut: UserError[] },
): AsyncGenerator<ZipPart> {
  const written = new Set<string>();
  for (const [at, document] of documents.entries()) {
    signal?.throwIfAborted();
    progress.update(at, documents.length, document.name);
    const bytes = await bytesOf(document, leftOut);
    if (bytes === null) continue;
    const hash = await sha256(bytes);
    manifest.documents.push(describe(document, hash, bytes.length));
    if (written.has(hash)) continue;
    written.add(hash);
    yield { name: documentPart(hash), compress: await isWorthDeflating(bytes), chunks: chunksOf(bytes) };
  }
  if (vectors !== null) yield* vectorParts(vectors, manifest);
  const text = JSON.stringify(manifest, null, 1);
  yield { name: MANIFEST_PART, compress: true, chunks: [Buffer.from(text)] };
}

/** Null: they cannot be had, and that is told in the end. */
async function bytesOf(document: ContentDocument, leftOut: UserError[]): Promise<Uint8Array | null> {
  try {
    const bytes = await document.bytes();
    if (bytes.length > 0) return bytes;
    leftOut.push(fileErrors.empty(document.name));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    leftOut.push(error);
  }
  return null;
}

function describe({ name, given, addedAt }: ContentDocument, hash: string, bytes: number): ArchivedDocument {
  return { name, hash, bytes, given, addedAt: addedAt === null ? null : new Date(addedAt).toISOString() };
}

/** One part, told in the manifest once it was read; none where there is no vector. */
async function* vectorParts({ model, batches }: ContentVectors, manifest: Manifest): AsyncGenerator<ZipPart> {
  const hash = createHash('sha256');
  const told = { dimensions: 0, count: 0 };
  async function* chunks() {
    for await (const batch of batches()) {
      for (const stored of batch) {
        const record = vectorRecord(stored);
        told.dimensions = stored.vector.length;
        told.count += 1;
        hash.update(record);
        yield record;
      }
    }
  }
  yield { name: VECTORS_PART, compress: false, chunks: chunks() };
  const { dimensions, count } = told;
  const vectors: ArchivedVectors = { model, dimensions, count, hash: hash.digest('hex') };
  if (count > 0) manifest.vectors = vectors;
}

async function isWorthDeflating(bytes: Uint8Array): Promise<boolean> {
  const { length } = await promisify(deflateRaw)(bytes);
  return length < 0.95 * bytes.length && length * MOST_RATIO > bytes.length;
}

/** In pieces, so that their checksum does not hold the thread. */
function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield Buffer.from(bytes.subarray(at, at + CHUNK_BYTES));
}
