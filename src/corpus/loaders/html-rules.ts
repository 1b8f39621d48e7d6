// What elements say about their text beside its kind: why it is boilerplate, and where a printed page begins.
import type { BoilerplateReason } from '../../types.js';
import { attribute, type HtmlNode } from './html-dom.js';

/** How the elements of one sort of document are understood. */
export interface ElementRules {
  /** Why the text of a block element is boilerplate, given what surrounds it; null when it is the document's own. */
  reasonOf(element: HtmlNode, outer: Surroundings): BoilerplateReason | null;
  /** The page that begins at an element; null where none does. Called once for each element, in order. */
  pageBreak(element: HtmlNode): PageBreak | null;
  /** The page on which the document begins; null when not known. */
  readonly firstPage: string | null;
}

/** What is known of the elements around another. */
export interface Surroundings {
  readonly reason: BoilerplateReason | null;
  /** Inside the page's own header, where its title may stand. */
  readonly header: boolean;
  /** Inside main or article, where header and footer belong to the text. */
  readonly article: boolean;
}

export interface PageBreak {
  /** As printed; null when the number is not known. */
  readonly page: string | null;
  /** The element holds nothing but the number, which is no part of the text. */
  readonly isMark: boolean;
}

const NAVIGATION_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'toolbar',
  'dialog',
]);

/** A web page has a frame of menus, header and footer, and no printed pages. */
export const webPage: ElementRules = {
  reasonOf: (element, outer) => {
    const name = element.localName;
    // The title of the page often stands in its header.
    if (outer.reason !== null) return name === 'h1' && outer.header ? null : outer.reason;
    if (name === 'nav' || NAVIGATION_ROLES.has(attribute(element, 'role') ?? '')) return 'navigation';
    if (name === 'aside') return 'related';
    return (name === 'header' || name === 'footer') && !outer.article ? 'navigation' : null;
  },
  pageBreak: () => null,
  firstPage: null,
};
