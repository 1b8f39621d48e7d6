// Two people who use the same Kutip in their own languages, with documents for both, and what each of them asks and reads.
import type { PersonOptions } from './server-options.js';

export const DOCUMENTS = {
  'rakit.md': `---
title: Rakit bambu
author: Rina Wati
date: 2020
url: https://example.org/rakit
---

Rakit dibuat dari bambu yang tua. Ia mengapung di sungai. Anak-anak menaikinya setiap hari Minggu.`,
  'perahu.md': `---
title: Perahu ulin
---

Perahu dibuat dari kayu ulin yang keras. Pengrajinnya tinggal di tepi sungai.`,
  'sampan.md': 'Sampan kecil dibuat dari papan tipis. Pemiliknya nelayan tua.',
  'kites.md': `---
title: Paper kites
author: Mary Reed
date: 2021
url: https://example.org/kites
---

Kites are made of paper and bamboo. Children fly them near the beach. The wind is strong in August.`,
  'lanterns.md': 'Lanterns are made of thin silk. Their light is red.',
  'baskets.md': 'Baskets are made of dry palm leaves. Farmers carry rice in them.',
} as const;

/** A text of several pages; every sentence has a number of its own. */
export const LONG_TEXT = Array.from(
  { length: 30 },
  (_, index) => `Kalimat nomor ${index + 1} bercerita tentang sungai.`,
).join(' ');

/** Buttons and sentences as this person reads them, and what the person types. */
export interface Reader {
  readonly locale: 'id' | 'en-US';
  readonly name: string;
  readonly commands: Readonly<Record<'ask' | 'list' | 'show' | 'check' | 'help', string>>;
  readonly options: Readonly<
    Record<'question' | 'document' | 'since' | 'until' | 'onlyMe' | 'search' | 'text' | 'id', string>
  >;
  readonly buttons: Readonly<
    Record<'open' | 'cite' | 'discuss' | 'more' | 'share' | 'remove' | 'nearest' | 'earlier' | 'later', string>
  >;
  readonly menus: { readonly check: string; readonly sources: string };
  readonly questions: {
    readonly answered: string;
    /** Of Kutip's own confidence, *perhaps*. */
    readonly perhaps: string;
    readonly unanswered: string;
    readonly followUp: string;
    /** The line that says as what the follow-up to `answered` was read. */
    readonly readAs: RegExp;
  };
  /** What `answered` and `perhaps` are answered with, exactly as it stands in `document`. */
  readonly quote: string;
  readonly answeringWord: string;
  readonly perhapsQuote: string;
  readonly document: string;
  readonly title: string;
  readonly reference: string;
  /** Why a quote may be bad, by what Kutip calls it. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly says: Readonly<
    Record<'perhaps' | 'abstention' | 'nearest' | 'undated' | 'outdated' | 'notYours' | 'changed', string>
  >;
}

export const SARI: Reader = {
  locale: 'id',
  name: 'Sari',
  commands: { ask: 'tanya', list: 'dokumen daftar', show: 'dokumen lihat', check: 'periksa', help: 'bantuan' },
  options: {
    ...{ question: 'pertanyaan', document: 'dokumen', since: 'sejak', until: 'sampai', onlyMe: 'hanya-saya' },
    ...{ search: 'cari', text: 'teks', id: 'id' },
  },
  buttons: {
    ...{ open: 'Buka', cite: 'Salin rujukan', discuss: 'Diskusikan', more: 'Lainnya', share: 'Bagikan' },
    ...{ remove: 'Hapus', nearest: 'Bagian terdekat (bukan jawaban)', earlier: '‹ Sebelumnya', later: 'Berikutnya ›' },
  },
  menus: { check: 'Periksa kutipan', sources: 'Cari sumber' },
  questions: {
    answered: 'Rakit dibuat dari bambu apa?',
    perhaps: 'Apa yang mengapung di sungai?',
    unanswered: 'Siapa presiden Prancis sekarang?',
    followUp: 'lalu kapan?',
    readAs: /^-# Dibaca sebagai: .*\bbambu\b.*\bkapan\b/im,
  },
  quote: 'Rakit dibuat dari bambu yang tua.',
  answeringWord: 'tua',
  perhapsQuote: 'Ia mengapung di sungai.',
  document: 'rakit.md',
  title: 'Rakit bambu',
  reference: 'Wati, R. (2020). Rakit bambu.',
  reasons: {
    'wrong-passage': 'Bukan bagian yang menjawab',
    'out-of-context': 'Lepas dari konteksnya',
    outdated: 'Sudah usang',
    junk: 'Bukan isi dokumen (iklan, menu)',
  },
  says: {
    perhaps: 'Mungkin menjawab',
    abstention: 'Dokumen yang ada tidak menjawab pertanyaan ini.',
    nearest: 'Bagian terdekat (bukan jawaban)',
    undated: 'dokumen tanpa tanggal tidak ikut dicari',
    outdated: 'Pesan ini sudah terlalu lama',
    notYours: 'hanya bisa dihapus oleh yang bertanya',
    changed: 'Dokumennya sudah berubah',
  },
};

export const TONO: Reader = {
  locale: 'en-US',
  name: 'Tono',
  commands: { ask: 'ask', list: 'documents list', show: 'documents show', check: 'check', help: 'help' },
  options: {
    ...{ question: 'question', document: 'document', since: 'since', until: 'until', onlyMe: 'only-me' },
    ...{ search: 'search', text: 'text', id: 'id' },
  },
  buttons: {
    ...{ open: 'Open', cite: 'Cite', discuss: 'Discuss', more: 'More', share: 'Share' },
    ...{ remove: 'Delete', nearest: 'Nearest passages (not an answer)', earlier: '‹ Earlier', later: 'Later ›' },
  },
  menus: { check: 'Check quote', sources: 'Find sources' },
  questions: {
    answered: 'Kites are made of what?',
    perhaps: 'Do the children fly them often?',
    unanswered: 'Who governs France today?',
    followUp: 'and when?',
    readAs: /^-# Read as: .*\bkites\b.*\bwhen\b/im,
  },
  quote: 'Kites are made of paper and bamboo.',
  answeringWord: 'bamboo',
  perhapsQuote: 'Children fly them near the beach.',
  document: 'kites.md',
  title: 'Paper kites',
  reference: 'Reed, M. (2021). Paper kites.',
  reasons: {
    'wrong-passage': 'Wrong passage',
    'out-of-context': 'Out of context',
    outdated: 'Outdated',
    junk: 'Junk (adverts, menus)',
  },
  says: {
    perhaps: 'May answer',
    abstention: 'The documents do not answer this question.',
    nearest: 'Nearest passages (not an answer)',
    undated: 'without a date left out',
    outdated: 'This message is too old',
    notYours: 'Only the person who asked can delete',
    changed: 'The document changed since',
  },
};

export const READERS: readonly Reader[] = [SARI, TONO];

export const PEOPLE: readonly PersonOptions[] = [
  ...READERS.map(({ name, locale }) => ({ name, locale })),
  { name: 'Ani', locale: 'id' },
  { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
];
