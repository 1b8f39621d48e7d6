// What recaps and panels of scheduled sessions say.
import type { SessionEnd } from '../../study-types.js';
import type { Localized } from '../../types.js';

export const RECAP_WORDS = {
  recap: { id: 'Rekap', en: 'Recap' },
  recapButton: { id: 'Rekap', en: 'Recap' },
  goesOn: { id: 'Sesinya masih berjalan.', en: 'The session is still going on.' },
  read: {
    id: (read: number, of: number) => `${read} dari ${of} bagian dibaca`,
    en: (read: number, of: number) => `${read} of ${of} passages read`,
  },
  leftOut: {
    id: (count: number) => `${count} kutipan lagi ada di berkasnya.`,
    en: (count: number) => `${count} more ${count === 1 ? 'quote stands' : 'quotes stand'} in the files.`,
  },
  nothingRead: { id: 'Belum ada bagian yang dibaca.', en: 'Nothing was read yet.' },
  asked: { id: 'Ditanyakan', en: 'Asked' },
  stillOpen: { id: 'belum terjawab', en: 'still open' },
  moreQuestions: {
    id: (count: number) => `dan ${count} pertanyaan lagi`,
    en: (count: number) => `and ${count} more ${count === 1 ? 'question' : 'questions'}`,
  },
  scores: { id: 'Skor', en: 'Scores' },
  markdownFile: { id: 'Unduh Markdown', en: 'Get Markdown' },
  htmlFile: { id: 'Unduh html untuk dicetak', en: 'Get html to print' },
} as const;

export const END_WORDS: Readonly<Record<SessionEnd, Localized>> = {
  finished: { id: 'Semua bagian sudah dibaca.', en: 'Everything was read.' },
  guide: { id: 'Diakhiri pemandu.', en: 'Ended by the guide.' },
  idle: { id: 'Ditutup karena lama sepi.', en: 'Closed because nothing happened for long.' },
  'thread-gone': { id: 'Utasnya dihapus.', en: 'Its thread was deleted.' },
  'thread-archived': { id: 'Utasnya diarsipkan.', en: 'Its thread was archived.' },
  'thread-locked': { id: 'Utasnya dikunci.', en: 'Its thread was locked.' },
};

export const SCHEDULE_WORDS = {
  title: { id: 'Sesi belajar terjadwal', en: 'Scheduled study session' },
  stopped: { id: 'Sudah dihentikan: sesi ini tidak akan mulai lagi.', en: 'Stopped: it will not begin any more.' },
  next: { id: 'Berikutnya', en: 'Next' },
  nothingNext: { id: 'Tidak ada lagi yang akan datang.', en: 'None is to come any more.' },
  once: { id: 'Sekali, pada', en: 'Once, on' },
  live: { id: 'langsung', en: 'live' },
  daily: { id: 'satu bagian sehari', en: 'a passage a day' },
  reminder: {
    id: (minutes: number) => `pengingat ${minutes} menit sebelumnya`,
    en: (minutes: number) => `reminder ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before`,
  },
  reminderHours: {
    id: (hours: number) => `pengingat ${hours} jam sebelumnya`,
    en: (hours: number) => `reminder ${hours} ${hours === 1 ? 'hour' : 'hours'} before`,
  },
  noReminder: { id: 'tanpa pengingat', en: 'no reminder' },
  event: {
    made: { id: 'ada di daftar acara server', en: 'among the server’s events' },
    none: { id: 'tanpa acara server', en: 'no server event' },
    refused: {
      id: '⚠️ Acara server tidak dibuat: Kutip belum punya izin Buat Acara.',
      en: '⚠️ No server event was made: Kutip lacks the permission Create Events.',
    },
  },
  results: { id: 'Hasil terakhir', en: 'Latest results' },
  stop: { id: 'Hentikan', en: 'Stop' },
} as const;
