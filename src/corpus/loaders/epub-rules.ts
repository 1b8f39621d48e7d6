// How the elements of a book's chapter are understood: nothing is a page's frame, but parts and printed pages have names.
import type { ChapterHints } from './epub-hints.js';
import { epubTypes, printedPage, reasonOfTypes } from './epub-semantics.js';
import { attribute, type HtmlNode } from './html-dom.js';
import type { ElementRules, PageBreak } from './html-rules.js';

/** `firstPage`: the page on which the chapter before ended; null when not known. `turned` is told each page that begins. */
export function chapterRules(
  hints: ChapterHints,
  firstPage: string | null,
  turned: (page: string | null) => void,
): ElementRules {
  return {
    firstPage,
    reasonOf: (element, outer) => {
      if (outer.reason !== null) return outer.reason;
      if (element.localName === 'nav') return 'navigation';
      const named = hints.reasons.get(attribute(element, 'id') ?? '') ?? reasonOfTypes(epubTypes(element));
      return element.localName === 'body' ? (hints.whole ?? named) : named;
    },
    pageBreak: (element) => {
      const found = pageBreakAt(element, hints.pages);
      if (found !== null) turned(found.page);
      return found;
    },
  };
}

/** A mark in the text, or an element that the book's page list points at. */
function pageBreakAt(element: HtmlNode, pages: ReadonlyMap<string, string>): PageBreak | null {
  const listed = pages.get(attribute(element, 'id') ?? '') ?? null;
  const isNamed = epubTypes(element).includes('pagebreak');
  if (!isNamed && listed === null) return null;
  const content = element.textContent ?? '';
  const written = printedPage(content);
  const stated = printedPage(attribute(element, 'title')) ?? printedPage(attribute(element, 'aria-label'));
  return {
    page: isNamed ? (stated ?? listed ?? written) : listed,
    isMark: written !== null ? isNamed || written === listed : isNamed && content.trim() === '',
  };
}
