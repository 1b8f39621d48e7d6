// Why a passage of a session was not posted, or a session cannot be held, in plain words.
import { passesByItself } from '../schedule/reasons.js';
import type { Reason } from '../schedule-types.js';
import { UserError } from '../user-error.js';

export const PASSAGE_GONE: Reason = {
  code: 'passage-gone',
  sentence: {
    id: 'Bagian itu sudah dihapus, atau tidak boleh dikutip lagi.',
    en: 'That passage was removed, or is not to be quoted any more.',
  },
};

/** Nothing is left of the plan that can be shown. */
export const ALL_READ: Reason = {
  code: 'all-read',
  sentence: { id: 'Semua bagian sudah dibaca.', en: 'All passages have been read.' },
};

/** Another press, or the plan, has brought the step. */
export const WAS_FIRST: Reason = {
  code: 'was-first',
  sentence: { id: 'Bagian itu sudah dikirim.', en: 'That passage was posted already.' },
};

export const OVER: Reason = {
  code: 'session-over',
  sentence: { id: 'Sesi belajarnya sudah selesai.', en: 'The study session has ended.' },
};

export function sessionHere(): UserError {
  return new UserError('session-here', {
    id: 'Di utas ini sudah ada sesi belajar. Selesaikan dulu dengan /belajar selesai.',
    en: 'There is a study session in this thread already. End it first with /study end.',
  });
}

export function quizOpen(): UserError {
  return new UserError('quiz-open', {
    id: 'Kuisnya masih berjalan. Lanjutkan ronde yang terbuka dulu.',
    en: 'A quiz is still going on. Go on with the round that is open first.',
  });
}

export function noThread(): UserError {
  return new UserError('no-thread', {
    id: 'Di sini Kutip tidak bisa membuka utas: jenis kanal ini tidak punya utas, atau Kutip belum punya izin Buat Utas Publik dan Kirim Pesan di Utas.',
    en: 'Kutip cannot open a thread here: this kind of channel has none, or Kutip lacks the permissions Create Public Threads and Send Messages in Threads.',
  });
}

export function asUserError(reason: Reason): UserError {
  const { code, sentence } = reason;
  if (!passesByItself(reason)) return new UserError(code, sentence);
  const again = { id: `${sentence.id} Coba lagi sebentar lagi.`, en: `${sentence.en} Try again in a moment.` };
  return new UserError(code, again);
}

export function badPlan(): UserError {
  return new UserError('bad-plan', {
    id: 'Hari, jam, atau zona waktunya tidak ada. Tulis jam seperti 19:00 dan zona waktu seperti Asia/Jakarta.',
    en: 'There is no such day, time or time zone. Write a time as 19:00 and a time zone as Asia/Jakarta.',
  });
}

export function datePassed(): UserError {
  return new UserError('date-passed', {
    id: 'Tanggal dan jam itu sudah lewat, atau sesi tanggal itu sudah dikirim di kanal ini. Pilih tanggal lain.',
    en: 'That date and time are over, or the session of that date was posted in this channel already. Choose another date.',
  });
}

export function tooManySessions(most: number): UserError {
  return new UserError('too-many-sessions', {
    id: `Satu server bisa punya paling banyak ${most} sesi terjadwal. Hentikan salah satunya dulu.`,
    en: `A server can have at most ${most} scheduled sessions. Stop one of them first.`,
  });
}
