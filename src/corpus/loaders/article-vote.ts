// Readability as one voter: which blocks of a web page with a clear article it would leave out. It changes the tree it is given.
import { Readability } from '@mozilla/readability';
import type { HtmlBlock } from './html-blocks.js';
import { attribute, type HtmlDocument, type HtmlNode } from './html-dom.js';

const MARK = 'data-kutip-block';
/** Larger trees cost Readability more time than its vote is worth. */
const MOST_ELEMENTS = 5_000;
/** An article is clear when it is this long and makes up this share of the page's text. */
const LEAST_ARTICLE_UNITS = 600;
const LEAST_ARTICLE_SHARE = 0.5;
/** Longer blocks are left to the judgement of their words. */
const SHORT_BLOCK_UNITS = 160;

/**
 * The short blocks that stand outside a clear article, headings of the first level excepted.
 * Empty when the page has no clear article. Call it last: it takes the tree apart.
 */
export function blocksOutsideArticle(document: HtmlDocument, blocks: readonly HtmlBlock[]): Set<HtmlBlock> {
  if (document.querySelectorAll('*').length > MOST_ELEMENTS) return new Set();
  const kept = keptElements(document, blocks);
  if (kept === null) return new Set();
  const inside = blocks.filter((block) => kept.has(block.element));
  const insideUnits = units(inside);
  if (insideUnits < LEAST_ARTICLE_UNITS || insideUnits < units(blocks) * LEAST_ARTICLE_SHARE) return new Set();
  const outside = (block: HtmlBlock) =>
    !kept.has(block.element) && block.level !== 1 && block.text.length <= SHORT_BLOCK_UNITS;
  return new Set(blocks.filter(outside));
}

function keptElements(document: HtmlDocument, blocks: readonly HtmlBlock[]): Set<HtmlNode> | null {
  const elements = [...new Set(blocks.map((block) => block.element))];
  elements.forEach((element, index) => {
    element.setAttribute?.(MARK, String(index));
  });
  const input: unknown = document;
  // The library is typed for a browser's document; linkedom's has the parts it uses.
  const reader = new Readability<unknown>(input as ConstructorParameters<typeof Readability>[0], {
    serializer: (node: unknown) => node,
  });
  const content = reader.parse()?.content as HtmlDocument | null | undefined;
  if (content == null) return null;
  const kept = new Set<HtmlNode>();
  for (const node of content.querySelectorAll(`[${MARK}]`)) {
    const element = elements[Number(attribute(node, MARK))];
    if (element !== undefined) kept.add(element);
  }
  return kept;
}

function units(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
