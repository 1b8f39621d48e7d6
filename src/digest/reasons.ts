// Why a digest was not posted, in plain words.
import type { Reason } from '../schedule-types.js';
import { UserError } from '../user-error.js';

export const NOTHING_NEW: Reason = {
  code: 'nothing-new',
  sentence: {
    id: 'Semua kalimat yang layak sudah pernah dikutip di sini. Tambah dokumen, atau pilih “ulangi”.',
    en: 'Every sentence worth quoting was quoted here before. Add documents, or choose “repeat”.',
  },
};

/** Between being chosen and being sent. */
export const QUOTES_GONE: Reason = {
  code: 'quotes-gone',
  sentence: {
    id: 'Semua kutipan yang sudah dipilih dihapus atau dilarang sebelum sempat dikirim.',
    en: 'All quotes that were chosen were removed or forbidden before they could be posted.',
  },
};

export const NO_DOCUMENTS: Reason = {
  code: 'no-documents',
  sentence: {
    id: 'Koleksinya belum punya dokumen yang sudah dibaca.',
    en: 'Its collection has no documents that were read.',
  },
};

export const NO_TOPIC: Reason = {
  code: 'no-topic',
  sentence: {
    id: 'Dokumen yang ada tidak membahas topiknya.',
    en: 'The documents say nothing about its topic.',
  },
};

export function collectionGone(): UserError {
  return new UserError('collection-gone', {
    id: 'Koleksinya sudah dihapus. Pilih koleksi lain dengan /kutipan-harian atur.',
    en: 'Its collection was removed. Choose another with /digest set.',
  });
}
