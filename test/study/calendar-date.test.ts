// What people type for a day to come, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../src/study/calendar-date.js';
import { UserError } from '../../src/user-error.js';

/** A Monday. */
const TODAY = '2026-11-23';

describe('a day to come', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['hari ini', '2026-11-23'],
    ['Besok', '2026-11-24'],
    ['tomorrow', '2026-11-24'],
    ['lusa', '2026-11-25'],
    ['Selasa', '2026-11-24'],
    ['hari Jumat', '2026-11-27'],
    ["Jum'at", '2026-11-27'],
    ['on Monday', '2026-11-30'],
    ['1 Desember', '2026-12-01'],
    ['1 des 2027', '2027-12-01'],
    ['tgl 5 Januari', '2027-01-05'],
    ['December 1, 2026', '2026-12-01'],
    ['1st December', '2026-12-01'],
    ['1/12', '2026-12-01'],
    ['01-12-2026', '2026-12-01'],
    ['23 November', '2026-11-23'],
    ['29 Februari', '2028-02-29'],
  ])('typed as %j is %s', (typed, date) => {
    expect(calendarDate(typed, TODAY)).toBe(date);
  });

  it.each(['', 'kemarin', '31 Februari', '2026', '2026-12', '2026-13-01', '32/1', '1 Pebruarius', 'constructor', '9'])(
    'is not %j, and the sentence says how to write one',
    (typed) => {
      expect(() => calendarDate(typed, TODAY)).toThrow(UserError);
    },
  );

  it('is a date or refused, whatever is typed', () => {
    const words = fc.constantFrom('1', '31', 'Desember', 'besok', '2026', '/', '-', ' ', 'Senin', '00');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((each) => each.join(' ')),
        ),
        (typed) => {
          try {
            expect(calendarDate(typed, TODAY)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
