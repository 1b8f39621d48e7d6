// Why a document is not kept, changed or brought back: what is wrong, and what to do about it.
import type { KeptFile, OwnerLimits } from '../database/store.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';

export const keepingErrors = {
  full: (limit: keyof OwnerLimits, limits: OwnerLimits) => new UserError(`full-${limit}`, FULL[limit](limits[limit])),
  unknown: (name: string) =>
    new UserError('file-unknown', {
      id: `Tidak ada dokumen "${name}" di koleksi ini. Lihat daftarnya, lalu tulis namanya persis seperti di sana.`,
      en: `There is no document "${name}" in this collection. Look at the list and write its name just as it stands there.`,
    }),
  /** `present`: the file that has the same content. */
  same: (name: string, present: KeptFile) =>
    new UserError('same-content', {
      id: `"${name}" tidak dikembalikan, karena isinya sama dengan "${present.path}" yang sudah ada.`,
      en: `"${name}" was not brought back, because "${present.path}" has the same contents.`,
    }),
  undoOver: (name: string) =>
    new UserError('undo-over', {
      id: `"${name}" sudah dihapus lebih dari sehari, jadi tidak bisa dikembalikan. Tambahkan lagi berkasnya.`,
      en: `"${name}" was removed more than a day ago and cannot be brought back. Add the file again.`,
    }),
  wrongDate: (date: string) =>
    new UserError('wrong-date', {
      id: `"${date}" bukan tanggal. Tulis seperti 2022, 2022-01 atau 2022-01-07.`,
      en: `"${date}" is not a date. Write 2022, 2022-01 or 2022-01-07.`,
    }),
  wrongLink: (url: string) =>
    new UserError('wrong-link', {
      id: `"${url}" bukan tautan. Tulis alamat lengkap yang diawali https:// atau http://.`,
      en: `"${url}" is not a link. Write a whole address that begins with https:// or http://.`,
    }),
  tooLong: (most: number) =>
    new UserError('statement-too-long', {
      id: `Keterangannya terlalu panjang. Tulis paling banyak ${most} karakter.`,
      en: `The text is too long. Write at most ${most} characters.`,
    }),
};

const FULL: Readonly<Record<keyof OwnerLimits, (most: number) => Localized>> = {
  documents: (most) => ({
    id: `Sudah ada ${most.toLocaleString('id')} dokumen, sebanyak batasnya. Hapus dokumen yang tidak dipakai. Yang menjalankan Kutip bisa menaikkan batasnya (MAX_DOCUMENTS).`,
    en: `There are ${most.toLocaleString('en')} documents already, which is the limit. Remove some that nobody uses. Whoever runs Kutip can raise the limit (MAX_DOCUMENTS).`,
  }),
  textUnits: (most) => ({
    id: `Semua dokumen bersama-sama sudah mencapai batas ${(most / 1_000_000).toLocaleString('id')} juta karakter. Hapus dokumen lain. Yang menjalankan Kutip bisa menaikkan batasnya (MAX_TOTAL_TEXT_MB).`,
    en: `All documents together have reached the limit of ${(most / 1_000_000).toLocaleString('en')} million characters. Remove others. Whoever runs Kutip can raise the limit (MAX_TOTAL_TEXT_MB).`,
  }),
  uploadsPerDay: (most) => ({
    id: `Hari ini sudah ${most.toLocaleString('id')} dokumen ditambahkan, sebanyak batasnya. Coba lagi besok. Yang menjalankan Kutip bisa menaikkan batasnya (MAX_UPLOADS_PER_DAY).`,
    en: `${most.toLocaleString('en')} documents were added within a day, which is the limit. Try again tomorrow. Whoever runs Kutip can raise the limit (MAX_UPLOADS_PER_DAY).`,
  }),
};
