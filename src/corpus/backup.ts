// Backup: a copy of the data folder that is made while it is in use, whole by itself; indexes are left out, they are made anew.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { copyDatabase, type DatabaseContents, databaseContents, type NamedBytes } from '../database/backup.js';
import { writeThrough } from '../lasting-files.js';
import type { Progress } from '../ports.js';
import { UserError } from '../user-error.js';
import { databaseFile, openFiles } from './library.js';

export interface BackupOptions {
  /** Version of this Kutip. */
  readonly kutip: string;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  /** When it is made; milliseconds since 1970. */
  readonly now: number;
}

/** What `backup.json` says; it is written last, so a folder without it is no whole backup. */
export interface BackupReport extends DatabaseContents {
  readonly format: 1;
  readonly kutip: string;
  /** ISO 8601. */
  readonly date: string;
  readonly database: { readonly name: string; readonly bytes: number; readonly sha256: string };
  /** Of all that was copied. */
  readonly bytes: number;
  /** Kept bytes that were missing or damaged in the data folder already. */
  readonly lost: readonly NamedBytes[];
}

/** An encoder of one's own: without it the copy could not answer. */
const MODELS = 'models';

/**
 * `folder` is made, or empty. Throws UserError `backup-nothing`, `backup-not-empty` or `backup-not-writable`, and as
 * `checkSqlite`; then nothing is left in it.
 */
export async function makeBackup(dataFolder: string, folder: string, options: BackupOptions): Promise<BackupReport> {
  if (!existsSync(databaseFile(dataFolder))) throw nothingThere(dataFolder);
  await emptyFolder(folder);
  try {
    return await copyAll(dataFolder, folder, options);
  } catch (error) {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
    throw sentenceFor(folder, error);
  } finally {
    options.progress.finish();
  }
}

async function copyAll(dataFolder: string, folder: string, options: BackupOptions): Promise<BackupReport> {
  const { kutip, now, signal } = options;
  const copy = databaseFile(folder);
  const contents = copyDatabase(databaseFile(dataFolder), copy);
  signal?.throwIfAborted();
  const { copied, missing } = await copyFiles(dataFolder, folder, contents.files, options);
  if (existsSync(join(dataFolder, MODELS))) {
    await cp(join(dataFolder, MODELS), join(folder, MODELS), { recursive: true, dereference: true });
  }
  signal?.throwIfAborted();
  const { size } = await stat(copy);
  const database = { name: basename(copy), bytes: size, sha256: await sha256OfFile(copy) };
  const lost = missing.length === 0 ? [] : stillNamed(dataFolder, missing);
  const about = { format: 1, kutip, date: new Date(now).toISOString(), database, bytes: size + copied, lost } as const;
  const report: BackupReport = { ...about, ...contents };
  await writeThrough(join(folder, 'backup.json'), `${JSON.stringify(report, null, 1)}\n`);
  return report;
}

/** Each is compared with its hash when it is read, and again when it was written. */
async function copyFiles(
  dataFolder: string,
  folder: string,
  files: readonly NamedBytes[],
  { progress, signal }: BackupOptions,
): Promise<{ copied: number; missing: NamedBytes[] }> {
  const [from, to] = [openFiles(dataFolder), openFiles(folder)];
  const missing: NamedBytes[] = [];
  let copied = 0;
  for (const [at, { owner, hash }] of files.entries()) {
    signal?.throwIfAborted();
    progress.update(at, files.length, '');
    const bytes = await from.bytes(owner, hash);
    if (bytes === null) {
      missing.push({ owner, hash });
      continue;
    }
    await to.save(owner, hash, bytes);
    if ((await to.bytes(owner, hash)) === null) throw notWritable(folder, 'EIO');
    copied += bytes.length;
  }
  return { copied, missing };
}

/** What was forgotten since the database was copied is missing rightly: the copy forgets it when it is used. */
function stillNamed(dataFolder: string, missing: readonly NamedBytes[]): NamedBytes[] {
  const now = new Set(databaseContents(databaseFile(dataFolder)).files.map(({ owner, hash }) => `${owner}/${hash}`));
  return missing.filter(({ owner, hash }) => now.has(`${owner}/${hash}`));
}

async function emptyFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw sentenceFor(folder, error);
  }
  throw new UserError('backup-not-empty', {
    id: `Folder "${folder}" tidak kosong, jadi tidak disentuh. Sebutkan folder baru untuk cadangan ini.`,
    en: `The folder "${folder}" is not empty and was left as it is. Name a new folder for this backup.`,
  });
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

function nothingThere(dataFolder: string): UserError {
  return new UserError('backup-nothing', {
    id: `Belum ada data Kutip di "${dataFolder}". Sebutkan folder datanya dengan DATA_DIR atau --data.`,
    en: `There is no data of Kutip's in "${dataFolder}". Name the data folder with DATA_DIR or --data.`,
  });
}

function notWritable(folder: string, reason: string): UserError {
  return new UserError('backup-not-writable', {
    id: `Cadangan tidak bisa ditulis ke "${folder}" (${reason}). Periksa izin dan ruang di cakram, lalu ulangi.`,
    en: `The backup cannot be written to "${folder}" (${reason}). Check permissions and room on the disk, and run again.`,
  });
}

/** What a person can mend about the place becomes a sentence. */
function sentenceFor(folder: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  return 'syscall' in error && 'code' in error ? notWritable(folder, String(error.code)) : error;
}
