// Web pages: all visible text as blocks; menus, headers, footers and what stands outside the article are marked.
import type { LoadedDocument } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { htmlMetadata } from '../metadata/html-metadata.js';
import { blocksOutsideArticle } from './article-vote.js';
import { declaredCharset, decodeText } from './decode-text.js';
import { type HtmlBlock, htmlBlocks } from './html-blocks.js';
import { parseHtml } from './html-dom.js';
import { buildText } from './text-builder.js';

/** Throws a UserError when the bytes are not text. */
export async function loadHtml(bytes: Uint8Array, name: string): Promise<LoadedDocument> {
  const html = decodeText(bytes, declaredCharset(bytes));
  if (html === null) throw fileErrors.notText(name);
  const document = parseHtml(html);
  const stated = htmlMetadata(document);
  const blocks = document.documentElement === null ? [] : [...htmlBlocks(document.documentElement)];
  const outside = blocksOutsideArticle(document, blocks);
  const built = buildText(blocks.map((block) => marked(block, outside)));
  const described = documentMetadata({ format: 'html', ...built, stated, properties: {} });
  return { format: 'html', ...built, ...described, notices: [] };
}

function marked(block: HtmlBlock, outside: ReadonlySet<HtmlBlock>): HtmlBlock {
  return block.reason === null && outside.has(block) ? { ...block, reason: 'navigation' } : block;
}
