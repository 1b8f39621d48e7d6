// What the panel of collections says.
import { countOf } from '../../texts.js';

export const COLLECTION_WORDS = {
  purpose: {
    id: 'Koleksi memisahkan dokumen, misalnya satu untuk tiap mata kuliah.',
    en: 'Collections keep documents apart, for example one for each course.',
  },
  chooseOne: { id: 'Pilih satu untuk mengaturnya.', en: 'Choose one to set it up.' },
  choose: { id: 'Pilih koleksi', en: 'Choose a collection' },
  create: { id: 'Koleksi baru', en: 'New collection' },
  rename: { id: 'Ganti nama', en: 'Rename' },
  gone: { id: 'sudah dihapus', en: 'removed' },
  usedIn: { id: 'dipakai di', en: 'used in' },
  onlyFor: { id: 'khusus untuk', en: 'only for' },
  aboutMain: {
    id: 'Dipakai di semua kanal yang tidak memakai koleksi lain, dan terbuka untuk semua anggota. Namanya tetap, dan koleksi ini tidak bisa dihapus.',
    en: 'Used in every channel that does not use another collection, and open to every member. It keeps its name and cannot be removed.',
  },
  used: { id: 'Dipakai di', en: 'Used in' },
  usedNowhere: { id: 'belum ada kanal', en: 'no channel yet' },
  aboutUsed: {
    id: (ask: string) =>
      `Pertanyaan di kanal itu dijawab dari koleksi ini. Di kanal lain: ${ask} dengan pilihan “koleksi”.`,
    en: (ask: string) =>
      `Questions in those channels are answered from this collection. Elsewhere: ${ask} with the option “collection”.`,
  },
  aboutUnused: {
    id: (ask: string) =>
      `Pilih kanal yang pertanyaannya dijawab dari sini, atau pakai ${ask} dengan pilihan “koleksi”.`,
    en: (ask: string) =>
      `Choose channels whose questions are answered from here, or use ${ask} with the option “collection”.`,
  },
  chooseUsed: { id: 'Dipakai di kanal …', en: 'Use it in channels …' },
  tied: { id: 'Khusus untuk', en: 'Only for' },
  tiedNowhere: { id: 'semua anggota', en: 'every member' },
  aboutTied: {
    id: 'Siapa pun yang tidak bisa melihat satu pun dari kanal itu tidak tahu koleksi ini ada. Di kanal lain jawabannya hanya dilihat penanya.',
    en: 'Whoever can see none of those channels does not learn that this collection exists. Elsewhere only the asker sees an answer from it.',
  },
  aboutUntied: {
    id: 'Pilih kanal kalau isinya hanya boleh diketahui orang yang bisa melihat kanal itu.',
    en: 'Choose channels if only people who can see them may know what is in it.',
  },
  chooseTied: { id: 'Khusus untuk kanal …', en: 'Only for channels …' },
  askEmpty: {
    id: (name: string) => `Hapus koleksi ${name}? Isinya kosong.`,
    en: (name: string) => `Remove the collection ${name}? It is empty.`,
  },
  ask: {
    id: (name: string, documents: number) =>
      `Hapus koleksi ${name} dengan ${countOf(documents, 'document', 'id')} di dalamnya?`,
    en: (name: string, documents: number) =>
      `Remove the collection ${name} with the ${countOf(documents, 'document', 'en')} in it?`,
  },
  removed: {
    id: (name: string) => `Koleksi ${name} sudah dihapus dan tidak dikutip lagi.`,
    en: (name: string) => `The collection ${name} was removed and is not quoted any more.`,
  },
} as const;
