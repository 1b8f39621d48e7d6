// What /unanswered says.
import type { UnansweredSection } from '../../reply.js';
import type { Localized } from '../../types.js';

export const SECTION_WORDS: Readonly<
  Record<UnansweredSection, { readonly title: Localized; readonly hint: Localized }>
> = {
  open: {
    title: { id: 'Belum terjawab', en: 'Not answered' },
    hint: {
      id: 'Pertanyaan publik yang tidak dijawab dokumen. Ditanyakan ulang saat dokumen berubah, dihapus setelah 30 hari.',
      en: 'Public questions that no document answers. Asked again when documents change, deleted after 30 days.',
    },
  },
  answered: {
    title: { id: 'Sekarang terjawab', en: 'Answered by now' },
    hint: {
      id: 'Dokumen yang berubah kini menjawabnya. Jawaban dikirim ke tempat pertanyaannya, tanpa menyebut siapa pun.',
      en: 'Documents that changed answer these now. Posted where they were asked, without naming anybody.',
    },
  },
  complaints: {
    title: { id: 'Kutipan yang dikeluhkan', en: 'Quotes complained of' },
    hint: {
      id: 'Dari 👎. Yang dilarang tidak akan dikutip lagi di server ini, sampai diizinkan kembali.',
      en: 'From 👎. What you forbid is not quoted in this server any more, until you allow it again.',
    },
  },
};

export const UNANSWERED_WORDS = {
  nothing: {
    id: 'Tidak ada yang menunggu. 🎉 Pertanyaan publik yang tidak dijawab dokumen, dan kutipan yang diberi 👎, muncul di sini.',
    en: 'Nothing is waiting. 🎉 Public questions that no document answers, and quotes that got a 👎, show up here.',
  },
  notKept: {
    id: 'Server ini tidak menyimpan pertanyaan. Itu bisa diubah di',
    en: 'This server keeps no questions. That can be changed in',
  },
  posted: { id: 'Jawaban terkirim di', en: 'Answer posted in' },
  blocked: { id: 'Tidak dikutip lagi', en: 'Never quoted' },
  quoteGone: {
    id: 'Kutipannya sudah tidak ada: dokumennya berubah atau dihapus.',
    en: 'The quote is gone: its document was changed or removed.',
  },
  noReason: { id: 'Tanpa alasan', en: 'No reason given' },
  drop: { id: 'Hapus', en: 'Remove' },
  post: { id: 'Kirim', en: 'Post' },
  open: { id: 'Buka', en: 'Open' },
  neverQuote: { id: 'Jangan kutip lagi', en: 'Never quote this' },
  quoteAgain: { id: 'Boleh dikutip lagi', en: 'Quote it again' },
} satisfies Record<string, Localized>;
