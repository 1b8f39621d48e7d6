// What was written is brought onto the disk beside other work, by whoever waits and also when the database is closed at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite, readSqlite } from '../../src/database/sqlite.js';

const NOTES = [{ number: 1, statements: 'CREATE TABLE notes (text TEXT) STRICT;' }];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-log-'));
  path = join(folder, 'kutip.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openSqlite(path, NOTES);
const note = (file: ReturnType<typeof open>, text: string) =>
  file.write((sql) => sql.run('INSERT INTO notes (text) VALUES (?)', text).id);
const notes = () => readSqlite(path, (sql) => sql.one<{ many: number }>('SELECT count(*) AS many FROM notes')?.many);

describe('a write', () => {
  it('is seen at once and resolves later, so that the thread is free while the disk works', async () => {
    const file = open();
    const writing = note(file, 'satu');
    expect(notes()).toBe(1);
    expect(await Promise.race([writing.then(() => 'on disk'), 'not yet'])).toBe('not yet');
    expect(await writing).toBe(1);
    file.close();
  });

  it('among many at a time resolves to its own result, in order', async () => {
    const file = open();
    const ids = await Promise.all(Array.from({ length: 50 }, (_, at) => note(file, `${at}`)));
    expect(ids).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    file.close();
  });

  it.each([0, 1, 5])('that is under way when the file is closed is kept (%i turns later)', async (turns) => {
    const [file, other] = [open(), open()];
    const writing = [note(file, 'satu'), note(file, 'dua')];
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    file.close();
    expect(await Promise.all(writing)).toEqual([1, 2]);
    other.close();
    expect(notes()).toBe(2);
  });

  it('that fails leaves nothing to wait for', async () => {
    const file = open();
    await expect(file.write((sql) => sql.run('INSERT INTO missing VALUES (1)'))).rejects.toThrow('missing');
    expect(await note(file, 'satu')).toBe(1);
    file.close();
  });

  it('goes on in a log that was emptied', async () => {
    const file = open();
    await note(file, 'satu');
    await file.erase((sql) => sql.run('DELETE FROM notes'));
    await note(file, 'dua');
    expect(notes()).toBe(1);
    file.close();
  });
});
