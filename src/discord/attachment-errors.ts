// Every sentence about an attachment that could not be downloaded: what is wrong, and what to do about it.
import { UserError } from '../user-error.js';

/** One maker per kind of failure; `name` is the file as the person knows it. None says where the file is. */
export const attachmentErrors = {
  /** At an address that attachments do not have. */
  elsewhere: (name: string) =>
    new UserError('attachment-elsewhere', {
      id: `"${name}" tidak disimpan oleh Discord, jadi Kutip tidak mengunduhnya. Lampirkan berkasnya langsung.`,
      en: `"${name}" is not stored by Discord, so Kutip does not download it. Attach the file itself.`,
    }),
  expired: (name: string) =>
    new UserError('attachment-expired', {
      id: `Tautan ke "${name}" sudah kedaluwarsa. Lampirkan lagi berkasnya.`,
      en: `The link to "${name}" has expired. Attach the file again.`,
    }),
  tooLarge: (name: string, limitBytes: number) =>
    new UserError('file-too-large', {
      id: `"${name}" terlalu besar; batasnya ${megabytes(limitBytes, 'id')} MB. Pecah menjadi beberapa berkas.`,
      en: `"${name}" is too large; the limit is ${megabytes(limitBytes, 'en')} MB. Split it into several files.`,
    }),
  /** Broken off, incomplete, too slow. */
  undelivered: (name: string) =>
    new UserError('attachment-undelivered', {
      id: `"${name}" tidak bisa diunduh dari Discord sekarang. Coba lagi sebentar lagi.`,
      en: `"${name}" cannot be downloaded from Discord now. Try again in a moment.`,
    }),
};

function megabytes(bytes: number, language: 'id' | 'en'): string {
  return (bytes / 1_000_000).toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
}
