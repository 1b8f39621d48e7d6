// What the panel of digests says.

export const DIGEST_WORDS = {
  title: { id: 'Kutipan harian di', en: 'Daily digest in' },
  set: { id: 'Kutipan harian sudah diatur.', en: 'The daily digest is set.' },
  none: {
    id: (set: string) => `Belum ada kutipan harian di server ini. Atur dengan ${set}.`,
    en: (set: string) => `This server has no daily digest yet. Set one with ${set}.`,
  },
  next: { id: 'Berikutnya', en: 'Next' },
  paused: { id: 'Dijeda.', en: 'Paused.' },
  pausedFor: {
    id: 'Dijeda oleh Kutip setelah tiga kali berturut-turut gagal:',
    en: 'Paused by Kutip after failing three times in a row:',
  },
  mended: { id: 'Sudah dibereskan? Tekan **Lanjutkan**.', en: 'Is it mended? Press **Resume**.' },
  quotes: {
    id: (count: number) => `${count} kutipan`,
    en: (count: number) => (count === 1 ? '1 quote' : `${count} quotes`),
  },
  collectionGone: { id: 'koleksinya sudah dihapus', en: 'its collection was removed' },
  topic: { id: 'topik:', en: 'topic:' },
  mentions: { id: 'menyebut', en: 'mentions' },
  repeats: { id: 'diulang kalau habis', en: 'begins again when all were quoted' },
  progress: {
    id: (used: number, worthy: number) => `${used} dari ${worthy} kalimat yang layak sudah dikutip.`,
    en: (used: number, worthy: number) => `${used} of ${worthy} worthy sentences were quoted.`,
  },
  results: { id: 'Hasil terakhir', en: 'Latest results' },
  states: {
    sent: { id: 'terkirim', en: 'posted' },
    skipped: { id: 'dilewati', en: 'skipped' },
    missed: { id: 'terlewat', en: 'missed' },
    failed: { id: 'gagal', en: 'failed' },
    uncertain: { id: 'tidak pasti', en: 'uncertain' },
    waiting: { id: 'dicoba lagi', en: 'being tried again' },
    sending: { id: 'sedang dikirim', en: 'being sent' },
  },
  byHand: { id: 'diminta', en: 'asked for' },
  change: {
    id: (set: string) => `Ubah dengan ${set} di kanal itu.`,
    en: (set: string) => `Change it with ${set} in that channel.`,
  },
  choose: { id: 'Pilih kutipan harian', en: 'Choose a digest' },
  preview: { id: 'Pratinjau', en: 'Preview' },
  now: { id: 'Kirim sekarang', en: 'Post now' },
  pause: { id: 'Jeda', en: 'Pause' },
  resume: { id: 'Lanjutkan', en: 'Resume' },
  stop: { id: 'Hentikan', en: 'Stop' },
  askRole: {
    id: (role: string, channel: string) =>
      `Sebut ${role} di setiap kutipan harian di ${channel}? Semua anggotanya mendapat notifikasi tiap kali.`,
    en: (role: string, channel: string) =>
      `Mention ${role} with each digest in ${channel}? All its members get a notification each time.`,
  },
  yesRole: { id: 'Ya, sebut', en: 'Yes, mention it' },
  noRole: { id: 'Jangan', en: 'No' },
} as const;
