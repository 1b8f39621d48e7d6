// Deletes everything of one owner. A table of which a row stays fails test/database/delete-owner.test.ts.
import type { Sql } from './sqlite.js';

/** In an order that foreign keys allow; collections take with them whatever belongs to one. */
const TABLES = [
  ...['shown_answers', 'verdicts', 'blocked_quotes', 'open_questions', 'discussions', 'first_answers'],
  ...['question_counts', 'group_settings', 'withdrawn_quotes', 'tombstones', 'reading_notices', 'proposals'],
  ...['channel_collections', 'quotes', 'used_sentences', 'postings', 'schedules'],
  ...['quiz_answers', 'round_complaints', 'quiz_rounds', 'session_members', 'sessions', 'unnamed_people'],
];
const AFTER_VERSIONS = ['files', 'collections', 'texts', 'vectors', 'servers'];

/** See `ServerStore.deleteOwner`. */
export function deleteOwner(sql: Sql, owner: string): string[] {
  const ofOwner = 'SELECT id FROM collections WHERE owner = ?';
  const generations = sql.all<{ name: string }>(
    `SELECT name FROM generations WHERE collection_id IN (${ofOwner}) ORDER BY name`,
    owner,
  );
  for (const table of TABLES) sql.run(`DELETE FROM ${table} WHERE owner = ?`, owner);
  sql.run(`DELETE FROM documents WHERE collection_id IN (${ofOwner})`, owner);
  for (const table of AFTER_VERSIONS) sql.run(`DELETE FROM ${table} WHERE owner = ?`, owner);
  return generations.map(({ name }) => name);
}
