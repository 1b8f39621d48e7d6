// Quotes in SQLite: the same place of the same version keeps its id within an owner.
import type { Clock } from '../ports.js';
import { newQuoteId } from './quote-id.js';
import { REMOVED } from './rows.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { QuoteDraft, QuoteStore } from './store.js';

interface QuoteRow {
  id: string;
  owner: string;
  version_id: number;
  document_id: number;
  start: number;
  end: number;
  hash: string;
  created_at: number;
}

export function quoteRows(file: SqliteFile, clock: Clock): QuoteStore {
  return {
    saveQuotes: async (owner, drafts) => {
      const known = await file.read((sql) => drafts.map((draft) => knownId(sql, owner, draft)));
      const ids = known.filter((id) => id !== null);
      if (ids.length === drafts.length) return ids; // nothing to write, so no disk is waited for
      return file.write((sql) =>
        drafts.map((draft) => knownId(sql, owner, draft) ?? insert(sql, owner, draft, clock.now())),
      );
    },
    quote: (owner, id) =>
      file.read((sql) => {
        const row = sql.one<QuoteRow>(
          `SELECT q.*, v.document_id FROM quotes q JOIN versions v ON v.id = q.version_id
           WHERE q.owner = ? AND q.id = ? AND NOT ${REMOVED}`,
          owner,
          id,
        );
        return (
          row && {
            id: row.id,
            owner: row.owner,
            versionId: row.version_id,
            documentId: row.document_id,
            start: row.start,
            end: row.end,
            hash: row.hash,
            createdAt: row.created_at,
          }
        );
      }),
  };
}

function knownId(sql: Sql, owner: string, draft: QuoteDraft): string | null {
  const row = sql.one<{ id: string }>(
    'SELECT id FROM quotes WHERE owner = ? AND version_id = ? AND start = ? AND "end" = ?',
    owner,
    draft.versionId,
    draft.start,
    draft.end,
  );
  return row?.id ?? null;
}

function insert(sql: Sql, owner: string, draft: QuoteDraft, now: number): string {
  // Two of 2^40 random ids meeting is unlikely even after a million quotes (about one in two); then another is drawn.
  for (;;) {
    const id = newQuoteId();
    const { changes } = sql.run(
      'INSERT INTO quotes (id, owner, version_id, start, "end", hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
      id,
      owner,
      draft.versionId,
      draft.start,
      draft.end,
      draft.hash,
      now,
    );
    if (changes === 1) return id;
  }
}
