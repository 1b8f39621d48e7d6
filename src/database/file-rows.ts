// Files that people gave, in SQLite.

import type { Clock } from '../ports.js';
import type { Localized } from '../types.js';
import { requirePermit } from './coordination-rows.js';
import { forgetFiles, withdrawnQuote } from './forgotten-rows.js';
import { freeName } from './free-name.js';
import type { FileDraft, FileState, KeepOutcome, KeptFile, KeptFileStore, OwnerLimits } from './kept-file-store.js';
import { orphanRows } from './orphan-rows.js';
import { FROM_REMOVED_FILE } from './rows.js';
import type { Sql, SqliteFile } from './sqlite.js';

const DAY_MS = 86_400_000;

export function fileRows(file: SqliteFile, clock: Clock): KeptFileStore {
  return { ...readingRows(file), ...changingRows(file, clock) };
}

type Changing = 'keepFile' | 'editFile' | 'removeFile' | 'restoreFile' | 'forgetFiles';

function changingRows(file: SqliteFile, clock: Clock): Pick<KeptFileStore, Changing> {
  return {
    keepFile: (permit, draft, limits) =>
      file.write((sql) => {
        requirePermit(sql, permit);
        return keep(sql, draft, limits, clock.now());
      }),
    editFile: (owner, id, given, stamp) =>
      file.write((sql) => {
        const statement = 'UPDATE files SET given = ?, stamp = ? WHERE owner = ? AND id = ? AND removed_at IS NULL';
        const { changes } = sql.run(statement, JSON.stringify(given), stamp, owner, id);
        return changes === 1 ? fileById(sql, owner, id) : null;
      }),
    removeFile: (owner, id, by) =>
      file.write((sql) => {
        const statement =
          'UPDATE files SET removed_at = ?, removed_by = ? WHERE owner = ? AND id = ? AND removed_at IS NULL';
        return sql.run(statement, clock.now(), by, owner, id).changes === 1 ? fileById(sql, owner, id) : null;
      }),
    restoreFile: (owner, id, removedSince, limits) =>
      file.write((sql) => {
        const removed = fileById(sql, owner, id);
        if (removed?.removedAt == null || removed.removedAt < removedSince) return { kind: 'gone' };
        const refused = sameContent(sql, removed) ?? overLimit(sql, owner, limits);
        if (refused !== null) return refused;
        const path = freeName(removed.path, takenPaths(sql, removed.collectionId));
        sql.run('UPDATE files SET removed_at = NULL, removed_by = NULL, path = ? WHERE id = ?', path, id);
        return keptOutcome(sql, removed);
      }),
    forgetFiles: (permit, owner, removedBefore, retiredBefore) =>
      file.write((sql) => {
        requirePermit(sql, permit);
        return forgetFiles(sql, owner, removedBefore, retiredBefore);
      }),
  };
}

function readingRows(file: SqliteFile): Omit<KeptFileStore, Changing> {
  const hidden = (columns: string, more = '') => `SELECT ${columns} AS id FROM versions v
     JOIN documents d ON d.id = v.document_id ${more}
     WHERE d.collection_id = ? AND v.published = 1 AND ${FROM_REMOVED_FILE} ORDER BY 1`;
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
        const rows = sql.all<{ hash: string }>('SELECT DISTINCT hash FROM files WHERE owner = ?', owner);
        return new Set(rows.map(({ hash }) => hash));
      }),
    textOfFiles: (owner) => file.read((sql) => textOfFiles(sql, owner)),
    holdsFiles: (collectionId) => file.read((sql) => sql.one(HOLDS_FILES, collectionId, collectionId) !== null),
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
            'SELECT DISTINCT owner FROM files WHERE removed_at <= ? ORDER BY owner',
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

const TO_READ = `
  SELECT DISTINCT f.owner, f.collection_id AS collectionId FROM files f
  WHERE CASE WHEN f.removed_at IS NULL
    THEN NOT ${SETTLED} OR NOT EXISTS (
      SELECT 1 FROM generations g WHERE g.collection_id = f.collection_id AND g.retired_at IS NULL AND g.model = ?)
    ELSE EXISTS (SELECT 1 FROM versions v WHERE v.file_id = f.id AND (v.published = 1 OR v.wanted = 1)) END
  ORDER BY 1, 2`;

const HOLDS_FILES = `
  SELECT 1 WHERE EXISTS (SELECT 1 FROM files WHERE collection_id = ? AND removed_at IS NULL)
    OR EXISTS (SELECT 1 FROM documents d JOIN versions v ON v.document_id = d.id
      WHERE d.collection_id = ? AND v.file_id IS NOT NULL AND (v.published = 1 OR v.wanted = 1))`;

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
    addedBy: row.added_by,
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

function fileById(sql: Sql, owner: string, id: string): KeptFile | null {
  const row = sql.one<FileRow>(`${SELECT_FILE} WHERE f.owner = ? AND f.id = ?`, owner, id);
  return row && fileOf(row);
}

function keep(sql: Sql, draft: FileDraft, limits: OwnerLimits, now: number): KeepOutcome {
  const refused =
    sameContent(sql, draft) ?? overLimit(sql, draft.owner, limits) ?? tooManyToday(sql, draft, limits, now);
  if (refused !== null) return refused;
  sql.run(
    `INSERT INTO files (id, owner, collection_id, path, hash, bytes, given, stamp, added_by, added_at)
     VALUES (?, ?, (SELECT id FROM collections WHERE id = ? AND owner = ?), ?, ?, ?, ?, ?, ?, ?)`,
    draft.id,
    draft.owner,
    draft.collectionId,
    draft.owner,
    freeName(draft.path, takenPaths(sql, draft.collectionId)),
    draft.hash,
    draft.bytes,
    JSON.stringify(draft.given),
    draft.stamp,
    draft.addedBy,
    now,
  );
  return keptOutcome(sql, draft);
}

function keptOutcome(sql: Sql, { owner, id }: Pick<FileDraft, 'owner' | 'id'>): KeepOutcome {
  const file = fileById(sql, owner, id);
  if (file === null) throw new Error('the file just kept was not found');
  return { kind: 'kept', file };
}

function sameContent(sql: Sql, { owner, collectionId, hash }: FileDraft): KeepOutcome | null {
  const row = sql.one<FileRow>(
    `${SELECT_FILE} WHERE f.owner = ? AND f.collection_id = ? AND f.hash = ? AND f.removed_at IS NULL`,
    owner,
    collectionId,
    hash,
  );
  return row && { kind: 'same', file: fileOf(row) };
}

function overLimit(sql: Sql, owner: string, limits: OwnerLimits): KeepOutcome | null {
  const count = sql.one<{ n: number }>('SELECT count(*) AS n FROM files WHERE owner = ? AND removed_at IS NULL', owner);
  if ((count?.n ?? 0) >= limits.documents) return { kind: 'full', limit: 'documents' };
  return textOfFiles(sql, owner) >= limits.textUnits ? { kind: 'full', limit: 'textUnits' } : null;
}

function tooManyToday(sql: Sql, { owner, addedBy }: FileDraft, limits: OwnerLimits, now: number): KeepOutcome | null {
  if (addedBy === null) return null;
  const count = sql.one<{ n: number }>(
    'SELECT count(*) AS n FROM files WHERE owner = ? AND added_at > ? AND added_by IS NOT NULL',
    owner,
    now - DAY_MS,
  );
  return (count?.n ?? 0) >= limits.uploadsPerDay ? { kind: 'full', limit: 'uploadsPerDay' } : null;
}

function textOfFiles(sql: Sql, owner: string): number {
  const row = sql.one<{ n: number | null }>(
    `SELECT sum(t.length) AS n FROM files f JOIN versions v ON v.file_id = f.id AND v.wanted = 1
     JOIN texts t ON t.id = v.text_id WHERE f.owner = ? AND f.removed_at IS NULL`,
    owner,
  );
  return row?.n ?? 0;
}

function takenPaths(sql: Sql, collectionId: number): Set<string> {
  const statement = 'SELECT path FROM files WHERE collection_id = ? AND removed_at IS NULL';
  return new Set(sql.all<{ path: string }>(statement, collectionId).map(({ path }) => path));
}
