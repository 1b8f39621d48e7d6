// Whether something can be put into a collection: it is the owner's, and was not removed.
import type { CollectionPlace } from './kept-file-store.js';
import { collectionRemoved } from './removed-collection.js';
import type { Sql } from './sqlite.js';

/** Throws UserError `collection-removed`, or an error where the owner has no such collection. */
export function requirePresent(sql: Sql, { owner, collectionId }: CollectionPlace): void {
  const statement = 'SELECT removed_at AS at FROM collections WHERE id = ? AND owner = ?';
  const collection = sql.one<{ at: number | null }>(statement, collectionId, owner);
  if (collection === null) throw new Error('no collection of this owner');
  if (collection.at !== null) throw collectionRemoved(null);
}
