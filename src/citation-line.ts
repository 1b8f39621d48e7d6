// One line that tells a person where a quote stands; plain text, for every surface. Full references: answer/citation.ts.
import { namedDate, texts } from './texts.js';
import type { Citation, Language } from './types.js';

/** `Author, “Title”, Publisher, 7 January 2022, p. 4, “Section”, para. 12`; what is not known is left out. */
export function citationLine(citation: Citation, language: Language): string {
  return citationParts(citation, language).join(', ');
}

/** What stands between the commas of the line. */
export function citationParts(citation: Citation, language: Language): string[] {
  const { author, title, publisher, date, section } = citation;
  return [
    author,
    title === null ? `${texts.untitled[language]} (${citation.document})` : `“${title}”`,
    publisher === author ? null : publisher,
    date === null ? null : displayDate(date, language),
    pageLocator(citation, language),
    section === null || section === title ? null : `“${section}”`,
    `${language === 'id' ? 'paragraf' : 'para.'} ${citation.paragraph}`,
  ].filter((part) => part !== null);
}

/** `7 Januari 2022`, `Januari 2022` or `2022`. */
export function displayDate(iso: string, language: Language): string {
  const { year, month, day } = namedDate(iso, language);
  return [day, month, year].filter((part) => part !== null).join(' ');
}

/** The day of a moment (milliseconds since 1970, UTC): `7 Januari 2022`. */
export function displayDay(milliseconds: number, language: Language): string {
  return displayDate(new Date(milliseconds).toISOString().slice(0, 10), language);
}

/** `hlm. 4`, `p. 4`; `slide 4` in a presentation; null where the format has no pages. */
export function pageLocator(citation: Pick<Citation, 'page' | 'document'>, language: Language): string | null {
  if (citation.page === null) return null;
  if (/\.pptx$/i.test(citation.document)) return `slide ${citation.page}`;
  return `${language === 'id' ? 'hlm.' : 'p.'} ${citation.page}`;
}
