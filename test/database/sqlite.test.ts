// A database file is opened safely: damage and strangers are reported, never overwritten; migrations keep a copy.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSqlite, openSqlite } from '../../src/database/sqlite.js';
import { openStore } from '../../src/database/sqlite-store.js';

const FIRST = { number: 1, statements: 'CREATE TABLE notes (text TEXT) STRICT;' };
const SECOND = { number: 2, statements: 'ALTER TABLE notes ADD COLUMN author TEXT;' };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-sqlite-'));
  path = join(folder, 'kutip.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database file', () => {
  it('is made with its folder when it is missing', () => {
    const deep = join(folder, 'data', 'deep', 'kutip.sqlite');
    openStore(deep).close();
    expect(existsSync(deep)).toBe(true);
  });

  it('whose folder cannot be made because a file has its name is refused with the remedy', () => {
    writeFileSync(join(folder, 'data'), 'A file where the folder should be.');
    for (const inside of ['data', 'data/deep']) {
      const attempt = () => openStore(join(folder, inside, 'kutip.sqlite'));
      expect(attempt).toThrow(expect.objectContaining({ code: 'data-folder' }));
      expect(attempt).toThrow(/DATA_DIR/);
    }
  });

  it('that is damaged is reported with the remedy and left as it is', () => {
    writeFileSync(path, 'This is not a database. '.repeat(100));
    const before = readFileSync(path);
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
    expect(() => openStore(path)).toThrow(/kutip\.sqlite.*backup/);
    expect(readFileSync(path)).toEqual(before);
  });

  it('that lost its contents is found damaged when it is checked', () => {
    writeFileSync(path, '');
    expect(() => checkSqlite(path)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  });

  it('whose pages are damaged is reported when they are read', async () => {
    const store = openStore(path);
    const { id } = await store.collection('console', 'default');
    for (let i = 0; i < 200; i++) await store.saveSetting(`key ${i}`, 'x'.repeat(500));
    store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096); // everything behind the page that holds the schema
    writeFileSync(path, bytes);
    const attempt = async () => openStore(path).documents(id);
    await expect(attempt()).rejects.toMatchObject({ code: 'database-damaged' });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('that was cut short is reported', async () => {
    const store = openStore(path);
    for (let i = 0; i < 200; i++) await store.saveSetting(`key ${i}`, 'x'.repeat(500));
    store.close();
    truncateSync(path, statSync(path).size - 40_960);
    const attempt = async () => {
      const cut = openStore(path);
      for (let i = 0; i < 200; i++) await cut.setting(`key ${i}`);
    };
    await expect(attempt()).rejects.toMatchObject({ code: 'database-damaged' });
  });

  it('of another program is refused', () => {
    const foreign = openSqlite(path, [FIRST]);
    foreign.close();
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(7, 68); // the application id in SQLite's header
    writeFileSync(path, bytes);
    expect(() => openSqlite(path, [FIRST])).toThrow(expect.objectContaining({ code: 'database-foreign' }));
  });

  it('written by a newer Kutip is refused', () => {
    openSqlite(path, [FIRST, SECOND]).close();
    expect(() => openSqlite(path, [FIRST])).toThrow(expect.objectContaining({ code: 'database-newer' }));
  });

  it('is copied before it is migrated, and keeps its contents', async () => {
    const old = openSqlite(path, [FIRST]);
    await old.write((sql) => sql.run('INSERT INTO notes (text) VALUES (?)', 'kept'));
    old.close();
    const migrated = openSqlite(path, [FIRST, SECOND]);
    expect(await migrated.read((sql) => sql.all('SELECT text, author FROM notes'))).toEqual([
      { text: 'kept', author: null },
    ]);
    migrated.close();
    const copy = openSqlite(`${path}.version-1`, [FIRST]);
    expect(await copy.read((sql) => sql.all('SELECT * FROM notes'))).toEqual([{ text: 'kept' }]);
    copy.close();
  });

  it('stays as it was when a migration fails', async () => {
    openSqlite(path, [FIRST]).close();
    const broken = { number: 2, statements: 'CREATE TABLE half (x) STRICT; nonsense;' };
    expect(() => openSqlite(path, [FIRST, broken])).toThrow();
    const again = openSqlite(path, [FIRST]);
    expect(await again.read((sql) => sql.all(`SELECT name FROM sqlite_schema WHERE name = 'half'`))).toEqual([]);
    again.close();
  });
});

describe('what was deleted', () => {
  it('is not left in the file', async () => {
    const words = 'Siapa menanam pohon bakau di muara';
    const file = openSqlite(path, [FIRST]);
    await file.write((sql) => {
      for (let at = 0; at < 100; at++) sql.run('INSERT INTO notes (text) VALUES (?)', `${words} ${at}?`);
    });
    await file.write((sql) => sql.run('DELETE FROM notes WHERE rowid > 1'));
    await file.write((sql) => sql.run('DELETE FROM notes'));
    file.close();
    expect(readFileSync(path).includes(words)).toBe(false);
  });

  it('is not left in the write-ahead log either where it was erased, while others have the file open', async () => {
    const words = 'Siapa menanam pohon bakau di muara';
    const holders = () => [path, `${path}-wal`].filter((name) => readFileSync(name).includes(words));
    const [file, other] = [openSqlite(path, [FIRST]), openSqlite(path, [FIRST])];
    await file.write((sql) => sql.run('INSERT INTO notes (text) VALUES (?)', words));
    await other.read((sql) => sql.all('SELECT * FROM notes'));
    expect(holders()).not.toEqual([]);
    expect(await file.erase((sql) => sql.run('DELETE FROM notes').changes)).toBe(1);
    expect(holders()).toEqual([]);
    for (const each of [file, other]) each.close();
  });
});

describe('transactions', () => {
  it('are undone as a whole when they fail', async () => {
    const file = openSqlite(path, [FIRST]);
    const failing = file.write((sql) => {
      sql.run('INSERT INTO notes (text) VALUES (?)', 'half');
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await file.read((sql) => sql.all('SELECT * FROM notes'))).toEqual([]);
    file.close();
  });

  it('of two connections wait for each other without losing a write', async () => {
    const one = openSqlite(path, [FIRST]);
    const two = openSqlite(path, [FIRST]);
    const write = (file: typeof one, text: string) =>
      file.write((sql) => sql.run('INSERT INTO notes (text) VALUES (?)', text));
    // The second begins while the first still holds the lock, so it has to ask again.
    let second: Promise<unknown> = Promise.resolve();
    await one.write((sql) => {
      sql.run('INSERT INTO notes (text) VALUES (?)', 'a');
      second = write(two, 'b');
    });
    await second;
    expect(await one.read((sql) => sql.all('SELECT text FROM notes ORDER BY rowid'))).toEqual([
      { text: 'a' },
      { text: 'b' },
    ]);
    one.close();
    two.close();
  });
});
