// Every name by which people find a time zone: made once, at the first question.
import type { Localized } from '../src/types.js';
import { indonesianPlaces } from './indonesian-places.js';
import { worldPlaces } from './world-places.js';

/** A name for a zone, as people read it. */
export interface ZoneName {
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
  /** As it is compared: see `foldedName`. */
  readonly folded: string;
  /** The IANA name, folded; empty where another name of the zone is compared with it already. */
  readonly foldedZone: string;
}

/** What Indonesians call their zones, and in full. */
export const indonesianZones: Readonly<Record<string, { readonly short: string; readonly full: Localized }>> = {
  'Asia/Jakarta': { short: 'WIB', full: { id: 'Waktu Indonesia Barat', en: 'Western Indonesia Time' } },
  'Asia/Makassar': { short: 'WITA', full: { id: 'Waktu Indonesia Tengah', en: 'Central Indonesia Time' } },
  'Asia/Jayapura': { short: 'WIT', full: { id: 'Waktu Indonesia Timur', en: 'Eastern Indonesia Time' } },
  'Asia/Pontianak': { short: 'WIB', full: { id: 'Waktu Indonesia Barat', en: 'Western Indonesia Time' } },
};

const shortNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB, Waktu Indonesia Barat, UTC+7, GMT+7',
  'Asia/Makassar': 'WITA, Waktu Indonesia Tengah, UTC+8, GMT+8',
  'Asia/Jayapura': 'WIT, Waktu Indonesia Timur, UTC+9, GMT+9',
  UTC: 'UTC, GMT',
};

/** Lower case, without accents, with single spaces. */
export function foldedName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9+]+/g, ' ').trim();
}

let table: readonly ZoneName[] | undefined;

/** Best known first: Indonesian zones and places, then those of the world, then all cities of the IANA list. */
export function zoneNames(): readonly ZoneName[] {
  table ??= makeTable();
  return table;
}

let zones: ReadonlyMap<string, string> | undefined;

/** The zone that people mean by a name; spaces do not matter (`Palangkaraya`, `Palangka Raya`). */
export function zoneByName(typed: string): string | undefined {
  zones ??= new Map(
    zoneNames()
      .toReversed()
      .map(({ folded, zone }) => [squeezed(folded), zone]),
  );
  return zones.get(squeezed(foldedName(typed)));
}

export function squeezed(folded: string): string {
  return folded.replaceAll(' ', '');
}

function makeTable(): ZoneName[] {
  const named = [
    ...[shortNames, indonesianPlaces, worldPlaces].flatMap(listed),
    ...Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone] as const),
  ];
  const seen = new Set<string>();
  return named.flatMap(([name, zone]) => {
    const folded = foldedName(name);
    const isNew = !seen.has(`${folded} ${zone}`);
    const foldedZone = seen.has(zone) ? '' : foldedName(zone);
    seen.add(`${folded} ${zone}`).add(zone);
    return isNew ? [{ name, zone, folded, foldedZone }] : [];
  });
}

/** Each name with its zone. */
function listed(names: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(names).flatMap(([zone, list]) =>
    list.split(',').map((name) => [name.trim().replace(/\s+/g, ' '), zone] as const),
  );
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
