// Markdown: the source text is the decoded file, unchanged; paragraphs are found by a CommonMark and GFM parser.

import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Boilerplate, LoadedDocument, Paragraph, ParagraphKind, Span } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { frontMatter } from '../metadata/front-matter.js';
import { decodeText } from './decode-text.js';

interface Found {
  readonly paragraphs: Paragraph[];
  readonly links: Span[];
  readonly boilerplate: Boilerplate[];
  /** YAML at the top of the file, without its fences; null when there is none. */
  yaml: string | null;
}

/** Throws a UserError when the bytes are not text. */
export async function loadMd(bytes: Uint8Array, name: string): Promise<LoadedDocument> {
  const text = decodeText(bytes);
  if (text === null) throw fileErrors.notText(name);
  const { yaml, ...found } = read(text);
  const stated = yaml === null ? {} : frontMatter(yaml);
  const described = documentMetadata({ format: 'md', text, ...found, stated, properties: {} });
  return { format: 'md', text, ...found, ...described, notices: [] };
}

function read(text: string): Found {
  const root = fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
  const found: Found = { paragraphs: [], links: [], boilerplate: [], yaml: null };
  // A stack of our own: quotes may be nested deeper than the call stack reaches.
  const waiting: { readonly node: Nodes; readonly inList: boolean }[] = [{ node: root, inList: false }];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const { node, inList } = item;
    visit(text, node, inList, found);
    if (!('children' in node)) continue;
    const inner = inList || node.type === 'listItem';
    for (const child of node.children.toReversed()) waiting.push({ node: child, inList: inner });
  }
  return found;
}

function visit(text: string, node: Nodes, inList: boolean, found: Found): void {
  if (node.type === 'yaml') {
    const span = spanOf([node]);
    if (span !== null) found.boilerplate.push({ ...span, reason: 'front-matter' });
    found.yaml = node.value;
  } else if (node.type === 'link' || node.type === 'linkReference') {
    const span = spanOf(node.children);
    if (span !== null) found.links.push(span);
  } else if (node.type === 'heading') add(text, spanOf(node.children), 'heading', node.depth, found);
  else if (node.type === 'paragraph') add(text, spanOf(node.children), inList ? 'list' : 'prose', null, found);
  else if (node.type === 'tableRow') {
    add(text, spanOf(node.children.flatMap((cell) => cell.children)), 'table', null, found);
  } else if (node.type === 'code') add(text, codeSpan(text, spanOf([node])), 'code', null, found);
  else if (node.type === 'html' && !node.value.startsWith('<!--') && !inParagraph(node, found)) {
    add(text, spanOf([node]), 'code', null, found);
  }
}

/** HTML inside a paragraph belongs to it. */
function inParagraph(node: Nodes, found: Found): boolean {
  const start = node.position?.start.offset ?? 0;
  return start < (found.paragraphs.at(-1)?.end ?? 0);
}

function add(text: string, span: Span | null, kind: ParagraphKind, level: number | null, found: Found): void {
  if (span === null) return;
  const slice = text.slice(span.start, span.end);
  const visible = slice.trim();
  if (visible === '') return;
  const start = span.start + (slice.length - slice.trimStart().length);
  found.paragraphs.push({ start, end: start + visible.length, kind, level, page: null });
}

function spanOf(nodes: readonly Nodes[]): Span | null {
  const start = nodes[0]?.position?.start.offset;
  const end = nodes.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined || end <= start ? null : { start, end };
}

/** The lines of a code block without its fences. */
function codeSpan(text: string, span: Span | null): Span | null {
  if (span === null || !/^(?:```|~~~)/.test(text.slice(span.start, span.start + 3))) return span;
  const opening = /\r\n|\n|\r/g;
  opening.lastIndex = span.start;
  const firstLineEnd = opening.exec(text)?.index ?? span.end;
  if (firstLineEnd >= span.end) return null;
  const closing = /[\r\n][ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(text.slice(firstLineEnd, span.end));
  return { start: firstLineEnd, end: closing === null ? span.end : firstLineEnd + closing.index };
}
