// What is said of documents that somebody gave.
import type { GivenDocument } from '../../reply.js';
import { countOf, texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';

/** Fields of a citation, as people name them. */
export const FIELDS = {
  title: { id: 'Judul', en: 'Title' },
  author: { id: 'Penulis', en: 'Author' },
  publisher: { id: 'Penerbit', en: 'Publisher' },
  date: { id: 'Tanggal', en: 'Date' },
} satisfies Record<string, Localized>;

export const GIVEN_WORDS = {
  nothing: { id: 'Tidak ada dokumen yang ditambahkan.', en: 'No document was added.' },
  late: {
    id: 'Kabar susulan: dokumen yang tadi ditambahkan sudah dibaca.',
    en: 'Late news: the documents that were added have been read.',
  },
  correct: { id: 'Ada yang keliru? Tekan **Betulkan**.', en: 'Is something wrong? Press **Correct**.' },
  missing: {
    id: (names: string) => `Belum diketahui: ${names}. Lengkapi lewat **Betulkan**.`,
    en: (names: string) => `Not known: ${names}. Fill it in with **Correct**.`,
  },
  ask: {
    id: (ask: string) => `Tanya isinya dengan ${ask}.`,
    en: (ask: string) => `Ask about it with ${ask}.`,
  },
  told: {
    id: (list: string) => `Kutip memberi tahu di kanal ini kalau sudah selesai. Lihat juga ${list}.`,
    en: (list: string) => `Kutip says in this channel when it is done. See also ${list}.`,
  },
  untold: {
    id: (list: string) => `Hasilnya nanti terlihat di ${list}.`,
    en: (list: string) => `What becomes of it can be seen in ${list}.`,
  },
  quotable: {
    id: (quotable: number, all: number) =>
      `${quotable === all ? '' : `${quotable} dari `}${countOf(all, 'document', 'id')} bisa dikutip`,
    en: (quotable: number, all: number) =>
      `${quotable === all ? '' : `${quotable} of `}${countOf(all, 'document', 'en')} can be quoted`,
  },
  more: { id: 'dan', en: 'and' },
  collection: texts.collection,
} as const;

/** The first sentence about it. `name`: Markdown. `corrected`: as in the reply. */
export function stateSentence(
  { state, passages }: GivenDocument,
  corrected: boolean | undefined,
  name: string,
  language: Language,
): string {
  const correction = corrected ? 'corrected' : 'unchanged';
  const quotable = corrected === undefined ? 'read' : correction;
  const key = state !== 'read' ? state : passages === 0 ? 'unquotable' : quotable;
  return SENTENCES[key][language](name);
}

type Sentence = Readonly<Record<Language, (name: string) => string>>;

const SENTENCES: Readonly<Record<GivenDocument['state'] | 'unquotable' | 'corrected' | 'unchanged', Sentence>> = {
  read: { id: (name) => `${name} sekarang bisa dikutip.`, en: (name) => `${name} can be quoted now.` },
  corrected: {
    id: (name) => `Keterangan ${name} sudah disimpan.`,
    en: (name) => `What is stated of ${name} was saved.`,
  },
  unchanged: {
    id: (name) => `Keterangan ${name} tidak berubah.`,
    en: (name) => `What is stated of ${name} has not changed.`,
  },
  unquotable: {
    id: (name) => `${name} sudah dibaca, tetapi tidak ada isinya yang bisa dikutip.`,
    en: (name) => `${name} was read, but nothing in it can be quoted.`,
  },
  waiting: {
    id: (name) => `${name} sudah disimpan dan sedang dibaca.`,
    en: (name) => `${name} is kept and is being read.`,
  },
  refused: { id: (name) => `${name} tidak bisa dibaca.`, en: (name) => `${name} cannot be read.` },
  known: {
    id: (name) => `Tidak ditambahkan lagi: isinya sudah ada sebagai ${name}.`,
    en: (name) => `Not added again: its contents are here already as ${name}.`,
  },
  rejected: { id: (name) => `${name} tidak ditambahkan.`, en: (name) => `${name} was not added.` },
  removed: { id: (name) => `${name} sudah dihapus.`, en: (name) => `${name} was removed.` },
};
