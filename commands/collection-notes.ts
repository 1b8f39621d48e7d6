// What the panel of collections says of the change that was just made.
import type { Localized } from '../src/types.js';

export const collectionNotes = {
  made: {
    id: 'Koleksi sudah dibuat. Isi lewat “Tambah dokumen”, lalu pilih kanal tempatnya dipakai.',
    en: 'The collection was made. Fill it with “Add documents”, then choose the channels in which it is used.',
  },
  renamed: { id: 'Namanya sudah diganti.', en: 'It has another name now.' },
  tied: {
    id: 'Hanya yang bisa melihat kanal itu yang bisa memakai koleksi ini sekarang.',
    en: 'Only people who can see these channels can use this collection now.',
  },
  untied: {
    id: 'Koleksi ini sekarang terbuka untuk semua anggota server.',
    en: 'This collection is open to every member of the server now.',
  },
  used: {
    id: 'Pertanyaan di kanal itu sekarang dijawab dari koleksi ini, kecuali penanya memilih yang lain.',
    en: 'Questions in these channels are answered from this collection now, unless the asker chooses another.',
  },
  unused: {
    id: 'Koleksi ini sekarang hanya dijawab kalau dipilih di /tanya.',
    en: 'This collection answers now only where it is chosen in /ask.',
  },
  restored: {
    id: 'Koleksi dan dokumennya sudah kembali.',
    en: 'The collection and its documents are back.',
  },
} satisfies Record<string, Localized>;
