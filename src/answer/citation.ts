// APA 7 references and in-text citations, in English and Indonesian (American Psychological Association, 2020, ch. 8 and 9).
import { pageLocator } from '../citation-line.js';
import type { Reference } from '../reply.js';
import { namedDate, texts } from '../texts.js';
import type { Citation, Language } from '../types.js';
import { type AuthorName, parseAuthors } from './author-names.js';

const NO_DATE = { id: 't.t.', en: 'n.d.' };
const AND_OTHERS = { id: 'dkk.', en: 'et al.' };
/** APA 7 lists up to twenty authors; of more, the first nineteen and the last. */
const LISTED_AUTHORS = 20;
/** Words of a title that stand for the author in the text. */
const SHORT_TITLE_WORDS = 6;

interface Piece {
  readonly text: string;
  readonly italic: boolean;
}

/** Reference list entry (plain and HTML) and in-text citation of a quote; what is not known is left out or marked so. */
export function referenceOf(citation: Citation, language: Language): Reference {
  const pieces = entryOf(citation, language);
  return {
    plain: pieces.map((piece) => piece.text).join(' '),
    html: pieces.map((piece) => (piece.italic ? italics(piece.text) : escapeHtml(piece.text))).join(' '),
    inText: inTextOf(citation, language),
  };
}

/** `Author. (date). Title. Publisher. URL`; without an author the publisher comes first, without both the title. */
function entryOf(citation: Citation, language: Language): Piece[] {
  const { author, publisher, url } = citation;
  const title = {
    text: withFullStop(citation.title ?? `[${texts.untitled[language]}]`),
    italic: citation.title !== null,
  };
  const date = roman(`(${entryDate(citation.date, language)}).`);
  const names = author === null ? publisher : listOf(parseAuthors(author));
  const pieces = names === null ? [title, date] : [roman(withFullStop(names)), date, title];
  if (publisher !== null && publisher !== names && publisher !== author) pieces.push(roman(withFullStop(publisher)));
  if (url !== null) pieces.push(roman(url));
  return pieces;
}

/** `2022, January 7` and `2022, 7 Januari`. */
function entryDate(iso: string | null, language: Language): string {
  if (iso === null) return NO_DATE[language];
  const { year, month, day } = namedDate(iso, language);
  const rest = (language === 'en' ? [month, day] : [day, month]).filter((part) => part !== null).join(' ');
  return rest === '' ? year : `${year}, ${rest}`;
}

function listOf(names: readonly AuthorName[]): string {
  const all = names.map(({ family, initials }) => (initials === null ? family : `${family}, ${initials}`));
  const last = all.at(-1) ?? '';
  if (all.length < 2) return last;
  if (all.length > LISTED_AUTHORS) return `${all.slice(0, LISTED_AUTHORS - 1).join(', ')}, … ${last}`;
  return `${all.slice(0, -1).join(', ')}, & ${last}`;
}

/** `(Kassenova & Umarov, 2022, p. 4)`. */
function inTextOf(citation: Citation, language: Language): string {
  const year = citation.date === null ? NO_DATE[language] : namedDate(citation.date, language).year;
  const locator = pageLocator(citation, language) ?? `para. ${citation.paragraph}`;
  return `(${shortAuthor(citation, language)}, ${year}, ${locator})`;
}

function shortAuthor(citation: Citation, language: Language): string {
  if (citation.author === null) return citation.publisher ?? shortTitle(citation, language);
  const [first, second, third] = parseAuthors(citation.author);
  if (first === undefined) return shortTitle(citation, language);
  if (second === undefined) return first.family;
  return third === undefined ? `${first.family} & ${second.family}` : `${first.family} ${AND_OTHERS[language]}`;
}

function shortTitle({ title }: Citation, language: Language): string {
  if (title === null) return `[${texts.untitled[language]}]`;
  return `“${title.split(/\s+/).slice(0, SHORT_TITLE_WORDS).join(' ')}”`;
}

function roman(text: string): Piece {
  return { text, italic: false };
}

function withFullStop(text: string): string {
  return /[.?!…]["”’)\]]*$/.test(text) ? text : `${text}.`;
}

function italics(text: string): string {
  return `<i>${escapeHtml(text)}</i>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
