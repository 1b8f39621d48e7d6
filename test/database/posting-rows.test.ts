// The ledger in SQLite: two processes on one file never do the same twice, and what is settled slows nobody down.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FREE_POSTINGS, POSTING_HOLDERS, POSTINGS_OF_SCHEDULE } from '../../src/database/posting-rows.js';
import { DUE_SCHEDULES } from '../../src/database/schedule-rows.js';
import { openSqlite } from '../../src/database/sqlite.js';
import { openStore } from '../../src/database/sqlite-store.js';
import type { Store } from '../../src/database/store.js';
import type { Schedule } from '../../src/schedule-types.js';
import { HOUR, holdOf, permitOf, scheduleDraft, sentAt } from './schedule-drafts.js';

const OWNER = 'server';
const START = 1_000_000_000;
const DATES = ['2026-01-05', '2026-01-06', '2026-01-07'].map((date) => ({ date, at: START, missed: null }));

let folder: string;
let path: string;
let one: Store;
let two: Store;
let schedule: Schedule;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-postings-'));
  path = join(folder, 'kutip.sqlite');
  [one, two] = [openStore(path, { now: () => START }), openStore(path, { now: () => START })];
  schedule = await one.saveSchedule(scheduleDraft(OWNER, 'umum', START));
});
afterEach(() => {
  for (const store of [one, two]) store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('of two processes on one database', () => {
  it('one opens the dates that are due, and each of them once', async () => {
    const opened = [one, two, one, two].map((store) => store.openPostings(schedule, DATES, START + HOUR));
    expect((await Promise.all(opened)).filter((won) => won)).toHaveLength(1);
    expect(await two.postings(OWNER, schedule.id, 9)).toHaveLength(DATES.length);
  });

  it('each posting is taken by one, also from a process that died', async () => {
    await one.openPostings(schedule, DATES, START + HOUR);
    const race = async (holders: readonly string[], dead: readonly string[]) => {
      const stores = holders.map((holder, at) => ({ holder, store: at % 2 === 0 ? one : two }));
      const taken = await Promise.all(
        stores.map(({ holder, store }) => store.takePostings([OWNER], holdOf(holder, START, dead), 2)),
      );
      return taken.flat().map(({ id }) => id);
    };
    const first = await race(['a', 'b', 'c', 'd'], []);
    expect([first.length, new Set(first).size]).toEqual([3, 3]);
    const again = await race(['e', 'f', 'g', 'h'], ['a', 'b', 'c', 'd']);
    expect(again.sort()).toEqual(first.sort());
  });

  it('the one that lost a posting cannot send or settle it any more', async () => {
    await one.openPostings(schedule, DATES.slice(0, 1), START + HOUR);
    const [posting] = await one.takePostings([OWNER], holdOf('one', START), 1);
    if (posting === undefined) throw new Error('nothing to take');
    const later = START + HOUR;
    const [lost, taken] = await Promise.all([
      two
        .takePostings([OWNER], holdOf('two', later), 1)
        .then(() => one.beginSending(permitOf(posting, 'one'), later, 0)),
      one.takePostings([OWNER], holdOf('one', later, ['nobody']), 1),
    ]);
    const winner = taken.length === 1 ? 'one' : 'two';
    expect(lost).toBe(false);
    const settled = await Promise.all(
      ['one', 'two'].map((holder) => two.settlePosting(permitOf(posting, holder), sentAt(later), [holder])),
    );
    expect(settled).toEqual(['one', 'two'].map((holder) => holder === winner));
    expect(await one.used(OWNER, schedule.id)).toEqual(new Set([winner]));
  });
});

describe('among thousands of schedules and millions of settled postings', () => {
  const steps = async (statement: string, ...values: (string | number)[]) => {
    const file = openSqlite(path);
    const plan = await file.read((sql) => sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values));
    file.close();
    return plan.map(({ detail }) => detail).filter((detail) => /schedules|postings|B-TREE/.test(detail));
  };

  it('what is due is found without reading or sorting the others', async () => {
    expect(await steps(DUE_SCHEDULES, START, '[]', 9)).toEqual([expect.stringMatching(/^SEARCH .* schedule_due /)]);
  });

  it('what is to be looked at, and who holds it, is found among what is not settled', async () => {
    const free = await steps(FREE_POSTINGS, START, '[]', START, '[]', 9);
    expect(free).toEqual([expect.stringMatching(/^(?:SCAN|SEARCH) postings USING INDEX posting_open/)]);
    const holders = await steps(POSTING_HOLDERS);
    expect(holders).toEqual([expect.stringMatching(/^(?:SCAN|SEARCH) postings USING COVERING INDEX posting_holder/)]);
  });

  it('the old ones are all deleted, however many there are', async () => {
    const missed = { code: 'was-off', sentence: { id: 'Kutip mati.', en: 'Kutip was off.' } };
    const dates = Array.from({ length: 600 }, (_, day) => ({ date: `day ${day}`, at: day, missed }));
    await one.openPostings(schedule, dates, START + HOUR);
    await one.deleteOldPostings(START);
    expect(await one.postings(OWNER, schedule.id, 999)).toHaveLength(dates.length);
    await one.deleteOldPostings(START + 1);
    expect(await one.postings(OWNER, schedule.id, 999)).toEqual([]);
  });

  it('the last results of a schedule are found without reading those before', async () => {
    const last = await steps(POSTINGS_OF_SCHEDULE, OWNER, schedule.id, 7);
    expect(last).toEqual([
      expect.stringMatching(/^SEARCH postings USING INDEX posting_schedule \(owner=\? AND schedule/),
    ]);
  });
});
