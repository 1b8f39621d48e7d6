// Archives: a collection's documents as one file, to take along or to keep.
import type { CollectionPlace, Store } from '../../database/store.js';
import { noProgress } from '../../ports.js';
import type { UserError } from '../../user-error.js';
import type { FileStore } from '../file-store.js';
import { CONSOLE_OWNER } from '../library.js';
import { archiveErrors } from './archive-errors.js';
import { keptContents } from './contents.js';
import { type Imported, type ImportOptions, type ImportPorts, importArchive } from './import-archive.js';
import { writeArchive } from './write-archive.js';

export interface Archives {
  /**
   * The documents kept in a collection (removed ones are not), in memory: at most `most` bytes. Throws UserError
   * `nothing-kept` where there are none, and `archive-too-large`, which names the command that makes a file.
   */
  exportCollection(place: CollectionPlace, options: ExportOptions): Promise<Exported>;
  /** Resolves when everything is kept and read. Throws as `importArchive`. */
  importFrom(file: string, place: CollectionPlace, options: ImportOptions): Promise<Imported>;
}

export interface ExportOptions {
  /** Whoever imports them with the same encoder need not compute them. Default: false. */
  readonly withVectors?: boolean;
  /** Bytes. */
  readonly most: number;
}

export interface Exported {
  /** Ends in `.zip`; made of the collection's name, safe as a file's. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly documents: number;
  /** Documents whose bytes could not be had. */
  readonly leftOut: readonly UserError[];
}

export interface ArchivePorts extends ImportPorts {
  readonly store: ImportPorts['store'] & Store;
  readonly files: FileStore;
  /** Version of this Kutip. */
  readonly kutip: string;
}

export function createArchives(ports: ArchivePorts): Archives {
  return {
    exportCollection: (place, options) => exportCollection(ports, place, options),
    importFrom: (file, place, options) => importArchive(ports, file, place, options),
  };
}

/** As somebody types it. */
function exportCommand(owner: string, collection: string): string {
  const server = owner === CONSOLE_OWNER ? '' : ` --server ${owner}`;
  const name = /^[\p{L}\p{N}_-]+$/u.test(collection) ? collection : `"${collection}"`;
  return `npm run corpus -- export FILE${server} --collection ${name}`;
}

async function exportCollection(
  { store, files, kutip }: ArchivePorts,
  { owner, collectionId }: CollectionPlace,
  { withVectors = false, most }: ExportOptions,
): Promise<Exported> {
  const collection = await store.collectionById(collectionId);
  if (collection?.owner !== owner) throw new Error('no collection of this owner');
  const contents = await keptContents({ store, files }, collection, withVectors);
  const { stream, manifest, leftOut } = writeArchive(contents, { kutip, progress: noProgress });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // Leaving the loop ends the stream.
    if (size > most) throw archiveErrors.tooLarge(most, exportCommand(owner, collection.name));
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return { name: `${fileName(collection.name)}.zip`, bytes, documents: manifest.documents.length, leftOut };
}

function fileName(collection: string): string {
  const plain = collection.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '');
  return `kutip-${plain === '' ? 'export' : plain}`;
}
