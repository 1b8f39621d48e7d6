// What people see, in SQLite: collections, published documents, their texts and passages.
import type { Boilerplate, Metadata, Paragraph } from '../types.js';
import { dateWithin } from './dates.js';
import { insertCollection } from './new-collection.js';
import { collectionRemoved } from './removed-collection.js';
import {
  type CollectionRow,
  type DocumentRow,
  documentOf,
  type PassageRow,
  passageOf,
  SEEN,
  SELECT_COLLECTION,
  SELECT_DOCUMENT,
  SELECT_PASSAGE,
  spansOf,
} from './rows.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type {
  DocumentFilter,
  DocumentMatches,
  DocumentName,
  DocumentRecord,
  PublishedStore,
  StoredPassage,
} from './store.js';

/** SQLite takes at most 32,766 values in one statement; lists are passed as one JSON value instead. */
const BY_IDS = 'p.id IN (SELECT value FROM json_each(?))';

export function publishedRows(file: SqliteFile): PublishedStore {
  const oneDocument = (where: string, ...values: (string | number)[]): Promise<DocumentRecord | null> =>
    file.read((sql) => {
      const row = sql.one<DocumentRow>(`${SELECT_DOCUMENT} WHERE ${where}`, ...values);
      return row && documentOf(row);
    });
  return {
    collection: (owner, name) => findOrMakeCollection(file, owner, name),
    collectionById: (id) => file.read((sql) => sql.one<CollectionRow>(`${SELECT_COLLECTION} WHERE c.id = ?`, id)),
    collections: (owner) =>
      file.read((sql) =>
        sql.all<CollectionRow>(
          `${SELECT_COLLECTION} WHERE c.owner = ? AND c.removed_at IS NULL ORDER BY c.name`,
          owner,
        ),
      ),
    documents: (collectionId) =>
      file.read((sql) =>
        sql
          .all<DocumentRow>(`${SELECT_DOCUMENT} WHERE d.collection_id = ? AND ${SEEN} ORDER BY d.path`, collectionId)
          .map(documentOf),
      ),
    documentNames: (collectionId) =>
      file.read((sql) =>
        sql.all<DocumentName>(
          `SELECT d.path, json_extract(v.metadata, '$.title') AS title
           FROM documents d JOIN versions v ON v.document_id = d.id AND ${SEEN}
           WHERE d.collection_id = ? ORDER BY d.path`,
          collectionId,
        ),
      ),
    document: (id) => oneDocument(`d.id = ? AND ${SEEN}`, id),
    documentAt: (collectionId, path) =>
      oneDocument(`d.collection_id = ? AND d.path = ? AND ${SEEN}`, collectionId, path),
    documentsMatching: (collectionId, filter) => file.read((sql) => matching(sql, collectionId, filter)),
    version: (versionId) => oneDocument('v.id = ?', versionId),
    structure: (versionId) => file.read((sql) => structureOf(sql, versionId)),
    sourceText: (versionId) => file.read((sql) => textOf(sql, versionId)),
    passages: (ids) => file.read((sql) => passagesById(sql, ids)),
    neighbours: (passage) => file.read((sql) => neighboursOf(sql, passage)),
    passagesOf: (documentId) =>
      file.read((sql) =>
        sql
          .all<PassageRow>(`${SELECT_PASSAGE} WHERE v.document_id = ? AND p.published = 1 ORDER BY p.start`, documentId)
          .map(passageOf),
      ),
  };
}

async function findOrMakeCollection(file: SqliteFile, owner: string, name: string) {
  const find = (sql: Sql) => {
    const removed = 'SELECT 1 FROM collections WHERE owner = ? AND name = ? AND removed_at IS NOT NULL';
    if (sql.one(removed, owner, name)) throw collectionRemoved(name);
    return sql.one<CollectionRow>(`${SELECT_COLLECTION} WHERE c.owner = ? AND c.name = ?`, owner, name);
  };
  const known = await file.read(find);
  if (known) return known;
  return file.write((sql) => {
    if (find(sql) === null) insertCollection(sql, owner, name, null);
    const made = find(sql);
    if (!made) throw new Error('the collection just made was not found');
    return made;
  });
}

function matching(sql: Sql, collectionId: number, filter: DocumentFilter): DocumentMatches {
  const rows = sql.all<{ id: number; path: string; metadata: string }>(
    `SELECT d.id, d.path, v.metadata FROM documents d JOIN versions v ON v.document_id = d.id AND ${SEEN}
     WHERE d.collection_id = ? ORDER BY d.id`,
    collectionId,
  );
  const source = filter.source?.normalize('NFKC').toLowerCase();
  const ids: number[] = [];
  let undated = 0;
  for (const row of rows) {
    const metadata: Metadata = JSON.parse(row.metadata);
    const names = `${row.path}\n${metadata.title ?? ''}`.normalize('NFKC').toLowerCase();
    if (source !== undefined && !names.includes(source)) continue;
    const dated = filter.since !== undefined || filter.until !== undefined;
    if (dated && metadata.date === null) undated += 1;
    else if (metadata.date === null || dateWithin(metadata.date, filter.since, filter.until)) ids.push(row.id);
  }
  return { ids, undated };
}

function structureOf(sql: Sql, versionId: number) {
  const row = sql.one<{ structure: string }>('SELECT structure FROM versions WHERE id = ?', versionId);
  if (!row) return null;
  const { paragraphs, boilerplate, sentences } = JSON.parse(row.structure) as {
    paragraphs: Paragraph[];
    boilerplate: Boilerplate[];
    sentences: string;
  };
  return { paragraphs, boilerplate, sentences: spansOf(sentences) };
}

function textOf(sql: Sql, versionId: number): string | null {
  const statement = 'SELECT t.text FROM texts t JOIN versions v ON v.text_id = t.id WHERE v.id = ?';
  return sql.one<{ text: string }>(statement, versionId)?.text ?? null;
}

function passagesById(sql: Sql, ids: readonly number[]): StoredPassage[] {
  const rows = sql.all<PassageRow>(`${SELECT_PASSAGE} WHERE ${BY_IDS}`, JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [passageOf(row)] : [];
  });
}

function neighboursOf(sql: Sql, passage: StoredPassage) {
  const one = (comparison: string): StoredPassage | null => {
    const row = sql.one<PassageRow>(
      `${SELECT_PASSAGE} WHERE p.version_id = ?
         AND p.published = (SELECT published FROM passages WHERE id = ?) AND ${comparison} LIMIT 1`,
      passage.versionId,
      passage.id,
      passage.start,
    );
    return row && passageOf(row);
  };
  return { before: one('p.start < ? ORDER BY p.start DESC'), after: one('p.start > ? ORDER BY p.start') };
}
