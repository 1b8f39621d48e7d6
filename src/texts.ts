// Labels that every surface shows, in both languages; Indonesian first-class, in the words of Discord's own client.
import type { BoilerplateReason, CheckResult, HarmlessDifference, Language, Localized } from './types.js';

export const texts = {
  open: { id: 'Buka', en: 'Open' },
  cite: { id: 'Salin rujukan', en: 'Cite' },
  more: { id: 'Lainnya', en: 'More' },
  share: { id: 'Bagikan', en: 'Share' },
  discuss: { id: 'Diskusikan', en: 'Discuss' },
  studyTogether: { id: 'Belajar bersama', en: 'Study together' },
  recall: { id: 'Coba ingat', en: 'Try to recall' },
  delete: { id: 'Hapus', en: 'Delete' },
  abstention: {
    id: 'Dokumen yang ada tidak menjawab pertanyaan ini.',
    en: 'The documents do not answer this question.',
  },
  perhaps: { id: 'Mungkin menjawab', en: 'May answer' },
  nearest: { id: 'Bagian terdekat (bukan jawaban)', en: 'Nearest passages (not an answer)' },
  alsoIn: { id: 'Juga dimuat di', en: 'Also in' },
  figuresDiffer: { id: 'Angkanya berbeda antarsumber', en: 'The sources give different figures' },
  readAs: { id: 'Dibaca sebagai', en: 'Read as' },
  found: { id: 'Ditemukan di dokumen', en: 'Found in the documents' },
  nothingFound: { id: 'Tidak ada yang cocok di dokumen.', en: 'Nothing in the documents matches.' },
  overview: {
    id: 'Kutip mengutip, tidak menulis ringkasan. Ini kalimat-kalimat kuncinya.',
    en: 'Kutip quotes, it does not write summaries. These are the key sentences.',
  },
  emphasis: { id: 'Huruf tebal dari Kutip.', en: 'Emphasis by Kutip.' },
  quoteId: { id: 'kutipan', en: 'quote' },
  textOf: { id: 'Teks tanggal', en: 'Text of' },
  changedSince: { id: 'sudah berubah sejak itu', en: 'changed since' },
  remove: { id: 'Hapus', en: 'Remove' },
  yesRemove: { id: 'Ya, hapus', en: 'Yes, remove' },
  cancel: { id: 'Batal', en: 'Cancel' },
  bringBack: { id: 'Kembalikan', en: 'Bring back' },
  undoUntil: { id: 'Bisa dikembalikan sampai', en: 'Can be brought back until' },
  goneForGood: {
    id: 'Langsung tidak dikutip lagi. Bisa dikembalikan selama 24 jam, setelah itu hilang untuk selamanya.',
    en: 'It stops being quoted at once. It can be brought back for 24 hours; after that it is gone for good.',
  },
  untitled: { id: 'Tanpa judul', en: 'Untitled' },
  document: { id: 'dokumen', en: 'document' },
  collection: { id: 'koleksi', en: 'collection' },
  mainCollection: { id: 'Koleksi utama', en: 'Main collection' },
  documents: { id: 'Dokumen', en: 'Documents' },
  noDocuments: { id: 'Belum ada dokumen.', en: 'There are no documents yet.' },
  opening: { id: 'Awal teks', en: 'Opening of the text' },
  reference: { id: 'Rujukan (APA 7)', en: 'Reference (APA 7)' },
  inText: { id: 'Dalam teks', en: 'In the text' },
  notAJudgement: {
    id: 'Kutip hanya memeriksa di mana ini tertulis, bukan benar tidaknya.',
    en: 'Kutip says where this is written, not whether it is true.',
  },
  help: {
    id: 'Kutip menjawab dengan kutipan persis dari dokumenmu, lengkap dengan sumbernya. Tulis saja pertanyaanmu.',
    en: 'Kutip answers with exact quotes from your documents and says where they stand. Just type your question.',
  },
  failure: {
    id: 'Ada yang rusak di Kutip. Sebutkan kode ini kepada pengelolanya',
    en: 'Something broke in Kutip. Give this code to whoever runs it',
  },
} satisfies Record<string, Localized>;

export const verdictTexts: Record<CheckResult['verdict'], Localized> = {
  same: { id: 'Sama persis', en: 'Same words' },
  nearly: { id: 'Hampir sama', en: 'Nearly the same' },
  changed: { id: 'Dokumen sudah berubah', en: 'Document changed since' },
  withdrawn: { id: 'Dokumen sudah dihapus', en: 'Document withdrawn' },
  'not-found': { id: 'Tidak ditemukan', en: 'Not found' },
};

export const differenceTexts: Record<HarmlessDifference, Localized> = {
  spaces: { id: 'spasi', en: 'spaces' },
  'quotation-marks': { id: 'tanda kutip', en: 'quotation marks' },
  hyphenation: { id: 'tanda hubung atau pemenggalan kata', en: 'hyphenation' },
};

/** Why something in a document is not quoted, as people read it. */
export const boilerplateTexts: Readonly<Record<BoilerplateReason, Localized>> = {
  spam: { id: 'iklan', en: 'adverts' },
  related: { id: 'bacaan lain', en: 'other articles' },
  byline: { id: 'keterangan penulis atau sumber', en: 'author or source lines' },
  subscription: { id: 'ajakan berlangganan', en: 'calls to subscribe' },
  navigation: { id: 'menu halaman', en: 'page menus' },
  repeated: { id: 'pengulangan', en: 'repetitions' },
  'running-head': { id: 'kepala atau kaki halaman', en: 'page headers or footers' },
  'front-matter': { id: 'data berkas', en: 'file metadata' },
  fragment: { id: 'potongan kalimat', en: 'fragments' },
};

const NOUNS = {
  document: { id: 'dokumen', en: ['document', 'documents'] },
  passage: { id: 'bagian', en: ['passage', 'passages'] },
  page: { id: 'halaman', en: ['page', 'pages'] },
  collection: { id: 'koleksi', en: ['collection', 'collections'] },
  proposal: { id: 'usulan', en: ['proposal', 'proposals'] },
  channel: { id: 'kanal', en: ['channel', 'channels'] },
} as const;

/** `1.200 dokumen`, `1 document`. */
export function countOf(count: number, noun: keyof typeof NOUNS, language: Language): string {
  const number = count.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB');
  return `${number} ${language === 'id' ? NOUNS[noun].id : NOUNS[noun].en[count === 1 ? 0 : 1]}`;
}

/** What people call documents: “Title”, or the path of one without. */
export function documentNames(paths: readonly string[], titles: Readonly<Record<string, string>>): string[] {
  return paths.map((path) => (Object.hasOwn(titles, path) ? `“${titles[path]}”` : path));
}

const MONTHS: Record<Language, readonly string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** ISO date, possibly shortened, split and its month named: `2022-01-07` -> year 2022, month Januari, day 7. */
export function namedDate(iso: string, language: Language): { year: string; month: string | null; day: string | null } {
  const [year = iso, month, day] = iso.split('-');
  const name = month === undefined ? undefined : MONTHS[language][Number(month) - 1];
  return { year, month: name ?? null, day: name === undefined || day === undefined ? null : String(Number(day)) };
}
