// Forgetting in SQLite: what is deleted of a file that was removed, and what answers for its quotes afterwards.

import type { WithdrawnQuote } from './kept-file-store.js';
import { newQuoteId } from './quote-id.js';
import type { Sql } from './sqlite.js';
import { markUnswept, sweepRows } from './sweep-rows.js';

interface DueRow {
  id: string;
  collection_id: number;
  path: string;
  hash: string;
  added_at: number;
  removed_at: number;
}

/** See `KeptFileStore.forgetFiles`. */
export function forgetFiles(sql: Sql, owner: string, removedBefore: number, retiredBefore: number): number[] {
  const due = sql.all<DueRow>(
    `SELECT id, collection_id, path, hash, added_at, removed_at FROM files f
     WHERE owner = ? AND removed_at <= ? AND NOT EXISTS (
       SELECT 1 FROM versions v WHERE v.file_id = f.id AND (v.published = 1 OR v.wanted = 1 OR v.retired_at >= ?))`,
    owner,
    removedBefore,
    retiredBefore,
  );
  for (const file of due) {
    withdrawQuotes(sql, owner, file);
    sql.run('DELETE FROM versions WHERE file_id = ?', file.id);
    sql.run('DELETE FROM files WHERE id = ?', file.id);
  }
  const collections = [...new Set(due.map((file) => file.collection_id))];
  for (const collectionId of collections) {
    markUnswept(sql, collectionId);
    sweepRows(sql, collectionId, retiredBefore);
  }
  return collections;
}

/** A file that was never quoted leaves nothing behind. */
function withdrawQuotes(sql: Sql, owner: string, file: DueRow): void {
  const cited = sql.one<{ title: string | null }>(
    `SELECT json_extract(v.metadata, '$.title') AS title FROM versions v
     WHERE v.file_id = ? AND EXISTS (SELECT 1 FROM quotes q WHERE q.version_id = v.id) ORDER BY v.id DESC LIMIT 1`,
    file.id,
  );
  if (cited === null) return;
  const tombstone = newQuoteId();
  sql.run(
    'INSERT INTO tombstones (owner, id, title, path, hash, added_at, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    owner,
    tombstone,
    cited.title,
    file.path,
    file.hash,
    file.added_at,
    file.removed_at,
  );
  const ofFile = 'version_id IN (SELECT id FROM versions WHERE file_id = ?)';
  sql.run(
    `INSERT INTO withdrawn_quotes (owner, id, tombstone_id, hash, created_at)
     SELECT owner, id, ?, hash, created_at FROM quotes WHERE owner = ? AND ${ofFile}`,
    tombstone,
    owner,
    file.id,
  );
  sql.run(`DELETE FROM quotes WHERE ${ofFile}`, file.id);
}

/** See `KeptFileStore.withdrawnQuote`. */
export function withdrawnQuote(sql: Sql, owner: string, id: string): WithdrawnQuote | null {
  return (
    sql.one<WithdrawnQuote>(
      `SELECT t.title, t.path, t.withdrawn_at AS withdrawnAt FROM withdrawn_quotes q
       JOIN tombstones t ON t.owner = q.owner AND t.id = q.tombstone_id WHERE q.owner = ? AND q.id = ?`,
      owner,
      id,
    ) ??
    sql.one<WithdrawnQuote>(
      `SELECT json_extract(v.metadata, '$.title') AS title, f.path, f.removed_at AS withdrawnAt FROM quotes q
       JOIN versions v ON v.id = q.version_id JOIN files f ON f.id = v.file_id AND f.removed_at IS NOT NULL
       WHERE q.owner = ? AND q.id = ?`,
      owner,
      id,
    )
  );
}
