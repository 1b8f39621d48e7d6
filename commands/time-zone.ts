// What people type for a time zone -> its IANA name, and choices while they type: WIB, a city in Indonesia or the world, or the name itself.
import { wallAt } from '../src/schedule/zone-clock.js';
import type { Language } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Choice } from './command.js';
import { foldedName, indonesianZones, squeezed, type ZoneName, zoneByName, zoneNames } from './zone-table.js';

/** UTF-16 units of the longest name that is looked up. */
export const ZONE_LENGTH = 60;

/** Discord shows at most this many choices. */
const MOST_CHOICES = 25;
/** What is offered where nothing was typed; Indonesia's three stand above. */
const USUAL: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'Singapura',
    'Kuala Lumpur',
    'Tokyo',
    'Mekkah',
    'Kairo',
    'Istanbul',
    'Amsterdam',
    'London',
    'Sydney',
    'New York',
    'UTC',
  ],
  en: [
    'Singapore',
    'Kuala Lumpur',
    'Tokyo',
    'Mecca',
    'Cairo',
    'Istanbul',
    'Amsterdam',
    'London',
    'Sydney',
    'New York',
    'UTC',
  ],
};

/** IANA name. Throws UserError when nothing is called so. */
export function timeZoneNamed(typed: string): string {
  const zone = typed.length <= ZONE_LENGTH ? (zoneOf(typed.trim()) ?? zoneByName(typed)) : undefined;
  if (zone !== undefined) return zone;
  throw new UserError('unknown-time-zone', {
    id: 'Kutip tidak mengenal zona waktu itu. Tulis kota besar di dekatmu (Makassar, London), WIB, WITA, WIT, atau nama seperti Asia/Jakarta.',
    en: 'Kutip does not know that time zone. Write a large city near you (Makassar, London), WIB, WITA, WIT, or a name like Asia/Jakarta.',
  });
}

/**
 * Zones by the beginning of a name, then of a word in it, then by what stands inside; at most 25, best first. A label says
 * the offset that holds at `now` (milliseconds since 1970); a value is what `timeZoneNamed` reads.
 */
export function timeZoneChoices(typed: string, language: Language, now: number): Choice[] {
  if (typed.length > ZONE_LENGTH) return [];
  const wanted = foldedName(typed);
  return (wanted === '' ? usualNames(language) : matching(wanted))
    .slice(0, MOST_CHOICES)
    .map((found) => ({ label: labelOf(found, language, now), value: valueFor(found) }));
}

/** The zone of an IANA name, spelled as it should be; abbreviations such as `EST` mean several and count for none. */
function zoneOf(name: string): string | undefined {
  if (!name.includes('/')) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.replaceAll(' ', '_') }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function usualNames(language: Language): ZoneName[] {
  const named = ['WIB', 'WITA', 'WIT', ...USUAL[language]];
  return named.flatMap((name) => zoneNames().find((each) => each.name === name) ?? []);
}

function matching(wanted: string): readonly ZoneName[] {
  const run = squeezed(wanted);
  const ranked: ZoneName[][] = [[], [], [], []];
  for (const each of zoneNames()) {
    const rank = rankOf(each, wanted, run);
    if (rank !== null) ranked[rank]?.push(each);
  }
  return ranked.flat();
}

/** 0 for the name itself, then worse; null where it does not match. */
function rankOf({ folded, foldedZone }: ZoneName, wanted: string, run: string): number | null {
  const name = squeezed(folded);
  if (name === run) return 0;
  if (name.startsWith(run)) return 1;
  if (folded.includes(` ${wanted}`) || foldedZone.startsWith(wanted)) return 2;
  return folded.includes(wanted) || foldedZone.includes(wanted) ? 3 : null;
}

/** `Makassar (WITA) · Asia/Makassar, UTC+8`; `WIB (Waktu Indonesia Barat) · Asia/Jakarta, UTC+7`. */
function labelOf({ name, zone }: ZoneName, language: Language, now: number): string {
  if (zone === 'UTC') return name;
  const indonesian = indonesianZones[zone];
  const beside = indonesian?.short === name ? indonesian.full[language] : indonesian?.short;
  return `${name}${beside === undefined ? '' : ` (${beside})`} · ${zone}, ${offsetInWords(zone, now)}`;
}

/** The name itself, by which Discord tells choices apart, unless it means another zone too. */
function valueFor({ name, zone }: ZoneName): string {
  return zoneByName(name) === zone ? name : zone;
}

/** `UTC+7`, `UTC-3:30`. */
function offsetInWords(zone: string, now: number): string {
  const minutes = Math.round((wallAt(zone, now) - now) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
