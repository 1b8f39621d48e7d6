// Orphans: rows that nothing reaches any more, neither a live document, a cited version, an undo nor a tombstone. Always none.
import type { Sql } from './sqlite.js';

/** A version or passage may still be read, or wait for a sweep, until it was retired long enough. */
const REACHED = '(published = 1 OR wanted = 1 OR coalesce(retired_at, 0) >= ?)';
const OF_OWNER =
  'document_id IN (SELECT d.id FROM documents d JOIN collections c ON c.id = d.collection_id WHERE c.owner = ?)';

/** Each statement counts the orphans of one table and takes the owner, then where it says so the time. */
const ORPHANS: Readonly<Record<string, { readonly statement: string; readonly timed: boolean }>> = {
  documents: {
    timed: false,
    statement: `documents WHERE collection_id IN (SELECT id FROM collections WHERE owner = ?)
      AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.document_id = documents.id)`,
  },
  versions: {
    timed: true,
    statement: `versions WHERE ${OF_OWNER} AND NOT ${REACHED}
      AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.version_id = versions.id)`,
  },
  passages: {
    timed: true,
    statement: `passages WHERE version_id IN (SELECT id FROM versions WHERE ${OF_OWNER}) AND NOT ${REACHED}`,
  },
  texts: {
    timed: false,
    statement: 'texts WHERE owner = ? AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.text_id = texts.id)',
  },
  vectors: {
    timed: false,
    statement: `vectors WHERE owner = ? AND NOT EXISTS (
      SELECT 1 FROM passages p JOIN versions v ON v.id = p.version_id JOIN documents d ON d.id = v.document_id
      JOIN collections c ON c.id = d.collection_id WHERE c.owner = vectors.owner AND p.vector_hash = vectors.hash)`,
  },
  tombstones: {
    timed: false,
    statement: `tombstones WHERE owner = ? AND (
      NOT EXISTS (
        SELECT 1 FROM withdrawn_quotes q WHERE q.owner = tombstones.owner AND q.tombstone_id = tombstones.id)
      OR tied_to IS NULL AND collection_id NOT IN (SELECT id FROM collections))`,
  },
  // Nobody finds a file in a removed collection, and what was not removed is never forgotten.
  collections: {
    timed: false,
    statement: `collections WHERE owner = ? AND removed_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM files f WHERE f.collection_id = collections.id AND f.removed_at IS NULL)`,
  },
};

/** See `KeptFileStore.orphans`. What foreign keys forbid is not counted. */
export function orphanRows(sql: Sql, owner: string, retiredBefore: number): Record<string, number> {
  const count = ([table, { statement, timed }]: [string, (typeof ORPHANS)[string]]): [string, number] => {
    const values = timed ? [owner, retiredBefore] : [owner];
    return [table, sql.one<{ n: number }>(`SELECT count(*) AS n FROM ${statement}`, ...values)?.n ?? 0];
  };
  return Object.fromEntries(Object.entries(ORPHANS).map(count));
}
