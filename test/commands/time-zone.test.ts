// What people type for a time zone, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indonesianPlaces } from '../../commands/indonesian-places.js';
import { timeZoneChoices, timeZoneNamed } from '../../commands/time-zone.js';
import { worldPlaces } from '../../commands/world-places.js';
import { UserError } from '../../src/user-error.js';

describe('a time zone', () => {
  it.each([
    ['WIB', 'Asia/Jakarta'],
    ['wita', 'Asia/Makassar'],
    ['WIT', 'Asia/Jayapura'],
    ['waktu indonesia tengah', 'Asia/Makassar'],
    ['Jakarta', 'Asia/Jakarta'],
    ['makassar', 'Asia/Makassar'],
    ['  Denpasar ', 'Asia/Makassar'],
    ['Banda Aceh', 'Asia/Jakarta'],
    ['Palangka Raya', 'Asia/Pontianak'],
    ['palangkaraya', 'Asia/Pontianak'],
    ['Pangkal Pinang', 'Asia/Jakarta'],
    ['pare pare', 'Asia/Makassar'],
    ['Kalimantan Tengah', 'Asia/Pontianak'],
    ['kaltim', 'Asia/Makassar'],
    ['Belanda', 'Europe/Amsterdam'],
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

const namesIn = (list: string) => list.split(',').map((name) => name.trim().replace(/\s+/g, ' '));

describe('Indonesia', () => {
  it('has every provincial capital in the zone by which it lives', () => {
    const capitals = {
      'Asia/Jakarta': `Banda Aceh, Medan, Padang, Pekanbaru, Tanjungpinang, Jambi, Palembang, Pangkalpinang, Bengkulu,
        Bandar Lampung, Jakarta, Serang, Bandung, Semarang, Yogyakarta, Surabaya`,
      'Asia/Pontianak': 'Pontianak, Palangka Raya',
      'Asia/Makassar': `Banjarbaru, Samarinda, Tanjung Selor, Denpasar, Mataram, Kupang, Manado, Gorontalo, Palu, Mamuju,
        Makassar, Kendari`,
      'Asia/Jayapura': 'Ambon, Sofifi, Jayapura, Manokwari, Sorong, Nabire, Wamena, Merauke',
    };
    const all = Object.entries(capitals).flatMap(([zone, list]) => namesIn(list).map((name) => [name, zone] as const));
    expect(all).toHaveLength(38);
    for (const [name, zone] of all) expect([name, timeZoneNamed(name)]).toEqual([name, zone]);
  });

  it('has each place once, in one of its four zones', () => {
    expect(Object.keys(indonesianPlaces)).toEqual(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']);
    const places = Object.values(indonesianPlaces).flatMap(namesIn);
    expect(places.filter((name, index) => places.indexOf(name) !== index)).toEqual([]);
  });
});

describe('every place that is listed', () => {
  it('is found under its name, in a zone that exists', () => {
    for (const [zone, list] of [indonesianPlaces, worldPlaces].flatMap(Object.entries<string>)) {
      expect(() => new Intl.DateTimeFormat('id', { timeZone: zone })).not.toThrow();
      for (const name of namesIn(list)) expect([name, timeZoneNamed(name)]).toEqual([name, zone]);
    }
  });
});

describe('choices for a time zone', () => {
  const winter = Date.UTC(2026, 0, 15);
  const summer = Date.UTC(2026, 6, 15);
  const labels = (typed: string, language: 'id' | 'en' = 'id', now = winter) =>
    timeZoneChoices(typed, language, now).map(({ label }) => label);

  it('begin with Indonesia’s three', () => {
    expect(labels('').slice(0, 4)).toEqual([
      'WIB (Waktu Indonesia Barat) · Asia/Jakarta, UTC+7',
      'WITA (Waktu Indonesia Tengah) · Asia/Makassar, UTC+8',
      'WIT (Waktu Indonesia Timur) · Asia/Jayapura, UTC+9',
      'Singapura · Asia/Singapore, UTC+8',
    ]);
    expect(labels(' ', 'en').slice(2, 4)).toEqual([
      'WIT (Eastern Indonesia Time) · Asia/Jayapura, UTC+9',
      'Singapore · Asia/Singapore, UTC+8',
    ]);
  });

  it.each([
    ['makas', 'Makassar (WITA) · Asia/Makassar, UTC+8'],
    ['bandu', 'Bandung (WIB) · Asia/Jakarta, UTC+7'],
    ['palangkar', 'Palangka Raya (WIB) · Asia/Pontianak, UTC+7'],
    ['jayap', 'Jayapura (WIT) · Asia/Jayapura, UTC+9'],
    ['wit', 'WIT (Waktu Indonesia Timur) · Asia/Jayapura, UTC+9'],
    ['munch', 'München · Europe/Berlin, UTC+1'],
    ['sao p', 'Sao Paulo · America/Sao_Paulo, UTC-3'],
    ['atlantis', undefined],
    ['kathm', 'Kathmandu · Asia/Kathmandu, UTC+5:45'],
    ['st joh', 'St Johns · America/St_Johns, UTC-3:30'],
    ['asia/tok', 'Tokyo · Asia/Tokyo, UTC+9'],
    ['raya', 'Palangka Raya (WIB) · Asia/Pontianak, UTC+7'],
    ['utc', 'UTC'],
  ])('for %j have %j first', (typed, label) => {
    expect(labels(typed)[0]).toBe(label);
  });

  it('put the beginning of a name before what stands inside one', () => {
    const names = labels('bali').map((label) => label.split(' ')[0]);
    expect(names).toEqual(['Bali', 'Balige', 'Balikpapan', 'Purbalingga']);
  });

  it('say the offset of the present', () => {
    expect(labels('London', 'en', winter)[0]).toBe('London · Europe/London, UTC+0');
    expect(labels('London', 'en', summer)[0]).toBe('London · Europe/London, UTC+1');
  });

  it('are few, short, and mean the zone that they show', () => {
    const names = [indonesianPlaces, worldPlaces].flatMap((places) => Object.values(places).flatMap(namesIn));
    const begun = fc.tuple(fc.constantFrom(...names), fc.nat(8)).map(([name, length]) => name.slice(0, length));
    fc.assert(
      fc.property(fc.oneof(begun, fc.string()), (typed) => {
        const choices = timeZoneChoices(typed, 'id', winter);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { label, value } of choices) {
          expect(label.length).toBeLessThanOrEqual(100);
          const [, zone = 'UTC'] = / · (\S+), UTC/.exec(label) ?? [];
          const named = timeZoneNamed(value);
          if (named !== zone)
            expect(named).toBe(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
        }
      }),
    );
  });
});
