// Publishing in SQLite: the wanted state becomes the published one, with its generation.
import { OF_COLLECTION, VERSIONS_OF_COLLECTION } from './rows.js';
import type { Sql } from './sqlite.js';
import type { Publication } from './store.js';
import { markUnswept } from './sweep-rows.js';

export function publish(sql: Sql, collectionId: number, publication: Publication, now: number): void {
  for (const [table, where] of [
    ['versions', OF_COLLECTION],
    ['passages', VERSIONS_OF_COLLECTION],
  ]) {
    sql.run(
      `UPDATE ${table} SET published = 0, retired_at = ? WHERE ${where} AND published = 1 AND wanted = 0`,
      now,
      collectionId,
    );
    sql.run(`UPDATE ${table} SET published = 1 WHERE ${where} AND published = 0 AND wanted = 1`, collectionId);
  }
  moveQuotes(sql, collectionId);
  replaceGeneration(sql, collectionId, publication, now);
}

export function replaceGeneration(
  sql: Sql,
  collectionId: number,
  { generation, model }: Publication,
  now: number,
): void {
  markUnswept(sql, collectionId);
  sql.run('UPDATE generations SET retired_at = ? WHERE collection_id = ? AND retired_at IS NULL', now, collectionId);
  const statement = 'INSERT INTO generations (name, collection_id, model, published_at) VALUES (?, ?, ?, ?)';
  sql.run(statement, generation, collectionId, model, now);
}

/**
 * Quotes follow their text: when the same text is published again for the same document, or from the same file (which got
 * another name), they belong to that version.
 */
function moveQuotes(sql: Sql, collectionId: number): void {
  for (const same of ['document_id', 'file_id']) {
    sql.run(
      `UPDATE OR IGNORE quotes SET version_id = fresh.id
       FROM versions old JOIN versions fresh ON fresh.${same} = old.${same} AND fresh.text_id = old.text_id
       WHERE quotes.version_id = old.id AND old.published = 0 AND fresh.published = 1
         AND old.${OF_COLLECTION}`,
      collectionId,
    );
  }
}
