// The quizzes of study sessions in SQLite: their rounds, who chose what, and who found a question bad.
import type { QuizRound, Score } from '../study-types.js';
import { newQuoteId } from './quote-id.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { RoundDraft, StudyStore } from './study-store.js';

type RoundStore = Pick<StudyStore, 'saveRounds' | 'round' | 'rounds' | 'locateRound' | 'closeRound'>;
type ChoiceStore = Pick<StudyStore, 'answerRound' | 'roundAnswers' | 'complainOfRound' | 'scores'>;

export function quizRows(file: SqliteFile): RoundStore & ChoiceStore {
  return { ...roundRows(file), ...choiceRows(file) };
}

function roundRows(file: SqliteFile): RoundStore {
  return {
    saveRounds: (owner, sessionId, drafts) =>
      file.write((sql) => {
        const statement = 'SELECT count(*) AS n FROM quiz_rounds WHERE owner = ? AND session_id = ?';
        const before = sql.one<{ n: number }>(statement, owner, sessionId)?.n ?? 0;
        return drafts.map((draft, at) => insert(sql, owner, sessionId, before + at, draft));
      }),
    round: (owner, id) => file.read((sql) => roundAt(sql, owner, id)),
    rounds: (owner, sessionId) =>
      file.read((sql) => {
        const statement = 'SELECT * FROM quiz_rounds WHERE owner = ? AND session_id = ? ORDER BY number';
        return sql.all<RoundRow>(statement, owner, sessionId).map(roundOf);
      }),
    locateRound: (owner, id, { channel, message }) =>
      file.write((sql) => {
        const statement = 'UPDATE quiz_rounds SET channel = ?, message = ? WHERE owner = ? AND id = ?';
        sql.run(statement, channel, message, owner, id);
      }),
    closeRound: (owner, id, state) =>
      file.write((sql) => {
        const statement = `UPDATE quiz_rounds SET state = ? WHERE owner = ? AND id = ? AND state = 'open'`;
        return sql.run(statement, state, owner, id).changes === 1;
      }),
  };
}

function choiceRows(file: SqliteFile): ChoiceStore {
  return {
    answerRound: (owner, id, person, choice) => file.write((sql) => answer(sql, owner, id, person, choice)),
    roundAnswers: (owner, id) =>
      file.read((sql) =>
        countOf(sql, 'SELECT count(*) AS n FROM quiz_answers WHERE owner = ? AND round_id = ?', owner, id),
      ),
    complainOfRound: (owner, id, person) =>
      file.write((sql) => {
        sql.run(
          `INSERT INTO round_complaints (owner, round_id, person)
           SELECT owner, id, ? FROM quiz_rounds WHERE owner = ? AND id = ? ON CONFLICT DO NOTHING`,
          person,
          owner,
          id,
        );
        return countOf(sql, 'SELECT count(*) AS n FROM round_complaints WHERE owner = ? AND round_id = ?', owner, id);
      }),
    scores: (owner, sessionId) => file.read((sql) => sql.all<ScoreRow>(SCORES, owner, sessionId).map(scoreOf)),
  };
}

/** The owner and the session. Of as many right ones, who needed fewer answers comes first. */
const SCORES = `SELECT a.person, sum(a.choice = r."right") AS "right", count(*) AS answered,
    coalesce(max(m.shows_score), 0) AS shows_score
  FROM quiz_rounds r
  JOIN quiz_answers a ON a.owner = r.owner AND a.round_id = r.id
  LEFT JOIN session_members m ON m.owner = r.owner AND m.session_id = r.session_id AND m.person = a.person
  WHERE r.owner = ? AND r.session_id = ? AND r.state = 'closed'
  GROUP BY a.person ORDER BY 2 DESC, 3, 1`;

function answer(sql: Sql, owner: string, id: string, person: string, choice: number) {
  if (roundAt(sql, owner, id)?.state !== 'open') return null;
  const insertion = `INSERT INTO quiz_answers (owner, round_id, person, choice) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;
  if (sql.run(insertion, owner, id, person, choice).changes === 1) return { choice, first: true };
  const statement = 'SELECT choice FROM quiz_answers WHERE owner = ? AND round_id = ? AND person = ?';
  return { choice: sql.one<{ choice: number }>(statement, owner, id, person)?.choice ?? choice, first: false };
}

function insert(sql: Sql, owner: string, sessionId: string, number: number, draft: RoundDraft): QuizRound {
  const row = sql.one<RoundRow>(
    `INSERT INTO quiz_rounds (owner, id, session_id, number, quote_id, hidden_start, hidden_end, choices, "right")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
    owner,
    newQuoteId(),
    sessionId,
    number,
    draft.quoteId,
    draft.hidden.start,
    draft.hidden.end,
    JSON.stringify(draft.choices),
    draft.right,
  );
  if (row === null) throw new Error('A round that was saved was not returned.');
  return roundOf(row);
}

function countOf(sql: Sql, statement: string, owner: string, id: string): number {
  return sql.one<{ n: number }>(statement, owner, id)?.n ?? 0;
}

function roundAt(sql: Sql, owner: string, id: string): QuizRound | null {
  const row = sql.one<RoundRow>('SELECT * FROM quiz_rounds WHERE owner = ? AND id = ?', owner, id);
  return row && roundOf(row);
}

interface RoundRow {
  owner: string;
  id: string;
  session_id: string;
  number: number;
  quote_id: string;
  hidden_start: number;
  hidden_end: number;
  choices: string;
  right: number;
  state: QuizRound['state'];
  channel: string | null;
  message: string | null;
}

function roundOf(row: RoundRow): QuizRound {
  const { channel, message } = row;
  return {
    owner: row.owner,
    id: row.id,
    sessionId: row.session_id,
    number: row.number,
    quoteId: row.quote_id,
    hidden: { start: row.hidden_start, end: row.hidden_end },
    choices: JSON.parse(row.choices) as string[],
    right: row.right,
    state: row.state,
    address: channel === null || message === null ? null : { channel, message },
  };
}

interface ScoreRow {
  person: string;
  right: number;
  answered: number;
  shows_score: number;
}

function scoreOf({ shows_score, ...score }: ScoreRow): Score {
  return { ...score, showsScore: shows_score === 1 };
}
