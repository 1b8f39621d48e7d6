// Where a quote stands: one line of small text below it, with its link and its id.
import { citationParts } from '../../citation-line.js';
import { texts } from '../../texts.js';
import type { Citation, Language } from '../../types.js';
import { linkTo } from './link.js';
import { fittingLine } from './one-line.js';

/** Small text of Discord's Markdown. */
export const SMALL = '-# ';
/** UTF-16 units: of each name, so that no title pushes out the page; of all together, should they need many escapes. */
const LIMITS = { author: 70, title: 110, publisher: 50, section: 70, all: 340, alsoIn: 130 };

/** Characters. */
const SHORT_PART = 20;

export interface CitationOptions {
  /** Number of the quote, where there are several. */
  readonly number?: number | null;
  /** Other documents with nearly the same passage. */
  readonly alsoIn?: readonly string[];
  /** Whether a name, date or address must not be read there, because it tells what is hidden. */
  readonly isTelling?: (text: string) => boolean;
}

/** `-# 1 · Author, “Title”, 2022, p. 4 · link · quote ID`, and perhaps a line with what it also stands in. */
export function citationLines(
  citation: Citation & { readonly id: string | null },
  language: Language,
  { number = null, alsoIn = [], isTelling = () => false }: CitationOptions = {},
): string {
  const place = citationParts(shortened(citation), language).filter((part) => !isTelling(part));
  const parts = [
    number === null ? null : `**${number}**`,
    place.length === 0 ? null : fittingLine(place.map(unbroken).join(', '), { units: LIMITS.all }),
    isTelling(citation.url ?? '') ? null : linkTo(citation.url, language),
    citation.id === null ? null : `${texts.quoteId[language]} ${fittingLine(citation.id, { units: 20 })}`,
  ].filter((part) => part !== null);
  const line = SMALL + parts.join(' · ');
  if (alsoIn.length === 0) return line;
  return `${line}\n${SMALL}${texts.alsoIn[language]}: ${fittingLine(alsoIn.join(', '), { units: LIMITS.alsoIn })}`;
}

/** Each name cut for itself; a section named as the title stays equal to it. */
function shortened(citation: Citation): Citation {
  const { author, publisher, title, section } = citation;
  return {
    ...citation,
    author: cut(author, LIMITS.author),
    publisher: publisher === author ? cut(author, LIMITS.author) : cut(publisher, LIMITS.publisher),
    title: cut(title, LIMITS.title),
    section: section === title ? cut(title, LIMITS.title) : cut(section, LIMITS.section),
    document: cut(citation.document, LIMITS.title) ?? '',
  };
}

/** Dates, pages and paragraphs stay on one line. */
function unbroken(part: string): string {
  return /\d/.test(part) && part.length <= SHORT_PART ? part.replaceAll(' ', '\u00a0') : part;
}

function cut(name: string | null, units: number): string | null {
  if (name === null || name.length <= units) return name;
  const end = [...new Intl.Segmenter().segment(name.slice(0, units * 2))].findLast(({ index }) => index < units);
  return `${name.slice(0, end?.index ?? 0).trimEnd()}…`;
}
