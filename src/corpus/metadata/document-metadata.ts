// Everything known about a document, from what it states in its format, in labelled lines, and in its opening.
import { detectLanguage } from '../../text/language.js';
import type { Boilerplate, Format, Metadata, Paragraph } from '../../types.js';
import { splitPublisher } from './clean.js';
import { readHeaderLines, readTrailingLines } from './header-lines.js';
import { readOpening } from './opening-lines.js';

/** A loaded text and what its format says about it. */
export interface DescribedText {
  readonly format: Format;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** What the format shows to be boilerplate; nothing is read from it. */
  readonly boilerplate: readonly Boilerplate[];
  /** Written for readers: front matter, meta elements. Believed before the text's own lines. */
  readonly stated: Partial<Metadata>;
  /** Written by programs: document properties. Believed last, except the title: only a sure one of the text outweighs it. */
  readonly properties: Partial<Metadata>;
}

/** Labelled lines looked at from the end of a text. */
const TRAILING_PARAGRAPHS = 4;
/** The part of a text in which its title stands. */
const OPENING_UNITS = 3_000;

/** The metadata, and the boilerplate with header lines and bylines added, in order. Unknown stays null. */
export function documentMetadata(described: DescribedText): { metadata: Metadata; boilerplate: Boilerplate[] } {
  const { text, stated, properties } = described;
  const own = outside(described.paragraphs, described.boilerplate);
  const header = readHeaderLines(text, own);
  const rest = own.filter((paragraph) => !header.paragraphs.includes(paragraph));
  const opening = readOpening(text, rest, described.format !== 'txt');
  const trailing = readTrailingLines(text, rest.slice(-TRAILING_PARAGRAPHS));
  const sources = [header.metadata, stated, opening.metadata, trailing, properties];
  const fromFile = opening.sureOfTitle && !isInOpening(properties.title, text) ? null : properties.title;
  const title = header.metadata.title ?? stated.title ?? fromFile ?? opening.metadata.title ?? null;
  const split = title === null ? null : splitPublisher(title, firstKnown(sources, 'publisher'), false);
  const metadata: Metadata = {
    title: split?.title ?? null,
    author: firstKnown(sources, 'author'),
    publisher: firstKnown(sources, 'publisher') ?? split?.publisher ?? null,
    date: firstKnown(sources, 'date'),
    url: firstKnown(sources, 'url'),
    language:
      firstKnown([header.metadata, stated], 'language') ??
      detectLanguage(own.map((p) => text.slice(p.start, p.end)).join('\n')),
  };
  const marks: Boilerplate[] = [
    ...described.boilerplate,
    ...header.paragraphs.map(({ start, end }) => ({ start, end, reason: 'front-matter' as const })),
    ...opening.bylines.map(({ start, end }) => ({ start, end, reason: 'byline' as const })),
  ];
  return { metadata, boilerplate: marks.sort((a, b) => a.start - b.start) };
}

function outside(paragraphs: readonly Paragraph[], boilerplate: readonly Boilerplate[]): Paragraph[] {
  const starts = new Set(boilerplate.map((span) => span.start));
  return paragraphs.filter((paragraph) => !starts.has(paragraph.start));
}

function firstKnown<Key extends keyof Metadata>(sources: readonly Partial<Metadata>[], key: Key): Metadata[Key] | null {
  for (const source of sources) {
    const value = source[key];
    if (value !== undefined && value !== null) return value;
  }
  return null;
}

function isInOpening(title: string | null | undefined, text: string): boolean {
  if (!title) return false;
  const plain = (value: string) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(text.slice(0, OPENING_UNITS)).includes(plain(title));
}
