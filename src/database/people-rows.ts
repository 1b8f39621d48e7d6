// What is remembered of an owner's people in SQLite: settings, discussions, first answers, counts, and all of one person.
import type { Outcome, PersonalData, Visibility } from '../group-types.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { PeopleStore, QuestionCount } from './store.js';

/** What a person does in study sessions, and wants there. */
const TABLES_OF_SESSIONS = ['session_members', 'quiz_answers', 'round_complaints', 'unnamed_people'];

type PersonStore = Pick<PeopleStore, 'noteFirstAnswer' | 'personalData' | 'deletePersonalData' | 'deleteOlder'>;

export function peopleRows(file: SqliteFile): PeopleStore {
  return { ...settingRows(file), ...discussionRows(file), ...countRows(file), ...personRows(file) };
}

function settingRows(file: SqliteFile): Pick<PeopleStore, 'groupSettings' | 'saveGroupSettings'> {
  return {
    groupSettings: (owner) =>
      file.read((sql) => {
        const statement = 'SELECT name, value FROM group_settings WHERE owner = ?';
        const rows = sql.all<{ name: string; value: string }>(statement, owner);
        return new Map(rows.map(({ name, value }) => [name, value]));
      }),
    saveGroupSettings: (owner, values) =>
      file.write((sql) => {
        for (const [name, value] of values) {
          sql.run(
            `INSERT INTO group_settings (owner, name, value) VALUES (?, ?, ?)
             ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value`,
            owner,
            name,
            value,
          );
        }
      }),
  };
}

function discussionRows(file: SqliteFile): Pick<PeopleStore, 'discussion' | 'saveDiscussion' | 'deleteThread'> {
  return {
    discussion: (owner, channel, quoteId) =>
      file.read((sql) => {
        const statement = 'SELECT thread FROM discussions WHERE owner = ? AND channel = ? AND quote_id = ?';
        return sql.one<{ thread: string }>(statement, owner, channel, quoteId)?.thread ?? null;
      }),
    saveDiscussion: (owner, channel, quoteId, thread) =>
      file.write((sql) => {
        sql.run(
          `INSERT INTO discussions (owner, channel, quote_id, thread) VALUES (?, ?, ?, ?)
           ON CONFLICT (owner, channel, quote_id) DO UPDATE SET thread = excluded.thread`,
          owner,
          channel,
          quoteId,
          thread,
        );
      }),
    deleteThread: (owner, thread) =>
      file.write((sql) => {
        sql.run('DELETE FROM discussions WHERE owner = ? AND thread = ?', owner, thread);
      }),
  };
}

function countRows(file: SqliteFile): Pick<PeopleStore, 'countQuestion' | 'questionCounts'> {
  return {
    countQuestion: (owner, day, visibility: Visibility, outcome: Outcome) =>
      file.write((sql) => {
        sql.run(
          `INSERT INTO question_counts (owner, day, visibility, outcome, questions) VALUES (?, ?, ?, ?, 1)
           ON CONFLICT (owner, day, visibility, outcome) DO UPDATE SET questions = questions + 1`,
          owner,
          day,
          visibility,
          outcome,
        );
      }),
    questionCounts: (owner, since) =>
      file.read((sql) =>
        sql.all<QuestionCount>(
          `SELECT day, visibility, outcome, questions FROM question_counts WHERE owner = ? AND day >= ?
           ORDER BY day, visibility, outcome`,
          owner,
          since,
        ),
      ),
  };
}

function personRows(file: SqliteFile): PersonStore {
  return {
    noteFirstAnswer: async (owner, person) => {
      const statement = 'SELECT 1 FROM first_answers WHERE owner = ? AND person = ?';
      if (await file.read((sql) => sql.one(statement, owner, person))) return false; // nothing to write
      return file.write((sql) => {
        const insert = 'INSERT INTO first_answers (owner, person) VALUES (?, ?) ON CONFLICT DO NOTHING';
        return sql.run(insert, owner, person).changes === 1;
      });
    },
    personalData: (owner, person) => file.read((sql) => dataOf(sql, owner, person)),
    deletePersonalData: (owner, person) =>
      file.erase((sql) => {
        sql.run('DELETE FROM open_questions WHERE owner = ? AND asker = ?', owner, person);
        sql.run('DELETE FROM verdicts WHERE owner = ? AND person = ?', owner, person);
        sql.run('DELETE FROM first_answers WHERE owner = ? AND person = ?', owner, person);
        sql.run('UPDATE shown_answers SET asker = NULL WHERE owner = ? AND asker = ?', owner, person);
        // Nobody is named, but who gave it was not the command line: the day's uploads count it still.
        sql.run("UPDATE files SET added_by = '' WHERE owner = ? AND added_by = ?", owner, person);
        sql.run('UPDATE files SET removed_by = NULL WHERE owner = ? AND removed_by = ?', owner, person);
        sql.run('UPDATE collections SET removed_by = NULL WHERE owner = ? AND removed_by = ?', owner, person);
        sql.run('DELETE FROM proposals WHERE owner = ? AND proposed_by = ?', owner, person);
        sql.run('UPDATE blocked_quotes SET blocked_by = NULL WHERE owner = ? AND blocked_by = ?', owner, person);
        sql.run('UPDATE schedules SET set_by = NULL WHERE owner = ? AND set_by = ?', owner, person);
        sql.run('UPDATE sessions SET guide = NULL WHERE owner = ? AND guide = ?', owner, person);
        for (const table of TABLES_OF_SESSIONS)
          sql.run(`DELETE FROM ${table} WHERE owner = ? AND person = ?`, owner, person);
      }),
    deleteOlder: (questionsBefore, answersBefore) =>
      file.erase((sql) => {
        sql.run('DELETE FROM open_questions WHERE asked_at < ?', questionsBefore);
        sql.run('DELETE FROM shown_answers WHERE shown_at < ?', answersBefore);
      }),
  };
}

interface Held {
  rows: number;
  since: number | null;
}

function dataOf(sql: Sql, owner: string, person: string): PersonalData {
  const held = (statement: string, ...values: string[]): Held =>
    sql.one<Held>(statement, owner, person, ...values) ?? { rows: 0, since: null };
  const answers = held(
    'SELECT count(*) AS rows, min(shown_at) AS since FROM shown_answers WHERE owner = ? AND asker = ?',
  );
  const said = 'SELECT count(*) AS rows, min(judged_at) AS since FROM verdicts WHERE owner = ? AND person = ?';
  const up = held(`${said} AND verdict = ?`, 'up');
  const down = held(`${said} AND verdict = ?`, 'down');
  const given = held('SELECT count(*) AS rows, min(added_at) AS since FROM files WHERE owner = ? AND added_by = ?');
  const proposed = held(
    'SELECT count(*) AS rows, min(proposed_at) AS since FROM proposals WHERE owner = ? AND proposed_by = ?',
  );
  const questions = sql.all<{ question: string; asked_at: number }>(
    'SELECT question, asked_at FROM open_questions WHERE owner = ? AND asker = ? ORDER BY asked_at DESC, rowid DESC',
    owner,
    person,
  );
  const unnamed = held(
    'SELECT count(*) AS rows, min(since) AS since FROM unnamed_people WHERE owner = ? AND person = ?',
  );
  const sessions = sessionsOf(sql, owner, person);
  const counted = [answers, up, down, given, proposed, sessions, unnamed].map(({ since }) => since);
  const times = [...counted, questions.at(-1)?.asked_at ?? null].filter((at) => at !== null);
  return {
    answers: answers.rows,
    openQuestions: questions.map(({ question }) => question),
    thumbsUp: up.rows,
    thumbsDown: down.rows,
    documents: given.rows,
    proposals: proposed.rows,
    sessions: sessions.rows,
    unnamed: unnamed.rows > 0,
    since: times.length === 0 ? null : Math.min(...times),
  };
}

/** Those that the person guides, joined, or answered or complained in. */
function sessionsOf(sql: Sql, owner: string, person: string): Held {
  const row = sql.one<Held>(
    `WITH me (owner, person) AS (VALUES (?, ?)), mine (owner, id) AS (
       SELECT s.owner, s.id FROM me JOIN sessions s ON s.owner = me.owner AND s.guide = me.person
       UNION SELECT m.owner, m.session_id FROM me JOIN session_members m USING (owner, person)
       UNION SELECT r.owner, r.session_id FROM me JOIN quiz_answers a USING (owner, person)
         JOIN quiz_rounds r ON r.owner = a.owner AND r.id = a.round_id
       UNION SELECT r.owner, r.session_id FROM me JOIN round_complaints c USING (owner, person)
         JOIN quiz_rounds r ON r.owner = c.owner AND r.id = c.round_id)
     SELECT count(*) AS rows, min(s.started_at) AS since FROM mine JOIN sessions s USING (owner, id)`,
    owner,
    person,
  );
  return row ?? { rows: 0, since: null };
}
