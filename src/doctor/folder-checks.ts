// The folders of the settings: data can be written, the database is intact, there are documents to read.
import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Finding, fail, failure, ok, warn } from './finding.js';

/** Models, database and index of a few thousand passages fit into this with room to spare. */
const LEAST_FREE_BYTES = 500_000_000;

/** Nothing is made or written: a folder that is missing is fine where it can be made. */
export async function checkDataFolder(folder: string): Promise<Finding> {
  const remedy = {
    id: 'Beri izin tulis pada folder itu, atau pilih folder lain dengan DATA_DIR di .env.',
    en: 'Make that folder writable, or choose another with DATA_DIR in .env.',
  };
  try {
    const existing = await nearestExisting(folder);
    if (!(await stat(existing)).isDirectory()) {
      return fail('data', { id: `${existing} bukan folder.`, en: `${existing} is not a folder.` }, remedy);
    }
    await access(existing, constants.W_OK);
    const { bavail, bsize } = await statfs(existing);
    if (bavail * bsize < LEAST_FREE_BYTES) return fullDisk(folder, bavail * bsize);
    return ok('data', `Folder data ${folder} bisa ditulis.`, `The data folder ${folder} is writable.`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const sentence = {
      id: `Folder data ${folder} tidak bisa ditulis (${error.code}).`,
      en: `The data folder ${folder} is not writable (${error.code}).`,
    };
    return fail('data', sentence, remedy);
  }
}

function fullDisk(folder: string, free: number): Finding {
  const megabytes = Math.floor(free / 1_000_000);
  return warn(
    'data',
    { id: `Sisa ruang untuk ${folder} tinggal ${megabytes} MB.`, en: `Only ${megabytes} MB are left for ${folder}.` },
    { id: 'Kosongkan ruang di cakram itu.', en: 'Free some space on that disk.' },
  );
}

async function nearestExisting(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  return found !== null || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

/** Reads the whole database and writes nothing. */
export async function checkDatabase(file: string): Promise<Finding> {
  if ((await stat(file).catch(() => null)) === null) {
    return ok('database', 'Basis data belum ada; nanti dibuat.', 'There is no database yet; it will be made.');
  }
  try {
    const { checkSqlite } = await import('../database/sqlite.js');
    checkSqlite(file);
    return ok('database', `Basis data ${file} utuh.`, `The database ${file} is intact.`);
  } catch (error) {
    return failure('database', error, {
      id: 'Tutup program lain yang memakai berkas itu, lalu coba lagi.',
      en: 'Close other programs that use that file, then try again.',
    });
  }
}

export async function checkCorpus(folder: string): Promise<Finding> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  const remedy = {
    id: 'Taruh dokumen di folder itu, atau sebut folder lain dengan CORPUS_DIR di .env.',
    en: 'Put documents into that folder, or name another with CORPUS_DIR in .env.',
  };
  if (entries === null) {
    return fail(
      'corpus',
      { id: `Folder dokumen ${folder} tidak ada.`, en: `There is no document folder ${folder}.` },
      remedy,
    );
  }
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).length;
  if (files === 0) {
    return warn(
      'corpus',
      { id: `Folder dokumen ${folder} kosong.`, en: `The document folder ${folder} is empty.` },
      remedy,
    );
  }
  return ok('corpus', `Folder dokumen ${folder}: ${files} berkas.`, `The document folder ${folder}: ${files} files.`);
}
