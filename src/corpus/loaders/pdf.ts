// PDF files: lines and hyphenated words joined, columns in reading order, running heads marked, pages kept.
import type { LoadedDocument, Metadata, Notice } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { cleanLanguage, cleanPerson, cleanPublisher, cleanTitle } from '../metadata/clean.js';
import { parseDate } from '../metadata/dates.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { pdfBlocks } from './pdf-blocks.js';
import { type PdfLine, readingOrder } from './pdf-lines.js';
import { type PdfContent, type PdfPage, type PdfProperties, readPdf } from './pdf-pages.js';
import { findRunningHeads } from './pdf-running-heads.js';
import { buildText } from './text-builder.js';

/** Throws a UserError for a locked, damaged or wholly scanned file. */
export async function loadPdf(bytes: Uint8Array, name: string): Promise<LoadedDocument> {
  const content = await readPdf(bytes, name);
  const pages = content.pages.map(readingOrder);
  const heads = findRunningHeads(pages);
  const label = (page: number) => pageLabel(content, heads.firstNumber, page);
  const pictures = content.pages.flatMap((page, index) =>
    isPicture(page, pages[index] ?? [], heads.lines) ? [index] : [],
  );
  const wholly = pictures.length > 0 && pages.every((lines) => lines.every((line) => heads.lines.has(line)));
  if (wholly) throw fileErrors.scanned(name);
  const built = buildText(pdfBlocks(pages.flat(), heads.lines, label));
  const described = documentMetadata({
    format: 'pdf',
    ...built,
    stated: {},
    properties: toMetadata(content.properties),
  });
  return { format: 'pdf', ...built, ...described, notices: pictureNotices(pictures, label) };
}

/** Something is on the page, but beside running heads no text. */
function isPicture(page: PdfPage, lines: readonly PdfLine[], heads: ReadonlySet<PdfLine>): boolean {
  return page.painted && lines.every((line) => heads.has(line));
}

/** As the file labels it, as printed, or counted from 1. */
function pageLabel(content: PdfContent, firstNumber: number | null, page: number): string {
  const label = content.labels?.[page]?.trim();
  if (label) return label;
  const printed = firstNumber === null ? 0 : firstNumber + page;
  return String(printed > 0 ? printed : page + 1);
}

function pictureNotices(pictures: readonly number[], label: (page: number) => string): Notice[] {
  if (pictures.length === 0) return [];
  const ranges: { first: number; last: number }[] = [];
  for (const page of pictures) {
    const range = ranges.at(-1);
    if (range && page === range.last + 1) range.last = page;
    else ranges.push({ first: page, last: page });
  }
  const list = (to: string, and: string) => {
    const parts = ranges.map(({ first, last }) =>
      first === last ? label(first) : `${label(first)} ${to} ${label(last)}`,
    );
    return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(` ${and} `);
  };
  const one = pictures.length === 1;
  return [
    {
      code: 'scanned-pages',
      sentence: {
        id: `Halaman ${list('sampai', 'dan')} berupa gambar dan tidak bisa dikutip.`,
        en: `${one ? 'Page' : 'Pages'} ${list('to', 'and')} ${one ? 'is a picture' : 'are pictures'} and cannot be quoted.`,
      },
    },
  ];
}

function toMetadata(properties: PdfProperties): Partial<Metadata> {
  const day = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(properties.created);
  const created = day ? day.slice(1).filter(Boolean).join('-') : properties.created;
  return {
    title: cleanTitle(properties.title),
    author: cleanPerson(properties.author),
    publisher: cleanPublisher(properties.publisher),
    date: parseDate(created),
    language: cleanLanguage(properties.language),
  };
}
