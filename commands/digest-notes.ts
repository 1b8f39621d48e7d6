// What the panel of digests says of what was just done.
import type { Digest } from '../src/digest/digest-keeper.js';
import { dueAt, localDateAt } from '../src/schedule/due.js';
import type { Posting } from '../src/schedule-types.js';
import type { Localized } from '../src/types.js';

const DAY_MS = 86_400_000;

export const digestNotes = {
  set: { id: 'Kutipan harian sudah diatur.', en: 'The daily digest is set.' },
  role: {
    id: 'Mulai sekarang peran itu disebut di setiap kutipan harian.',
    en: 'From now on every digest mentions that role.',
  },
  noRole: { id: 'Kutipan harian tidak menyebut peran apa pun.', en: 'The digest mentions no role.' },
  paused: {
    id: 'Kutipan harian dijeda. Kiriman selama jeda tidak disusulkan.',
    en: 'The digest is paused. What is due meanwhile is not posted later.',
  },
  pausedAlready: { id: 'Kutipan harian ini memang sedang dijeda.', en: 'This digest is paused already.' },
  resumed: { id: 'Kutipan harian berjalan lagi.', en: 'The digest goes on.' },
  activeAlready: { id: 'Kutipan harian ini memang sedang berjalan.', en: 'This digest is not paused.' },
  stopped: {
    id: 'Kutipan harian itu dihentikan. Kalau mau lagi, atur dengan /kutipan-harian atur.',
    en: 'That digest is stopped. To have it again, set it with /digest set.',
  },
  posted: {
    id: 'Sudah dikirim. Ini tidak dihitung sebagai kiriman hari ini.',
    en: 'It is posted. It does not count as the day’s.',
  },
  unsure: {
    id: 'Belum pasti terkirim; lihat sendiri di kanalnya.',
    en: 'It may have been posted; look in the channel.',
  },
} satisfies Record<string, Localized>;

/** That it is set, and where its time would be later today, why the next one comes on another day. */
export function noteOfSetting({ plan, setAt, nextAt }: Digest): Localized {
  const today = localDateAt(plan.zone, setAt);
  const at = dueAt(plan, today);
  if (at === null || nextAt === null || nextAt === at) return digestNotes.set;
  const why =
    at <= setAt
      ? { id: 'Jamnya hari ini sudah lewat', en: 'Today’s time has passed' }
      : { id: 'Hari ini sudah ada kiriman di sana', en: 'There was one for today already' };
  const isTomorrow = localDateAt(plan.zone, nextAt) === dayAfter(today);
  const when = isTomorrow
    ? { id: 'datang besok', en: 'comes tomorrow' }
    : { id: 'datang pada hari berikutnya yang dipilih', en: 'comes on the next of its days' };
  return {
    id: `${digestNotes.set.id} ${why.id}, jadi yang berikutnya ${when.id}.`,
    en: `${digestNotes.set.en} ${why.en}, so the next one ${when.en}.`,
  };
}

/** What became of one that somebody asked for. */
export function noteOfPosting({ state, reason }: Posting): Localized {
  if (state === 'sent') return digestNotes.posted;
  if (state === 'uncertain' || state === 'sending') return digestNotes.unsure;
  const why = reason?.sentence ?? { id: '', en: '' };
  return { id: `Tidak dikirim. ${why.id}`.trim(), en: `It was not posted. ${why.en}`.trim() };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
