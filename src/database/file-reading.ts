// Files that people gave, read from SQLite, with what became of them.
import type { Localized } from '../types.js';
import type { FileState, KeptFile, KeptFileStore } from './kept-file-store.js';
import { orphanRows } from './orphan-rows.js';
import { REMOVED } from './rows.js';
import type { Sql, SqliteFile } from './sqlite.js';
import { withdrawnQuote } from './withdrawn-rows.js';

type FileContent = Pick<KeptFile, 'owner' | 'collectionId' | 'hash'>;
/** The methods that write. */
export type Changing = 'keepFile' | 'editFile' | 'removeFile' | 'restoreFile' | 'forgetFiles';

export function fileReading(file: SqliteFile): Omit<KeptFileStore, Changing> {
  const hidden = (columns: string, more = '') => `SELECT ${columns} AS id FROM versions v
     JOIN documents d ON d.id = v.document_id ${more}
     WHERE d.collection_id = ? AND v.published = 1 AND ${REMOVED} ORDER BY 1`;
  const ids = (statement: string, collectionId: number) =>
    file.read((sql) => sql.all<{ id: number }>(statement, collectionId).map(({ id }) => id));
  return {
    files: (owner, collectionId) =>
      file.read((sql) =>
        sql
          .all<FileRow>(
            `${SELECT_FILE} WHERE f.owner = ? AND f.collection_id = ?
             ORDER BY f.path, f.removed_at IS NOT NULL, f.removed_at DESC, f.rowid DESC`,
            owner,
            collectionId,
          )
          .map(fileOf),
      ),
    file: (owner, id) => file.read((sql) => fileById(sql, owner, id)),
    fileHashes: (owner) =>
      file.read((sql) => {
        const statement = 'SELECT hash FROM files WHERE owner = ? UNION SELECT hash FROM proposals WHERE owner = ?';
        const rows = sql.all<{ hash: string }>(statement, owner, owner);
        return new Set(rows.map(({ hash }) => hash));
      }),
    textOfFiles: (owner) => file.read((sql) => textOfFiles(sql, owner)),
    holdsFiles: (collectionId) => file.read((sql) => sql.one(HOLDS_FILES, collectionId) !== null),
    collectionsToRead: (model, rules) => file.read((sql) => sql.all(TO_READ, rules, rules, model)),
    collectionsToSweep: () =>
      file.read((sql) =>
        sql.all<{ id: number }>('SELECT id FROM collections WHERE unswept = 1 ORDER BY id').map(({ id }) => id),
      ),
    hiddenDocuments: (collectionId) => ids(hidden('d.id'), collectionId),
    hiddenPassages: (collectionId) =>
      ids(hidden('p.id', 'JOIN passages p ON p.version_id = v.id AND p.published = 1'), collectionId),
    ownersToForget: (removedBefore) =>
      file.read((sql) =>
        sql
          .all<{ owner: string }>(
            `SELECT owner FROM files WHERE removed_at <= ? UNION SELECT owner FROM collections WHERE removed_at <= ?
             ORDER BY owner`,
            removedBefore,
            removedBefore,
          )
          .map(({ owner }) => owner),
      ),
    withdrawnQuote: (owner, id) => file.read((sql) => withdrawnQuote(sql, owner, id)),
    orphans: (owner, retiredBefore) => file.read((sql) => orphanRows(sql, owner, retiredBefore)),
  };
}

/** Joined with the published document and the refusal that belong to its present stamp and path. */
const SELECT_FILE = `
  SELECT f.*, d.id AS document_id, r.sentence,
    EXISTS (SELECT 1 FROM versions w WHERE w.file_id = f.id AND w.wanted = 1) AS was_read
  FROM files f
  LEFT JOIN documents d ON d.collection_id = f.collection_id AND d.path = f.path
    AND EXISTS (SELECT 1 FROM versions v WHERE v.document_id = d.id AND v.published = 1 AND v.file_hash = f.stamp)
  LEFT JOIN refusals r ON r.collection_id = f.collection_id AND r.path = f.path AND r.file_hash = f.stamp`;

/** True of a file `f` with `rules`: what is published, or refused, is this file as it is now. */
const SETTLED = `(
  EXISTS (SELECT 1 FROM documents d JOIN versions v ON v.document_id = d.id
    WHERE d.collection_id = f.collection_id AND d.path = f.path
      AND v.published = 1 AND v.file_hash = f.stamp AND v.rules = ?)
  OR EXISTS (SELECT 1 FROM refusals r
    WHERE r.collection_id = f.collection_id AND r.path = f.path AND r.file_hash = f.stamp AND r.rules = ?))`;

/** True of a file `f` that waits to be read as it is now, by whatever rules. */
export const IS_WAITING = `(f.removed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM documents d JOIN versions v ON v.document_id = d.id
    WHERE d.collection_id = f.collection_id AND d.path = f.path AND v.published = 1 AND v.file_hash = f.stamp)
  AND NOT EXISTS (SELECT 1 FROM refusals r
    WHERE r.collection_id = f.collection_id AND r.path = f.path AND r.file_hash = f.stamp))`;

/** A removed collection rests as it is, so that it is there again at once when it is brought back. */
const TO_READ = `
  SELECT DISTINCT f.owner, f.collection_id AS collectionId FROM files f
  JOIN collections c ON c.id = f.collection_id AND c.removed_at IS NULL
  WHERE CASE WHEN f.removed_at IS NULL
    THEN NOT ${SETTLED} OR NOT EXISTS (
      SELECT 1 FROM generations g WHERE g.collection_id = f.collection_id AND g.retired_at IS NULL AND g.model = ?)
    ELSE EXISTS (SELECT 1 FROM versions v WHERE v.file_id = f.id AND (v.published = 1 OR v.wanted = 1)) END
  ORDER BY 1, 2`;

const HOLDS_FILES = `
  SELECT 1 FROM collections c WHERE c.id = ? AND c.removed_at IS NULL AND (
    EXISTS (SELECT 1 FROM files f WHERE f.collection_id = c.id AND f.removed_at IS NULL)
    OR EXISTS (SELECT 1 FROM documents d JOIN versions v ON v.document_id = d.id
      WHERE d.collection_id = c.id AND v.file_id IS NOT NULL AND (v.published = 1 OR v.wanted = 1)))`;

interface FileRow {
  id: string;
  owner: string;
  collection_id: number;
  path: string;
  hash: string;
  bytes: number;
  given: string;
  stamp: string;
  added_by: string | null;
  added_at: number;
  removed_by: string | null;
  removed_at: number | null;
  document_id: number | null;
  sentence: string | null;
  was_read: number;
}

function fileOf(row: FileRow): KeptFile {
  const state = stateOf(row);
  return {
    id: row.id,
    owner: row.owner,
    collectionId: row.collection_id,
    path: row.path,
    hash: row.hash,
    bytes: row.bytes,
    given: JSON.parse(row.given),
    stamp: row.stamp,
    // Empty once that person's data was deleted.
    addedBy: row.added_by || null,
    addedAt: row.added_at,
    removedBy: row.removed_by,
    removedAt: row.removed_at,
    state,
    wasRead: row.was_read === 1,
    documentId: state === 'read' ? row.document_id : null,
    refusal: state === 'refused' && row.sentence !== null ? (JSON.parse(row.sentence) as Localized) : null,
  };
}

function stateOf({ removed_at, document_id, sentence }: FileRow): FileState {
  if (removed_at !== null) return 'removed';
  if (document_id !== null) return 'read';
  return sentence === null ? 'waiting' : 'refused';
}

export function fileById(sql: Sql, owner: string, id: string): KeptFile | null {
  const row = sql.one<FileRow>(`${SELECT_FILE} WHERE f.owner = ? AND f.id = ?`, owner, id);
  return row && fileOf(row);
}

/** The file of the collection that has these contents and was not removed. */
export function fileWithContent(sql: Sql, { owner, collectionId, hash }: FileContent): KeptFile | null {
  const row = sql.one<FileRow>(
    `${SELECT_FILE} WHERE f.owner = ? AND f.collection_id = ? AND f.hash = ? AND f.removed_at IS NULL`,
    owner,
    collectionId,
    hash,
  );
  return row && fileOf(row);
}

/** See `KeptFileStore.textOfFiles`. */
export function textOfFiles(sql: Sql, owner: string): number {
  const row = sql.one<{ n: number | null }>(
    `SELECT sum(t.length) AS n FROM files f JOIN versions v ON v.file_id = f.id AND v.wanted = 1
     JOIN texts t ON t.id = v.text_id WHERE f.owner = ? AND f.removed_at IS NULL`,
    owner,
  );
  return row?.n ?? 0;
}
