// Shown answers in SQLite: quote ids and offsets, never a question.
import type { MessageAddress, ShownAnswer, ShownQuote, Visibility } from '../group-types.js';
import type { Clock } from '../ports.js';
import type { Language } from '../types.js';
import { newQuoteId } from './quote-id.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { AnswerCounts, AnswerDraft, AnswerStore, AskedCollection } from './store.js';

interface AnswerRow {
  id: string;
  owner: string;
  collection_id: number;
  asker: string | null;
  visibility: Visibility;
  language: Language;
  kind: ShownAnswer['kind'];
  answered: number;
  sure: number;
  figures_differ: number;
  quotes: string;
  nearest: string;
  more: string;
  also_in: string;
  channel: string | null;
  message: string | null;
  shown_at: number;
}

/** Answers among which the collections asked last are looked for; one that is busy must not hide all others. */
const LOOKED_BACK = 2_000;

/**
 * A copy for all stands where the private answer of which it is the copy says. `+`: one owner's answers are few, those of all
 * owners in a day are many.
 */
const ANSWER_COUNTS = `SELECT count(*) AS asked, coalesce(sum(answered), 0) AS answered FROM shown_answers
  WHERE owner = ? AND kind = 'question' AND asker IS NOT NULL
    AND collection_id IN (SELECT value FROM json_each(?)) AND +shown_at >= ? AND +shown_at < ?
    AND (visibility = 'private' OR coalesce(message, '') NOT IN (
      SELECT message FROM shown_answers WHERE owner = ? AND visibility = 'private' AND message IS NOT NULL))`;

export function answerRows(
  file: SqliteFile,
  clock: Clock,
): Pick<
  AnswerStore,
  'saveAnswer' | 'answer' | 'locateAnswer' | 'deleteAnswer' | 'answerCounts' | 'answersIn' | 'askedLast'
> {
  return {
    saveAnswer: (draft) => file.write((sql) => insert(sql, draft, clock.now())),
    answer: (owner, id) =>
      file.read((sql) => {
        const row = sql.one<AnswerRow>('SELECT * FROM shown_answers WHERE owner = ? AND id = ?', owner, id);
        return row && answerOf(row);
      }),
    locateAnswer: (owner, id, { channel, message }) =>
      file.write((sql) => {
        const statement = 'UPDATE shown_answers SET channel = ?, message = ? WHERE owner = ? AND id = ?';
        sql.run(statement, channel, message, owner, id);
      }),
    deleteAnswer: (owner, id) =>
      file.erase((sql) => {
        sql.run('DELETE FROM shown_answers WHERE owner = ? AND id = ?', owner, id);
        sql.run('DELETE FROM open_questions WHERE owner = ? AND answer_id = ?', owner, id);
        sql.run('UPDATE open_questions SET answered_by = NULL WHERE owner = ? AND answered_by = ?', owner, id);
      }),
    answerCounts: (owner, collectionIds, from, to) =>
      file.read((sql) => {
        const values = [owner, JSON.stringify(collectionIds), from, to, owner];
        return sql.one<AnswerCounts>(ANSWER_COUNTS, ...values) ?? { asked: 0, answered: 0 };
      }),
    answersIn: (owner, channel, from, to) =>
      file.read((sql) => {
        const statement = `SELECT * FROM shown_answers
          WHERE owner = ? AND channel = ? AND shown_at >= ? AND shown_at < ? ORDER BY shown_at, rowid`;
        return sql.all<AnswerRow>(statement, owner, channel, from, to).map(answerOf);
      }),
    askedLast: (most) =>
      file.read((sql) =>
        sql.all<AskedCollection>(
          `SELECT owner, collection_id AS collectionId
           FROM (SELECT owner, collection_id, shown_at FROM shown_answers ORDER BY shown_at DESC LIMIT ?)
           WHERE collection_id NOT IN (SELECT id FROM collections WHERE removed_at IS NOT NULL)
           GROUP BY owner, collection_id ORDER BY max(shown_at) DESC LIMIT ?`,
          LOOKED_BACK,
          most,
        ),
      ),
  };
}

function insert(sql: Sql, draft: AnswerDraft, now: number): string {
  for (;;) {
    const id = newQuoteId();
    const { changes } = sql.run(
      `INSERT INTO shown_answers (owner, id, collection_id, asker, visibility, language, kind, answered, sure,
         figures_differ, quotes, nearest, more, also_in, shown_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      draft.owner,
      id,
      draft.collectionId,
      draft.asker,
      draft.visibility,
      draft.language,
      draft.kind,
      Number(draft.answered),
      Number(draft.sure),
      Number(draft.figuresDiffer),
      shownQuotesJson(draft.quotes),
      shownQuotesJson(draft.nearest),
      shownQuotesJson(draft.more),
      JSON.stringify(draft.alsoIn),
      now,
    );
    if (changes === 1) return id;
  }
}

/** Exactly the fields of the type, whatever else an object carries: a question or a quoted text must not slip in. */
function shownQuotesJson(quotes: readonly ShownQuote[]): string {
  return JSON.stringify(
    quotes.map(({ id, emphasis, sentence: { start, end } }) => ({ id, emphasis, sentence: { start, end } })),
  );
}

function answerOf(row: AnswerRow): ShownAnswer {
  return {
    id: row.id,
    owner: row.owner,
    collectionId: row.collection_id,
    asker: row.asker,
    visibility: row.visibility,
    language: row.language,
    kind: row.kind,
    answered: row.answered === 1,
    sure: row.sure === 1,
    figuresDiffer: row.figures_differ === 1,
    quotes: JSON.parse(row.quotes) as ShownQuote[],
    nearest: JSON.parse(row.nearest) as ShownQuote[],
    more: JSON.parse(row.more) as ShownQuote[],
    alsoIn: JSON.parse(row.also_in) as ShownAnswer['alsoIn'],
    address: addressOf(row),
    shownAt: row.shown_at,
  };
}

function addressOf({ channel, message }: AnswerRow): MessageAddress | null {
  return channel === null || message === null ? null : { channel, message };
}
