// What people type for a time of day, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime } from '../../commands/clock-time.js';
import { UserError } from '../../src/user-error.js';

const refused = (typed: string): UserError => {
  try {
    clockTime(typed);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error(`${typed} was not refused`);
};

describe('a time of day', () => {
  it.each([
    ['07:00', '07:00'],
    ['7:00', '07:00'],
    ['7.00', '07:00'],
    ['07.30', '07:30'],
    [' 7 ', '07:00'],
    ['０７：００', '07:00'],
    ['0', '00:00'],
    ['12', '12:00'],
    ['23.59', '23:59'],
    ['1930', '19:30'],
    ['730', '07:30'],
    ['jam 7', '07:00'],
    ['Pukul 7.30', '07:30'],
    ['pkl. 19.00', '19:00'],
    ['jam 6.15 pagi.', '06:15'],
    ['7 pagi', '07:00'],
    ['7 malam', '19:00'],
    ['19.00 malam', '19:00'],
    ['12 malam', '00:00'],
    ['12.30 malam', '00:30'],
    ['1 malam', '01:00'],
    ['1 siang', '13:00'],
    ['12 siang', '12:00'],
    ['11 siang', '11:00'],
    ['4 sore', '16:00'],
    ['5.30 petang', '17:30'],
    ['2 dini hari', '02:00'],
    ['4.30 subuh', '04:30'],
    ['setengah 8', '07:30'],
    ['jam setengah 8 malam', '19:30'],
    ['setengah 1 siang', '12:30'],
    ['tengah malam', '00:00'],
    ['tengah hari', '12:00'],
    ['7am', '07:00'],
    ['7 pm', '19:00'],
    ['7:30 PM', '19:30'],
    ['7.30 p.m.', '19:30'],
    ['12 am', '00:00'],
    ['12:15 pm', '12:15'],
    ['at 8 in the morning', '08:00'],
    ['3 in the afternoon', '15:00'],
    ['9 in the evening', '21:00'],
    ['11 at night', '23:00'],
    ['noon', '12:00'],
    ['12 noon', '12:00'],
    ['Midnight', '00:00'],
  ])('typed as %j is %s', (typed, time) => {
    expect(clockTime(typed)).toBe(time);
  });

  it.each([
    ...['', 'pagi', 'besok', '24', '24:00', '7.5', '7:60', '19:3', '190000', '07:00:00', '-7', '7 8', '7-8'],
    ...['13 pm', '0 am', '15 pagi', '12 pagi', '7 siang', '10 sore', '4 malam', '5 malam', '9 dini hari', '8 subuh'],
    ...['half 8', 'setengah 8.30', 'setengah 0', '7 am pm', '7 pagi malam', '8 in the afternoon', 'x'.repeat(5000)],
  ])('cannot be read from %j, and an example is given', (typed) => {
    const error = refused(typed);
    expect(error.code).toBe('bad-time');
    expect(error.in('id')).toContain('19:30');
    expect(error.in('en')).toContain('7:30 pm');
  });

  it.each(['19.00 WIB', '7 malam wita', '07:00 UTC', '7 GMT+7', '7 Asia/Jakarta'])(
    'says no zone: with %j the option for it is named',
    (typed) => {
      const error = refused(typed);
      expect(error.code).toBe('bad-time');
      expect(error.in('id')).toContain('“zona-waktu”');
      expect(error.in('en')).toContain('“zone”');
    },
  );

  it('is the same again when it is read as it is written', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(':', '.', ''), (minute, between) => {
        const [hour, rest] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
        expect(clockTime(`${hour}${between}${rest}`)).toBe(`${hour}:${rest}`);
      }),
    );
  });

  it('is one of the day or a refusal, whatever is typed', () => {
    const words = fc.constantFrom(
      '7',
      '12',
      '30',
      '.',
      ':',
      ' ',
      'pagi',
      'malam',
      'pm',
      'a.m.',
      'jam',
      'setengah',
      'wib',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 5 }).map((all) => all.join(' ')),
        ),
        (typed) => {
          try {
            expect(clockTime(typed)).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
          } catch (error) {
            expect(error).toMatchObject({ code: 'bad-time' });
          }
        },
      ),
    );
  });
});
