// What every store promises about schedules and their postings. Part of the suite in store-contract.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { DueDate } from '../../src/database/schedule-store.js';
import type { Store } from '../../src/database/store.js';
import type { Posting, Reason, Schedule } from '../../src/schedule-types.js';
import { askedFor, HOUR, holdOf, permitOf, scheduleDraft, sentAt } from './schedule-drafts.js';

const OWNER = 'server';
const OTHER = 'another-server';
const START = 1_000_000_000;
const DAY = 24 * HOUR;
const LOCKED: Reason = { code: 'locked', sentence: { id: 'Utasnya dikunci.', en: 'The thread is locked.' } };

/** `store` and `setNow` speak of the store of the running test. */
export function scheduleStoreContract(store: () => Store, setNow: (now: number) => void): void {
  beforeEach(() => setNow(START));

  const set = (channel = 'umum', change = {}, owner = OWNER) =>
    store().saveSchedule(scheduleDraft(owner, channel, START, change));
  const due = (date: string, at = START, missed: Reason | null = null): DueDate => ({ date, at, missed });
  const again = async ({ owner, id }: Schedule): Promise<Schedule> => {
    const schedule = await store().schedule(owner, id);
    if (schedule === null) throw new Error('the schedule is gone');
    return schedule;
  };
  /** Opens the dates in the schedule as it is now. */
  const open = async (schedule: Schedule, dates: readonly DueDate[], nextAt = START + DAY) =>
    store().openPostings(await again(schedule), dates, nextAt);
  const take = (holder: string, now = START, dead: readonly string[] = [], owners = [OWNER]) =>
    store().takePostings(owners, holdOf(holder, now, dead), 10);
  const takeOne = async (holder = 'me', now = START): Promise<Posting> => {
    const [posting] = await store().takePostings([OWNER], holdOf(holder, now), 1);
    if (posting === undefined) throw new Error('nothing to take');
    return posting;
  };

  describe('about schedules', () => {
    it('gives back what was set, to its owner only, and knows one for each place', async () => {
      const schedule = await set('umum', { tag: 'berita' });
      expect(schedule).toEqual({
        ...{ owner: OWNER, id: expect.stringMatching(/^[0-9A-Z]{8}$/), kind: 'digest', channel: 'umum', tag: 'berita' },
        ...{ plan: scheduleDraft(OWNER, 'umum', START).plan, details: '{"quotes":3}', state: 'active' },
        ...{ pausedFor: null, nextAt: START, setBy: 'ani', setAt: START },
      });
      const other = await set('lain');
      setNow(START + 1);
      const plan = { zone: 'Asia/Makassar', time: '19:30', days: [5] };
      const anew = await set('umum', { plan, details: '{}', nextAt: START + HOUR, setBy: 'budi' });
      const fresh = { plan, details: '{}', tag: null, nextAt: START + HOUR, setBy: 'budi', setAt: START + 1 };
      expect(anew).toEqual({ ...schedule, ...fresh });
      expect(await store().schedules(OWNER, 'digest')).toEqual([anew, other]);
      expect(await store().schedule(OWNER, schedule.id)).toEqual(anew);
      expect(await store().schedules(OTHER, 'digest')).toEqual([]);
      expect(await store().schedule(OTHER, schedule.id)).toBeNull();
    });

    it('pauses, resumes and stops them, and makes one active that is set again', async () => {
      const schedule = await set();
      expect(await store().pauseSchedule(OWNER, schedule.id, LOCKED)).toBe(true);
      expect(await again(schedule)).toMatchObject({ state: 'paused', pausedFor: LOCKED, nextAt: null, setAt: START });
      expect(await store().pauseSchedule(OWNER, schedule.id, null)).toBe(false);
      setNow(START + HOUR);
      await store().resumeSchedule(OWNER, schedule.id, START + DAY);
      const resumed = { state: 'active', pausedFor: null, nextAt: START + DAY, setAt: START + HOUR };
      expect(await again(schedule)).toMatchObject(resumed);
      await store().resumeSchedule(OWNER, schedule.id, START + 2 * DAY);
      expect(await again(schedule)).toMatchObject(resumed);
      await store().stopSchedule(OWNER, schedule.id);
      expect(await again(schedule)).toMatchObject({ state: 'stopped', nextAt: null });
      expect(await store().pauseSchedule(OWNER, schedule.id, null)).toBe(false);
      expect(await set()).toMatchObject({ id: schedule.id, state: 'active', nextAt: START });
    });

    it('keeps one that posts only what is asked for, and that nobody set, paused', async () => {
      const schedule = await set('utas', { kind: 'passage', nextAt: null, setBy: null });
      const asked = { kind: 'passage', state: 'paused', pausedFor: null, nextAt: null, setBy: null };
      expect(schedule).toMatchObject(asked);
      expect(await store().dueSchedules([OWNER], START + DAY, 9)).toEqual([]);
      expect(await store().openPosting(schedule, holdOf('me', START), '0')).toMatchObject({ state: 'waiting' });
      await store().resumeSchedule(OWNER, schedule.id, START + DAY);
      expect(await set('utas', { kind: 'passage', nextAt: null })).toMatchObject({
        ...asked,
        id: schedule.id,
        setBy: 'ani',
      });
      expect(await store().schedules(OWNER, 'digest')).toEqual([]);
    });

    it('lets another owner change nothing', async () => {
      const schedule = await set();
      await set('umum', {}, OTHER);
      expect(await store().pauseSchedule(OTHER, schedule.id, null)).toBe(false);
      await store().stopSchedule(OTHER, schedule.id);
      expect(await again(schedule)).toEqual(schedule);
      expect(await store().used(OTHER, schedule.id)).toEqual(new Set());
    });

    it('finds the active ones that are due, of these owners, the one that is due longest first', async () => {
      const [late, now] = [await set('a', { nextAt: START - 1 }), await set('b')];
      const theirs = await set('a', { nextAt: START - 2 }, OTHER);
      await set('c', { nextAt: START + 1 });
      await store().stopSchedule(OWNER, (await set('d')).id);
      expect(await store().dueSchedules([OWNER], START, 9)).toEqual([late, now]);
      expect(await store().dueSchedules([OWNER, OTHER], START, 2)).toEqual([theirs, late]);
      expect(await store().dueSchedules([], START, 9)).toEqual([]);
      expect(await store().dueOfKind([OWNER], 'digest', START)).toEqual([late, now]);
      expect(await store().dueOfKind([OWNER], 'session', START)).toEqual([]);
    });

    it('loses the name of who set one with that person’s data', async () => {
      const mine = await set();
      const theirs = await set('umum', {}, OTHER);
      await store().deletePersonalData(OWNER, 'ani');
      expect(await again(mine)).toEqual({ ...mine, setBy: null });
      expect(await again(theirs)).toEqual(theirs);
    });
  });

  describe('about the dates of a schedule', () => {
    it('writes a row for each that is due, and when the next one is', async () => {
      const schedule = await set();
      const missed = { code: 'was-off', sentence: { id: 'Kutip mati.', en: 'Kutip was off.' } };
      expect(await open(schedule, [due('2026-01-06', START - DAY, missed), due('2026-01-07')])).toBe(true);
      expect(await again(schedule)).toMatchObject({ nextAt: START + DAY, state: 'active' });
      const fresh = { owner: OWNER, id: expect.stringMatching(/^[0-9A-Z]{8}$/), scheduleId: schedule.id, tries: 0 };
      const blank = { ...fresh, zone: 'Asia/Jakarta', sentAt: null, content: null, address: null };
      const today = { date: '2026-01-07', dueAt: START, state: 'waiting', tryAt: START, reason: null, settledAt: null };
      const yesterday = { date: '2026-01-06', dueAt: START - DAY, state: 'missed', tryAt: null, reason: missed };
      expect(await store().postings(OWNER, schedule.id, 9)).toEqual([
        { ...blank, ...today },
        { ...blank, ...yesterday, settledAt: START },
      ]);
    });

    it('opens none twice, whatever was set, paused or stopped meanwhile', async () => {
      const schedule = await set();
      await open(schedule, [due('2026-01-07')]);
      await store().stopSchedule(OWNER, schedule.id);
      await set('umum', { plan: { zone: 'Asia/Tokyo', time: '09:00', days: [3] }, nextAt: START + HOUR });
      expect(await open(schedule, [due('2026-01-07', START + HOUR), due('2026-01-14', START + 7 * DAY)])).toBe(true);
      const rows = await store().postings(OWNER, schedule.id, 9);
      expect(rows.map(({ date, zone }) => [date, zone])).toEqual([
        ['2026-01-14', 'Asia/Tokyo'],
        ['2026-01-07', 'Asia/Jakarta'],
      ]);
    });

    it('opens nothing for a plan that is not the present one any more', async () => {
      const before = await set();
      const dates = [due('2026-01-07')];
      expect(await store().openPostings({ ...before, owner: OTHER }, dates, START + DAY)).toBe(false);
      setNow(START + 1);
      await set(); // at the same instant, perhaps in another zone
      expect(await store().openPostings(before, dates, START + DAY)).toBe(false);
      await store().pauseSchedule(OWNER, before.id, null);
      expect(await store().openPostings(await again(before), dates, START + DAY)).toBe(false);
      expect(await store().postings(OWNER, before.id, 9)).toEqual([]);
    });

    it('has any number of rows for what somebody asked for, held by who asked', async () => {
      const schedule = await set();
      const first = await askedFor(store(), schedule, START);
      await askedFor(store(), schedule, START + 1);
      expect(first).toMatchObject({ date: null, zone: 'Asia/Jakarta', dueAt: START, state: 'waiting', tryAt: START });
      expect(await take('another', START + 1)).toEqual([]);
      expect(await store().settlePosting(permitOf(first, 'me'), sentAt(START), [])).toBe(true);
      expect((await store().postings(OWNER, schedule.id, 9)).map(({ state }) => state)).toEqual(['waiting', 'sent']);
    });

    it('has one row for each key of what somebody asked for, also once that is settled', async () => {
      const schedule = await set();
      const ask = (key: string | null, of = schedule) => store().openPosting(of, holdOf('me', START), key);
      const first = await ask('0');
      expect(first).toMatchObject({ date: '0', zone: 'Asia/Jakarta', dueAt: START, state: 'waiting', tries: 0 });
      expect(await ask('0')).toBeNull();
      if (first !== null) await store().settlePosting(permitOf(first, 'me'), sentAt(START), []);
      expect(await ask('0')).toBeNull();
      expect(await ask('1')).toMatchObject({ date: '1' });
      expect(await ask('0', await set('lain'))).toMatchObject({ date: '0' });
      await open(schedule, [due('2026-01-07')]);
      expect(await ask('2026-01-07')).toBeNull();
      expect((await store().postings(OWNER, schedule.id, 9)).map(({ date }) => date)).toEqual(['2026-01-07', '1', '0']);
    });
  });

  describe('about postings', () => {
    let schedule: Schedule;
    beforeEach(async () => {
      schedule = await set();
    });

    it('gives one to a single holder, until that is dead or stood still too long', async () => {
      await open(schedule, [due('2026-01-07')]);
      const taken = await takeOne('me');
      expect(await store().postingHolders()).toEqual(['me']);
      expect(await take('another', START + HOUR - 1, ['third'])).toEqual([]);
      expect(await take('another', START + 1, ['me'])).toEqual([taken]);
      expect(await take('third', START + HOUR + 1)).toEqual([taken]);
      expect(await store().postingHolders()).toEqual(['third']);
    });

    it('gives those that are to be looked at, of these owners, the one that is due longest first', async () => {
      const theirs = await set('umum', {}, OTHER);
      await open(theirs, [due('2026-01-07', START - 3)]);
      await open(schedule, [due('2026-01-07'), due('2026-01-06', START - 1), due('2026-01-08', START + 1)]);
      const two = await store().takePostings([OWNER, OTHER], holdOf('me', START), 2);
      expect(two.map(({ owner, dueAt }) => [owner, dueAt])).toEqual([
        [OTHER, START - 3],
        [OWNER, START - 1],
      ]);
      expect((await take('me')).map(({ dueAt }) => dueAt)).toEqual([START]);
      expect(await take('me')).toEqual([]);
      expect((await take('me', START + 1)).map(({ dueAt }) => dueAt)).toEqual([START + 1]);
    });

    it('keeps what was decided, once', async () => {
      await open(schedule, [due('2026-01-07')]);
      const permit = permitOf(await takeOne(), 'me');
      expect(await store().decidePosting(permit, '{"quotes":["A"]}')).toBe(true);
      expect(await store().decidePosting(permit, '{"quotes":["B"]}')).toBe(false);
      expect(await store().posting(OWNER, permit.posting)).toMatchObject({ content: '{"quotes":["A"]}' });
      expect(await store().posting(OTHER, permit.posting)).toBeNull();
    });

    it('notes each request before it is made, and that it may have been executed', async () => {
      await open(schedule, [due('2026-01-07')]);
      const permit = permitOf(await takeOne(), 'me');
      expect(await store().beginSending(permit, START + 5, START + 2 * HOUR)).toBe(true);
      const sending = { state: 'sending', tries: 1, sentAt: START + 5, tryAt: START };
      expect(await store().posting(OWNER, permit.posting)).toMatchObject(sending);
      expect(await take('another', START + HOUR + 1)).toEqual([]);
      expect(await store().postponePosting(permit, START + 9, true, LOCKED)).toBe(true);
      expect(await take('another', START + 8)).toEqual([]);
      expect(await takeOne('another', START + 9)).toMatchObject({ ...sending, tryAt: START + 9, reason: LOCKED });
      const theirs = { ...permit, holder: 'another' };
      await store().beginSending(theirs, START + 10, START + HOUR);
      expect(await store().postponePosting(theirs, START + 20, false, null)).toBe(true);
      const waiting = { state: 'waiting', tries: 2, sentAt: START + 10, tryAt: START + 20, reason: null };
      expect(await store().posting(OWNER, permit.posting)).toMatchObject(waiting);
      expect(await store().postingHolders()).toEqual([]);
    });

    it('settles one with what it used, in the same moment', async () => {
      await open(schedule, [due('2026-01-07')]);
      const posting = await takeOne();
      const settled = { state: 'uncertain' as const, reason: LOCKED, address: null, now: START + 7 };
      expect(await store().settlePosting(permitOf(posting, 'me'), settled, ['k1', 'k2', 'k1'])).toBe(true);
      const outcome = { state: 'uncertain', reason: LOCKED, settledAt: START + 7, tryAt: null, address: null };
      expect(await store().posting(OWNER, posting.id)).toEqual({ ...posting, ...outcome });
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k1', 'k2']));
      expect(await store().postingHolders()).toEqual([]);
      const next = await askedFor(store(), schedule, START);
      await store().settlePosting(permitOf(next, 'me'), sentAt(START), ['k2', 'k3']);
      expect(await store().posting(OWNER, next.id)).toMatchObject({ address: { channel: 'umum', message: '99' } });
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k1', 'k2', 'k3']));
    });

    it.each(['lost', 'settled'])('changes none that is %s', async (state) => {
      await open(schedule, [due('2026-01-07')]);
      const posting = await takeOne();
      const permit = permitOf(posting, 'me');
      if (state === 'lost') await take('another', START + HOUR);
      else await store().settlePosting(permit, sentAt(START), []);
      const before = await store().posting(OWNER, posting.id);
      for (const change of [
        store().decidePosting(permit, '{}'),
        store().beginSending(permit, START, START + DAY),
        store().postponePosting(permit, START, false, null),
        store().settlePosting(permit, { ...sentAt(START), state: 'skipped' }, ['k1']),
      ]) {
        expect(await change).toBe(false);
      }
      expect(await store().posting(OWNER, posting.id)).toEqual(before);
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set());
      if (state === 'settled') expect(await take('another', START + DAY, ['me'])).toEqual([]);
    });

    it('begins a new round together with what is decided in it, and not without', async () => {
      const [first, next] = [await askedFor(store(), schedule, START), await askedFor(store(), schedule, START)];
      const others = await set('utas');
      const theirs = await askedFor(store(), others, START);
      await store().settlePosting(permitOf(theirs, 'me'), sentAt(START), ['k1']);
      await store().settlePosting(permitOf(first, 'me'), sentAt(START), ['k1', 'k2', 'k3']);
      expect(await store().decidePosting(permitOf(next, 'another'), '{}', [])).toBe(false);
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k1', 'k2', 'k3']));
      expect(await store().decidePosting(permitOf(next, 'me'), '{}', ['k2', 'k4'])).toBe(true);
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k2', 'k4']));
      expect(await store().decidePosting(permitOf(next, 'me'), '{}', [])).toBe(false);
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k2', 'k4']));
      expect(await store().used(OWNER, others.id)).toEqual(new Set(['k1']));
    });

    it('keeps the ledger and what was used through everything that is done to a schedule', async () => {
      const posting = await askedFor(store(), schedule, START);
      await store().settlePosting(permitOf(posting, 'me'), sentAt(START), ['k1']);
      await store().stopSchedule(OWNER, schedule.id);
      await set('umum', { plan: { zone: 'Asia/Tokyo', time: '09:00', days: [3] } });
      expect((await store().postings(OWNER, schedule.id, 9)).map(({ id }) => id)).toEqual([posting.id]);
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k1']));
    });
  });

  describe('about what is old', () => {
    it('deletes what was settled before, never what is not settled, and keeps the schedule’s round', async () => {
      const schedule = await set();
      await open(schedule, [due('2026-01-06', START - 1), due('2026-01-07'), due('2026-01-08', START + 1)]);
      const [first, second] = [await takeOne('me'), await takeOne('you', START + HOUR)];
      expect(second.id).toBe(first.id);
      await store().settlePosting(permitOf(first, 'you'), sentAt(START), ['k1']);
      const later = await takeOne('me', START + HOUR);
      await store().settlePosting(permitOf(later, 'me'), sentAt(START + DAY), []);
      await store().deleteOldPostings(START + DAY);
      const rows = await store().postings(OWNER, schedule.id, 9);
      expect(rows.map(({ date, state }) => [date, state])).toEqual([
        ['2026-01-08', 'waiting'],
        ['2026-01-07', 'sent'],
      ]);
      expect(await store().used(OWNER, schedule.id)).toEqual(new Set(['k1']));
    });

    it('forgets schedules stopped before, with everything of theirs', async () => {
      const [gone, kept, active] = [await set('a'), await set('b'), await set('c')];
      const posting = await askedFor(store(), gone, START);
      await store().settlePosting(permitOf(posting, 'me'), sentAt(START + 9 * DAY), ['k1']);
      await store().stopSchedule(OWNER, gone.id);
      setNow(START + DAY);
      await store().stopSchedule(OWNER, gone.id); // it was stopped before
      await store().stopSchedule(OWNER, kept.id);
      await store().deleteOldPostings(START + 1);
      expect((await store().schedules(OWNER, 'digest')).map(({ id }) => id)).toEqual([kept.id, active.id]);
      expect(await store().posting(OWNER, posting.id)).toBeNull();
      expect(await store().used(OWNER, gone.id)).toEqual(new Set());
      expect((await set('a')).id).not.toBe(gone.id);
    });
  });
}
