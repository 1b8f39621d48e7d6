// Verdicts and blocked quotes in SQLite.
import type { Verdict } from '../group-types.js';
import type { Clock } from '../ports.js';
import type { SqliteFile } from './sqlite.js';
import type { AnswerStore, BlockedQuote, ComplaintCount } from './store.js';

type FeedbackStore = Pick<
  AnswerStore,
  'saveVerdict' | 'verdicts' | 'complaints' | 'blockQuote' | 'unblockQuote' | 'blockedQuotes'
>;

export function feedbackRows(file: SqliteFile, clock: Clock): FeedbackStore {
  return { ...verdictRows(file, clock), ...blockedRows(file, clock) };
}

function verdictRows(file: SqliteFile, clock: Clock): Pick<FeedbackStore, 'saveVerdict' | 'verdicts' | 'complaints'> {
  return {
    saveVerdict: (owner, answerId, { person, verdict, reason, quoteId }) =>
      file.write((sql) => {
        if (!sql.one('SELECT 1 FROM shown_answers WHERE owner = ? AND id = ?', owner, answerId)) return false;
        sql.run(
          `INSERT INTO verdicts (owner, answer_id, person, verdict, reason, quote_id, judged_at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (owner, answer_id, person) DO UPDATE SET
             verdict = excluded.verdict, reason = excluded.reason, quote_id = excluded.quote_id, judged_at = excluded.judged_at`,
          owner,
          answerId,
          person,
          verdict,
          reason,
          quoteId,
          clock.now(),
        );
        return true;
      }),
    verdicts: (owner, answerId) =>
      file.read((sql) => {
        const statement =
          'SELECT verdict, count(*) AS people FROM verdicts WHERE owner = ? AND answer_id = ? GROUP BY verdict';
        const rows = sql.all<{ verdict: Verdict; people: number }>(statement, owner, answerId);
        const people = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)?.people ?? 0;
        return { up: people('up'), down: people('down') };
      }),
    complaints: (owner) =>
      file.read((sql) =>
        // Beside one max(), SQLite takes the other columns from the row that holds it: the latest answer.
        sql.all<ComplaintCount>(
          `SELECT v.quote_id AS quoteId, v.reason, count(DISTINCT v.person) AS people, v.answer_id AS answerId,
             a.collection_id AS collectionId, max(v.judged_at) AS latestAt
           FROM verdicts v JOIN shown_answers a ON a.owner = v.owner AND a.id = v.answer_id
           WHERE v.owner = ? AND v.verdict = 'down' AND v.quote_id IS NOT NULL
           GROUP BY v.quote_id, v.reason ORDER BY latestAt DESC, quoteId, reason`,
          owner,
        ),
      ),
  };
}

function blockedRows(
  file: SqliteFile,
  clock: Clock,
): Pick<FeedbackStore, 'blockQuote' | 'unblockQuote' | 'blockedQuotes'> {
  return {
    blockQuote: (owner, quoteId, text, by) =>
      file.write((sql) => {
        sql.run(
          `INSERT INTO blocked_quotes (owner, quote_id, text, blocked_by, blocked_at)
           SELECT owner, id, ?, ?, ? FROM quotes WHERE owner = ? AND id = ? ON CONFLICT DO NOTHING`,
          text,
          by,
          clock.now(),
          owner,
          quoteId,
        );
      }),
    unblockQuote: (owner, quoteId) =>
      file.write((sql) => {
        sql.run('DELETE FROM blocked_quotes WHERE owner = ? AND quote_id = ?', owner, quoteId);
      }),
    blockedQuotes: (owner) =>
      file.read((sql) =>
        sql.all<BlockedQuote>(
          `SELECT b.quote_id AS quoteId, d.collection_id AS collectionId, q.version_id AS versionId, q.start, q."end",
             b.text, b.blocked_at AS blockedAt
           FROM blocked_quotes b JOIN quotes q ON q.id = b.quote_id
           JOIN versions v ON v.id = q.version_id JOIN documents d ON d.id = v.document_id
           WHERE b.owner = ? ORDER BY b.blocked_at DESC, b.quote_id`,
          owner,
        ),
      ),
  };
}
