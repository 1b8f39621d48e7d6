// The visible text of a web page or a chapter as blocks. Walks without recursion: pages nested 100,000 deep exist.
import type { ParagraphKind } from '../../types.js';
import { attribute, ELEMENT, type HtmlNode, TEXT } from './html-dom.js';
import { type ElementRules, type Surroundings, webPage } from './html-rules.js';
import type { Block } from './text-builder.js';
import { TextRun } from './text-run.js';

/** A block and the element whose text it is. */
export interface HtmlBlock extends Block {
  readonly element: HtmlNode;
}

const SKIPPED = new Set(
  'script style noscript template head title svg math iframe object embed canvas audio video map select option textarea input datalist'.split(
    ' ',
  ),
);
const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q ruby rb rp rt s samp
  small span strike strong sub sup time tt u var wbr button picture source`.split(/\s+/),
);
/** Cells longer than this are layout, not data: their blocks stand for themselves. */
const DATA_CELL_UNITS = 300;

/** What the elements around a piece of text say about it. */
interface Context extends Surroundings {
  readonly element: HtmlNode;
  readonly kind: ParagraphKind;
  readonly level: number | null;
  readonly preformatted: boolean;
  /** Blocks inside are joined by spaces: a data table's row. */
  readonly row: boolean;
}

/** Blocks of all visible text below `root`, in order; `rules` say which are boilerplate and on which page each begins. */
export function* htmlBlocks(root: HtmlNode, rules: ElementRules = webPage): Generator<HtmlBlock> {
  const run = new TextRun(rules.firstPage);
  const contexts: Context[] = [rootContext(root)];
  let node: HtmlNode | null = root.firstChild;
  while (node !== null) {
    const context = contexts.at(-1) ?? rootContext(root);
    if (node.nodeType === TEXT) run.add(node.nodeValue ?? '', context.preformatted);
    else if (node.nodeType === ELEMENT && !turnsPage(node, run, rules) && !isHidden(node)) {
      const inner = innerContext(node, context, rules);
      if (inner.element !== context.element) {
        if (!context.row) yield* flush(run, context);
        else run.separate(isCell(node) ? '\t' : ' ');
      }
      if (node.localName === 'br' && run.lineBreak(context.row)) yield* flush(run, context);
      if (node.firstChild !== null) {
        if (node.localName === 'a' && attribute(node, 'href') !== null) run.openLink();
        contexts.push(inner);
        node = node.firstChild;
        continue;
      }
    }
    let next: HtmlNode | null = node;
    while (next !== null && next !== root && next.nextSibling === null) {
      next = next.parentNode;
      if (next !== null) yield* leave(next, root, contexts, run);
    }
    node = next === null || next === root ? null : next.nextSibling;
  }
  yield* flush(run, contexts.at(-1) ?? rootContext(root));
}

function* leave(node: HtmlNode, root: HtmlNode, contexts: Context[], run: TextRun): Generator<HtmlBlock> {
  if (node === root) return;
  const inner = contexts.pop();
  const outer = contexts.at(-1);
  if (node.localName === 'a') run.closeLink();
  if (inner === undefined || outer === undefined || inner.element === outer.element) return;
  if (outer.row) run.separate(' ');
  else yield* flush(run, inner);
}

function* flush(run: TextRun, { element, kind, level, reason }: Context): Generator<HtmlBlock> {
  const { text, links, page } = run.take();
  if (text.trim() !== '') yield { element, text, kind, level, reason, page, links };
}

/** True for an element that only marks where a page begins: its number is no part of the text. */
function turnsPage(node: HtmlNode, run: TextRun, rules: ElementRules): boolean {
  const found = rules.pageBreak(node);
  if (found !== null) run.turnPage(found.page);
  return found?.isMark ?? false;
}

function rootContext(element: HtmlNode): Context {
  return {
    element,
    kind: 'prose',
    level: null,
    reason: null,
    header: false,
    article: false,
    preformatted: false,
    row: false,
  };
}

function innerContext(node: HtmlNode, outer: Context, rules: ElementRules): Context {
  const name = node.localName ?? '';
  if (INLINE.has(name) || name === 'br') return outer;
  const heading = /^h([1-6])$/.exec(name);
  const row = outer.row || (name === 'tr' && isDataRow(node));
  return {
    element: node,
    kind: heading ? 'heading' : blockKind(name, row, outer.kind),
    level: heading ? Number(heading[1]) : null,
    reason: rules.reasonOf(node, outer),
    header: name === 'header' || (outer.header && name !== 'nav'),
    article: outer.article || name === 'main' || name === 'article' || attribute(node, 'role') === 'main',
    preformatted: outer.preformatted || name === 'pre',
    row,
  };
}

function blockKind(name: string, row: boolean, outer: ParagraphKind): ParagraphKind {
  if (row) return 'table';
  if (name === 'pre') return 'code';
  if (name === 'li' || name === 'dt' || name === 'dd') return 'list';
  return outer === 'heading' ? 'prose' : outer;
}

function isHidden(node: HtmlNode): boolean {
  if (SKIPPED.has(node.localName ?? '')) return true;
  if (node.getAttribute?.('hidden') != null || attribute(node, 'aria-hidden') === 'true') return true;
  const style = attribute(node, 'style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function isCell(node: HtmlNode): boolean {
  return node.localName === 'td' || node.localName === 'th';
}

function isDataRow(row: HtmlNode): boolean {
  let cells = 0;
  for (const cell of row.children ?? []) {
    cells += 1;
    if ((cell.textContent ?? '').length > DATA_CELL_UNITS) return false;
  }
  return cells > 1;
}
