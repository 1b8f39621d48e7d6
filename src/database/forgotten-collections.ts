// Forgetting in SQLite: what is deleted of collections that were removed, all of it at once.
import type { Sql } from './sqlite.js';
import { sweepOwner } from './sweep-rows.js';
import { type Withdrawal, withdrawQuotes } from './withdrawn-rows.js';

/** Those of the owner that were removed up to `removedBefore`. Their quotes are withdrawn. */
export function forgetCollections(sql: Sql, owner: string, removedBefore: number): void {
  const statement = 'SELECT id, removed_at AS removedAt FROM collections WHERE owner = ? AND removed_at <= ?';
  const due = sql.all<{ id: number; removedAt: number }>(statement, owner, removedBefore);
  for (const { id, removedAt } of due) {
    withdrawFiles(sql, owner, id);
    withdrawFolder(sql, owner, id, removedAt);
    leaveTies(sql, id);
    // Documents go before the files that their versions name; what else is a collection's goes with it.
    sql.run('DELETE FROM documents WHERE collection_id = ?', id);
    sql.run('DELETE FROM collections WHERE id = ?', id);
  }
  if (due.length > 0) sweepOwner(sql, owner);
}

function withdrawFiles(sql: Sql, owner: string, collectionId: number): void {
  const files = sql.all<Withdrawal & { readonly id: string }>(
    `SELECT id, collection_id AS collectionId, path, hash, added_at AS addedAt, removed_at AS withdrawnAt
     FROM files WHERE collection_id = ? AND removed_at IS NOT NULL`,
    collectionId,
  );
  for (const file of files) withdrawQuotes(sql, owner, file, 'file_id = ?', file.id);
}

/** Documents that were read from a folder. */
function withdrawFolder(sql: Sql, owner: string, collectionId: number, withdrawnAt: number): void {
  const documents = sql.all<Withdrawal & { readonly id: number }>(
    `SELECT d.id, d.collection_id AS collectionId, d.path, v.file_hash AS hash, v.added_at AS addedAt, ? AS withdrawnAt
     FROM documents d JOIN versions v ON v.id = (
       SELECT max(w.id) FROM versions w JOIN quotes q ON q.version_id = w.id WHERE w.document_id = d.id)
     WHERE d.collection_id = ?`,
    withdrawnAt,
    collectionId,
  );
  for (const document of documents) withdrawQuotes(sql, owner, document, 'document_id = ?', document.id);
}

/** Who could not know of a quote's collection cannot know of the quote when that is gone; everybody else still can. */
function leaveTies(sql: Sql, collectionId: number): void {
  sql.run(
    `UPDATE tombstones SET tied_to = (SELECT json_group_array(channel) FROM collection_ties WHERE collection_id = ?)
     WHERE collection_id = ?`,
    collectionId,
    collectionId,
  );
  sql.run(
    `UPDATE tombstones SET collection_id = NULL, tied_to = NULL WHERE collection_id = ? AND tied_to = '[]'`,
    collectionId,
  );
}
