// What a book says about its parts elsewhere than in them: landmarks, guide, reading order and page list.
import type { BoilerplateReason } from '../../types.js';
import { type EpubTarget, epubTarget } from './epub-href.js';
import type { EpubPackage } from './epub-package.js';
import { type EpubParts, epubPage, epubXml } from './epub-parts.js';
import { epubTypes, printedPage, reasonOfTypes } from './epub-semantics.js';
import { attribute, elementsBelow, type HtmlNode } from './html-dom.js';
import { descendant, descendants, type XmlNode } from './xml.js';

/** What is known of one part of a book. */
export interface ChapterHints {
  /** Why all of it is boilerplate; null when it is text. */
  readonly whole: BoilerplateReason | null;
  /** Why an element is, by id. */
  readonly reasons: ReadonlyMap<string, BoilerplateReason>;
  /** The printed page that begins at an element, by id. */
  readonly pages: ReadonlyMap<string, string>;
}

interface Landmark {
  readonly types: readonly string[];
  readonly target: EpubTarget;
}

interface PageTarget {
  readonly page: string;
  readonly target: EpubTarget;
}

/** Gathered once for the whole book; parts of which nothing is said have empty hints. */
export function epubHints(parts: EpubParts, book: EpubPackage): (path: string) => ChapterHints {
  const navigation = readNavigation(parts, book.navigation);
  const guide = book.guide.map(({ type, target }) => ({ types: [type.toLowerCase()], target }));
  const pages = navigation.pages.length > 0 ? navigation.pages : ncxPages(parts, book.ncx);
  const landmarksIn = byPath([...navigation.landmarks, ...guide]);
  const pagesIn = byPath(pages);
  return (path) => ({
    whole: wholeReason(book, path, landmarksIn(path)),
    reasons: new Map(
      landmarksIn(path).flatMap(({ types, target }) => {
        const reason = reasonOfTypes(types);
        return target.id === null || reason === null ? [] : [[target.id, reason]];
      }),
    ),
    pages: new Map(pagesIn(path).flatMap(({ page, target }) => (target.id === null ? [] : [[target.id, page]]))),
  });
}

function byPath<T extends { readonly target: EpubTarget }>(found: readonly T[]): (path: string) => readonly T[] {
  const paths = new Map<string, T[]>();
  for (const each of found) {
    const same = paths.get(each.target.path);
    if (same === undefined) paths.set(each.target.path, [each]);
    else same.push(each);
  }
  return (path) => paths.get(path) ?? [];
}

/** A part that the text begins in, or the only one, is never boilerplate as a whole. */
function wholeReason(book: EpubPackage, path: string, landmarks: readonly Landmark[]): BoilerplateReason | null {
  if (path === book.navigation) return 'navigation';
  const isText = landmarks.some(({ types }) => types.includes('text') || types.includes('bodymatter'));
  if (isText || book.chapters.length === 1) return null;
  const named = landmarks.filter(({ target }) => target.id === null).map(({ types }) => reasonOfTypes(types));
  const isAside = book.chapters.some((chapter) => chapter.path === path && chapter.isAside);
  return named.find((reason) => reason !== null) ?? (isAside ? 'front-matter' : null);
}

function readNavigation(parts: EpubParts, path: string | null): { landmarks: Landmark[]; pages: PageTarget[] } {
  const root = path === null || !parts.has(path) ? null : epubPage(parts, path).documentElement;
  if (root === null || path === null) return { landmarks: [], pages: [] };
  return {
    landmarks: linksOf(root, path, 'landmarks').map(({ link, target }) => ({ types: epubTypes(link), target })),
    pages: linksOf(root, path, 'page-list', 'pagelist').flatMap(({ link, target }) => {
      const page = printedPage(link.textContent);
      return page === null ? [] : [{ page, target }];
    }),
  };
}

/** The links of the first list of one of these types. */
function linksOf(root: HtmlNode, path: string, ...types: string[]): { link: HtmlNode; target: EpubTarget }[] {
  for (const list of elementsBelow(root)) {
    if (list.localName !== 'nav' || !epubTypes(list).some((type) => types.includes(type))) continue;
    return [...elementsBelow(list)].flatMap((link) => {
      const href = link.localName === 'a' ? attribute(link, 'href') : null;
      const target = href === null ? null : epubTarget(path, href);
      return target === null ? [] : [{ link, target }];
    });
  }
  return [];
}

function ncxPages(parts: EpubParts, path: string | null): PageTarget[] {
  if (path === null || !parts.has(path)) return [];
  let root: XmlNode;
  try {
    root = epubXml(parts, path);
  } catch {
    return []; // The text itself is elsewhere and may be whole.
  }
  return descendants(root, 'pageTarget').flatMap((node) => {
    const page = printedPage(descendant(node, 'text')?.text ?? null);
    const target = epubTarget(path, descendant(node, 'content')?.attributes['src'] ?? '');
    return page === null || target === null ? [] : [{ page, target }];
  });
}
