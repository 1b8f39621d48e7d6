// The list of documents, and what is known of one.
import { displayDate } from '../../citation-line.js';
import type { DocumentSummary, Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { ARGUMENT_LIMIT } from '../custom-id.js';
import { SMALL } from './citation.js';
import { button, buttonRows, plainLabel } from './components.js';
import { CUT, excerptOf } from './excerpt.js';
import { linkTo } from './link.js';
import { boldLine, fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';

type DocumentsReply = Extract<Reply, { kind: 'documents' }>;
type DocumentReply = Extract<Reply, { kind: 'document' }>;

const GAP = '\n\n';
/** UTF-16 units. */
const TITLE = { most: 140, least: 40 };
const FACTS = 300;
const NOTICE = 240;

const WORDS = {
  page: { id: 'halaman', en: 'page' },
  searched: { id: 'Dicari', en: 'Searched for' },
  noneFound: { id: 'Tidak ada dokumen yang cocok.', en: 'No document matches.' },
  earlier: { id: 'Sebelumnya', en: 'Previous' },
  later: { id: 'Berikutnya', en: 'Next' },
} satisfies Record<string, Localized>;

export function renderDocuments(reply: DocumentsReply, view: View): Payload {
  const { language } = view;
  const { documents, page, pages, search, total, passages } = reply;
  const counts = [`**${countOf(total, 'document', language)}**`, countOf(passages, 'passage', language)];
  if (pages > 1) counts.push(`${WORDS.page[language]} ${page + 1}/${pages}`);
  const head = [counts.join(' · ')];
  if (search !== null) head.push(`${SMALL}${WORDS.searched[language]}: ${fittingLine(search, { units: 100 })}`);
  if (documents.length === 0) {
    return payload([...head, (search === null ? texts.noDocuments : WORDS.noneFound)[language]].join('\n'));
  }
  const foot = SMALL + hint(view);
  const room = CONTENT_LIMIT - head.join('\n').length - foot.length - 2 * GAP.length;
  const share = Math.floor(room / documents.length) - 1;
  const lines = documents.map((document) => listed(document, share, language)).join('\n');
  return payload([head.join('\n'), lines, foot].join(GAP), pageButtons(reply, language));
}

export function renderDocument({ document, opening }: DocumentReply, { language }: View): Payload {
  const { title, url } = document.metadata;
  const link = linkTo(url, language);
  const lines = [
    `${boldLine(title ?? '', { units: 300 }, texts.untitled[language])} · ${texts.document[language]}`,
    ...[source(document, language), facts(document, language)].filter((line) => line !== ''),
    ...(link === null ? [] : [link]),
    ...document.notices.map((notice) => `⚠️ ${fittingLine(notice.sentence[language], { units: NOTICE })}`),
  ];
  const head = wholeLines(lines, CONTENT_LIMIT);
  const label = `${texts.opening[language]}:`;
  const room = CONTENT_LIMIT - head.length - label.length - GAP.length - 1;
  const words = opening.length === 0 ? null : excerptOf({ text: opening.join(' '), prefix: '> ' }, room);
  return payload(words === null ? head : `${head}${GAP}${label}\n${words.markdown}`);
}

/** As many as find room, and a mark where others do not. */
function wholeLines(lines: readonly string[], room: number): string {
  const all = lines.join('\n');
  if (all.length <= room) return all;
  let kept = '';
  for (const line of lines) {
    const longer = kept === '' ? line : `${kept}\n${line}`;
    if (longer.length + 1 + CUT.length > room) break;
    kept = longer;
  }
  return `${kept}\n${CUT}`;
}

function listed(document: DocumentSummary, room: number, language: Language): string {
  const about = [source(document, language), facts(document, language)].filter((line) => line !== '').join(' · ');
  const marks = '****'.length + 1 + SMALL.length;
  const units = Math.min(TITLE.most, Math.max(TITLE.least, room - marks - about.length));
  const title = boldLine(document.metadata.title ?? '', { units }, document.path);
  const left = room - 1 - SMALL.length - title.length;
  return `${title}\n${SMALL}${about.length <= left ? about : facts(document, language)}`;
}

/** Who published it and when. Markdown. */
function source({ metadata: { author, publisher, date } }: DocumentSummary, language: Language): string {
  const parts = [author, publisher === author ? null : publisher, date === null ? null : displayDate(date, language)];
  return fittingLine(parts.filter((part) => part !== null).join(', '), { units: FACTS });
}

/** Where it is and how long. Markdown. */
function facts({ path, pages, passages }: DocumentSummary, language: Language): string {
  const name = fittingLine(path, { units: 80 });
  const parts = [
    name,
    pages === null ? null : countOf(pages, 'page', language),
    countOf(passages, 'passage', language),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

const NOUNS = {
  document: { id: 'dokumen', en: ['document', 'documents'] },
  passage: { id: 'bagian', en: ['passage', 'passages'] },
  page: { id: 'halaman', en: ['page', 'pages'] },
} as const;

function countOf(count: number, noun: keyof typeof NOUNS, language: Language): string {
  const number = count.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB');
  return `${number} ${language === 'id' ? NOUNS[noun].id : NOUNS[noun].en[count === 1 ? 0 : 1]}`;
}

function hint({ language, mention }: View): string {
  const [ask, show] = [mention('ask'), mention('documents show')];
  return {
    id: `Tanya satu dokumen saja: ${ask} dengan pilihan “dokumen”. Keterangannya: ${show}.`,
    en: `Ask one document only: ${ask} with the option “document”. About one: ${show}.`,
  }[language];
}

function pageButtons({ page, pages, search }: DocumentsReply, language: Language): Row[] {
  if (pages < 2) return [];
  const argument = (to: number) => (search === null ? `${to}` : `${to}.${searchFor(search, to)}`);
  return buttonRows([
    button(`‹ ${WORDS.earlier[language]}`, 'documents-page', argument(Math.max(0, page - 1)), { disabled: page === 0 }),
    button(`${WORDS.later[language]} ›`, 'documents-page', argument(page + 1), { disabled: page + 1 >= pages }),
  ]);
}

/** The search with what a button's id has room for. */
function searchFor(search: string, page: number): string {
  const room = ARGUMENT_LIMIT - `${page}.`.length;
  return search.length <= room ? search : plainLabel(search, room).replace(/…$/, '');
}
