// Forgetting in SQLite: what is deleted of files that were removed.
import { forgetCollections } from './forgotten-collections.js';
import type { Sql } from './sqlite.js';
import { markUnswept, sweepRows } from './sweep-rows.js';
import { type Withdrawal, withdrawQuotes } from './withdrawn-rows.js';

interface DueRow extends Withdrawal {
  readonly id: string;
}

/** See `KeptFileStore.forgetFiles`. */
export function forgetFiles(sql: Sql, owner: string, removedBefore: number, retiredBefore: number): number[] {
  forgetCollections(sql, owner, removedBefore);
  // Nobody finds anything in a removed collection, so nothing there waits for another generation.
  const due = sql.all<DueRow>(
    `SELECT id, collection_id AS collectionId, path, hash, added_at AS addedAt, removed_at AS withdrawnAt FROM files f
     WHERE owner = ? AND removed_at <= ? AND (
       collection_id IN (SELECT id FROM collections WHERE removed_at IS NOT NULL)
       OR NOT EXISTS (
         SELECT 1 FROM versions v WHERE v.file_id = f.id AND (v.published = 1 OR v.wanted = 1 OR v.retired_at >= ?)))`,
    owner,
    removedBefore,
    retiredBefore,
  );
  for (const file of due) {
    withdrawQuotes(sql, owner, file, 'file_id = ?', file.id);
    sql.run('DELETE FROM versions WHERE file_id = ?', file.id);
    sql.run('DELETE FROM files WHERE id = ?', file.id);
  }
  const collections = [...new Set(due.map((file) => file.collectionId))];
  for (const collectionId of collections) {
    markUnswept(sql, collectionId);
    sweepRows(sql, collectionId, retiredBefore);
  }
  return collections;
}
