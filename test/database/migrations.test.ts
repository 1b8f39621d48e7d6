// The released schemas are migrated with their rows, and a copy of the database is made before.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import { openSqlite } from '../../src/database/sqlite.js';
import { openStore } from '../../src/database/sqlite-store.js';
import { scheduleDraft } from './schedule-drafts.js';
import { openedSession, sessionDraft } from './study-drafts.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-migrations-'));
  path = join(folder, 'kutip.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as schema 1 left it: one published document with a quote that was shown. */
async function databaseOfVersion1(): Promise<void> {
  const file = openSqlite(path, MIGRATIONS.slice(0, 1));
  await file.write((sql) => {
    sql.run(`INSERT INTO collections (id, owner, name) VALUES (7, 'console', 'default')`);
    sql.run(
      `INSERT INTO generations (name, collection_id, model, published_at) VALUES ('7-aa', 7, 'kutip-encoder', 1000)`,
    );
    sql.run(`INSERT INTO texts (id, owner, hash, text, length) VALUES (3, 'console', 'h', 'Satu. Dua.', 10)`);
    sql.run(`INSERT INTO documents (id, collection_id, path) VALUES (5, 7, 'a.txt')`);
    sql.run(
      `INSERT INTO versions (id, document_id, text_id, format, file_hash, rules, metadata, notices, structure, blocks, added_at, published)
       VALUES (9, 5, 3, 'txt', 'f', 1, '{"title":"Judul","date":null}', '[]', '{"paragraphs":[],"boilerplate":[],"sentences":"[0,5]"}', '[]', 1000, 1)`,
    );
    sql.run(
      `INSERT INTO quotes (id, owner, version_id, start, "end", hash, created_at) VALUES ('7K2M9QXA', 'console', 9, 0, 5, 'h', 1000)`,
    );
    sql.run(`INSERT INTO settings (key, value) VALUES ('language', 'id')`);
  });
  file.close();
}

describe('a database of version 1', () => {
  it('keeps its documents and quotes, and can remember a group', async () => {
    await databaseOfVersion1();
    const store = openStore(path, { now: () => 2_000 });
    expect(await store.collectionById(7)).toMatchObject({ generation: '7-aa', owner: 'console' });
    expect((await store.documents(7)).map(({ metadata }) => metadata.title)).toEqual(['Judul']);
    expect(await store.sourceText(9)).toBe('Satu. Dua.');
    expect(await store.quote('console', '7K2M9QXA')).toMatchObject({ versionId: 9, documentId: 5, start: 0, end: 5 });
    expect(await store.setting('language')).toBe('id');
    await store.blockQuote('console', '7K2M9QXA', 'Satu.', 'ayu');
    expect(await store.blockedQuotes('console')).toMatchObject([{ quoteId: '7K2M9QXA', versionId: 9 }]);
    expect(await store.questions('console')).toEqual([]);
    store.close();
  });

  it('is copied as it was before', async () => {
    await databaseOfVersion1();
    openStore(path).close();
    const copy = openSqlite(`${path}.version-1`, MIGRATIONS.slice(0, 1));
    expect(await copy.read((sql) => sql.all('SELECT id FROM quotes'))).toEqual([{ id: '7K2M9QXA' }]);
    const isThere = `SELECT 1 FROM sqlite_schema WHERE name = 'shown_answers'`;
    expect(await copy.read((sql) => sql.one(isThere))).toBeNull();
    copy.close();
  });

  it('is migrated once', async () => {
    await databaseOfVersion1();
    openStore(path).close();
    rmSync(`${path}.version-1`);
    openStore(path).close();
    expect(existsSync(`${path}.version-1`)).toBe(false);
  });
});

describe('a database of version 2', () => {
  async function databaseOfVersion2(): Promise<void> {
    await databaseOfVersion1();
    const file = openSqlite(path, MIGRATIONS.slice(0, 2));
    await file.write((sql) => {
      sql.run(
        `INSERT INTO blocked_quotes (owner, quote_id, text, blocked_at) VALUES ('console', '7K2M9QXA', 'Satu.', 1000)`,
      );
    });
    file.close();
  }

  it('keeps its rows, takes its documents for a folder’s, and can keep files', async () => {
    await databaseOfVersion2();
    const store = openStore(path, { now: () => 2_000 });
    expect((await store.documents(7)).map(({ path: document }) => document)).toEqual(['a.txt']);
    expect(await store.quote('console', '7K2M9QXA')).toMatchObject({ versionId: 9 });
    expect(await store.blockedQuotes('console')).toMatchObject([{ quoteId: '7K2M9QXA' }]);
    expect(await store.holdsFiles(7)).toBe(false);
    const permit = { lease: 'files:console', holder: 'me' };
    await store.takeLease(permit.lease, permit.holder, 9_000);
    const file = {
      id: 'F',
      owner: 'console',
      collectionId: 7,
      path: 'a.txt',
      hash: 'h',
      bytes: 1,
      given: {},
      stamp: 's',
    };
    const limits = { documents: 9, textUnits: 9, uploadsPerDay: 9 };
    expect(await store.keepFile(permit, { ...file, addedBy: null }, limits)).toMatchObject({ kind: 'kept' });
    expect(await store.holdsFiles(7)).toBe(true);
    store.close();
  });

  it('is copied as it was before', async () => {
    await databaseOfVersion2();
    openStore(path).close();
    const copy = openSqlite(`${path}.version-2`, MIGRATIONS.slice(0, 2));
    expect(await copy.read((sql) => sql.one(`SELECT 1 FROM sqlite_schema WHERE name = 'files'`))).toBeNull();
    copy.close();
  });
});

describe('a database of version 3', () => {
  async function databaseOfVersion3(): Promise<void> {
    await databaseOfVersion1();
    const file = openSqlite(path, MIGRATIONS.slice(0, 3));
    await file.write((sql) => {
      sql.run(`INSERT INTO collections (id, owner, name) VALUES (8, '42', 'default'), (9, '42', 'fisika')`);
      sql.run(
        `INSERT INTO tombstones (owner, id, title, path, hash, added_at, withdrawn_at) VALUES ('42', 'T', 'Judul', 'a.txt', 'h', 1, 2)`,
      );
      sql.run(
        `INSERT INTO withdrawn_quotes (owner, id, tombstone_id, hash, created_at) VALUES ('42', '8K2M9QXA', 'T', 'h', 1)`,
      );
    });
    file.close();
  }

  it('keeps its collections for everybody, by their names, and what answers for withdrawn quotes', async () => {
    await databaseOfVersion3();
    const store = openStore(path, { now: () => 2_000 });
    expect(await store.collectionInfos('42')).toMatchObject([
      { id: 8, label: null, isDefault: true, tiedTo: [], removedAt: null },
      { id: 9, label: 'fisika', isDefault: false, tiedTo: [], removedAt: null },
    ]);
    expect(await store.withdrawnQuote('42', '8K2M9QXA')).toMatchObject({ collectionId: 8, tiedTo: [], title: 'Judul' });
    expect((await store.collection('42', 'kimia')).id).toBe(10);
    store.close();
  });

  it('knows its servers already', async () => {
    await databaseOfVersion3();
    const store = openStore(path, { now: () => 2_000 });
    expect(await store.noteJoined('42', 'kutip')).toEqual({ owner: '42', bot: 'kutip', leftAt: null });
    expect(await store.noteJoined('43', 'kutip')).toBeNull();
    store.close();
  });

  it('is copied as it was before', async () => {
    await databaseOfVersion3();
    openStore(path).close();
    const copy = openSqlite(`${path}.version-3`, MIGRATIONS.slice(0, 3));
    expect(await copy.read((sql) => sql.one(`SELECT 1 FROM sqlite_schema WHERE name = 'servers'`))).toBeNull();
    copy.close();
  });
});

describe('a database of version 4', () => {
  async function databaseOfVersion4(): Promise<void> {
    await databaseOfVersion1();
    const file = openSqlite(path, MIGRATIONS.slice(0, 4));
    await file.write((sql) => {
      sql.run(`INSERT INTO servers (owner, bot) VALUES ('42', 'kutip')`);
    });
    file.close();
  }

  it('keeps its rows, and can post at planned times', async () => {
    await databaseOfVersion4();
    const store = openStore(path, { now: () => 2_000 });
    expect(await store.servers()).toEqual([{ owner: '42', bot: 'kutip', leftAt: null }]);
    expect(await store.schedules('42', 'digest')).toEqual([]);
    const schedule = await store.saveSchedule(scheduleDraft('42', 'umum', 3_000));
    expect(await store.dueSchedules(['42'], 3_000, 1)).toEqual([schedule]);
    store.close();
  });

  it('is copied as it was before', async () => {
    await databaseOfVersion4();
    openStore(path).close();
    const copy = openSqlite(`${path}.version-4`, MIGRATIONS.slice(0, 4));
    expect(await copy.read((sql) => sql.one(`SELECT 1 FROM sqlite_schema WHERE name = 'schedules'`))).toBeNull();
    copy.close();
  });
});

describe('a database of version 5', () => {
  async function databaseOfVersion5(): Promise<void> {
    await databaseOfVersion1();
    const file = openSqlite(path, MIGRATIONS.slice(0, 5));
    await file.write((sql) => {
      sql.run(
        `INSERT INTO schedules (owner, id, kind, channel, zone, time, days, details, state, next_at, set_by, set_at)
         VALUES ('console', 'S', 'digest', 'umum', 'Asia/Jakarta', '07:00', '[1]', '{}', 'active', 3000, 'ani', 1000)`,
      );
    });
    file.close();
  }

  it('keeps its rows, and can hold study sessions', async () => {
    await databaseOfVersion5();
    const store = openStore(path, { now: () => 2_000 });
    expect(await store.schedule('console', 'S')).toMatchObject({ state: 'active', nextAt: 3_000 });
    expect(await store.openSessions('console')).toEqual([]);
    const draft = sessionDraft({ owner: 'console', collectionId: 7 }, 2_000);
    const session = await openedSession(store, draft, 'utas');
    expect(await store.sessionIn('console', 'utas')).toEqual(session);
    store.close();
  });

  it('is copied as it was before', async () => {
    await databaseOfVersion5();
    openStore(path).close();
    const copy = openSqlite(`${path}.version-5`, MIGRATIONS.slice(0, 5));
    expect(await copy.read((sql) => sql.one(`SELECT 1 FROM sqlite_schema WHERE name = 'sessions'`))).toBeNull();
    copy.close();
  });
});

describe('every table of people', () => {
  it('is strict, is keyed by its owner, and finds what it looks up by an index', async () => {
    const file = openSqlite(path);
    const tables = [
      ...['group_settings', 'shown_answers', 'verdicts', 'blocked_quotes', 'open_questions'],
      ...['discussions', 'first_answers', 'question_counts', 'tombstones', 'withdrawn_quotes'],
      ...['channel_collections', 'servers', 'proposals', 'reading_notices'],
      ...['schedules', 'postings', 'used_sentences', 'sessions', 'session_members'],
      ...['quiz_rounds', 'quiz_answers', 'round_complaints', 'unnamed_people'],
    ];
    await file.read((sql) => {
      for (const table of tables) {
        expect(sql.one(`SELECT strict FROM pragma_table_list WHERE name = ?`, table), table).toEqual({ strict: 1 });
        const key = sql.one('SELECT name FROM pragma_table_info(?) WHERE pk = 1', table);
        expect(key, table).toEqual({ name: 'owner' });
      }
      for (const lookup of [
        'shown_answers WHERE shown_at < 1',
        `shown_answers WHERE owner = 'a' AND asker = 'b'`,
        'open_questions WHERE asked_at < 1',
        `open_questions WHERE owner = 'a' ORDER BY asked_at DESC`,
        `verdicts WHERE owner = 'a' AND person = 'b'`,
        `discussions WHERE owner = 'a' AND thread = 'b'`,
        `files WHERE collection_id = 1 AND removed_at IS NOT NULL`,
        `files WHERE owner = 'a' AND added_at > 1`,
        `versions WHERE file_id = 'a'`,
        `files WHERE owner = 'a' AND added_by = 'b'`,
        'collections WHERE removed_at <= 1',
        'proposals WHERE proposed_at <= 1',
        `proposals WHERE owner = 'a' AND proposed_by = 'b'`,
        `proposals WHERE collection_id = 1 AND hash = 'a'`,
        'schedules WHERE stopped_at < 1',
        'postings WHERE settled_at < 1',
        `used_sentences WHERE owner = 'a' AND schedule_id = 'b'`,
        `sessions WHERE owner = 'a' AND channel = 'b' AND quote_id = 'c' AND state <> 'ended'`,
        `sessions WHERE owner = 'a' AND thread = 'b' AND state = 'open'`,
        `sessions WHERE owner = 'a' AND state = 'open' ORDER BY started_at DESC`,
        `sessions WHERE state <> 'ended' AND active_at < 1`,
        'sessions WHERE ended_at < 1',
        `sessions WHERE owner = 'a' AND guide = 'b'`,
        'sessions WHERE collection_id = 1',
        ...['session_members', 'quiz_answers', 'round_complaints', 'unnamed_people'].map(
          (table) => `${table} WHERE owner = 'a' AND person = 'b'`,
        ),
      ]) {
        const plan = sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM ${lookup}`);
        expect(plan.map(({ detail }) => detail).join(), lookup).toMatch(
          /^SEARCH .* USING (?:COVERING INDEX|INDEX|PRIMARY KEY)/,
        );
      }
    });
    file.close();
  });
});
