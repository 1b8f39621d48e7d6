// Postings in SQLite: the ledger. A row changes only in the hands of the process that holds it, and never once it is settled.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../ports.js';
import type { Posting, PostingState, Reason, Schedule } from '../schedule-types.js';
import { newQuoteId } from './quote-id.js';
import type { DueDate, PostingPermit, ScheduleStore, SettledPosting } from './schedule-store.js';
import type { Sql, SqliteFile, SqlValue } from './sqlite.js';

type LedgerStore = Pick<ScheduleStore, 'posting' | 'postings' | 'postingHolders' | 'deleteOldPostings'>;
type OpeningStore = Pick<ScheduleStore, 'openPostings' | 'openPosting' | 'takePostings'>;
type HeldStore = Pick<ScheduleStore, 'decidePosting' | 'beginSending' | 'postponePosting' | 'settlePosting'>;

/** The time, the owners as JSON, the time, dead holders as JSON, and how many; by an index of what is not settled. */
export const FREE_POSTINGS = `SELECT owner, id FROM postings INDEXED BY posting_open
  WHERE settled_at IS NULL AND try_at <= ? AND owner IN (SELECT value FROM json_each(?))
    AND (holder IS NULL OR held_until <= ? OR holder IN (SELECT value FROM json_each(?)))
  ORDER BY due_at, rowid LIMIT ?`;

/** By an index of what is held. */
export const POSTING_HOLDERS = 'SELECT DISTINCT holder FROM postings WHERE holder IS NOT NULL';

/** The owner, the schedule, and how many. */
export const POSTINGS_OF_SCHEDULE =
  'SELECT * FROM postings WHERE owner = ? AND schedule_id = ? ORDER BY due_at DESC, rowid DESC LIMIT ?';

/** Rows that are deleted at once: about 20 ms. */
const PORTION = 200;

export function postingRows(file: SqliteFile, clock: Clock): LedgerStore & OpeningStore & HeldStore {
  return { ...ledgerRows(file), ...openingRows(file, clock), ...heldRows(file) };
}

function ledgerRows(file: SqliteFile): LedgerStore {
  return {
    posting: (owner, id) => file.read((sql) => postingAt(sql, owner, id)),
    postings: (owner, scheduleId, most) =>
      file.read((sql) => sql.all<PostingRow>(POSTINGS_OF_SCHEDULE, owner, scheduleId, most).map(postingOf)),
    postingHolders: () => file.read((sql) => sql.all<{ holder: string }>(POSTING_HOLDERS).map(({ holder }) => holder)),
    deleteOldPostings: (before) => deleteOld(file, before),
  };
}

/** In portions: a day of thousands of schedules would hold the thread for too long. */
async function deleteOld(file: SqliteFile, before: number): Promise<void> {
  const portion = `DELETE FROM postings WHERE rowid IN (SELECT rowid FROM postings WHERE settled_at < ? LIMIT ${PORTION})`;
  while ((await file.write((sql) => sql.run(portion, before))).changes === PORTION) await nextTurn();
  await file.erase((sql) => sql.run('DELETE FROM schedules WHERE stopped_at < ?', before));
}

function openingRows(file: SqliteFile, clock: Clock): OpeningStore {
  return {
    openPostings: (schedule, dates, nextAt) =>
      file.write((sql) => {
        if (!moveOn(sql, schedule, nextAt)) return false;
        for (const due of dates) insertDate(sql, schedule, due, clock.now());
        return true;
      }),
    openPosting: (schedule, { holder, now, expiresAt }, key) =>
      file.write((sql) => {
        const id = newQuoteId();
        sql.run(
          `INSERT INTO postings (owner, id, schedule_id, date, zone, due_at, state, try_at, holder, held_until)
           VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?) ON CONFLICT (owner, schedule_id, date) DO NOTHING`,
          schedule.owner,
          id,
          schedule.id,
          key,
          schedule.plan.zone,
          now,
          now,
          holder,
          expiresAt,
        );
        return postingAt(sql, schedule.owner, id);
      }),
    takePostings: async (owners, { holder, now, expiresAt, dead }, most) => {
      const values = [now, JSON.stringify(owners), now, JSON.stringify(dead), most];
      const free = (sql: Sql) => sql.all<{ owner: string; id: string }>(FREE_POSTINGS, ...values);
      if ((await file.read(free)).length === 0) return []; // nothing to write
      return file.write((sql) => {
        const statement = 'UPDATE postings SET holder = ?, held_until = ? WHERE owner = ? AND id = ?';
        return free(sql).flatMap(({ owner, id }) => {
          sql.run(statement, holder, expiresAt, owner, id);
          return postingAt(sql, owner, id) ?? [];
        });
      });
    },
  };
}

function heldRows(file: SqliteFile): HeldStore {
  return {
    decidePosting: (permit, content, newRound) =>
      file.write((sql) => {
        if (!decide(sql, permit, content)) return false;
        if (newRound !== undefined) beginRound(sql, permit, newRound);
        return true;
      }),
    beginSending: (permit, now, expiresAt) =>
      file.write((sql) =>
        changeHeld(sql, permit, `state = 'sending', tries = tries + 1, sent_at = ?, held_until = ?`, now, expiresAt),
      ),
    postponePosting: (permit, tryAt, sent, reason) =>
      file.write((sql) => {
        const change = 'state = ?, try_at = ?, reason = ?, holder = NULL, held_until = NULL';
        return changeHeld(sql, permit, change, sent ? 'sending' : 'waiting', tryAt, jsonOf(reason));
      }),
    settlePosting: (permit, settled, used) => file.write((sql) => settle(sql, permit, settled, used)),
  };
}

/** False where the schedule was set anew, or another process has moved it on. */
function moveOn(sql: Sql, { owner, id, nextAt, setAt }: Schedule, next: number): boolean {
  const statement = 'UPDATE schedules SET next_at = ? WHERE owner = ? AND id = ? AND next_at = ? AND set_at = ?';
  return sql.run(statement, next, owner, id, nextAt, setAt).changes === 1;
}

/** Nothing where the date has a row. */
function insertDate(sql: Sql, schedule: Schedule, { date, at, missed }: DueDate, now: number): void {
  sql.run(
    `INSERT INTO postings (owner, id, schedule_id, date, zone, due_at, state, try_at, reason, settled_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (owner, schedule_id, date) DO NOTHING`,
    schedule.owner,
    newQuoteId(),
    schedule.id,
    date,
    schedule.plan.zone,
    at,
    missed === null ? 'waiting' : 'missed',
    missed === null ? at : null,
    jsonOf(missed),
    missed === null ? null : now,
  );
}

/** False also where something was decided before. */
function decide(sql: Sql, { owner, posting, holder }: PostingPermit, content: string): boolean {
  const statement = `UPDATE postings SET content = ?
    WHERE owner = ? AND id = ? AND holder = ? AND content IS NULL AND settled_at IS NULL`;
  return sql.run(statement, content, owner, posting, holder).changes === 1;
}

/** Nothing counts as used any more by the posting's schedule but `except`. */
function beginRound(sql: Sql, permit: PostingPermit, except: readonly string[]): void {
  sql.run(
    `DELETE FROM used_sentences WHERE (owner, schedule_id) = (SELECT owner, schedule_id FROM postings WHERE owner = ? AND id = ?)`,
    permit.owner,
    permit.posting,
  );
  addUsed(sql, permit, except);
}

function addUsed(sql: Sql, { owner, posting }: PostingPermit, used: readonly string[]): void {
  sql.run(
    `INSERT OR IGNORE INTO used_sentences (owner, schedule_id, key)
     SELECT p.owner, p.schedule_id, k.value FROM postings p CROSS JOIN json_each(?) k WHERE p.owner = ? AND p.id = ?`,
    JSON.stringify(used),
    owner,
    posting,
  );
}

/** False, and nothing changed, where it is settled or another process has it. */
function changeHeld(sql: Sql, permit: PostingPermit, change: string, ...values: readonly SqlValue[]): boolean {
  const statement = `UPDATE postings SET ${change} WHERE owner = ? AND id = ? AND holder = ? AND settled_at IS NULL`;
  return sql.run(statement, ...values, permit.owner, permit.posting, permit.holder).changes === 1;
}

function settle(sql: Sql, permit: PostingPermit, settled: SettledPosting, used: readonly string[]): boolean {
  const { state, reason, address, now } = settled;
  const change = `state = ?, reason = ?, channel = ?, message = ?, settled_at = ?, try_at = NULL, holder = NULL,
    held_until = NULL`;
  const values = [state, jsonOf(reason), address?.channel ?? null, address?.message ?? null, now];
  if (!changeHeld(sql, permit, change, ...values)) return false;
  addUsed(sql, permit, used);
  return true;
}

function jsonOf(reason: Reason | null): string | null {
  return reason && JSON.stringify(reason);
}

function postingAt(sql: Sql, owner: string, id: string): Posting | null {
  const row = sql.one<PostingRow>('SELECT * FROM postings WHERE owner = ? AND id = ?', owner, id);
  return row && postingOf(row);
}

interface PostingRow {
  owner: string;
  id: string;
  schedule_id: string;
  date: string | null;
  zone: string;
  due_at: number;
  state: PostingState;
  tries: number;
  try_at: number | null;
  sent_at: number | null;
  reason: string | null;
  content: string | null;
  channel: string | null;
  message: string | null;
  settled_at: number | null;
}

function postingOf(row: PostingRow): Posting {
  const { channel, message } = row;
  return {
    owner: row.owner,
    id: row.id,
    scheduleId: row.schedule_id,
    date: row.date,
    zone: row.zone,
    dueAt: row.due_at,
    state: row.state,
    tries: row.tries,
    tryAt: row.try_at,
    sentAt: row.sent_at,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as Reason),
    content: row.content,
    address: channel === null || message === null ? null : { channel, message },
    settledAt: row.settled_at,
  };
}
