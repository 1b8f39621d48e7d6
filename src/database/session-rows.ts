// Study sessions in SQLite: what each is about, where it is held, and whether it is open. Who takes part is in member-rows.ts.
import type { MessageAddress } from '../group-types.js';
import type { PlannedPassage, SessionAbout, SessionEnd, StudySession } from '../study-types.js';
import { newQuoteId } from './quote-id.js';
import type { Sql, SqliteFile } from './sqlite.js';
import type { SessionDraft, StudyStore } from './study-store.js';

type ReadingStore = Pick<StudyStore, 'session' | 'sessionIn' | 'ownersInStudy' | 'openSessions' | 'idleSessions'>;
type ChangingStore = Pick<
  StudyStore,
  'saveSession' | 'openSession' | 'touchSession' | 'endSession' | 'deleteOldSessions'
>;

export function sessionRows(file: SqliteFile): ReadingStore & ChangingStore {
  return { ...readingRows(file), ...changingRows(file) };
}

function readingRows(file: SqliteFile): ReadingStore {
  return {
    session: (owner, id) => file.read((sql) => sessionAt(sql, owner, id)),
    sessionIn: (owner, thread) =>
      file.read((sql) => {
        const statement = `SELECT * FROM sessions WHERE owner = ? AND thread = ? AND state = 'open'`;
        const row = sql.one<SessionRow>(statement, owner, thread);
        return row && sessionOf(row);
      }),
    ownersInStudy: (owners) =>
      file.read((sql) => {
        const statement = `SELECT value AS owner FROM json_each(?)
          WHERE EXISTS (SELECT 1 FROM sessions WHERE owner = value AND state = 'open')
          OR EXISTS (SELECT 1 FROM schedules WHERE owner = value AND kind = 'passage' AND state <> 'stopped')`;
        return sql.all<{ owner: string }>(statement, JSON.stringify(owners)).map(({ owner }) => owner);
      }),
    openSessions: (owner) =>
      file.read((sql) => {
        const statement = `SELECT * FROM sessions WHERE owner = ? AND state = 'open' ORDER BY started_at DESC, rowid DESC`;
        return sql.all<SessionRow>(statement, owner).map(sessionOf);
      }),
    idleSessions: (owners, since) =>
      file.read((sql) => {
        const statement = `SELECT * FROM sessions WHERE state <> 'ended' AND active_at < ?
          AND owner IN (SELECT value FROM json_each(?)) ORDER BY active_at, rowid`;
        return sql.all<SessionRow>(statement, since, JSON.stringify(owners)).map(sessionOf);
      }),
  };
}

function changingRows(file: SqliteFile): ChangingStore {
  return {
    saveSession: (draft) =>
      file.write((sql) => {
        const present = presentAbout(sql, draft);
        return present === null ? { session: insert(sql, draft), existed: false } : { session: present, existed: true };
      }),
    openSession: (owner, id, opened) =>
      file.write((sql) => (open(sql, owner, id, opened) ? sessionAt(sql, owner, id) : null)),
    touchSession: (owner, id, now, byGuide) =>
      file.write((sql) => {
        sql.run(
          `UPDATE sessions SET active_at = max(active_at, ?), guided_at = max(guided_at, ?)
           WHERE owner = ? AND id = ? AND state <> 'ended'`,
          now,
          byGuide ? now : 0,
          owner,
          id,
        );
      }),
    endSession: (owner, id, by, now) =>
      file.write((sql) => {
        const statement = `UPDATE sessions SET state = 'ended', ended_by = ?, ended_at = ?
          WHERE owner = ? AND id = ? AND state <> 'ended'`;
        return sql.run(statement, by, now, owner, id).changes === 1;
      }),
    deleteOldSessions: (endedBefore) =>
      file.erase((sql) => {
        sql.run('DELETE FROM sessions WHERE ended_at < ?', endedBefore);
      }),
  };
}

/** The one that has not ended about the same quote in the same channel. */
function presentAbout(sql: Sql, { owner, channel, about }: SessionDraft): StudySession | null {
  if (about.kind !== 'quote') return null;
  const statement = `SELECT * FROM sessions WHERE owner = ? AND channel = ? AND quote_id = ? AND state <> 'ended'`;
  const row = sql.one<SessionRow>(statement, owner, channel, about.quoteId);
  return row && sessionOf(row);
}

function insert(sql: Sql, draft: SessionDraft): StudySession {
  const { about, startedAt } = draft;
  const row = sql.one<SessionRow>(
    `INSERT INTO sessions (owner, id, collection_id, channel, about, quote_id, pace, language, guide, plan,
       started_at, active_at, guided_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
    draft.owner,
    newQuoteId(),
    draft.collectionId,
    draft.channel,
    JSON.stringify(about),
    about.kind === 'quote' ? about.quoteId : null,
    draft.pace,
    draft.language,
    draft.guide,
    JSON.stringify(draft.plan),
    startedAt,
    startedAt,
    startedAt,
  );
  if (row === null) throw new Error('A session that was saved was not returned.');
  return sessionOf(row);
}

/** False, and nothing changed, where another one is open in the thread. */
function open(sql: Sql, owner: string, id: string, opened: Parameters<StudyStore['openSession']>[2]): boolean {
  const { thread, opening, scheduleId } = opened;
  const other = `SELECT 1 FROM sessions WHERE owner = ? AND thread = ? AND state = 'open' AND id <> ?`;
  if (sql.one(other, owner, thread, id) !== null) return false;
  sql.run(
    `UPDATE sessions SET state = 'open', thread = ?, opening_channel = ?, opening_message = ?, schedule_id = ?
     WHERE owner = ? AND id = ? AND state = 'opening'`,
    thread,
    opening.channel,
    opening.message,
    scheduleId,
    owner,
    id,
  );
  return true;
}

function sessionAt(sql: Sql, owner: string, id: string): StudySession | null {
  const row = sql.one<SessionRow>('SELECT * FROM sessions WHERE owner = ? AND id = ?', owner, id);
  return row && sessionOf(row);
}

interface SessionRow {
  owner: string;
  id: string;
  collection_id: number;
  channel: string;
  thread: string | null;
  opening_channel: string | null;
  opening_message: string | null;
  about: string;
  pace: StudySession['pace'];
  language: StudySession['language'];
  guide: string | null;
  plan: string;
  state: StudySession['state'];
  ended_by: SessionEnd | null;
  started_at: number;
  active_at: number;
  guided_at: number;
  ended_at: number | null;
  schedule_id: string | null;
}

function sessionOf(row: SessionRow): StudySession {
  return {
    owner: row.owner,
    id: row.id,
    collectionId: row.collection_id,
    channel: row.channel,
    thread: row.thread,
    opening: addressOf(row.opening_channel, row.opening_message),
    about: JSON.parse(row.about) as SessionAbout,
    pace: row.pace,
    language: row.language,
    guide: row.guide,
    plan: JSON.parse(row.plan) as PlannedPassage[],
    state: row.state,
    endedBy: row.ended_by,
    startedAt: row.started_at,
    activeAt: row.active_at,
    guidedAt: row.guided_at,
    endedAt: row.ended_at,
    scheduleId: row.schedule_id,
  };
}

function addressOf(channel: string | null, message: string | null): MessageAddress | null {
  return channel === null || message === null ? null : { channel, message };
}
