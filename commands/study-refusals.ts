// What is said to whoever wants something of a study session that cannot be.
import { UserError } from '../src/user-error.js';

/** Of one server at once. */
export const MOST_SESSIONS = 10;

export function sessionUnknown(): UserError {
  return new UserError('outdated', {
    id: 'Sesi belajar itu sudah tidak ada. Mulai yang baru dengan /belajar mulai.',
    en: 'That study session is not there any more. Start a new one with /study start.',
  });
}

export function sessionOver(): UserError {
  return new UserError('session-over', {
    id: 'Sesi belajar ini sudah selesai. Mulai yang baru dengan /belajar mulai.',
    en: 'This study session has ended. Start a new one with /study start.',
  });
}

export function notInSession(): UserError {
  return new UserError('no-session-here', {
    id: 'Di sini tidak ada sesi belajar. Ketik perintah ini di utas sesinya, atau mulai yang baru dengan /belajar mulai.',
    en: 'There is no study session here. Call this command in the thread of one, or start one with /study start.',
  });
}

export function guidesOnly(): UserError {
  return new UserError('guides-only', {
    id: 'Ini hanya untuk pemandu sesi ini, yaitu yang memulainya, atau pengelola.',
    en: 'Only who guides this session, which is whoever began it, or a manager can do this.',
  });
}

/** Discord has not said yet in which thread it is held. */
export function beingOpened(): UserError {
  return new UserError('being-opened', {
    id: 'Sesi ini sedang dibuka. Coba lagi sebentar lagi.',
    en: 'This session is just being opened. Try again in a moment.',
  });
}

export function roundOver(): UserError {
  return new UserError('round-over', {
    id: 'Pertanyaan kuis ini sudah ditutup.',
    en: 'This question of the quiz is closed.',
  });
}

export function tooManySessions(): UserError {
  return new UserError('too-many-sessions', {
    id: `Di server ini sudah ada ${MOST_SESSIONS} sesi belajar yang berjalan, sebanyak batasnya. Tutup salah satu dengan /belajar selesai di utasnya.`,
    en: `This server has ${MOST_SESSIONS} study sessions already, which is the limit. End one with /study end in its thread.`,
  });
}

export function notElsewhere(): UserError {
  return new UserError('not-allowed', {
    id: 'Di kanal lain hanya pengelola yang bisa memulai sesi belajar. Kosongkan opsi “kanal” untuk memulainya di sini.',
    en: 'Only those who manage Kutip can start a study session in another channel. Leave out “channel” to start it here.',
  });
}

export function notForThem(): UserError {
  return new UserError('not-allowed', {
    id: 'Kamu tidak bisa menulis di sini, jadi sesi belajarnya tidak dimulai. Minta pengelola server memulainya.',
    en: 'You cannot write here, so no study session was started. Ask those who manage the server to start it.',
  });
}
