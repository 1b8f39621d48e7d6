// The parts of a book's container as trees: XML for what describes the book, XHTML for what people read.
import { declaredCharset, decodeText } from './decode-text.js';
import { type HtmlDocument, parseXhtml } from './html-dom.js';
import { parseXml, type XmlNode } from './xml.js';

/** The container's text parts by name. */
export type EpubParts = ReadonlyMap<string, Buffer>;

/** Old books name a public document type, which is let pass; one that declares entities of its own is not. */
const PLAIN_DOCTYPE = /<!DOCTYPE[^[<>]*>/i;

/** Names are without prefixes. Throws an Error when the part is missing, no text or not well-formed. */
export function epubXml(parts: EpubParts, path: string): XmlNode {
  return parseXml(textOf(parts, path).replace(PLAIN_DOCTYPE, ''), false);
}

/** Throws an Error when the part is missing or no text; bad markup is read as far as it goes. */
export function epubPage(parts: EpubParts, path: string): HtmlDocument {
  return parseXhtml(textOf(parts, path));
}

function textOf(parts: EpubParts, path: string): string {
  const bytes = parts.get(path);
  const text = bytes === undefined ? null : decodeText(bytes, declaredCharset(bytes));
  if (text === null) throw new Error(`the book has no readable part ${path}`);
  return text;
}
