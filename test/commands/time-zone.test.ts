// What people type for a time zone, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZoneNamed } from '../../commands/time-zone.js';
import { UserError } from '../../src/user-error.js';

describe('a time zone', () => {
  it.each([
    ['WIB', 'Asia/Jakarta'],
    ['wita', 'Asia/Makassar'],
    ['WIT', 'Asia/Jayapura'],
    ['Jakarta', 'Asia/Jakarta'],
    ['makassar', 'Asia/Makassar'],
    ['  Denpasar ', 'Asia/Makassar'],
    ['Banda Aceh', 'Asia/Jakarta'],
    ['Palangka Raya', 'Asia/Pontianak'],
    ['gmt+7', 'Asia/Jakarta'],
    ['London', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Kairo', 'Africa/Cairo'],
    ['Mekkah', 'Asia/Riyadh'],
    ['asia/jakarta', 'Asia/Jakarta'],
    ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
    ['america/new york', 'America/New_York'],
    ['UTC', 'UTC'],
  ])('called %j is %s', (typed, zone) => {
    expect(timeZoneNamed(typed)).toBe(zone);
  });

  it('that nobody knows gets a sentence that names some that are known', () => {
    for (const typed of ['', ' ', 'Atlantis', 'EST', '../etc', 'Asia/Atlantis', 'x'.repeat(5000)]) {
      expect(() => timeZoneNamed(typed)).toThrow(UserError);
    }
    try {
      timeZoneNamed('Atlantis');
    } catch (error) {
      expect(error instanceof UserError && error.in('id')).toContain('Makassar');
      expect(error instanceof UserError && error.in('en')).toContain('Asia/Jakarta');
    }
  });

  it('is always one that dates can be told in', () => {
    const city = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(city, (zone) => {
        for (const typed of [zone, (zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toUpperCase()]) {
          expect(() => new Intl.DateTimeFormat('id', { timeZone: timeZoneNamed(typed) })).not.toThrow();
        }
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        try {
          new Intl.DateTimeFormat('id', { timeZone: timeZoneNamed(typed) });
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
