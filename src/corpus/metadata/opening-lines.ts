// What the first lines of a text say without labels: title, byline, date line, and the dateline that opens the first sentence.
import type { Metadata, Paragraph } from '../../types.js';
import { cleanPerson, cleanPublisher, cleanTitle, splitPublisher } from './clean.js';
import { parseDate } from './dates.js';

/** Lines looked at before the text proper. */
const OPENING_LINES = 10;
const PROSE_UNITS = 90;
const TITLE_UNITS = 200;

const BYLINE = /^(?:ditulis oleh|written by|penulis|oleh|by|author)\b\s*:?\s+(\S.*)$/i;
const DATE_LABEL =
  /^(?:tanggal(?: terbit)?|terbit|diterbitkan|dipublikasikan|published(?: on)?|date|posted on|updated)\b\s*(?:pada)?\s*:?\s*/i;
const PARTS = /\s+[|•·–—/-]+\s+|\s*[|•·]\s*/;

const DOMAIN = String.raw`\p{Lu}[\p{L}\d]*(?:\s?-\s?[\p{L}\d]+|\s[\p{L}\d]+){0,2}\.(?:com|co(?:\.id)?|id|net|org|go\.id|ac\.id|tv|news|info)`;
const PLACE = String.raw`\p{Lu}[\p{L}/ ]{1,25}`;
const DATELINES: readonly RegExp[] = [
  new RegExp(`^(?:${PLACE},\\s+)?(${DOMAIN})(?:,\\s+${PLACE})?\\s*[-–—]+\\s*(?=["'“‘]?[\\p{Lu}\\d])`, 'iu'),
  new RegExp(`^${PLACE}\\s+\\((\\p{Lu}[\\p{L} ]{1,30})\\)\\s*[-–—]+\\s`, 'u'),
  new RegExp(`^${PLACE},\\s+(\\p{Lu}[\\p{L} ]{2,30}?)\\s+(?:--|–|—)\\s`, 'u'),
];

/** Metadata found in the opening, and the lines that hold nothing but a byline or a date. */
export interface Opening {
  readonly metadata: Partial<Metadata>;
  readonly bylines: readonly Paragraph[];
  /** The title is a heading of the first level or stands twice, and so outweighs the file's properties. */
  readonly sureOfTitle: boolean;
}

/**
 * Reads the lines before the first prose of `paragraphs`; boilerplate must not be among them.
 * `headingsMarked`: the format marks headings, so that one of them is the title; in plain text they are only inferred.
 */
export function readOpening(text: string, paragraphs: readonly Paragraph[], headingsMarked: boolean): Opening {
  const slice = (paragraph: Paragraph) => text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 1_000));
  const firstProse = paragraphs.findIndex((paragraph) => isProse(paragraph, slice(paragraph)));
  const lines = paragraphs.slice(0, Math.min(firstProse < 0 ? paragraphs.length : firstProse, OPENING_LINES));
  const bylines: Paragraph[] = [];
  const titles: Paragraph[] = [];
  const stated: { author: string | null; date: string | null } = { author: null, date: null };
  for (const line of lines) {
    const found = readByline(slice(line));
    if (found === null) titles.push(line);
    else {
      bylines.push(line);
      stated.author ??= found.author;
      stated.date ??= found.date;
    }
  }
  const prose =
    firstProse < 0 ? '' : slice(paragraphs[firstProse] ?? { start: 0, end: 0, kind: 'prose', level: null, page: null });
  const title = paragraphs.length > 1 ? chooseTitle(titles, slice, headingsMarked) : null;
  return {
    metadata: {
      ...stated,
      title: title?.title ?? null,
      publisher: datelinePublisher(prose) ?? title?.publisher ?? null,
    },
    bylines,
    sureOfTitle: title?.sure ?? false,
  };
}

function isProse(paragraph: Paragraph, slice: string): boolean {
  if (paragraph.kind === 'heading') return false;
  if (slice.length > TITLE_UNITS) return true;
  return /[.…]["'”’)]*$/.test(slice.trim()) && slice.length > PROSE_UNITS / 2;
}

/** "Oleh Siti Rahma | 7 Januari 2022", "January 7, 2022": author and date of a line that says nothing else. */
function readByline(line: string): { author: string | null; date: string | null } | null {
  if (line.length > 160 || /[\r\n]/.test(line)) return null;
  const found: { author: string | null; date: string | null } = { author: null, date: null };
  for (const part of line.split(PARTS).filter(Boolean)) {
    const date = parseDate(part.replace(DATE_LABEL, ''));
    const author = date === null ? bylineAuthor(part) : null;
    if (date === null && author === null && found.author === null && found.date === null) return null;
    found.date ??= date;
    found.author ??= author?.name ?? null;
    found.date ??= author?.date ?? null;
  }
  return found.author === null && found.date === null ? null : found;
}

function bylineAuthor(part: string): { name: string; date: string | null } | null {
  const rest = BYLINE.exec(part)?.[1];
  if (rest === undefined) return null;
  const [, before = rest, after = ''] = /^([^,]+),\s*(.*\d{4}.*)$/.exec(rest) ?? [];
  const name = cleanPerson(before);
  return name === null ? null : { name, date: parseDate(after) };
}

/** "KOTA, MEDIA.com - …": the publisher named before the first sentence. */
function datelinePublisher(prose: string): string | null {
  const opening = prose.slice(0, 120);
  for (const dateline of DATELINES) {
    const name = dateline.exec(opening)?.[1];
    if (name !== undefined) return cleanPublisher(name.replace(/\s*-\s*/g, '-'));
  }
  return null;
}

/** A heading of the first level, else a marked heading, else the line that stands twice, else the only or the first full line. */
function chooseTitle(
  lines: readonly Paragraph[],
  slice: (paragraph: Paragraph) => string,
  headingsMarked: boolean,
): { title: string; publisher: string | null; sure: boolean } | null {
  const usable = lines.filter((line) => (line.kind === 'prose' || line.kind === 'heading') && isTitleLike(slice(line)));
  const counts = new Map<string, number>();
  for (const line of usable) counts.set(slice(line), (counts.get(slice(line)) ?? 0) + 1);
  const twice = usable.find((line) => (counts.get(slice(line)) ?? 0) > 1);
  const full = usable.length > 1 ? usable.find((line) => slice(line).split(/\s+/).length >= 3) : usable[0];
  const marked = headingsMarked ? usable.find((line) => line.kind === 'heading') : undefined;
  const chosen = usable.find((line) => line.level === 1) ?? marked ?? twice ?? full;
  if (chosen === undefined) return null;
  const title = cleanTitle(slice(chosen));
  if (title === null) return null;
  return { ...splitPublisher(title, null, chosen === twice), sure: chosen.level === 1 || chosen === twice };
}

function isTitleLike(line: string): boolean {
  return line.length <= TITLE_UNITS && /^["'“‘«(\d]*[\p{Lu}\d]/u.test(line) && !/[.,;:…]["'”’»)]*$/.test(line);
}
