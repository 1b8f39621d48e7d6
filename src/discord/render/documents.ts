// The list of documents: those that can be quoted, those that cannot yet or any more, and how more are added.
import type { DocumentSummary, GivenDocument, Reply } from '../../reply.js';
import { countOf, texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { ARGUMENT_LIMIT } from '../custom-id.js';
import { SMALL } from './citation.js';
import { button, buttonRows, plainLabel } from './components.js';
import { documentButtons, removeMenu, undoMenu } from './document-buttons.js';
import { lengthOf, sourceOf } from './document-facts.js';
import { entryLines } from './entry.js';
import { fittingList } from './fair-share.js';
import { givenEntry } from './given-entry.js';
import { boldLine, fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';

type Documents = Extract<Reply, { kind: 'documents' }>;

const GAP = '\n\n';
/** UTF-16 units. */
const LIMITS = { search: 100, label: 110, unread: 650 };
/** Documents shown that cannot be quoted; the menu below has more. */
const MOST_UNREAD = 6;

export function renderDocuments(reply: Documents, view: View): Payload {
  const { language } = view;
  const head = headOf(reply, language);
  const foot = footOf(reply, view);
  const unread = unreadList(reply, language);
  const room = CONTENT_LIMIT - [head, unread, foot].reduce((sum, part) => sum + part.length + GAP.length, 0);
  const list = fittingList(reply.documents, (document, units) => listed(document, units, language), room);
  return payload([head, list, unread, foot].filter((part) => part !== '').join(GAP), rowsOf(reply, language));
}

function headOf(reply: Documents, language: Language): string {
  const { documents, page, pages, search, total, passages, collection, unread = [] } = reply;
  const place = collectionOf(reply, language);
  const counts = [
    `📚 **${countOf(total, 'document', language)}**`,
    countOf(passages, 'passage', language),
    ...(pages > 1 ? [`${WORDS.page[language]} ${page + 1}/${pages}`] : []),
    ...(place === null ? [] : [place]),
  ].join(' · ');
  const searched =
    search === null ? [] : [`${SMALL}${WORDS.searched[language]}: ${fittingLine(search, { units: LIMITS.search })}`];
  if (documents.length > 0) return [counts, ...searched].join('\n');
  if (search !== null) return [counts, ...searched, WORDS.noneFound[language]].join('\n');
  const nothing = place === null ? texts.noDocuments[language] : `${place} · ${texts.noDocuments[language]}`;
  if (collection === undefined || unread.length > 0) return nothing;
  return `${nothing} ${(manages(reply) ? WORDS.howToAdd : WORDS.howToPropose)[language]}`;
}

/** Null where there is only the main collection. Markdown. */
function collectionOf({ collection, collections = 1 }: Documents, language: Language): string | null {
  if (collection === undefined || (collections < 2 && collection.label === null)) return null;
  if (collection.label === null) return texts.mainCollection[language];
  return `${texts.collection[language]} ${boldLine(collection.label, { units: LIMITS.label }, collection.name)}`;
}

function listed({ path, metadata, pages, passages }: DocumentSummary, units: number, language: Language): string {
  const length = lengthOf({ pages, passages }, language);
  const facts = metadata.title === null ? length : `${path} · ${length}`;
  const source = sourceOf(metadata, language);
  const details = source === '' ? ([facts] as const) : ([`${source} · ${facts}`, facts] as const);
  return entryLines({ sign: '', name: metadata.title ?? path, instead: path, details }, units);
}

/** What is to be read, could not be read, or was removed and can be brought back. */
function unreadList({ unread = [] }: Documents, language: Language): string {
  const shown = unread.slice(0, MOST_UNREAD);
  const list = fittingList(shown, (document, units) => givenEntry(document, language, units), LIMITS.unread);
  const rest = unread.length - shown.length;
  return rest === 0 ? list : `${list}\n${SMALL}${WORDS.more[language]} ${countOf(rest, 'document', language)}`;
}

function footOf({ documents, collections = 1 }: Documents, view: View): string {
  const { language } = view;
  const lines = [
    ...(documents.length === 0 ? [] : [WORDS.hint[language](view.mention('ask'), view.mention('documents show'))]),
    ...(collections > 1 ? [WORDS.others[language](view.mention('documents list'))] : []),
  ];
  return lines.map((line) => SMALL + line).join('\n');
}

/** Only those who manage are told how many proposals wait. */
function manages({ proposals }: Documents): boolean {
  return proposals !== undefined;
}

function rowsOf(reply: Documents, language: Language): Row[] {
  const { collection, proposals = 0, unread = [] } = reply;
  const add =
    collection !== undefined && manages(reply)
      ? [documentButtons.add(collection.id, language, reply.documents.length === 0 ? { style: 'primary' } : {})]
      : [];
  const proposed = proposals > 0 ? [documentButtons.proposals(proposals, language)] : [];
  const collections = manages(reply) && isOneOfMany(reply) ? [documentButtons.collections(language)] : [];
  const among = (wanted: GivenDocument['state']) =>
    manages(reply) ? unread.filter(({ state }) => state === wanted) : [];
  return [
    ...buttonRows(pageButtons(reply, language)),
    ...removeMenu(among('refused'), language),
    ...undoMenu(among('removed'), language),
    ...buttonRows([...add, ...proposed, ...collections]),
  ];
}

/** A server with nothing in its only collection has to add documents first. */
function isOneOfMany({ documents, search, collections = 1 }: Documents): boolean {
  return collections > 1 || documents.length > 0 || search !== null;
}

function pageButtons({ page, pages, search, collection }: Documents, language: Language) {
  if (pages < 2) return [];
  const argument = (to: number) => {
    const place = `${to}.${collection?.id ?? ''}`;
    return search === null ? place : `${place}.${searchFor(search, `${place}.`.length)}`;
  };
  return [
    button(`‹ ${WORDS.earlier[language]}`, 'documents-page', argument(Math.max(0, page - 1)), { disabled: page === 0 }),
    button(`${WORDS.later[language]} ›`, 'documents-page', argument(page + 1), { disabled: page + 1 >= pages }),
  ];
}

/** The search with what a button's id has room for. */
function searchFor(search: string, taken: number): string {
  const room = ARGUMENT_LIMIT - taken;
  return search.length <= room ? search : plainLabel(search, room).replace(/…$/, '');
}

const WORDS = {
  page: { id: 'halaman', en: 'page' },
  searched: { id: 'Dicari', en: 'Searched for' },
  noneFound: { id: 'Tidak ada dokumen yang cocok.', en: 'No document matches.' },
  earlier: { id: 'Sebelumnya', en: 'Previous' },
  later: { id: 'Berikutnya', en: 'Next' },
  more: { id: '… dan', en: '… and' },
  hint: {
    id: (ask: string, show: string) =>
      `Tanya satu dokumen saja: ${ask} dengan pilihan “dokumen”. Keterangannya: ${show}.`,
    en: (ask: string, show: string) => `Ask one document only: ${ask} with the option “document”. About one: ${show}.`,
  },
  others: {
    id: (list: string) => `Koleksi lain: ${list} dengan pilihan “koleksi”.`,
    en: (list: string) => `Other collections: ${list} with the option “collection”.`,
  },
  howToAdd: {
    id: 'Tekan **Tambah dokumen** dan pilih sampai 10 berkas: PDF, Word, PowerPoint, EPUB, HTML, atau teks.',
    en: 'Press **Add documents** and choose up to 10 files: PDF, Word, PowerPoint, EPUB, HTML or text.',
  },
  howToPropose: {
    id: 'Kamu bisa mengusulkan: tekan lama pesan yang berisi berkas, lalu Aplikasi › Tambah ke dokumen Kutip.',
    en: 'You can propose one: press and hold a message with a file, then Apps › Add to Kutip’s documents.',
  },
} satisfies Record<string, Localized | Readonly<Record<Language, (...names: string[]) => string>>>;
