// What people type for a time zone -> its IANA name: WIB, a city in Indonesia or the world, or the name itself.
import { UserError } from '../src/user-error.js';

/** UTF-16 units of the longest name that is looked up. */
export const ZONE_LENGTH = 60;

/** Names that people use and the IANA list does not know, in both languages. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': `wib, jawa, java, sumatra, sumatera, bandung, surabaya, semarang, yogyakarta, jogjakarta, yogya, jogja,
    solo, surakarta, malang, bogor, depok, bekasi, tangerang, serang, cirebon, medan, padang, palembang, pekanbaru, batam,
    jambi, bengkulu, lampung, bandar lampung, aceh, banda aceh, pangkalpinang, tanjungpinang, utc+7, gmt+7`,
  'Asia/Pontianak': 'palangkaraya, palangka raya, singkawang',
  'Asia/Makassar': `wita, sulawesi, bali, denpasar, lombok, mataram, kupang, ntt, ntb, ujung pandang, manado, palu, kendari,
    gorontalo, mamuju, balikpapan, samarinda, bontang, tarakan, nusantara, ikn, banjarmasin, banjarbaru, utc+8, gmt+8`,
  'Asia/Jayapura':
    'wit, papua, maluku, ambon, ternate, sofifi, sorong, manokwari, merauke, timika, nabire, utc+9, gmt+9',
  'Asia/Kuala_Lumpur': 'malaysia, penang, johor bahru',
  'Asia/Singapore': 'singapura',
  'Asia/Ho_Chi_Minh': 'hanoi, saigon, vietnam',
  'Asia/Yangon': 'yangon, myanmar',
  'Asia/Shanghai': 'beijing, peking, guangzhou, shenzhen, tiongkok, china',
  'Asia/Hong_Kong': 'hongkong',
  'Asia/Tokyo': 'tokio, osaka, kyoto, jepang, japan',
  'Asia/Kolkata': 'india, kolkata, delhi, new delhi, mumbai, bangalore, chennai',
  'Asia/Kathmandu': 'kathmandu, nepal',
  'Asia/Riyadh': 'mekkah, makkah, mekah, mecca, madinah, medina, jeddah, arab saudi, saudi arabia',
  'Asia/Dubai': 'abu dhabi',
  'Asia/Qatar': 'doha',
  'Asia/Almaty': 'astana, kazakhstan',
  'Africa/Cairo': 'kairo, mesir, egypt',
  'Europe/Istanbul': 'ankara, turki, turkey',
  'Europe/Moscow': 'moskow, moskwa',
  'Europe/Kyiv': 'kyiv, kyiw',
  'Europe/Amsterdam': 'belanda, netherlands, leiden, den haag, the hague, rotterdam, utrecht',
  'Europe/Berlin': 'jerman, germany, munich, munchen, hamburg, frankfurt',
  'Europe/Brussels': 'brussel',
  'Europe/Copenhagen': 'kopenhagen',
  'Europe/Lisbon': 'lisabon',
  'Europe/London': 'inggris, england, uk, britania, oxford, cambridge, manchester',
  'Europe/Paris': 'prancis, perancis, france',
  'Europe/Prague': 'praha',
  'Europe/Rome': 'roma, italia, italy, milan',
  'Europe/Vienna': 'wina',
  'Europe/Athens': 'athena',
  'Europe/Zurich': 'jenewa, geneva, swiss',
  'America/New_York': 'washington, boston, philadelphia',
  'America/Chicago': 'houston, dallas',
  'America/Los_Angeles': 'san francisco, seattle, california, kalifornia',
  'Australia/Sydney': 'canberra',
  UTC: 'utc, gmt',
};

/** IANA name. Throws UserError when nothing is called so. */
export function timeZoneNamed(typed: string): string {
  const zone = typed.length <= ZONE_LENGTH ? (zoneOf(typed.trim()) ?? zones().get(folded(typed))) : undefined;
  if (zone !== undefined) return zone;
  throw new UserError('unknown-time-zone', {
    id: 'Kutip tidak mengenal zona waktu itu. Tulis kota besar di dekatmu (Makassar, London), WIB, WITA, WIT, atau nama seperti Asia/Jakarta.',
    en: 'Kutip does not know that time zone. Write a large city near you (Makassar, London), WIB, WITA, WIT, or a name like Asia/Jakarta.',
  });
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

/** City or other name, folded -> zone. */
function zones(): ReadonlyMap<string, string> {
  const cities = Intl.supportedValuesOf('timeZone').map(
    (zone) => [folded(zone.split('/').at(-1) ?? zone), zone] as const,
  );
  const others = Object.entries(OTHER_NAMES).flatMap(([zone, names]) =>
    names.split(',').map((name) => [folded(name), zone] as const),
  );
  return new Map([...cities, ...others]);
}

/** Lower case, without accents, with single spaces. */
function folded(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9+]+/g, ' ').trim();
}
