// Withdrawn quotes in SQLite: what answers for quotes whose document was removed.
import { DEFAULT_NAME } from './default-collection.js';
import type { WithdrawnQuote } from './kept-file-store.js';
import { newQuoteId } from './quote-id.js';
import type { Sql } from './sqlite.js';

/** What stays of a removed document that was quoted. */
export interface Withdrawal {
  readonly collectionId: number;
  readonly path: string;
  readonly hash: string;
  readonly addedAt: number;
  readonly withdrawnAt: number;
}

/**
 * Withdraws the quotes of the versions of which `condition` holds, with `value` for its parameter. A document that was
 * never quoted leaves nothing behind.
 */
export function withdrawQuotes(
  sql: Sql,
  owner: string,
  document: Withdrawal,
  condition: 'file_id = ?' | 'document_id = ?',
  value: string | number,
): void {
  const cited = sql.one<{ title: string | null }>(
    `SELECT json_extract(v.metadata, '$.title') AS title FROM versions v
     WHERE v.${condition} AND EXISTS (SELECT 1 FROM quotes q WHERE q.version_id = v.id) ORDER BY v.id DESC LIMIT 1`,
    value,
  );
  if (cited === null) return;
  const tombstone = newQuoteId();
  sql.run(
    `INSERT INTO tombstones (owner, id, title, path, hash, added_at, withdrawn_at, collection_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    owner,
    tombstone,
    cited.title,
    document.path,
    document.hash,
    document.addedAt,
    document.withdrawnAt,
    document.collectionId,
  );
  const ofDocument = `version_id IN (SELECT id FROM versions WHERE ${condition})`;
  sql.run(
    `INSERT INTO withdrawn_quotes (owner, id, tombstone_id, hash, created_at)
     SELECT owner, id, ?, hash, created_at FROM quotes WHERE owner = ? AND ${ofDocument}`,
    tombstone,
    owner,
    value,
  );
  sql.run(`DELETE FROM quotes WHERE ${ofDocument}`, value);
}

interface WithdrawnRow extends Omit<WithdrawnQuote, 'tiedTo'> {
  readonly tiedTo: string | null;
}

/** See `KeptFileStore.withdrawnQuote`. */
export function withdrawnQuote(sql: Sql, owner: string, id: string): WithdrawnQuote | null {
  const row = forgottenQuote(sql, owner, id) ?? removedQuote(sql, owner, id);
  return row && { ...row, tiedTo: row.tiedTo === null ? [] : (JSON.parse(row.tiedTo) as string[]) };
}

function forgottenQuote(sql: Sql, owner: string, id: string): WithdrawnRow | null {
  return sql.one<WithdrawnRow>(
    `SELECT t.title, t.path, t.withdrawn_at AS withdrawnAt, t.tied_to AS tiedTo,
       coalesce(t.collection_id, (SELECT c.id FROM collections c WHERE c.owner = t.owner AND c.name = '${DEFAULT_NAME}'), 0)
         AS collectionId
     FROM withdrawn_quotes q JOIN tombstones t ON t.owner = q.owner AND t.id = q.tombstone_id
     WHERE q.owner = ? AND q.id = ?`,
    owner,
    id,
  );
}

/** Of a removal that can still be undone. */
function removedQuote(sql: Sql, owner: string, id: string): WithdrawnRow | null {
  return sql.one<WithdrawnRow>(
    `SELECT json_extract(v.metadata, '$.title') AS title, coalesce(f.path, d.path) AS path, NULL AS tiedTo,
       coalesce(f.removed_at, c.removed_at) AS withdrawnAt, d.collection_id AS collectionId
     FROM quotes q JOIN versions v ON v.id = q.version_id JOIN documents d ON d.id = v.document_id
     JOIN collections c ON c.id = d.collection_id LEFT JOIN files f ON f.id = v.file_id
     WHERE q.owner = ? AND q.id = ? AND coalesce(f.removed_at, c.removed_at) IS NOT NULL`,
    owner,
    id,
  );
}
