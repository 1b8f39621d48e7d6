// Files that people gave, in SQLite: kept within their owner's limits, edited, removed, restored, forgotten.
import type { Clock } from '../ports.js';
import { requirePermit } from './coordination-rows.js';
import { type Changing, fileById, fileReading, fileWithContent, textOfFiles } from './file-reading.js';
import { forgetFiles } from './forgotten-rows.js';
import { freeName } from './free-name.js';
import type { FileDraft, KeepOutcome, KeptFileStore, OwnerLimits } from './kept-file-store.js';
import { requirePresent } from './present-collection.js';
import type { Sql, SqliteFile } from './sqlite.js';
import { uploadsOfDay } from './uploads-of-day.js';

export function fileRows(file: SqliteFile, clock: Clock): KeptFileStore {
  return { ...fileReading(file), ...changingRows(file, clock) };
}

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
        const isGone = 'SELECT 1 FROM collections WHERE id = ? AND removed_at IS NOT NULL';
        if (sql.one(isGone, removed.collectionId)) return { kind: 'gone' };
        const refused = sameContent(sql, removed) ?? overLimit(sql, owner, limits);
        if (refused !== null) return refused;
        const path = freeName(removed.path, takenPaths(sql, removed.collectionId));
        sql.run('UPDATE files SET removed_at = NULL, removed_by = NULL, path = ? WHERE id = ?', path, id);
        return keptOutcome(sql, removed);
      }),
    forgetFiles: (permit, owner, removedBefore, retiredBefore) =>
      file.erase((sql) => {
        requirePermit(sql, permit);
        return forgetFiles(sql, owner, removedBefore, retiredBefore);
      }),
  };
}

function keep(sql: Sql, draft: FileDraft, limits: OwnerLimits, now: number): KeepOutcome {
  requirePresent(sql, draft);
  const refused =
    sameContent(sql, draft) ?? overLimit(sql, draft.owner, limits) ?? tooManyToday(sql, draft, limits, now);
  if (refused !== null) return refused;
  sql.run(
    `INSERT INTO files (id, owner, collection_id, path, hash, bytes, given, stamp, added_by, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draft.id,
    draft.owner,
    draft.collectionId,
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

function sameContent(sql: Sql, file: FileDraft): KeepOutcome | null {
  const present = fileWithContent(sql, file);
  return present && { kind: 'same', file: present };
}

function overLimit(sql: Sql, owner: string, limits: OwnerLimits): KeepOutcome | null {
  const count = sql.one<{ n: number }>('SELECT count(*) AS n FROM files WHERE owner = ? AND removed_at IS NULL', owner);
  if ((count?.n ?? 0) >= limits.documents) return { kind: 'full', limit: 'documents' };
  return textOfFiles(sql, owner) >= limits.textUnits ? { kind: 'full', limit: 'textUnits' } : null;
}

function tooManyToday(sql: Sql, draft: FileDraft, limits: OwnerLimits, now: number): KeepOutcome | null {
  if (draft.addedBy === null) return null;
  const given = uploadsOfDay(sql, draft.owner, now, draft);
  return given >= limits.uploadsPerDay ? { kind: 'full', limit: 'uploadsPerDay' } : null;
}

function takenPaths(sql: Sql, collectionId: number): Set<string> {
  const statement = 'SELECT path FROM files WHERE collection_id = ? AND removed_at IS NULL';
  return new Set(sql.all<{ path: string }>(statement, collectionId).map(({ path }) => path));
}
