// Every sentence about a file that Kutip cannot take: what is wrong, and what to do about it.
import { UserError } from '../user-error.js';

const READABLE = 'TXT, MD, HTML, PDF, DOCX, PPTX, EPUB';

/** The file is good; it is taken once there is room. */
export const COLLECTION_FULL = 'collection-full';

function megabytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1_000_000)));
}

/** The file is good; it is taken once its owner has room for more text. */
export const TEXT_FULL = 'text-full';

function millions(units: number): string {
  return String(Math.round(units / 100_000) / 10);
}

/** One maker per kind of bad file; `name` is the file as the person knows it. */
export const fileErrors = {
  empty: (name: string) =>
    new UserError('empty-file', {
      id: `"${name}" kosong (0 bita). Ganti dengan berkas yang ada isinya.`,
      en: `"${name}" is empty (0 bytes). Replace it with a file that has contents.`,
    }),
  tooLarge: (name: string, limitBytes: number) =>
    new UserError('file-too-large', {
      id: `"${name}" terlalu besar; batasnya ${megabytes(limitBytes)} MB. Pecah menjadi beberapa berkas.`,
      en: `"${name}" is too large; the limit is ${megabytes(limitBytes)} MB. Split it into several files.`,
    }),
  unknownType: (name: string, found: string | null) =>
    new UserError('unknown-type', {
      id: `"${name}" bukan jenis berkas yang bisa dibaca Kutip${found ? ` (isinya ${found})` : ''}. Simpan sebagai salah satu dari ${READABLE}.`,
      en: `"${name}" is not a type of file that Kutip reads${found ? ` (it holds ${found})` : ''}. Save it as one of ${READABLE}.`,
    }),
  wrongType: (name: string, found: string) =>
    new UserError('wrong-type', {
      id: `Isi "${name}" ternyata ${found}, tidak sesuai dengan namanya. Ganti akhiran namanya atau simpan ulang.`,
      en: `"${name}" really holds ${found}, which its name does not say. Rename it or save it again.`,
    }),
  notText: (name: string) =>
    new UserError('not-text', {
      id: `Isi "${name}" bukan teks. Simpan ulang sebagai teks UTF-8, atau pakai berkas aslinya (${READABLE}).`,
      en: `"${name}" does not hold text. Save it again as UTF-8 text, or use the original (${READABLE}).`,
    }),
  damaged: (name: string) =>
    new UserError('damaged-file', {
      id: `"${name}" rusak atau tidak lengkap. Buka dan simpan ulang, atau ganti dengan salinan yang utuh.`,
      en: `"${name}" is damaged or incomplete. Open it and save it again, or replace it with a whole copy.`,
    }),
  encrypted: (name: string) =>
    new UserError('encrypted-file', {
      id: `"${name}" dikunci dengan kata sandi. Simpan salinan tanpa kata sandi, lalu pakai salinan itu.`,
      en: `"${name}" is locked with a password. Save a copy without the password and use that.`,
    }),
  protected: (name: string) =>
    new UserError('protected-book', {
      id: `"${name}" dikunci dengan perlindungan salinan (DRM), jadi isinya tidak bisa dibaca. Pakai salinan tanpa DRM dari penerbit atau toko bukunya.`,
      en: `"${name}" is locked by copy protection (DRM) and cannot be read. Use a copy without DRM from its publisher or bookshop.`,
    }),
  scanned: (name: string) =>
    new UserError('scanned-pdf', {
      id: `Semua halaman "${name}" berupa gambar, jadi tidak bisa dikutip. Jalankan pengenalan teks (OCR) dulu.`,
      en: `All pages of "${name}" are pictures and cannot be quoted. Run text recognition (OCR) on it first.`,
    }),
  noText: (name: string) =>
    new UserError('no-text', {
      id: `Tidak ada teks di "${name}". Periksa apakah ini berkas yang kamu maksud.`,
      en: `There is no text in "${name}". Check that it is the file you meant.`,
    }),
  zipBomb: (name: string) =>
    new UserError('zip-bomb', {
      id: `"${name}" mengembang terlalu besar saat dibuka, jadi ditolak. Simpan ulang tanpa gambar dan lampiran.`,
      en: `"${name}" grows far too large when opened, so it was refused. Save it again without pictures and attachments.`,
    }),
  tooMuchText: (name: string) =>
    new UserError('too-much-text', {
      id: `Teks di "${name}" terlalu panjang. Pecah menjadi beberapa berkas.`,
      en: `"${name}" holds too much text. Split it into several files.`,
    }),
  collectionFull: (name: string, passages: number) =>
    new UserError(COLLECTION_FULL, {
      id: `Tidak ada tempat lagi untuk "${name}": semua dokumen bersama-sama paling banyak ${passages.toLocaleString('id')} bagian. Keluarkan dokumen lain. Yang menjalankan Kutip bisa menaikkan batasnya (MAX_PASSAGES).`,
      en: `There is no room for "${name}": all documents together may have ${passages.toLocaleString('en')} passages. Take other documents out. Whoever runs Kutip can raise the limit (MAX_PASSAGES).`,
    }),
  textFull: (name: string, textUnits: number) =>
    new UserError(TEXT_FULL, {
      id: `Tidak ada tempat lagi untuk teks "${name}": semua dokumen bersama-sama paling banyak ${millions(textUnits)} juta karakter. Hapus dokumen lain. Yang menjalankan Kutip bisa menaikkan batasnya (MAX_TOTAL_TEXT_MB).`,
      en: `There is no room for the text of "${name}": all documents together may have ${millions(textUnits)} million characters. Remove other documents. Whoever runs Kutip can raise the limit (MAX_TOTAL_TEXT_MB).`,
    }),
  lost: (name: string) =>
    new UserError('file-lost', {
      id: `Isi "${name}" hilang atau rusak di penyimpanan Kutip. Hapus dan tambahkan berkasnya lagi; atau yang menjalankan Kutip mengembalikan folder "files" dari cadangan dan membaca ulang.`,
      en: `The contents of "${name}" are missing or damaged where Kutip keeps them. Remove the file and add it once more; or whoever runs Kutip restores the folder "files" from a backup and reads again.`,
    }),
  tooSlow: (name: string, seconds: number) =>
    new UserError('parse-timeout', {
      id: `"${name}" belum selesai dibaca setelah ${seconds} detik, jadi dilewati. Sederhanakan atau pecah berkasnya.`,
      en: `"${name}" could not be read within ${seconds} seconds and was skipped. Simplify it or split it.`,
    }),
  tooMuchMemory: (name: string) =>
    new UserError('parse-memory', {
      id: `"${name}" butuh terlalu banyak memori untuk dibaca, jadi dilewati. Sederhanakan atau pecah berkasnya.`,
      en: `"${name}" needs too much memory to be read and was skipped. Simplify it or split it.`,
    }),
  crashed: (name: string) =>
    new UserError('parse-crash', {
      id: `"${name}" tidak bisa dibaca dan dilewati. Buka dan simpan ulang dengan format lain (${READABLE}).`,
      en: `"${name}" could not be read and was skipped. Open it and save it in another format (${READABLE}).`,
    }),
};
