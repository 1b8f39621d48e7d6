// Open questions in SQLite: the only table that holds what people asked.
import type { OpenQuestion } from '../group-types.js';
import type { Clock } from '../ports.js';
import type { Language } from '../types.js';
import { newQuoteId } from './quote-id.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { QuestionDraft, QuestionStore } from './store.js';

/** A question asked while new documents were being published may have met the old ones; later ones certainly met them. */
const SETTLED_MS = 60_000;

const QUESTION = 'q.id, q.collection_id, q.question, q.language, q.channel, q.asked_at, q.answered_by';
const SELECT_QUESTION = `SELECT ${QUESTION} FROM open_questions q
  JOIN collections c ON c.id = q.collection_id AND c.removed_at IS NULL`;

interface QuestionRow {
  id: string;
  collection_id: number;
  question: string;
  language: Language;
  channel: string;
  asked_at: number;
  answered_by: string | null;
}

export function questionRows(file: SqliteFile, clock: Clock): QuestionStore {
  return {
    saveQuestion: (draft, most) =>
      file.write((sql) => {
        const id = insert(sql, draft, clock.now());
        sql.run(
          `DELETE FROM open_questions WHERE owner = ? AND rowid NOT IN (
             SELECT rowid FROM open_questions WHERE owner = ? ORDER BY asked_at DESC, rowid DESC LIMIT ?)`,
          draft.owner,
          draft.owner,
          most,
        );
        return id;
      }),
    questions: (owner) =>
      file.read((sql) =>
        sql
          .all<QuestionRow>(`${SELECT_QUESTION} WHERE q.owner = ? ORDER BY q.asked_at DESC, q.rowid DESC`, owner)
          .map(questionOf),
      ),
    question: (owner, id) =>
      file.read((sql) => {
        const row = sql.one<QuestionRow>(`${SELECT_QUESTION} WHERE q.owner = ? AND q.id = ?`, owner, id);
        return row && questionOf(row);
      }),
    questionsToAsk: (owner) => file.read((sql) => toAsk(sql, owner)),
    noteAsked: (owner, id, generation, answeredBy) =>
      file.write((sql) => {
        const statement = 'UPDATE open_questions SET asked_of = ?, answered_by = ? WHERE owner = ? AND id = ?';
        sql.run(statement, generation, answeredBy, owner, id);
      }),
    deleteQuestions: (owner, ids) =>
      file.erase((sql) => {
        if (ids === 'all') sql.run('DELETE FROM open_questions WHERE owner = ?', owner);
        else for (const id of ids) sql.run('DELETE FROM open_questions WHERE owner = ? AND id = ?', owner, id);
      }),
    ...questionVectorRows(file),
  };
}

function insert(sql: Sql, draft: QuestionDraft, now: number): string {
  for (;;) {
    const id = newQuoteId();
    const { changes } = sql.run(
      `INSERT INTO open_questions (owner, id, collection_id, channel, asker, question, language, answer_id, asked_at, asked_of)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,
         (SELECT name FROM generations WHERE collection_id = ? AND retired_at IS NULL AND published_at <= ?))
       ON CONFLICT DO NOTHING`,
      draft.owner,
      id,
      draft.collectionId,
      draft.channel,
      draft.asker,
      draft.question,
      draft.language,
      draft.answerId,
      now,
      draft.collectionId,
      now - SETTLED_MS,
    );
    if (changes === 1) return id;
  }
}

function toAsk(sql: Sql, owner: string) {
  return sql
    .all<QuestionRow & { generation: string }>(
      `SELECT ${QUESTION}, g.name AS generation FROM open_questions q
       JOIN collections c ON c.id = q.collection_id AND c.removed_at IS NULL
       JOIN generations g ON g.collection_id = q.collection_id AND g.retired_at IS NULL
       WHERE q.owner = ? AND q.answered_by IS NULL AND q.asked_of IS NOT g.name ORDER BY q.asked_at, q.rowid`,
      owner,
    )
    .map((row) => ({ question: questionOf(row), generation: row.generation }));
}

function questionVectorRows(file: SqliteFile): Pick<QuestionStore, 'questionVectors' | 'saveQuestionVectors'> {
  return {
    questionVectors: (owner, model) =>
      file.read((sql) => {
        const statement = 'SELECT id, vector FROM open_questions WHERE owner = ? AND model = ?';
        const rows = sql.all<{ id: string; vector: Uint8Array }>(statement, owner, model);
        // A copy of its own, because a blob may lie at an address that floats cannot be read from.
        return new Map(rows.map(({ id, vector }) => [id, new Float32Array(Uint8Array.from(vector).buffer)]));
      }),
    saveQuestionVectors: (owner, model, vectors) =>
      file.write((sql) => {
        for (const [id, vector] of vectors) {
          const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
          const statement = 'UPDATE open_questions SET model = ?, vector = ? WHERE owner = ? AND id = ?';
          sql.run(statement, model, bytes, owner, id);
        }
      }),
  };
}

function questionOf(row: QuestionRow): OpenQuestion {
  return {
    id: row.id,
    collectionId: row.collection_id,
    question: row.question,
    language: row.language,
    channel: row.channel,
    askedAt: row.asked_at,
    answeredBy: row.answered_by,
  };
}
