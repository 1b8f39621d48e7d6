// The package document of a book: which parts are its chapters, in reading order, and which help to find one's way.
import { type EpubTarget, epubTarget } from './epub-href.js';
import { type EpubParts, epubXml } from './epub-parts.js';
import { descendant, descendants, type XmlNode } from './xml.js';

export interface EpubPackage {
  /** The metadata element, names without prefixes; null when there is none. */
  readonly metadata: XmlNode | null;
  /** Those that the container has, in reading order, each once. */
  readonly chapters: readonly EpubChapter[];
  /** How many more the reading order names. */
  readonly missing: number;
  /** EPUB 3's navigation document. */
  readonly navigation: string | null;
  /** EPUB 2's table of contents (NCX). */
  readonly ncx: string | null;
  /** EPUB 2's guide: parts with their kind, such as `title-page`. */
  readonly guide: readonly EpubReference[];
}

export interface EpubChapter {
  readonly path: string;
  /** Outside the reading order proper (`linear="no"`). */
  readonly isAside: boolean;
}

export interface EpubReference {
  readonly type: string;
  readonly target: EpubTarget;
}

interface Item {
  readonly path: string | null;
  readonly type: string;
  readonly properties: readonly string[];
  readonly fallback: string;
}

/** Media types whose text can be read; EPUB 1 and 2 had more than XHTML. */
const READABLE = /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document|application\/x-dtbook\+xml)$/i;

/** Throws an Error when container or package document are missing or not well-formed. */
export function readEpubPackage(parts: EpubParts): EpubPackage {
  const rootfile = descendant(epubXml(parts, 'META-INF/container.xml'), 'rootfile');
  const path = rootfile?.attributes['full-path'] ?? '';
  const root = epubXml(parts, path);
  const items = manifest(root, path);
  const spine = descendants(root, 'itemref').filter(({ attributes }) => attributes['idref'] !== undefined);
  const chapters = new Map<string, EpubChapter>();
  const missing = new Set<string>();
  for (const { attributes } of spine) {
    const item = readable(items, attributes['idref'] ?? '');
    if (item === 'other') continue;
    if (item?.path == null || !parts.has(item.path)) missing.add(attributes['idref'] ?? '');
    else if (!chapters.has(item.path)) {
      chapters.set(item.path, { path: item.path, isAside: attributes['linear'] === 'no' });
    }
  }
  const found = (wanted: (item: Item) => boolean) => [...items.values()].find(wanted)?.path ?? null;
  return {
    metadata: descendant(root, 'metadata'),
    chapters: [...chapters.values()],
    missing: missing.size,
    navigation: found(({ properties }) => properties.includes('nav')),
    ncx: found(({ type }) => type === 'application/x-dtbncx+xml'),
    guide: descendants(root, 'reference').flatMap(({ attributes }) => {
      const target = epubTarget(path, attributes['href'] ?? '');
      return target === null ? [] : [{ type: attributes['type'] ?? '', target }];
    }),
  };
}

function manifest(root: XmlNode, path: string): Map<string, Item> {
  return new Map(
    descendants(root, 'item').map(({ attributes }) => [
      attributes['id'] ?? '',
      {
        path: epubTarget(path, attributes['href'] ?? '')?.path ?? null,
        type: attributes['media-type'] ?? '',
        properties: (attributes['properties'] ?? '').split(/\s+/),
        fallback: attributes['fallback'] ?? '',
      },
    ]),
  );
}

/** The item or the first of its fallbacks that is text; `other` when it is a picture without one, null when not listed. */
function readable(items: ReadonlyMap<string, Item>, id: string): Item | 'other' | null {
  const seen = new Set<string>();
  const first = items.get(id);
  if (first === undefined) return null;
  for (let at = id; !seen.has(at); at = items.get(at)?.fallback ?? '') {
    seen.add(at);
    const item = items.get(at);
    if (item === undefined) break;
    if (READABLE.test(item.type) || /\.x?html?$/i.test(item.path ?? '')) return item;
  }
  return 'other';
}
