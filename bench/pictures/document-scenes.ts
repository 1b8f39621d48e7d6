// Pictures of documents that people give, propose and remove, and of collections, in both languages.

import type { Form } from '../../src/dispatch.js';
import type { CollectionSummary, DocumentSummary, GivenDocument, Reply } from '../../src/reply.js';
import type { Scenes } from './scenes.js';
import { type StudyGroup, shown } from './study-group.js';

type Made<K extends Reply['kind']> = Omit<Extract<Reply, { kind: K }>, 'kind' | 'language'>;

const CHANNEL = '123456789012345678';
const HOUR_MS = 60 * 60 * 1000;

export function playDocumentScenes(scenes: Scenes): void {
  for (const language of ['id', 'en'] as const) {
    const set = <K extends Reply['kind']>(name: string, kind: K, made: Made<K>, isPrivate = true) => {
      const reply = { kind, language, ...made } as unknown as Reply;
      scenes.set(`${name}-${language}`, shown(reply, isPrivate, null));
    };
    playGiven(set);
    playRemoval(set);
    playProposals(set);
    playCollections(set);
    playLists(set);
  }
}

/** Forms that add documents, in both languages, and what a leader's own documents bring. Leaves the group without samples. */
export async function playForms(group: StudyGroup, scenes: Scenes): Promise<Map<string, Form>> {
  const list = await group.call('documents list');
  if (list.reply.kind !== 'documents' || list.reply.collection === undefined)
    throw new Error('no collection to add to');
  const collection = String(list.reply.collection.id);
  const forms = new Map<string, Form>();
  const given = await group.give(collection, ['lima-pertanyaan.pdf']);
  scenes.set('given-really', given);
  scenes.set('given-really-several', await group.give(collection, ['mini-nato.html', 'pangkalan-militer-rusia.docx']));
  scenes.set('list-really', await group.call('documents list'));
  const file = given.reply.kind === 'given' ? (given.reply.documents[0]?.id ?? '') : '';
  for (const language of ['id', 'en'] as const) {
    const set = async (action: string, argument: string) =>
      forms.set(`form-${action}-${language}`, await group.form(action, argument, language));
    await set('add-documents', collection);
    await set('paste-document', collection);
    await set('correct-document', file);
    await set('new-collection', '');
  }
  return forms;
}

type Set = <K extends Reply['kind']>(name: string, kind: K, made: Made<K>, isPrivate?: boolean) => void;

function playGiven(set: Set): void {
  const given = { collection: MAIN, going: false, told: false, late: false };
  set('given-one', 'given', { ...given, documents: [ARTICLE] });
  set('given-one-unknown', 'given', { ...given, collection: HISTORY, documents: [SCAN] });
  set('given-one-waiting', 'given', { ...given, documents: [BOOK], going: true, told: true });
  set('given-one-refused', 'given', { ...given, documents: [LOCKED] });
  set('given-one-rejected', 'given', { ...given, documents: [TOO_LARGE] });
  set('given-one-known', 'given', { ...given, documents: [{ ...ARTICLE, state: 'known' }] });
  set('given-several', 'given', {
    ...given,
    documents: [ARTICLE, SCAN, BOOK, LOCKED, TOO_LARGE],
    going: true,
    told: false,
  });
  set('given-late', 'given', { ...given, documents: [ARTICLE, SCAN], late: true }, false);
  const long = Array.from({ length: 10 }, (_, at) => ({
    ...ARTICLE,
    id: `7K2M9QX${at}`,
    name: `bacaan-minggu-${at + 1}-${LONG_NAME}`,
  }));
  set('given-ten', 'given', { ...given, collection: HISTORY, documents: long });
}

function playRemoval(set: Set): void {
  set('removal-asked', 'removal', { stage: 'asked', document: ARTICLE });
  set('removal-removed', 'removal', { stage: 'removed', document: REMOVED });
  set('removal-restored', 'removal', { stage: 'restored', document: ARTICLE });
}

function playProposals(set: Set): void {
  const proposals = ['catatan-kuliah-3.pdf', 'foto_papan_tulis **final** @everyone.docx', LONG_NAME].map(
    (name, at) => ({
      id: `7K2M9QX${at}`,
      name,
      bytes: 1_240_000 * (at + 1),
      by: at === 1 ? null : CHANNEL,
      proposedAt: Date.now() - at * 26 * HOUR_MS,
    }),
  );
  set('proposal-posted', 'proposals', { proposals: proposals.slice(0, 1), collection: MAIN, posted: true }, false);
  set('proposals', 'proposals', { proposals, collection: MAIN, posted: false });
}

function playCollections(set: Set): void {
  const collections = [MAIN, HISTORY, COURSE, GONE];
  const panel = { collections, chosen: null, stage: 'shown', note: null } as const;
  set('collections', 'collections', panel);
  set('collections-first', 'collections', { ...panel, collections: [MAIN] });
  set('collections-main', 'collections', { ...panel, chosen: MAIN });
  set('collections-new', 'collections', { ...panel, chosen: { ...HISTORY, usedIn: [], documents: 0 } });
  set('collections-tied', 'collections', { ...panel, chosen: COURSE });
  set('collections-removal-asked', 'collections', { ...panel, chosen: COURSE, stage: 'removal-asked' });
  set('collections-removed', 'collections', { ...panel, chosen: GONE, stage: 'removed' });
}

function playLists(set: Set): void {
  const documents: DocumentSummary[] = [ARTICLE, SCAN, BOOK].map(({ name, metadata, notices, pages, passages }) => ({
    path: name,
    metadata: metadata ?? UNKNOWN,
    ...{ notices, pages, passages },
  }));
  const list = {
    documents,
    page: 0,
    pages: 1,
    total: 3,
    passages: 61,
    search: null,
    collection: HISTORY,
    collections: 3,
  };
  set('list-manager', 'documents', { ...list, unread: [BOOK, LOCKED, REMOVED], proposals: 2 });
  set('list-member', 'documents', { ...list, collection: MAIN, collections: 1 });
  const empty = { ...list, documents: [], total: 0, passages: 0, collection: MAIN, collections: 1 };
  set('list-empty-manager', 'documents', { ...empty, proposals: 0 });
  set('list-empty-member', 'documents', empty);
  const sentence =
    'Semua dokumen koleksi ini, seperti ditambahkan. / All documents of this collection, as they were added.';
  set('file', 'file', { name: 'kutip-sejarah.zip', bytes: new Uint8Array(84_000), sentence });
}

const LONG_NAME = 'rangkuman_diskusi_kelompok_tentang_perjalanan_menyusuri_sungai_versi_akhir_sekali.docx';
const MAIN: CollectionSummary = {
  id: 1,
  owner: CHANNEL,
  label: null,
  name: 'main',
  isDefault: true,
  tiedTo: [],
  usedIn: [],
  removedAt: null,
  documents: 12,
};
const named = (id: number, label: string, change: Partial<CollectionSummary>): CollectionSummary => ({
  ...MAIN,
  ...{ id, label, name: label, isDefault: false },
  ...change,
});
const HISTORY = named(2, 'Sejarah Indonesia', { documents: 5, usedIn: [CHANNEL] });
const COURSE = named(3, 'Bahan ujian *rahasia*', { documents: 3, usedIn: [CHANNEL], tiedTo: [CHANNEL, CHANNEL] });
const GONE = named(4, 'Semester lalu', { documents: 9, removedAt: Date.now() - 3 * HOUR_MS });

const UNKNOWN = { title: null, author: null, publisher: null, date: null, url: null, language: null };
const ARTICLE: GivenDocument = {
  id: '7K2M9QXA',
  name: 'rakit-bambu.pdf',
  state: 'read',
  metadata: {
    title: 'Menyusuri sungai dengan rakit bambu',
    author: 'Rina Wati',
    publisher: 'Penerbit Tepi Sungai',
    date: '2020-03-07',
    url: 'https://example.org/rakit',
    language: 'id',
  },
  pages: 12,
  passages: 34,
  leftOut: [
    { reason: 'spam', share: 0.08 },
    { reason: 'navigation', share: 0.04 },
  ],
  notices: [],
  refusal: null,
  undoUntil: null,
};
const SCAN: GivenDocument = {
  ...ARTICLE,
  id: '7K2M9QXB',
  name: 'scan0042.pdf',
  metadata: UNKNOWN,
  pages: 4,
  passages: 9,
  leftOut: [],
  notices: [
    {
      code: 'pictures',
      sentence: {
        id: '2 dari 4 halaman hanya gambar, jadi tidak bisa dikutip.',
        en: '2 of 4 pages are pictures only and cannot be quoted.',
      },
    },
  ],
};
const BOOK: GivenDocument = {
  ...ARTICLE,
  id: '7K2M9QXC',
  name: 'buku-300-halaman.epub',
  state: 'waiting',
  metadata: null,
  pages: null,
  passages: 0,
  leftOut: [],
};
const LOCKED: GivenDocument = {
  ...BOOK,
  id: '7K2M9QXD',
  name: 'nilai.pdf',
  state: 'refused',
  refusal: {
    id: 'PDF ini terkunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu tambahkan lagi.',
    en: 'This PDF is locked with a password. Save a copy without one and add it again.',
  },
};
const TOO_LARGE: GivenDocument = {
  ...LOCKED,
  id: '',
  name: 'rekaman_kuliah.zip',
  state: 'rejected',
  refusal: {
    id: 'Kutip tidak membaca jenis berkas ini. Pakai PDF, Word, PowerPoint, EPUB, HTML, atau teks.',
    en: 'Kutip does not read files of this kind. Use PDF, Word, PowerPoint, EPUB, HTML or text.',
  },
};
const REMOVED: GivenDocument = { ...ARTICLE, id: '7K2M9QXE', state: 'removed', undoUntil: Date.now() + 21 * HOUR_MS };
