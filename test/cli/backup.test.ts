// A backup is made while others write, is whole by itself, and answers as before when it is put in place; so does the copy before a migration.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/corpus/backup.js';
import { databaseFile, type Library, openDatabase, openLibrary } from '../../src/corpus/library.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import { openSqlite } from '../../src/database/sqlite.js';
import { packageRoot } from '../../src/package-root.js';
import { noProgress } from '../../src/ports.js';
import { openToyKeeper, START, type ToyKeeper } from '../corpus/toy-keeper.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

const OWNER = '1001';
const SALT = 'Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.';
const TIDE = 'Air pasang menutup jalan desa dua kali sehari pada bulan Desember.';
const options = { kutip: '0.0.0', progress: noProgress, now: START };

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let keeper: ToyKeeper;
beforeEach(async () => {
  folder = temporaryFolder();
  data = folder.path('data');
  keeper = openToyKeeper(data);
  await keeper.keep(OWNER, 'garam.txt', SALT);
  await keeper.keep(OWNER, 'pasang.txt', TIDE);
  await keeper.read(OWNER);
});
afterEach(async () => {
  await keeper.close();
  folder.remove();
});

/** What a question finds in the data folder, by the library itself. */
async function found(dataFolder: string, words: string): Promise<string[]> {
  const encoder = createToyEncoder();
  const library: Library = await openLibrary({ dataFolder, encoder });
  try {
    const { id } = await library.collection(OWNER);
    const generation = await library.generation(id);
    const hits = generation?.vectors.nearest(await encoder.embedQuestion(words), 1) ?? [];
    const passages = await library.passages(hits.map(({ ordinal }) => generation?.passageIds[ordinal] ?? 0));
    return passages.map(({ text }) => text);
  } finally {
    await library.close();
  }
}

/** Another connection, in another thread, that writes two rows at a time as fast as it can. */
function startWriter(file: string) {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const program = `
    const { parentPort, workerData: { file, shared } } = require('node:worker_threads');
    const database = new (require('better-sqlite3'))(file, { timeout: 5000 });
    database.pragma('synchronous = OFF');
    const row = database.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
    const both = database.transaction((n) => { row.run('a' + n, 'x'.repeat(300)); row.run('b' + n, 'x'); });
    for (let n = 0; Atomics.load(shared, 0) === 0; n++) { both(n); Atomics.add(shared, 1, 1); if (n === 0) parentPort.postMessage('started'); }
    database.close();`;
  const worker = new Worker(program, { eval: true, workerData: { file, shared } });
  return {
    written: () => Atomics.load(shared, 1),
    started: once(worker, 'message'),
    async stop() {
      Atomics.store(shared, 0, 1);
      await once(worker, 'exit');
    },
  };
}

describe('a backup', () => {
  it('made while another connection writes is of one moment, and answers as before', async () => {
    const before = await keeper.find(OWNER, 'garam kemarau');
    const quote = await keeper.quote(OWNER, 'garam.txt', 'kristal pertama');
    const writer = startWriter(databaseFile(data));
    await writer.started;
    const least = writer.written();
    const report = await makeBackup(data, folder.path('cadangan'), options);
    const most = writer.written();
    await writer.stop();

    expect(readdirSync(folder.path('cadangan')).sort()).toEqual(['backup.json', 'files', 'kutip.sqlite']);
    expect(report).toMatchObject({ schema: MIGRATIONS.at(-1)?.number, lost: [], rows: { files: 2, documents: 2 } });
    expect(JSON.parse(readFileSync(folder.path('cadangan/backup.json'), 'utf8'))).toEqual(report);
    const copy = openSqlite(folder.path('cadangan/kutip.sqlite'));
    const count = (letter: string) =>
      copy.read(
        (sql) => sql.one<{ n: number }>('SELECT count(*) AS n FROM settings WHERE key LIKE ?', `${letter}%`)?.n,
      );
    const [first, second] = [await count('a'), await count('b')];
    copy.close();
    expect(second).toBe(first);
    expect(first).toBeGreaterThanOrEqual(least);
    expect(first).toBeLessThanOrEqual(most + 1);

    // Restored: in place of the data folder, which has gone on meanwhile.
    await keeper.close();
    renameSync(data, folder.path('rusak'));
    cpSync(folder.path('cadangan'), data, { recursive: true });
    expect(await found(data, 'garam kemarau')).toEqual(before.slice(0, 1));
    keeper = openToyKeeper(data);
    expect(await keeper.check(OWNER, quote)).toMatchObject({ verdict: 'same' });
    await keeper.keeper.reindex(await keeper.place(OWNER)); // from the bytes
    expect(await keeper.states(OWNER)).toEqual({ 'garam.txt': 'read', 'pasang.txt': 'read' });
  });

  it('goes nowhere but into an empty folder, and leaves nothing of one that failed', async () => {
    folder.write('penuh/surat.txt', 'penting');
    await expect(makeBackup(data, folder.path('penuh'), options)).rejects.toMatchObject({ code: 'backup-not-empty' });
    await expect(makeBackup(data, folder.path('penuh/surat.txt'), options)).rejects.toMatchObject({
      code: 'backup-not-writable',
    });
    await expect(makeBackup(folder.path('x'), folder.path('y'), options)).rejects.toMatchObject({
      code: 'backup-nothing',
    });
    const stopped = { ...options, signal: AbortSignal.abort() };
    await expect(makeBackup(data, folder.path('setengah'), stopped)).rejects.toThrow();
    expect(readdirSync(folder.path('setengah'))).toEqual([]);
    expect(readFileSync(folder.path('penuh/surat.txt'), 'utf8')).toBe('penting');
  });

  it('names bytes that were lost before, and copies an encoder of one’s own', async () => {
    const [file] = await keeper.keeper.files(await keeper.place(OWNER));
    rmSync(join(data, 'files', OWNER, file?.hash ?? ''));
    folder.write('data/models/punyaku/config.json', '{}');
    const { lost } = await makeBackup(data, folder.path('cadangan'), options);
    expect(lost).toEqual([{ owner: OWNER, hash: file?.hash }]);
    expect(existsSync(folder.path('cadangan/models/punyaku/config.json'))).toBe(true);
  });

  it('is a command that says how to restore it', () => {
    const program = join(packageRoot(), 'dist', 'src', 'cli', 'backup.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'cadangan', '--data', data], {
      env: { ...process.env, LC_ALL: 'id_ID.UTF-8' },
      encoding: 'utf8',
      cwd: folder.root,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/basis data dan 2 berkas dokumen.*\nUntuk memulihkan: hentikan Kutip/);
  });
});

describe('the copy before a migration', () => {
  it('is put in place of the database and is what was there', async () => {
    const old = folder.path('lama');
    mkdirSync(old);
    const file = databaseFile(old);
    const before = MIGRATIONS.slice(0, -1);
    const first = openSqlite(file, before);
    await first.write((sql) => sql.run(`INSERT INTO settings (key, value) VALUES ('bahasa', 'id')`));
    first.close();
    const migrated = openDatabase(old);
    await migrated.saveSetting('bahasa', 'en');
    migrated.close();

    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    renameSync(`${file}.version-${before.at(-1)?.number}`, file);
    const back = openSqlite(file, before); // the older Kutip
    expect(await back.read((sql) => sql.one(`SELECT value FROM settings WHERE key = 'bahasa'`))).toEqual({
      value: 'id',
    });
    back.close();
  });
});
