// Schedules in SQLite: what is to be posted when, and which sentences each has used. Their postings are in posting-rows.ts.
import type { Clock } from '../ports.js';
import type { Plan, Reason, Schedule } from '../schedule-types.js';
import { newQuoteId } from './quote-id.js';
import type { ScheduleDraft, ScheduleStore } from './schedule-store.js';
import type { Sql, SqliteFile } from './sqlite.js';

type StateStore = Pick<ScheduleStore, 'resumeSchedule' | 'pauseSchedule' | 'stopSchedule'>;
type UsedStore = Pick<ScheduleStore, 'used'>;
type PlannedStore = StateStore &
  UsedStore &
  Pick<ScheduleStore, 'saveSchedule' | 'schedules' | 'schedule' | 'dueSchedules' | 'dueOfKind'>;

/** The time, the owners as JSON, and how many; by an index of what is active, however many owners there are. */
export const DUE_SCHEDULES = `SELECT * FROM schedules INDEXED BY schedule_due
  WHERE next_at <= ? AND owner IN (SELECT value FROM json_each(?)) ORDER BY next_at, rowid LIMIT ?`;

export function scheduleRows(file: SqliteFile, clock: Clock): PlannedStore {
  return {
    saveSchedule: (draft) => file.write((sql) => save(sql, draft, clock.now())),
    schedules: (owner, kind) =>
      file.read((sql) => {
        const statement = 'SELECT * FROM schedules WHERE owner = ? AND kind = ? ORDER BY rowid';
        return sql.all<ScheduleRow>(statement, owner, kind).map(scheduleOf);
      }),
    schedule: (owner, id) =>
      file.read((sql) => {
        const row = sql.one<ScheduleRow>('SELECT * FROM schedules WHERE owner = ? AND id = ?', owner, id);
        return row && scheduleOf(row);
      }),
    dueSchedules: (owners, now, most) =>
      file.read((sql) => sql.all<ScheduleRow>(DUE_SCHEDULES, now, JSON.stringify(owners), most).map(scheduleOf)),
    dueOfKind: (owners, kind, until) =>
      file.read((sql) => {
        const statement = `SELECT * FROM schedules INDEXED BY schedule_due
          WHERE next_at <= ? AND kind = ? AND owner IN (SELECT value FROM json_each(?)) ORDER BY next_at, rowid`;
        return sql.all<ScheduleRow>(statement, until, kind, JSON.stringify(owners)).map(scheduleOf);
      }),
    ...stateRows(file, clock),
    ...usedRows(file),
  };
}

function stateRows(file: SqliteFile, clock: Clock): StateStore {
  return {
    resumeSchedule: (owner, id, nextAt) =>
      file.write((sql) => {
        sql.run(
          `UPDATE schedules SET state = 'active', paused_for = NULL, stopped_at = NULL, next_at = ?, set_at = ?
           WHERE owner = ? AND id = ? AND state <> 'active'`,
          nextAt,
          clock.now(),
          owner,
          id,
        );
      }),
    pauseSchedule: (owner, id, pausedFor) =>
      file.write((sql) => {
        const statement = `UPDATE schedules SET state = 'paused', paused_for = ?, next_at = NULL
          WHERE owner = ? AND id = ? AND state = 'active'`;
        return sql.run(statement, pausedFor && JSON.stringify(pausedFor), owner, id).changes === 1;
      }),
    stopSchedule: (owner, id) =>
      file.write((sql) => {
        sql.run(
          `UPDATE schedules SET state = 'stopped', paused_for = NULL, next_at = NULL, stopped_at = ?
           WHERE owner = ? AND id = ? AND state <> 'stopped'`,
          clock.now(),
          owner,
          id,
        );
      }),
  };
}

function usedRows(file: SqliteFile): UsedStore {
  return {
    used: (owner, scheduleId) =>
      file.read((sql) => {
        const statement = 'SELECT key FROM used_sentences WHERE owner = ? AND schedule_id = ?';
        return new Set(sql.all<{ key: string }>(statement, owner, scheduleId).map(({ key }) => key));
      }),
  };
}

function save(sql: Sql, draft: ScheduleDraft, now: number): Schedule {
  const row = sql.one<ScheduleRow>(
    `INSERT INTO schedules (owner, id, kind, channel, tag, zone, time, days, details, state, next_at, set_by, set_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (owner, kind, channel) DO UPDATE SET tag = excluded.tag, zone = excluded.zone, time = excluded.time,
       days = excluded.days, details = excluded.details, state = excluded.state, paused_for = NULL, next_at = excluded.next_at,
       set_by = excluded.set_by, set_at = excluded.set_at, stopped_at = NULL
     RETURNING *`,
    draft.owner,
    newQuoteId(),
    draft.kind,
    draft.channel,
    draft.tag,
    draft.plan.zone,
    draft.plan.time,
    JSON.stringify(draft.plan.days),
    draft.details,
    draft.nextAt === null ? 'paused' : 'active',
    draft.nextAt,
    draft.setBy,
    now,
  );
  if (row === null) throw new Error('A schedule that was saved was not returned.');
  return scheduleOf(row);
}

interface ScheduleRow {
  owner: string;
  id: string;
  kind: Schedule['kind'];
  channel: string;
  tag: string | null;
  zone: string;
  time: string;
  days: string;
  details: string;
  state: Schedule['state'];
  paused_for: string | null;
  next_at: number | null;
  set_by: string | null;
  set_at: number;
}

function scheduleOf(row: ScheduleRow): Schedule {
  const plan: Plan = { zone: row.zone, time: row.time, days: JSON.parse(row.days) as number[] };
  return {
    owner: row.owner,
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    tag: row.tag,
    plan,
    details: row.details,
    state: row.state,
    pausedFor: row.paused_for === null ? null : (JSON.parse(row.paused_for) as Reason),
    nextAt: row.next_at,
    setBy: row.set_by,
    setAt: row.set_at,
  };
}
