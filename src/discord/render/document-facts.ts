// What is known of a document, as plain texts: who published it and when, how long it is, what of it is not quoted.
import { displayDate } from '../../citation-line.js';
import type { DocumentSummary, GivenDocument } from '../../reply.js';
import { boilerplateTexts, countOf } from '../../texts.js';
import type { Language, Metadata } from '../../types.js';

/** Reasons that are named; the others are “and other parts”. */
const MOST_REASONS = 3;

/** `Author, Publisher, 7 January 2022`; empty where nothing is known. */
export function sourceOf({ author, publisher, date }: Metadata, language: Language): string {
  const parts = [author, publisher === author ? null : publisher, date === null ? null : displayDate(date, language)];
  return parts.filter((part) => part !== null).join(', ');
}

/** `12 pages · 34 passages`. */
export function lengthOf({ pages, passages }: Pick<DocumentSummary, 'pages' | 'passages'>, language: Language): string {
  const parts = [pages === null ? null : countOf(pages, 'page', language), countOf(passages, 'passage', language)];
  return parts.filter((part) => part !== null).join(' · ');
}

/** `12 % not quoted: adverts, page menus`; null where all of it can be quoted. */
export function leftOutOf({ leftOut }: Pick<GivenDocument, 'leftOut'>, language: Language): string | null {
  if (leftOut.length === 0) return null;
  const share = Math.round(100 * leftOut.reduce((sum, each) => sum + each.share, 0));
  const reasons = leftOut.slice(0, MOST_REASONS).map(({ reason }) => boilerplateTexts[reason][language]);
  if (leftOut.length > MOST_REASONS) reasons.push({ id: 'bagian lain', en: 'other parts' }[language]);
  const amount = share < 1 ? { id: 'Kurang dari 1', en: 'Less than 1' }[language] : String(share);
  return `${amount}\u00a0% ${{ id: 'tidak dikutip', en: 'not quoted' }[language]}: ${reasons.join(', ')}`;
}

/** `240 KB`, `1,2 MB`. */
export function sizeOf(bytes: number, language: Language): string {
  const [size, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'KB'] : [bytes / 1_000_000, 'MB'];
  const number = size.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return `${number}\u00a0${unit}`;
}

/** What a document is called: its title, else its file name. */
export function nameOf({ metadata, name }: Pick<GivenDocument, 'metadata' | 'name'>): string {
  return metadata?.title ?? name;
}
