// The words by which books name their parts: EPUB's structural types, their ARIA roles and EPUB 2's guide.
import type { BoilerplateReason } from '../../types.js';
import { attribute, type HtmlNode } from './html-dom.js';

/** Parts that lead to the text instead of being it, or that describe the book. Forewords, notes and the like are text. */
const REASONS: ReadonlyMap<string, BoilerplateReason> = new Map([
  ...of('navigation', 'toc toc-brief landmarks page-list pagelist loi loa lot lov index'),
  ...of('front-matter', 'cover title-page titlepage halftitle halftitlepage copyright-page imprint imprimatur'),
  ...of('front-matter', 'colophon seriespage other-credits credits'),
]);

const PAGE = /^[\s[(]*(?:(?:page|pg|p|halaman|hlm|hal)\b[.:]?\s*)?([\p{L}\p{N}][\p{L}\p{N}–-]{0,11})[\s\])]*\.?\s*$/iu;

/** What an element says it is: `epub:type` and role, lower case, without the role's `doc-`. */
export function epubTypes(element: HtmlNode): string[] {
  const stated = `${attribute(element, 'epub:type') ?? ''} ${attribute(element, 'role') ?? ''}`;
  return stated
    .toLowerCase()
    .split(/\s+/)
    .map((type) => type.replace(/^doc-/, ''))
    .filter((type) => type !== '');
}

/** Why a part of these types is boilerplate; null when it is text. */
export function reasonOfTypes(types: readonly string[]): BoilerplateReason | null {
  return types.map((type) => REASONS.get(type)).find((reason) => reason !== undefined) ?? null;
}

/** "12", "xii" or "A-3" out of "Page 12." or "hlm. xii"; null when it is no page number. */
export function printedPage(label: string | null): string | null {
  const page = PAGE.exec(label ?? '')?.[1] ?? null;
  return page !== null && (/\p{N}/u.test(page) || /^[ivxlcdm]+$/i.test(page)) ? page : null;
}

function of(reason: BoilerplateReason, types: string): (readonly [string, BoilerplateReason])[] {
  return types.split(' ').map((type) => [type, reason]);
}
