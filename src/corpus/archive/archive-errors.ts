// Why an archive is not written or not taken: what is wrong, and what to do about it.
import { UserError } from '../../user-error.js';

/** `name`: the archive, or a document in it, as the person knows it. */
export const archiveErrors = {
  nothing: () =>
    new UserError('nothing-kept', {
      id: 'Di koleksi ini tidak ada dokumen yang bisa diekspor. Tambahkan dulu; dokumen contoh tidak ikut diekspor.',
      en: 'There are no documents to export in this collection. Add some first; sample documents are not exported.',
    }),
  exists: (name: string) =>
    new UserError('archive-exists', {
      id: `"${name}" sudah ada dan tidak ditimpa. Pilih nama lain, atau tulis juga --force.`,
      en: `"${name}" exists and was not overwritten. Choose another name, or add --force.`,
    }),
  notWritable: (name: string, reason: string) =>
    new UserError('archive-not-writable', {
      id: `"${name}" tidak bisa ditulis (${reason}). Periksa apakah foldernya ada, izinnya, dan ruang di cakram.`,
      en: `"${name}" cannot be written (${reason}). Check that its folder exists, its permissions, and the room on the disk.`,
    }),
  /** `command`: what exports it in a terminal. */
  tooLarge: (most: number, command: string) =>
    new UserError('archive-too-large', {
      id: `Ekspornya lebih besar dari ${megabytes(most)} MB, terlalu besar untuk dikirim di sini. Yang menjalankan Kutip bisa membuatnya di komputernya: ${command}`,
      en: `The export is larger than ${megabytes(most)} MB, too large to be sent here. Whoever runs Kutip can make it on that machine: ${command}`,
    }),
  unreadable: (name: string, reason: string) =>
    new UserError('archive-unreadable', {
      id: `"${name}" tidak bisa dibaca (${reason}). Periksa nama dan izinnya.`,
      en: `"${name}" cannot be read (${reason}). Check its name and permissions.`,
    }),
  unusable: (name: string) =>
    new UserError('archive-unusable', {
      id: `"${name}" bukan arsip Kutip, atau rusak. Tidak ada yang diimpor. Buat dengan "npm run corpus -- export FILE", atau salin lagi berkasnya.`,
      en: `"${name}" is not an archive of Kutip's, or it is damaged. Nothing was imported. Make one with "npm run corpus -- export FILE", or copy the file again.`,
    }),
  damaged: (document: string) =>
    new UserError('archive-damaged', {
      id: `Isi "${document}" di arsip ini tidak sama dengan yang diekspor. Tidak ada yang diimpor. Salin lagi arsipnya, atau ekspor lagi.`,
      en: `The contents of "${document}" in this archive are not what was exported. Nothing was imported. Copy the archive again, or export once more.`,
    }),
  newer: (name: string) =>
    new UserError('archive-newer', {
      id: `"${name}" dibuat oleh Kutip yang lebih baru. Perbarui Kutip, lalu ulangi.`,
      en: `"${name}" was made by a newer Kutip. Update Kutip and run again.`,
    }),
  bomb: (name: string) =>
    new UserError('archive-bomb', {
      id: `"${name}" mengembang terlalu besar saat dibuka, jadi ditolak. Tidak ada yang diimpor.`,
      en: `"${name}" grows far too large when opened, so it was refused. Nothing was imported.`,
    }),
  tooMany: (documents: number, most: number) =>
    new UserError('archive-too-many', {
      id: `Arsip ini berisi ${documents.toLocaleString('id')} dokumen; batasnya ${most.toLocaleString('id')}. Naikkan MAX_DOCUMENTS di .env, atau bagi koleksinya.`,
      en: `This archive holds ${documents.toLocaleString('en')} documents; the limit is ${most.toLocaleString('en')}. Raise MAX_DOCUMENTS in .env, or divide the collection.`,
    }),
  documentTooLarge: (document: string, most: number) =>
    new UserError('archive-too-large-inside', {
      id: `"${document}" di arsip ini lebih besar dari ${megabytes(most)} MB. Tidak ada yang diimpor. Naikkan MAX_FILE_MB di .env, atau ekspor tanpa dokumen itu.`,
      en: `"${document}" in this archive is larger than ${megabytes(most)} MB. Nothing was imported. Raise MAX_FILE_MB in .env, or export without it.`,
    }),
};

function megabytes(bytes: number): string {
  return String(Math.max(1, Math.floor(bytes / 1_000_000)));
}
