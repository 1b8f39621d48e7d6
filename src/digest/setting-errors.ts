// What can be wrong with how a digest is set.
import { UserError } from '../user-error.js';
import { LONGEST_TOPIC, MOST_QUOTES } from './details.js';

/** Of one server. */
export const MOST_DIGESTS = 10;

export function tooManyDigests(): UserError {
  return new UserError('too-many-digests', {
    id: `Server ini sudah punya ${MOST_DIGESTS} kutipan harian, sebanyak batasnya. Hentikan salah satu dengan /kutipan-harian hentikan.`,
    en: `This server has ${MOST_DIGESTS} daily digests already, which is the limit. Stop one with /digest stop.`,
  });
}

export function zoneMissing(): UserError {
  return new UserError('digest-zone-missing', {
    id: 'Zona waktu server ini belum diketahui. Isi opsi “zona-waktu”, misalnya WIB, atau pilih untuk seluruh server di /pengaturan.',
    en: 'The time zone of this server is not known yet. Fill in the option “zone”, for example London, or choose the server’s in /settings.',
  });
}

export function badPlan(): UserError {
  return new UserError('bad-plan', {
    id: 'Jam, hari, atau zona waktunya tidak dikenal. Tulis jam seperti 07:00, paling sedikit satu hari, dan zona seperti WIB.',
    en: 'The time, the days or the zone is not known. Write a time like 07:00, at least one day, and a zone like London.',
  });
}

export function wrongQuotes(): UserError {
  return new UserError('bad-quotes', {
    id: `Jumlah kutipannya harus 1 sampai ${MOST_QUOTES}.`,
    en: `The number of quotes must be 1 to ${MOST_QUOTES}.`,
  });
}

export function longTopic(): UserError {
  return new UserError('bad-topic', {
    id: `Topiknya terlalu panjang. Tulis paling banyak ${LONGEST_TOPIC} karakter.`,
    en: `The topic is too long. Write at most ${LONGEST_TOPIC} characters.`,
  });
}

export function digestGone(): UserError {
  return new UserError('outdated', {
    id: 'Kutipan harian itu sudah dihentikan. Lihat yang ada dengan /kutipan-harian status.',
    en: 'That digest was stopped. See those that there are with /digest status.',
  });
}
