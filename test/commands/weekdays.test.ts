// What people type for weekdays, in both languages, and what they are offered while they type.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayChoices, weekdays } from '../../commands/weekdays.js';
import { weekdaysInWords } from '../../src/schedule-words.js';
import { UserError } from '../../src/user-error.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];

describe('weekdays', () => {
  it.each([
    ...['setiap hari', 'Tiap hari', 'tiap  hari', 'harian', 'every day', 'everyday', 'Daily', 'semua hari'].map(
      (typed) => [typed, EVERY_DAY] as const,
    ),
    ...['hari kerja', 'setiap hari kerja', 'weekdays', 'working days', 'Senin–Jumat', 'senin - jumat', 'Mon-Fri'].map(
      (typed) => [typed, WORKING_DAYS] as const,
    ),
    ...['senin sampai jumat', 'senin s/d jumat', 'Senin s.d. Jumat', 'Monday to Friday', 'mon through fri'].map(
      (typed) => [typed, WORKING_DAYS] as const,
    ),
    ...['akhir pekan', 'weekend', 'weekends', 'Sabtu & Minggu', 'sab min', 'Sat/Sun'].map(
      (typed) => [typed, [6, 7]] as const,
    ),
    ...[
      'senin, rabu dan jumat',
      'sen rab jum',
      'senen rebo jumat',
      'Mon, Wed and Fri',
      'Senin; Rabu; Jum’at',
      "jum'at, rabu, senin",
    ].map((typed) => [typed, [1, 3, 5]] as const),
    ['Mon, Wed', [1, 3]],
    ["Jum'at", [5]],
    ['setiap hari Senin', [1]],
    ['on Mondays', [1]],
    ['hari Minggu', [7]],
    ['Ahad', [7]],
    ['setiap hari Sabtu dan Minggu', [6, 7]],
    ['Sabtu-Senin', [1, 6, 7]],
    ['Senin-Rabu, Sabtu', [1, 2, 3, 6]],
    ['weekend, senin', [1, 6, 7]],
    ['setiap hari kecuali Minggu', [1, 2, 3, 4, 5, 6]],
    ['every day except Sat, Sun', WORKING_DAYS],
  ] as const)('typed as %j are %j', (typed, days) => {
    expect(weekdays(typed)).toEqual(days);
  });

  it.each([
    ...[
      '',
      ' ',
      ',',
      '-',
      'hari',
      'setiap',
      'kapan saja',
      '1, 3, 5',
      '2 hari sekali',
      'every week',
      'Senin-',
      '-Jumat',
    ],
    ...['senin - hari kerja', 'senin, besok', 'setiap hari kecuali', 'Senin kecuali Senin', 'constructor'],
    'x'.repeat(5000),
  ])('cannot be read from %j, and examples are given', (typed) => {
    expect(() => weekdays(typed)).toThrow(UserError);
    expect(() => weekdays(typed)).toThrow(expect.objectContaining({ code: 'bad-days' }));
  });

  it('are not guessed where every week and every Sunday are the same words', () => {
    for (const typed of ['setiap minggu', 'Tiap Minggu']) {
      expect(() => weekdays(typed)).toThrow(
        expect.objectContaining({ sentence: expect.objectContaining({ id: expect.stringContaining('hari Minggu') }) }),
      );
    }
    expect(weekdays('setiap hari Minggu')).toEqual([7]);
  });
});

describe('weekdays in words', () => {
  it.each([
    [EVERY_DAY, 'setiap hari', 'every day'],
    [WORKING_DAYS, 'Senin–Jumat', 'Monday–Friday'],
    [[1, 3, 5], 'Senin, Rabu, Jumat', 'Monday, Wednesday, Friday'],
    [[6, 7], 'Sabtu, Minggu', 'Saturday, Sunday'],
    [[7, 6, 1], 'Sabtu–Senin', 'Saturday–Monday'],
    [[1, 7], 'Senin, Minggu', 'Monday, Sunday'],
    [[6, 7, 1, 3], 'Rabu, Sabtu–Senin', 'Wednesday, Saturday–Monday'],
    [[4], 'Kamis', 'Thursday'],
  ])('%j are %s and %s', (days, id, en) => {
    expect(weekdaysInWords(days, 'id')).toBe(id);
    expect(weekdaysInWords(days, 'en')).toBe(en);
  });

  it('are read as the same days again', () => {
    for (const days of fc.sample(fc.subarray(EVERY_DAY, { minLength: 1 }), 60)) {
      for (const language of ['id', 'en'] as const) expect(weekdays(weekdaysInWords(days, language))).toEqual(days);
    }
  });
});

describe('choices for weekdays', () => {
  const labels = (typed: string, language: 'id' | 'en' = 'id') =>
    weekdayChoices(typed, language).map(({ label }) => label);

  it('begin with what is usual', () => {
    expect(labels('').slice(0, 4)).toEqual(['Setiap hari', 'Senin–Jumat', 'Sabtu, Minggu', 'Senin']);
    expect(labels('', 'en').slice(0, 3)).toEqual(['Every day', 'Monday–Friday', 'Saturday, Sunday']);
  });

  it('go on with what was typed, in either language, and say it in the person’s', () => {
    expect(labels('set')).toEqual(['Setiap hari']);
    expect(labels('akhir p')).toEqual(['Sabtu, Minggu']);
    expect(labels('s')).toEqual(['Setiap hari', 'Senin', 'Selasa', 'Sabtu', 'Minggu']);
    expect(labels('senin, ra')).toEqual(['Senin, Rabu']);
    expect(labels('senin-ju')).toEqual(['Senin–Jumat']);
    expect(labels('mon, w')).toEqual(['Senin, Rabu']);
    expect(labels('sen rab jum', 'en')[0]).toBe('Monday, Wednesday, Friday');
    expect(labels('besok')).toEqual([]);
  });

  it('are at most 25, of at most 100 characters, and mean what they say', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'senin, ', 'Senin-', 'mon tue wed thu fri sat ', 'setiap '),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom('id', 'en'), (text, language) => {
        const choices = weekdayChoices(text, language);
        expect(choices.length).toBeLessThanOrEqual(25);
        for (const { label, value } of choices) {
          expect(value.length).toBeLessThanOrEqual(100);
          expect(weekdaysInWords(weekdays(value), language)).toBe(value);
          expect(label.toLowerCase()).toBe(value.toLowerCase());
        }
      }),
    );
  });
});
