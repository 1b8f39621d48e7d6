// What the folder wants, in SQLite: staging of versions and passages, publishing, and sweeping of what was retired.
import { createHash } from 'node:crypto';
import type { Clock } from '../ports.js';
import type { Localized } from '../types.js';
import { requirePermit } from './coordination-rows.js';
import { flatSpans, type PassageRow, passageOf, SELECT_PASSAGE } from './rows.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type {
  DocumentDraft,
  PassageDraft,
  Permit,
  Publication,
  StagedPassages,
  StoredPassage,
  WantedStore,
} from './store.js';
import { markUnswept, sweepRows } from './sweep-rows.js';

type StagingStore = Omit<WantedStore, 'saveVectors' | 'vectors'>;

const OF_COLLECTION = 'document_id IN (SELECT id FROM documents WHERE collection_id = ?)';
const VERSIONS_OF_COLLECTION = `version_id IN (SELECT id FROM versions WHERE ${OF_COLLECTION})`;

export function wantedRows(file: SqliteFile, clock: Clock): StagingStore {
  const permitted = <T>(permit: Permit, work: (sql: Sql) => T): Promise<T> =>
    file.write((sql) => {
      requirePermit(sql, permit);
      return work(sql);
    });
  return {
    ...wantedReading(file),
    stageVersions: (permit, collectionId, drafts) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const draft of drafts) stageVersion(sql, collectionId, draft, clock.now());
      }),
    stagePassages: (permit, collectionId, staged) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const each of staged) stagePassages(sql, each);
      }),
    unwant: (permit, collectionId, documentIds) =>
      permitted(permit, (sql) => {
        markUnswept(sql, collectionId);
        for (const id of documentIds) unwantVersions(sql, id);
      }),
    saveRefusals: (permit, collectionId, refusals) =>
      permitted(permit, (sql) => {
        sql.run('DELETE FROM refusals WHERE collection_id = ?', collectionId);
        for (const { path, fileHash, rules, code, sentence } of refusals) {
          const statement =
            'INSERT INTO refusals (collection_id, path, file_hash, rules, code, sentence) VALUES (?, ?, ?, ?, ?, ?)';
          sql.run(statement, collectionId, path, fileHash, rules, code, JSON.stringify(sentence));
        }
      }),
    publish: (permit, collectionId, publication) =>
      permitted(permit, (sql) => publish(sql, collectionId, publication, clock.now())),
    republish: (permit, collectionId, publication) =>
      permitted(permit, (sql) => replaceGeneration(sql, collectionId, publication, clock.now())),
    sweep: (permit, collectionId, retiredBefore) =>
      permitted(permit, (sql) => sweepRows(sql, collectionId, retiredBefore)),
  };
}

type Reading = 'wantedDocuments' | 'wantedBlocks' | 'refusals' | 'passagesIn' | 'passagesWithoutVector' | 'upToDate';

function wantedReading(file: SqliteFile): Pick<WantedStore, Reading> {
  const ofVersions = `FROM versions v JOIN documents d ON d.id = v.document_id WHERE d.collection_id = ? AND v.wanted = 1 ORDER BY d.path`;
  return {
    wantedDocuments: (collectionId) =>
      file.read((sql) =>
        sql
          .all<WantedRow>(
            `SELECT d.id AS documentId, v.id AS versionId, d.path, v.file_hash AS fileHash, v.rules, v.passage_key AS passageKey, v.published ${ofVersions}`,
            collectionId,
          )
          .map((row) => ({ ...row, published: row.published === 1 })),
      ),
    wantedBlocks: (collectionId) =>
      file.read((sql) =>
        sql
          .all<{ versionId: number; blocks: string }>(`SELECT v.id AS versionId, v.blocks ${ofVersions}`, collectionId)
          .map(({ versionId, blocks }) => ({ versionId, blocks: JSON.parse(blocks) as string[] })),
      ),
    refusals: (collectionId) =>
      file.read((sql) =>
        sql
          .all<{ path: string; fileHash: string; rules: number; code: string; sentence: string }>(
            'SELECT path, file_hash AS fileHash, rules, code, sentence FROM refusals WHERE collection_id = ? ORDER BY path',
            collectionId,
          )
          .map((row) => ({ ...row, sentence: JSON.parse(row.sentence) as Localized })),
      ),
    passagesIn: (collectionId, state) =>
      file.read((sql) =>
        sql
          .all<PassageRow>(`${SELECT_PASSAGE} WHERE v.${OF_COLLECTION} AND p.${state} = 1 ORDER BY p.id`, collectionId)
          .map(passageOf),
      ),
    passagesWithoutVector: (collectionId, model) => file.read((sql) => withoutVector(sql, collectionId, model)),
    upToDate: (collectionId, model) => file.read((sql) => upToDate(sql, collectionId, model)),
  };
}

interface WantedRow {
  documentId: number;
  versionId: number;
  path: string;
  fileHash: string;
  rules: number;
  passageKey: string | null;
  published: number;
}

function withoutVector(sql: Sql, collectionId: number, model: string): StoredPassage[] {
  return sql
    .all<PassageRow>(
      `${SELECT_PASSAGE} JOIN documents d ON d.id = v.document_id JOIN collections c ON c.id = d.collection_id
       WHERE d.collection_id = ? AND p.wanted = 1 AND NOT EXISTS (
         SELECT 1 FROM vectors x WHERE x.owner = c.owner AND x.model = ? AND x.hash = p.vector_hash)
       GROUP BY p.vector_hash ORDER BY min(p.id)`,
      collectionId,
      model,
    )
    .map(passageOf);
}

function upToDate(sql: Sql, collectionId: number, model: string): boolean {
  const published = sql.one<{ model: string }>(
    'SELECT model FROM generations WHERE collection_id = ? AND retired_at IS NULL',
    collectionId,
  );
  const differs = (table: string, where: string) =>
    sql.one(`SELECT 1 FROM ${table} WHERE ${where} AND published <> wanted LIMIT 1`, collectionId) !== null;
  return (
    published?.model === model && !differs('versions', OF_COLLECTION) && !differs('passages', VERSIONS_OF_COLLECTION)
  );
}

function stageVersion(sql: Sql, collectionId: number, draft: DocumentDraft, now: number): void {
  const documentId = documentFor(sql, collectionId, draft.path);
  unwantVersions(sql, documentId);
  const textId = textFor(sql, collectionId, draft.text);
  const structure = {
    paragraphs: draft.paragraphs,
    boilerplate: draft.boilerplate,
    sentences: flatSpans(draft.sentences),
  };
  sql.run(
    `INSERT INTO versions (document_id, text_id, format, file_hash, rules, metadata, notices, pages, structure, blocks, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    documentId,
    textId,
    draft.format,
    draft.fileHash,
    draft.rules,
    JSON.stringify(draft.metadata),
    JSON.stringify(draft.notices),
    draft.pages,
    JSON.stringify(structure),
    JSON.stringify(draft.blocks),
    now,
  );
}

function documentFor(sql: Sql, collectionId: number, path: string): number {
  sql.run('INSERT INTO documents (collection_id, path) VALUES (?, ?) ON CONFLICT DO NOTHING', collectionId, path);
  const row = sql.one<{ id: number }>(
    'SELECT id FROM documents WHERE collection_id = ? AND path = ?',
    collectionId,
    path,
  );
  if (!row) throw new Error('the document just written was not found');
  return row.id;
}

function textFor(sql: Sql, collectionId: number, text: string): number {
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  sql.run(
    `INSERT INTO texts (owner, hash, text, length) VALUES ((SELECT owner FROM collections WHERE id = ?), ?, ?, ?) ON CONFLICT DO NOTHING`,
    collectionId,
    hash,
    text,
    text.length,
  );
  const statement = 'SELECT t.id FROM texts t JOIN collections c ON c.owner = t.owner WHERE c.id = ? AND t.hash = ?';
  const row = sql.one<{ id: number }>(statement, collectionId, hash);
  if (!row) throw new Error('the text just written was not found');
  return row.id;
}

/** The present version goes with the next generation; one that was never published goes now. */
function unwantVersions(sql: Sql, documentId: number): void {
  const versions = 'version_id IN (SELECT id FROM versions WHERE document_id = ?)';
  sql.run(`UPDATE passages SET wanted = 0 WHERE ${versions} AND wanted = 1`, documentId);
  sql.run('UPDATE versions SET wanted = 0 WHERE document_id = ? AND wanted = 1', documentId);
  sql.run(`DELETE FROM passages WHERE ${versions} AND published = 0 AND wanted = 0 AND retired_at IS NULL`, documentId);
  sql.run(
    'DELETE FROM versions WHERE document_id = ? AND published = 0 AND wanted = 0 AND retired_at IS NULL',
    documentId,
  );
}

function stagePassages(sql: Sql, { versionId, passages, key }: StagedPassages): void {
  const kept = new Map<string, number>();
  for (const row of sql.all<PassageRow>(
    `${SELECT_PASSAGE} WHERE p.version_id = ? AND p.retired_at IS NULL`,
    versionId,
  )) {
    kept.set(identity(passageOf(row)), row.id);
  }
  sql.run('UPDATE passages SET wanted = 0 WHERE version_id = ?', versionId);
  for (const passage of passages) {
    const id = kept.get(identity(passage));
    if (id !== undefined) sql.run('UPDATE passages SET wanted = 1 WHERE id = ?', id);
    else insertPassage(sql, versionId, passage);
  }
  const orphans = 'DELETE FROM passages WHERE version_id = ? AND published = 0 AND wanted = 0 AND retired_at IS NULL';
  sql.run(orphans, versionId);
  sql.run('UPDATE versions SET passage_key = ? WHERE id = ?', key, versionId);
}

function identity(passage: PassageDraft): string {
  const { start, end, section, page, paragraph, vectorHash } = passage;
  return JSON.stringify([start, end, flatSpans(passage.sentences), section, page, paragraph, vectorHash]);
}

function insertPassage(sql: Sql, versionId: number, passage: PassageDraft): void {
  sql.run(
    `INSERT INTO passages (version_id, start, "end", sentences, section, page, paragraph, vector_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    versionId,
    passage.start,
    passage.end,
    flatSpans(passage.sentences),
    passage.section,
    passage.page,
    passage.paragraph,
    passage.vectorHash,
  );
}

function publish(sql: Sql, collectionId: number, publication: Publication, now: number): void {
  for (const [table, where] of [
    ['versions', OF_COLLECTION],
    ['passages', VERSIONS_OF_COLLECTION],
  ]) {
    sql.run(
      `UPDATE ${table} SET published = 0, retired_at = ? WHERE ${where} AND published = 1 AND wanted = 0`,
      now,
      collectionId,
    );
    sql.run(`UPDATE ${table} SET published = 1 WHERE ${where} AND published = 0 AND wanted = 1`, collectionId);
  }
  moveQuotes(sql, collectionId);
  replaceGeneration(sql, collectionId, publication, now);
}

function replaceGeneration(sql: Sql, collectionId: number, { generation, model }: Publication, now: number): void {
  markUnswept(sql, collectionId);
  sql.run('UPDATE generations SET retired_at = ? WHERE collection_id = ? AND retired_at IS NULL', now, collectionId);
  const statement = 'INSERT INTO generations (name, collection_id, model, published_at) VALUES (?, ?, ?, ?)';
  sql.run(statement, generation, collectionId, model, now);
}

/** Quotes follow their text: when the same text is published again, they belong to that version. */
function moveQuotes(sql: Sql, collectionId: number): void {
  sql.run(
    `UPDATE OR IGNORE quotes SET version_id = fresh.id
     FROM versions old JOIN versions fresh ON fresh.document_id = old.document_id AND fresh.text_id = old.text_id
     WHERE quotes.version_id = old.id AND old.published = 0 AND fresh.published = 1
       AND old.${OF_COLLECTION}`,
    collectionId,
  );
}
