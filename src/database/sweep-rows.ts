// Sweeping: deletes what nothing reaches any more (neither published, wanted, cited, nor perhaps still being read).
import { OF_COLLECTION, VERSIONS_OF_COLLECTION } from './rows.js';
import type { Sql } from './sqlite.js';

/** Says that there may be something to sweep; part of every transaction that stages or publishes. */
export function markUnswept(sql: Sql, collectionId: number): void {
  sql.run('UPDATE collections SET unswept = 1 WHERE id = ? AND unswept = 0', collectionId);
}

/** See `WantedStore.sweep`. Cited versions keep their text; their passages and vectors go. */
export function sweepRows(sql: Sql, collectionId: number, retiredBefore: number): string[] {
  if (sql.one('SELECT 1 FROM collections WHERE id = ? AND unswept = 1', collectionId)) {
    deleteRetired(sql, collectionId, retiredBefore);
    const owner = sql.one<{ owner: string }>('SELECT owner FROM collections WHERE id = ?', collectionId)?.owner;
    if (owner !== undefined) sweepOwner(sql, owner);
    // Everything retired was retired by a publication: when no replaced generation is left, nothing else is.
    sql.run(
      `UPDATE collections SET unswept = 0 WHERE id = ?
         AND NOT EXISTS (SELECT 1 FROM generations WHERE collection_id = collections.id AND retired_at IS NOT NULL)`,
      collectionId,
    );
  }
  const statement = 'SELECT name FROM generations WHERE collection_id = ?';
  return sql.all<{ name: string }>(statement, collectionId).map((row) => row.name);
}

function deleteRetired(sql: Sql, collectionId: number, retiredBefore: number): void {
  sql.run(`DELETE FROM passages WHERE retired_at < ? AND ${VERSIONS_OF_COLLECTION}`, retiredBefore, collectionId);
  sql.run(
    `DELETE FROM versions WHERE retired_at < ? AND ${OF_COLLECTION}
       AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.version_id = versions.id)`,
    retiredBefore,
    collectionId,
  );
  sql.run(
    `DELETE FROM documents WHERE collection_id = ?
       AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.document_id = documents.id)`,
    collectionId,
  );
  sql.run('DELETE FROM generations WHERE collection_id = ? AND retired_at < ?', collectionId, retiredBefore);
}

/**
 * Texts without a version, and vectors that nothing needs: one is needed while a passage of its owner has its text and a
 * collection of its owner is searched with its model.
 */
export function sweepOwner(sql: Sql, owner: string): void {
  sql.run(
    'DELETE FROM texts WHERE owner = ? AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.text_id = texts.id)',
    owner,
  );
  sql.run(
    `DELETE FROM vectors WHERE owner = ? AND NOT EXISTS (
       SELECT 1 FROM passages p JOIN versions v ON v.id = p.version_id
       JOIN documents d ON d.id = v.document_id JOIN collections c ON c.id = d.collection_id
       WHERE p.vector_hash = vectors.hash AND c.owner = vectors.owner)`,
    owner,
  );
  sql.run(
    `DELETE FROM vectors WHERE owner = ? AND model NOT IN (
       SELECT g.model FROM generations g JOIN collections c ON c.id = g.collection_id
       WHERE c.owner = ? AND g.retired_at IS NULL)`,
    owner,
    owner,
  );
}
