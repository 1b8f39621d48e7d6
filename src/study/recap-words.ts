// What the files of a recap say.

export const RECAP_WORDS = {
  title: { id: 'Rekap sesi belajar', en: 'Recap of a study session' },
  held: { id: 'Dimulai pada', en: 'Begun on' },
  read: {
    id: (read: number, of: number) => `${read} dari ${of} bagian dibaca`,
    en: (read: number, of: number) => `${read} of ${of} passages read`,
  },
  people: {
    id: (count: number) => `${count} orang ikut`,
    en: (count: number) => `${count} ${count === 1 ? 'person' : 'people'} took part`,
  },
  quotes: { id: 'Kutipan', en: 'Quotes' },
  changed: { id: 'Dokumennya sudah berubah sejak dikutip.', en: 'The document changed since it was quoted.' },
  references: { id: 'Daftar rujukan (APA 7)', en: 'References (APA 7)' },
  questions: { id: 'Pertanyaan', en: 'Questions' },
  answered: { id: 'terjawab', en: 'answered' },
  open: { id: 'belum terjawab', en: 'still open' },
  scores: { id: 'Skor kuis', en: 'Quiz scores' },
  member: { id: 'Anggota Discord', en: 'Discord member' },
  others: {
    id: (count: number) => `${count} orang lain ikut.`,
    en: (count: number) => `${count} ${count === 1 ? 'other person' : 'other people'} took part.`,
  },
  made: {
    id: 'Dibuat oleh Kutip. Setiap kutipan persis seperti di dokumennya; tidak ada kalimat buatan mesin.',
    en: 'Made by Kutip. Every quote is exactly as its document has it; no text is generated.',
  },
} as const;
