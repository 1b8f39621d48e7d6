// "Penulis: …", "Date: …": lines that name a fact about the document, at the top of a text as a block or at its end.
import type { Metadata, Paragraph } from '../../types.js';
import { cleanLanguage, cleanPerson, cleanPublisher, cleanTitle, cleanUrl } from './clean.js';
import { parseDate } from './dates.js';

type Field = keyof Metadata | 'source' | 'ignored';

const LABELS: ReadonlyMap<string, Field> = new Map([
  ...named('title', 'judul', 'title'),
  ...named(
    'author',
    'penulis',
    'pengarang',
    'oleh',
    'author',
    'authors',
    'by',
    'written by',
    'ditulis oleh',
    'penyusun',
  ),
  ...named('publisher', 'penerbit', 'publisher', 'media'),
  ...named('source', 'sumber', 'source'),
  ...named(
    'date',
    'tanggal',
    'tanggal terbit',
    'terbit',
    'diterbitkan',
    'dipublikasikan',
    'date',
    'published',
    'publication date',
  ),
  ...named('url', 'tautan', 'url', 'link', 'alamat'),
  ...named('language', 'bahasa', 'language'),
  ...named('ignored', 'editor', 'reporter', 'foto', 'photo', 'kategori', 'category', 'topik', 'tags', 'tag', 'label'),
]);

const LINE = /^[*_\s]*([\p{L} ]{2,20}?)[*_\s]*:[*_\s]*(\S.*?)[*_\s]*$/u;
/** A title may stand above the block. */
const LINES_ABOVE = 1;

/** What labelled lines say, and the paragraphs that consist of them. */
export interface HeaderLines {
  readonly metadata: Partial<Metadata>;
  readonly paragraphs: readonly Paragraph[];
}

/** The block of labelled lines at the top of a text; empty when there is none. */
export function readHeaderLines(text: string, paragraphs: readonly Paragraph[]): HeaderLines {
  const used: Paragraph[] = [];
  const fields = new Map<Field, string>();
  for (const [index, paragraph] of paragraphs.entries()) {
    const found = labelledFields(text.slice(paragraph.start, paragraph.end));
    if (found === null && used.length === 0 && index < LINES_ABOVE) continue;
    if (found === null) break;
    used.push(paragraph);
    for (const [field, value] of found) if (!fields.has(field)) fields.set(field, value);
  }
  return { metadata: toMetadata(fields), paragraphs: used };
}

/** What labelled lines among `paragraphs` (the last few of a text) say. */
export function readTrailingLines(text: string, paragraphs: readonly Paragraph[]): Partial<Metadata> {
  const fields = new Map<Field, string>();
  for (const paragraph of paragraphs) {
    for (const [field, value] of labelledFields(text.slice(paragraph.start, paragraph.end)) ?? [])
      fields.set(field, value);
  }
  const { author, publisher, date } = toMetadata(fields);
  return { author: author ?? null, publisher: publisher ?? null, date: date ?? null };
}

/** Null unless every line of the paragraph has a known label. */
function labelledFields(paragraph: string): (readonly [Field, string])[] | null {
  if (paragraph.length > 1_000) return null;
  const fields: (readonly [Field, string])[] = [];
  for (const line of paragraph.split(/[\r\n]+/)) {
    if (line.trim() === '') continue;
    const parts = LINE.exec(line.trim());
    const field = LABELS.get(parts?.[1]?.trim().toLowerCase() ?? '');
    if (field === undefined) return null;
    fields.push([field, parts?.[2] ?? '']);
  }
  return fields.length > 0 ? fields : null;
}

function toMetadata(fields: ReadonlyMap<Field, string>): Partial<Metadata> {
  const source = fields.get('source');
  return {
    title: cleanTitle(fields.get('title')),
    author: cleanPerson(fields.get('author')),
    publisher: cleanPublisher(fields.get('publisher')) ?? sourceName(source),
    date: parseDate(fields.get('date') ?? ''),
    url: cleanUrl(fields.get('url')) ?? cleanUrl(source),
    language: cleanLanguage(fields.get('language')),
  };
}

/** "Sumber: Kabar Lembah" names a publisher; "Sumber: disarikan dari …" describes where things come from. */
function sourceName(source: string | undefined): string | null {
  const isName =
    source !== undefined && source.split(/\s+/).length <= 5 && !/\b(?:dari|from|berbagai|various)\b/i.test(source);
  return isName ? cleanPublisher(source) : null;
}

function named(field: Field, ...labels: string[]): (readonly [string, Field])[] {
  return labels.map((label) => [label, field]);
}
