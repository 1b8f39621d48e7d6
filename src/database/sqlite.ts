// SQLite: the one home of better-sqlite3. Opens a database file safely and runs whole transactions on it.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { UserError } from '../user-error.js';
import { logOnDisk } from './log-on-disk.js';
import { MIGRATIONS, type Migration } from './migrations/index.js';

export type SqlValue = string | number | null | Uint8Array;

/** Statements inside one transaction. A row type names the columns that its statement selects. */
export interface Sql {
  all<Row>(statement: string, ...values: readonly SqlValue[]): Row[];
  one<Row>(statement: string, ...values: readonly SqlValue[]): Row | null;
  run(statement: string, ...values: readonly SqlValue[]): { readonly changes: number; readonly id: number };
}

export interface SqliteFile {
  /** One consistent view; never waits for a writer. */
  read<T>(work: (sql: Sql) => T): Promise<T>;
  /** All or nothing, on disk when it resolves. Waits for another writer, and for the disk, without holding the thread. */
  write<T>(work: (sql: Sql) => T): Promise<T>;
  /**
   * As `write`, for what people want gone: its bytes are left in no file when it returns. Where other connections are busy
   * all the time, they stay in the write-ahead log until the next erasure, or until all connections are closed.
   */
  erase<T>(work: (sql: Sql) => T): Promise<T>;
  close(): void;
}

/** Marks a file as Kutip's ("KTIP"), so that another program's database is never written to. */
const APPLICATION_ID = 0x4b544950;

/** How long a write waits for other writers before it gives up, and how often it asks. */
const BUSY_LIMIT_MS = 60_000;
const BUSY_PAUSE_MS = 10;
/** How long an erasure waits for others that use the write-ahead log. */
const EMPTYING_LIMIT_MS = 1_000;

/**
 * Opens the file, making it when it is missing. A file that is damaged, of another program, or written by a newer Kutip
 * is refused with a UserError and left as it is.
 */
export function openSqlite(file: string, migrations: readonly Migration[] = MIGRATIONS): SqliteFile {
  const database = named(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    return new Database(file, { timeout: 5_000 });
  });
  try {
    named(file, () => prepare(database, file, migrations));
  } catch (error) {
    database.close();
    throw error;
  }
  const sql = statements(database);
  const log = logOnDisk(file);
  const change = async <T>(work: (sql: Sql) => T): Promise<T> => {
    const result = await whenFree(() =>
      named(file, () => {
        const changed = database.transaction(() => work(sql)).immediate();
        log.written();
        return changed;
      }),
    );
    await log.reached();
    return result;
  };
  return {
    read: (work) => whenFree(() => named(file, () => database.transaction(() => work(sql)).deferred())),
    write: change,
    async erase(work) {
      const result = await change(work);
      await emptyLog(database);
      return result;
    },
    close() {
      log.close();
      database.close();
    },
  };
}

/**
 * Reads the whole file and changes nothing. Throws the same UserErrors as `openSqlite` when the file is damaged, of another
 * program, or written by a newer Kutip.
 */
export function checkSqlite(file: string, migrations: readonly Migration[] = MIGRATIONS): void {
  named(file, () =>
    reading(file, (database) => {
      if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw databaseDamaged(file);
      if (version(database) > newest(migrations)) throw writtenByNewer(file);
    }),
  );
}

/**
 * Writes all of the file as it is at one moment to a new one, while others read and write it. On disk when it returns. Throws
 * UserErrors as `checkSqlite`, and what is wrong with the place of the copy.
 */
export function copySqlite(file: string, copy: string): void {
  named(copy, () =>
    reading(file, (database) => {
      try {
        wholeCopy(database, copy);
      } catch (error) {
        // What is damaged is what was read, not what was written.
        throw /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error)) ? databaseDamaged(file) : error;
      }
    }),
  );
}

/** What is in a file, whatever version of Kutip wrote it, without changing anything. Throws UserErrors as `checkSqlite`. */
export function readSqlite<T>(file: string, work: (sql: Sql, version: number) => T): T {
  return named(file, () =>
    reading(file, (database) => database.transaction(() => work(statements(database), version(database)))()),
  );
}

/** Version of SQLite itself. Throws when the native module cannot be loaded. */
export function sqliteVersion(): string {
  const database = new Database(':memory:');
  try {
    return String(database.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    database.close();
  }
}

/** Opens a file of ours for reading only. */
function reading<T>(file: string, work: (database: Database.Database) => T): T {
  // SQLite takes a file without contents for a new database.
  if (statSync(file).size === 0) throw databaseDamaged(file);
  const database = named(file, () => new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 }));
  try {
    if (named(file, () => database.pragma('application_id', { simple: true })) !== APPLICATION_ID) throw foreign(file);
    return work(database);
  } finally {
    database.close();
  }
}

function prepare(database: Database.Database, file: string, migrations: readonly Migration[]): void {
  const empty = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!empty && database.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw foreign(file);
  if (version(database) > newest(migrations)) throw writtenByNewer(file);
  database.pragma('journal_mode = WAL');
  // FULL: what was migrated survives a power cut, not only a crash of the program.
  database.pragma('synchronous = FULL');
  // What people had deleted must not stay behind in free pages.
  database.pragma('secure_delete = ON');
  if (version(database) < newest(migrations)) migrate(database, file, empty, migrations);
  database.pragma('foreign_keys = ON');
  // From here on a write brings its log onto the disk itself, because SQLite holds the thread for it (see log-on-disk.ts). NORMAL still
  // keeps log and file in the right order.
  database.pragma('synchronous = NORMAL');
  // From here on a busy database is asked again without holding the thread (see whenFree).
  database.pragma('busy_timeout = 0');
}

function migrate(database: Database.Database, file: string, empty: boolean, migrations: readonly Migration[]): void {
  if (!empty) copyBefore(database, `${file}.version-${version(database)}`);
  for (const { number, statements } of migrations) {
    const step = database.transaction(() => {
      if (version(database) >= number) return; // another process was faster
      database.exec(statements);
      database.pragma(`user_version = ${number}`);
      database.pragma(`application_id = ${APPLICATION_ID}`);
    });
    step.exclusive();
  }
}

/** A whole copy of the database, in place under its name only once it is complete. */
function copyBefore(database: Database.Database, copy: string): void {
  const unfinished = `${copy}.tmp-${process.pid}`;
  if (existsSync(unfinished)) rmSync(unfinished);
  wholeCopy(database, unfinished);
  renameSync(unfinished, copy);
}

/** One consistent view, packed; SQLite itself does not see to it that the new file is on disk. */
function wholeCopy(database: Database.Database, copy: string): void {
  database.prepare('VACUUM INTO ?').run(copy);
  const written = openSync(copy, 'r+');
  try {
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
}

function version(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function newest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

function statements(database: Database.Database): Sql {
  const prepared = new Map<string, Database.Statement>();
  const statement = (text: string): Database.Statement => {
    const known = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, known);
    return known;
  };
  // The casts below are the edge: SQLite's rows are untyped, their columns are named by the statement beside the type.
  return {
    all: <Row>(text: string, ...values: readonly SqlValue[]) => statement(text).all(...values) as Row[],
    one: <Row>(text: string, ...values: readonly SqlValue[]) => (statement(text).get(...values) ?? null) as Row | null,
    run: (text, ...values) => {
      const { changes, lastInsertRowid } = statement(text).run(...values);
      return { changes, id: Number(lastInsertRowid) };
    },
  };
}

async function whenFree<T>(work: () => T): Promise<T> {
  for (let waited = 0; ; waited += BUSY_PAUSE_MS) {
    try {
      return work();
    } catch (error) {
      if (!sqliteCode(error).startsWith('SQLITE_BUSY') || waited >= BUSY_LIMIT_MS) throw error;
    }
    await sleep(BUSY_PAUSE_MS);
  }
}

/** The write-ahead log holds what was written since it was last emptied, also what was deleted by now. */
async function emptyLog(database: Database.Database): Promise<void> {
  const isBusy = () => database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 1;
  for (let waited = 0; isBusy() && waited < EMPTYING_LIMIT_MS; waited += BUSY_PAUSE_MS) await sleep(BUSY_PAUSE_MS);
}

/** Runs the work; a failure that a person can mend becomes a sentence that names the file. */
function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sentenceFor(file, error) ?? error;
  }
}

function sqliteCode(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

function sentenceFor(file: string, error: unknown): UserError | null {
  const code = sqliteCode(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return databaseDamaged(file);
  if (code === 'SQLITE_FULL') {
    return new UserError('disk-full', {
      id: `Cakram penuh saat menulis ${file}. Kosongkan ruang, lalu ulangi; yang sudah tersimpan aman.`,
      en: `The disk is full while writing ${file}. Free some space and run again; what was stored is safe.`,
    });
  }
  if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOTDIR')) {
    return new UserError('data-folder', {
      id: `Folder data ${dirname(file)} tidak bisa dibuat, karena sudah ada berkas dengan nama itu. Pilih folder lain dengan DATA_DIR.`,
      en: `The data folder ${dirname(file)} cannot be made, because there is a file of that name. Choose another with DATA_DIR.`,
    });
  }
  const denied = error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EROFS');
  if (denied || /^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code)) {
    return new UserError('database-not-writable', {
      id: `Basis data ${file} tidak bisa dibuka atau ditulis. Periksa izin foldernya, atau pilih folder lain dengan DATA_DIR.`,
      en: `The database ${file} cannot be opened or written. Check the permissions of its folder, or choose another with DATA_DIR.`,
    });
  }
  return null;
}

/** The database cannot be used, and is left for the person to look at. */
export function databaseDamaged(file: string): UserError {
  return new UserError('database-damaged', {
    id: `Basis data ${file} rusak, jadi tidak kusentuh. Kembalikan dari cadangan (misalnya ${file}.version-…), atau pindahkan berkas itu supaya dokumen dibaca ulang dari awal.`,
    en: `The database ${file} is damaged, so it was left untouched. Restore it from a backup (for example ${file}.version-…), or move it away to have the documents read again from the start.`,
  });
}

function foreign(file: string): UserError {
  return new UserError('database-foreign', {
    id: `${file} adalah basis data program lain. Pilih folder data yang lain dengan DATA_DIR.`,
    en: `${file} is the database of another program. Choose another data folder with DATA_DIR.`,
  });
}

function writtenByNewer(file: string): UserError {
  return new UserError('database-newer', {
    id: `${file} ditulis oleh Kutip versi yang lebih baru. Perbarui Kutip, atau kembalikan cadangan yang sesuai.`,
    en: `${file} was written by a newer Kutip. Update Kutip, or restore a matching backup.`,
  });
}
