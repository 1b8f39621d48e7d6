// The row of a new collection, with an id that no collection ever had.
import type { Sql } from './sqlite.js';

/** Returns the id. `label`: null for one that is called by its name. */
export function insertCollection(sql: Sql, owner: string, name: string, label: string | null): number {
  // Only the table's own counter is needed, which outlives its rows.
  const { id } = sql.run('INSERT INTO collection_ids DEFAULT VALUES');
  sql.run('DELETE FROM collection_ids');
  sql.run('INSERT INTO collections (id, owner, name, label) VALUES (?, ?, ?, ?)', id, owner, name, label);
  return id;
}
