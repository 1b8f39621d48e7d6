// What `npm run corpus -- export` writes, without loading a model: kept documents, or those of a folder.

import { archiveErrors } from '../corpus/archive/archive-errors.js';
import { refuseExisting, saveArchive } from '../corpus/archive/archive-file.js';
import { type ArchiveContents, folderContents, keptContents } from '../corpus/archive/contents.js';
import { writeArchive } from '../corpus/archive/write-archive.js';
import { rootOf } from '../corpus/folder.js';
import { CONSOLE_OWNER, openFiles } from '../corpus/library.js';
import { packageVersion } from '../package-root.js';
import type { Progress } from '../ports.js';
import type { UserError } from '../user-error.js';
import { type Places, withCollection } from './corpus-readings.js';
import type { KeptPlace } from './kept-place.js';

export interface ExportFileOptions {
  /** Absolute. */
  readonly file: string;
  readonly withVectors: boolean;
  readonly force: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface ExportedFile {
  readonly file: string;
  readonly collection: string;
  readonly documents: number;
  /** Null when none were asked for. */
  readonly vectors: number | null;
  /** Of the file. */
  readonly bytes: number;
  readonly leftOut: readonly UserError[];
}

/** Throws UserError, also `nothing-kept`; then no file was written. */
export async function exportKept(places: Places, place: KeptPlace, options: ExportFileOptions): Promise<ExportedFile> {
  refuseExisting(options.file, options);
  const files = openFiles(places.dataDir);
  const wanted = { owner: place.owner, name: place.collection };
  const exported = await withCollection(
    places.dataDir,
    wanted,
    async (store, collection) => save(await keptContents({ store, files }, collection, options.withVectors), options),
    null,
  );
  if (exported === null) throw archiveErrors.nothing();
  return exported;
}

/** The files as they are now; vectors of what was last read of them. */
export async function exportFolder(places: Places, options: ExportFileOptions): Promise<ExportedFile> {
  refuseExisting(options.file, options);
  const { corpusDir: folder, dataDir, limits } = places;
  const how = { folder, fileBytes: limits.fileBytes, withVectors: options.withVectors };
  const wanted = { owner: CONSOLE_OWNER, name: await rootOf(folder) };
  const exported = await withCollection(
    dataDir,
    wanted,
    async (store, collection) => save(await folderContents({ store, collection }, how), options),
    null,
  );
  return exported ?? save(await folderContents(null, how), options);
}

async function save(contents: ArchiveContents, options: ExportFileOptions): Promise<ExportedFile> {
  const { file, force, progress, signal, withVectors } = options;
  const { stream, manifest, leftOut } = writeArchive(contents, { kutip: packageVersion(), progress, signal });
  try {
    const bytes = await saveArchive(file, stream, { force, signal });
    const vectors = withVectors ? (manifest.vectors?.count ?? 0) : null;
    return { file, collection: manifest.collection, documents: manifest.documents.length, vectors, bytes, leftOut };
  } finally {
    progress.finish();
  }
}
