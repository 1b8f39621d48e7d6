// How much people gave within a day: files, and proposals that wait for a decision.
import type { Sql } from './sqlite.js';

const DAY_MS = 86_400_000;

/** `accepted`: contents that may wait as a proposal and become a file now, which counts once. */
export function uploadsOfDay(
  sql: Sql,
  owner: string,
  now: number,
  accepted?: { readonly collectionId: number; readonly hash: string },
): number {
  const count = (statement: string, ...values: readonly (string | number | null)[]) =>
    sql.one<{ n: number }>(`SELECT count(*) AS n FROM ${statement}`, owner, now - DAY_MS, ...values)?.n ?? 0;
  return (
    count('files WHERE owner = ? AND added_at > ? AND added_by IS NOT NULL') +
    count(
      'proposals WHERE owner = ? AND proposed_at > ? AND NOT (collection_id IS ? AND hash IS ?)',
      accepted?.collectionId ?? null,
      accepted?.hash ?? null,
    )
  );
}
