// Makes a small book by hand: the parts that every EPUB has, and those that a test adds or replaces.
import { makeZip, type ZipEntry } from './make-zip.js';

export interface EpubParts {
  /** Dublin Core and meta elements of the package document. */
  readonly metadata?: string;
  /** Manifest items, beside those made for the chapters. */
  readonly items?: string;
  /** Replaces the reading order made for the chapters. */
  readonly spine?: string;
  /** What follows the reading order: EPUB 2's guide. */
  readonly after?: string;
  /** Bodies of the chapters, in reading order; each stands in `OEBPS/teks/N.xhtml`, counted from 1, as item `cN`. */
  readonly chapters: readonly string[];
  /** Further entries, or others in the place of those that are made; null leaves one out. */
  readonly entries?: Readonly<Record<string, string | Uint8Array | null>>;
}

export function makeEpub(parts: EpubParts): Uint8Array {
  const entries = new Map<string, string | Uint8Array | null>([
    ['mimetype', 'application/epub+zip'],
    ['META-INF/container.xml', CONTAINER],
    ['OEBPS/buku.opf', packageDocument(parts)],
    ...parts.chapters.map((body, index): [string, string] => [`OEBPS/teks/${index + 1}.xhtml`, chapter(body)]),
    ...Object.entries(parts.entries ?? {}),
  ]);
  const zipped = [...entries].flatMap(([name, content]): ZipEntry[] =>
    content === null ? [] : [{ name, content: toBytes(content) }],
  );
  return makeZip(zipped);
}

/** An XHTML document around a body; a body element of its own is kept. */
export function chapter(body: string): string {
  const whole = body.startsWith('<body') ? body : `<body>${body}</body>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>${whole}</html>`;
}

const CONTAINER = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/buku.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

function packageDocument({ metadata = '', items = '', spine, after = '', chapters }: EpubParts): string {
  const item = (_: string, index: number) =>
    `<item id="c${index + 1}" href="teks/${index + 1}.xhtml" media-type="application/xhtml+xml"/>`;
  const order = spine ?? chapters.map((_, index) => `<itemref idref="c${index + 1}"/>`).join('');
  return `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata>
<manifest>${chapters.map(item).join('')}${items}</manifest><spine>${order}</spine>${after}</package>`;
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
