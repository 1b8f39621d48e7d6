// Of a deleted owner no row stays in any table, whatever tables there will be.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite, type Sql, type SqliteFile } from '../../src/database/sqlite.js';
import { openStore } from '../../src/database/sqlite-store.js';
import type { Store } from '../../src/database/store.js';
import { fileDraft, filesPermit, quoteFrom, ROOMY, readFiles, syncPermit, takeLeases } from './kept-files.js';
import { askedFor, permitOf, scheduleDraft, sentAt } from './schedule-drafts.js';
import { openedSession, roundDraft, sessionDraft } from './study-drafts.js';

/** Tables that are nobody's. */
const OF_NO_OWNER = ['collection_ids', 'leases', 'settings'];

let folder: string;
let store: Store;
let database: SqliteFile;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-delete-'));
  now = 1_000;
  store = openStore(join(folder, 'kutip.sqlite'), { now: () => now });
  database = openSqlite(join(folder, 'kutip.sqlite'));
});
afterEach(() => {
  database.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that can be kept of an owner, in every table. */
async function fill(owner: string): Promise<void> {
  await takeLeases(store, owner);
  const collectionId = (await store.collection(owner, 'default')).id;
  const place = { owner, collectionId };
  const keep = (id: string) => store.keepFile(filesPermit(owner), fileDraft(place, `${owner}-${id}`), ROOMY);
  for (const id of ['a', 'b', 'c']) await keep(id);
  await readFiles(store, place, { [`${owner}-a`]: ['Satu.'], [`${owner}-b`]: ['Dua.'] }, `${owner}-g1`);
  await quoteFrom(store, place, `${owner}-a.txt`);
  const quoteId = await quoteFrom(store, place, `${owner}-b.txt`);
  await store.removeFile(owner, `${owner}-a`, 'ani');
  await readFiles(store, place, { [`${owner}-b`]: ['Dua.'] }, `${owner}-g2`);
  await store.forgetFiles(syncPermit(owner), owner, now, now + 1);
  const sentence = { id: 'rusak', en: 'damaged' };
  const refusal = { path: 'x.txt', fileHash: 'h', rules: 1, code: 'x', sentence };
  await store.saveRefusals(syncPermit(owner), collectionId, [refusal]);
  await store.saveVectors(owner, 'toy', [{ hash: 'h', vector: Float32Array.of(1) }]);
  const named = await store.createCollection(owner, 'Fisika', []);
  const other = named.kind === 'named' ? named.collection.id : 0;
  await store.tieCollection(owner, other, ['1']);
  await store.useCollection(owner, other, ['1']);
  const proposal = { id: 'P', owner, collectionId: other, by: 'ani', name: 'p.txt', hash: 'p', bytes: 1, given: {} };
  await store.saveProposal(filesPermit(owner), { ...proposal, proposedAt: now }, { proposals: 9, uploadsPerDay: 9 });
  await store.saveReadingNotices([{ ...place, fileId: `${owner}-c`, channels: ['1'], language: 'id' }]);
  const schedule = await store.saveSchedule(scheduleDraft(owner, '1', now));
  const posting = await askedFor(store, schedule, now);
  await store.settlePosting(permitOf(posting, 'me'), sentAt(now), ['k1']);
  await fillSession(owner, collectionId);
  await fillPeople(owner, collectionId, quoteId);
}

async function fillSession(owner: string, collectionId: number): Promise<void> {
  const session = await openedSession(store, sessionDraft({ owner, collectionId }, now), '2');
  await store.joinSession(owner, session.id, 'ani');
  const [round] = await store.saveRounds(owner, session.id, [roundDraft()]);
  await store.answerRound(owner, round?.id ?? '', 'ani', 2);
  await store.complainOfRound(owner, round?.id ?? '', 'ani');
  await store.saveUnnamed(owner, 'ani', true);
}

async function fillPeople(owner: string, collectionId: number, quoteId: string): Promise<void> {
  const answerId = await store.saveAnswer({
    ...{ owner, collectionId, asker: 'ani', visibility: 'public', language: 'id', kind: 'question' },
    ...{ answered: true, sure: true, figuresDiffer: false, quotes: [], nearest: [], more: [], alsoIn: {} },
  });
  await store.saveVerdict(owner, answerId, { person: 'ani', verdict: 'down', reason: null, quoteId });
  await store.blockQuote(owner, quoteId, 'Dua.', 'ani');
  const asked = {
    owner,
    collectionId,
    channel: '1',
    asker: 'ani',
    question: 'Apa?',
    language: 'id' as const,
    answerId,
  };
  await store.saveQuestion(asked, 9);
  await store.saveDiscussion(owner, '1', quoteId, '2');
  await store.noteFirstAnswer(owner, 'ani');
  await store.countQuestion(owner, '2026-01-07', 'public', 'sure');
  await store.saveGroupSettings(owner, new Map([['language', '"id"']]));
  await store.noteJoined(owner, 'kutip');
}

/** Joins from a table to the table that names the owner, by its foreign keys; null where no way leads there. */
function wayToOwner(sql: Sql, table: string, alias = 't', seen: readonly string[] = []): string | null {
  const columns = sql.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', table);
  if (columns.some(({ name }) => name === 'owner')) return `WHERE ${alias}.owner = ?`;
  const keys = sql.all<{ to: string; from: string }>(
    'SELECT "table" AS "to", "from" FROM pragma_foreign_key_list(?)',
    table,
  );
  for (const { to, from } of keys.filter((key) => !seen.includes(key.to))) {
    const next = `${alias}x`;
    const rest = wayToOwner(sql, to, next, [...seen, table]);
    if (rest !== null) return `JOIN ${to} ${next} ON ${next}.id = ${alias}.${from} ${rest}`;
  }
  return null;
}

/** Rows of the owner by table. */
function rowsOf(owner: string): Promise<Record<string, number>> {
  return database.read((sql) => {
    const names = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
    const tables = sql.all<{ name: string }>(names).map(({ name }) => name);
    const counts = tables.flatMap((table): [string, number][] => {
      if (OF_NO_OWNER.includes(table)) return [];
      const way = wayToOwner(sql, table);
      if (way === null) throw new Error(`whose rows are those of ${table}?`);
      return [[table, sql.one<{ n: number }>(`SELECT count(*) AS n FROM ${table} t ${way}`, owner)?.n ?? 0]];
    });
    return Object.fromEntries(counts);
  });
}

const allRows = () =>
  database.read((sql) => {
    const names = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
    const tables = sql.all<{ name: string }>(names).map(({ name }) => name);
    const kept = tables.filter((table) => !['leases', 'settings'].includes(table));
    return kept.map((table) => [table, sql.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0]);
  });

it('deletes every row of the owner in every table, and none of another’s', async () => {
  await fill('42');
  const filled = await rowsOf('42');
  expect(Object.entries(filled).filter(([, rows]) => rows === 0)).toEqual([]);
  const before = await allRows();
  await fill('43');
  const theirs = await rowsOf('43');
  expect(await store.deleteOwner('43')).toEqual(['43-g2']); // the one before was swept
  expect(Object.values(await rowsOf('43')).every((rows) => rows === 0)).toBe(true);
  expect(await rowsOf('42')).toEqual(filled);
  // Also rows that lost their way to an owner would be left over.
  expect(await allRows()).toEqual(before);
  expect(Object.keys(theirs)).toEqual(Object.keys(filled));
});

it('leaves none of its words in any file, and nothing by which it would be known', async () => {
  await fill('42');
  const files = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join();
  expect(files()).toContain('Judul 42-b');
  await store.deleteOwner('42');
  expect(files()).not.toContain('Judul 42-b');
  expect(await store.collectionInfos('42')).toEqual([]);
  expect(await store.noteJoined('42', 'kutip')).toBeNull();
});
