// Digests come once on every date of a zone, at its hour, whatever its clocks do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, dueBetween, localDateAt, nextDue } from '../../src/schedule/due.js';
import { EVERY_DAY, expectAsWalked } from './expect-walked.js';
import { changesOf, walkDates } from './walked-zone.js';

const DAY_MS = 86_400_000;

/** The instant in UTC at which a daily digest is due on a date. */
function dueOn(zone: string, date: string, time: string): string | null {
  const at = dueAt({ zone, time, days: EVERY_DAY }, date);
  return at === null ? null : new Date(at).toISOString().replace(':00.000Z', 'Z');
}

describe('a digest is due', () => {
  it.each([
    ['WIB', 'Asia/Jakarta', '2026-11-23', '07:00', '2026-11-23T00:00Z'],
    ['WITA', 'Asia/Makassar', '2026-11-23', '07:00', '2026-11-22T23:00Z'],
    ['WIT', 'Asia/Jayapura', '2026-11-23', '07:00', '2026-11-22T22:00Z'],
    ['UTC', 'Etc/UTC', '2024-02-29', '23:59', '2024-02-29T23:59Z'],
  ])('at its time in %s', (_, zone, date, time, at) => {
    expect(dueOn(zone, date, time)).toBe(at);
  });

  it.each([
    ['New York', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00Z'],
    ['London', 'Europe/London', '2026-03-29', '01:15', '2026-03-29T01:00Z'],
    ['Lord Howe, by half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30Z'],
    ['São Paulo, at midnight', 'America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00Z'],
    ['Beirut, at midnight', 'Asia/Beirut', '2022-03-27', '00:30', '2022-03-26T22:00Z'],
    ['Cairo, at midnight', 'Africa/Cairo', '2023-04-28', '00:45', '2023-04-27T22:00Z'],
    ['Casablanca, after Ramadan', 'Africa/Casablanca', '2024-04-14', '02:30', '2024-04-14T02:00Z'],
    ['Nuuk, where the skip ends on the next date', 'America/Nuuk', '2024-03-30', '23:30', '2024-03-31T01:00Z'],
  ])('as soon as a skip is over in %s', (_, zone, date, time, at) => {
    expect(dueOn(zone, date, time)).toBe(at);
  });

  it.each([
    ['New York', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['London', 'Europe/London', '2026-10-25', '01:00', '2026-10-25T00:00Z'],
    ['Lord Howe', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z'],
    ['São Paulo, before midnight', 'America/Sao_Paulo', '2018-02-17', '23:30', '2018-02-18T01:30Z'],
    ['Casablanca, before Ramadan', 'Africa/Casablanca', '2024-03-10', '02:30', '2024-03-10T01:30Z'],
  ])('at the first of two such times in %s', (_, zone, date, time, at) => {
    expect(dueOn(zone, date, time)).toBe(at);
    const plan = { zone, time, days: EVERY_DAY };
    const noon = Date.parse(`${date}T12:00Z`);
    const dates = dueBetween(plan, noon - 3 * DAY_MS, noon + 3 * DAY_MS).map((due) => due.date);
    expect(dates.filter((other) => other === date)).toEqual([date]);
  });

  it.each([
    ['Samoa', 'Pacific/Apia', '2011-12-29', '2011-12-30', '2011-12-31'],
    ['Kwajalein', 'Pacific/Kwajalein', '1993-08-20', '1993-08-21', '1993-08-22'],
  ])('on no date that %s skipped', (_, zone, before, skipped, after) => {
    for (const time of ['00:00', '09:00', '23:59']) {
      const plan = { zone, time, days: EVERY_DAY };
      expect(dueAt(plan, skipped)).toBeNull();
      expect(nextDue(plan, dueAt(plan, before) ?? Number.NaN).date).toBe(after);
    }
  });

  it('on the days of the plan only, Sunday being the seventh', () => {
    const plan = { zone: 'Asia/Jakarta', time: '07:00', days: [1, 7] };
    const from = Date.parse('2026-11-18T00:00Z');
    const dates = dueBetween(plan, from, from + 14 * DAY_MS).map((due) => due.date);
    expect(dates).toEqual(['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30']);
  });

  it('at the start of an interval, not at its end, and next only later', () => {
    const plan = { zone: 'Asia/Jakarta', time: '07:00', days: EVERY_DAY };
    const at = Date.parse('2026-11-23T00:00Z');
    expect(dueBetween(plan, at, at + 1)).toEqual([{ date: '2026-11-23', at }]);
    expect(dueBetween(plan, at - 1, at)).toEqual([]);
    expect(dueBetween(plan, at, at - DAY_MS)).toEqual([]);
    expect(nextDue(plan, at - 1)).toEqual({ date: '2026-11-23', at });
    expect(nextDue(plan, at)).toEqual({ date: '2026-11-24', at: at + DAY_MS });
  });

  it('also where its instant belongs to the next date already', () => {
    const plan = { zone: 'America/Nuuk', time: '23:30', days: EVERY_DAY };
    const at = Date.parse('2024-03-31T01:00Z');
    expect(localDateAt(plan.zone, at)).toBe('2024-03-31');
    expect(dueBetween(plan, at, at + DAY_MS)).toEqual([
      { date: '2024-03-30', at },
      { date: '2024-03-31', at: at + DAY_MS - 1_800_000 },
    ]);
  });

  it('never by a plan, a date or an instant that is malformed', () => {
    const plan = { zone: 'Asia/Jakarta', time: '07:00', days: EVERY_DAY };
    for (const wrong of [{ zone: 'Asia/Atlantis' }, { time: '24:00' }, { time: '7:00' }, { days: [] }, { days: [0] }])
      expect(() => nextDue({ ...plan, ...wrong }, 0)).toThrow(RangeError);
    for (const date of ['2026-02-30', '30-01-2026', '']) expect(() => dueAt(plan, date)).toThrow(RangeError);
    for (const after of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => nextDue(plan, after)).toThrow(RangeError);
  });
});

describe('in any zone, at any time', () => {
  const minute = fc.nat(1439).map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));
  const plans = fc.record({
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    time: minute,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  });
  const instants = fc.integer({ min: Date.parse('2006-01-01'), max: Date.parse('2037-01-01') });

  it('each date is due once, in order, and shows its date and time, or the first after a skip', () => {
    fc.assert(
      fc.property(plans, instants, (plan, from) => {
        const clock = clockOf(plan.zone);
        const due = dueBetween({ ...plan, days: EVERY_DAY }, from, from + 20 * DAY_MS);
        expect(due.length).toBeGreaterThanOrEqual(18);
        for (const [index, { date, at }] of due.entries()) {
          const previous = due[index - 1];
          if (previous !== undefined) expect(date > previous.date && at > previous.at).toBe(true);
          expect(clock(at) >= `${date} ${plan.time}`).toBe(true);
          expect(clock(at - 1) < `${date} ${plan.time}`).toBe(true);
          expect(localDateAt(plan.zone, at)).toBe(clock(at).slice(0, 10));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('an interval in parts is the same as the whole', () => {
    fc.assert(
      fc.property(plans, instants, fc.array(fc.nat(40 * DAY_MS), { maxLength: 6 }), (plan, from, cuts) => {
        const to = from + 40 * DAY_MS;
        const ends = [from, ...cuts.map((cut) => from + cut).sort((a, b) => a - b), to];
        const parts = ends.slice(1).flatMap((end, index) => dueBetween(plan, ends[index] ?? end, end));
        expect(parts).toEqual(dueBetween(plan, from, to));
      }),
      { numRuns: 60 },
    );
  });

  // A sample of `npm run sweep`.
  it.each([
    ['Pacific/Apia', '2011-12-30'],
    ['America/St_Johns', '2011-03-13'],
    ['Africa/Casablanca', '2024-03-10'],
    ['America/Nuuk', '2024-03-31'],
    ['Australia/Lord_Howe', '2026-04-05'],
  ])('%s around %s is due as its clocks show, read minute by minute', (zone, date) => {
    const at = Date.parse(date);
    expectAsWalked(zone, walkDates(changesOf(zone, at - 6 * DAY_MS, at + 6 * DAY_MS), at));
  });
});

/** What Intl itself says that the clocks of a zone show, `YYYY-MM-DD HH:MM`. */
function clockOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at);
}
