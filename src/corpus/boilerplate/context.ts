// Second pass, as in jusText: what a short line is, its neighbours tell. Between boilerplate it is boilerplate.
import type { Boilerplate, BoilerplateReason, LoadedDocument } from '../../types.js';
import type { Block } from './blocks.js';
import { firstEndingAfter, unmarked } from './marks.js';
import { AUTHOR_HEADING, MENU_WORDS, RELATED_HEADING } from './phrases.js';
import { isScraped } from './repetition.js';

/** A line of more words is never judged by its neighbours. */
const SHORT_WORDS = 14;
/** Beside boilerplate on one side only, a line without function words goes when it is no longer than this. */
const STRAY_WORDS = 6;
/** More short lines in a row are notes or a table, not what lies between two adverts. */
const LONGEST_RUN = 3;
/** Marks of these reasons show that a page stands around the text; a source line or front matter shows nothing. */
const PAGE_REASONS: ReadonlySet<BoilerplateReason> = new Set([
  'spam',
  'related',
  'subscription',
  'navigation',
  'repeated',
]);
/** Below "You may also like" at most so many headlines belong to it. */
const MOST_HEADLINES = 12;
const LONGEST_HEADLINE_WORDS = 24;
/** A block whose text is mostly links is a menu; Wikipedia's prose stays far below. */
const MENU_LINK_SHARE = 0.6;

/** Blocks that are link lists by their measures alone. */
export function linkMarks(blocks: readonly Block[]): Boilerplate[] {
  return blocks
    .filter((block) => block.paragraph.kind !== 'heading' && block.linkShare >= MENU_LINK_SHARE && !isSentence(block))
    .map((block) => markOf(block, 'navigation'));
}

/** A linked headline may end in a question mark; longer linked sentences are prose. */
const isSentence = ({ isProse, words }: Block): boolean => isProse && words.length >= 6;

/** Headlines below a label such as "Baca juga", and the note on the author that ends a page. */
export function headlineMarks(document: LoadedDocument, blocks: readonly Block[]): Boilerplate[] {
  const marks: Boilerplate[] = [];
  for (const [index, block] of blocks.entries()) {
    if (RELATED_HEADING.test(block.text)) {
      const below = blocks.slice(index + 1, index + 1 + MOST_HEADLINES);
      const end = below.findIndex((candidate) => !isHeadline(document, candidate));
      marks.push(...[block, ...below.slice(0, end < 0 ? below.length : end)].map((each) => markOf(each, 'related')));
    }
    if (AUTHOR_HEADING.test(block.text) && index === blocks.length - 2) {
      marks.push(...blocks.slice(index).map((each) => markOf(each, 'byline')));
    }
  }
  return marks;
}

function isHeadline(document: LoadedDocument, block: Block): boolean {
  if (block.paragraph.kind === 'heading') return isScraped(document) && block.paragraph.level !== 1;
  return block.words.length <= LONGEST_HEADLINE_WORDS && !/[.:…;]["'”’)\]]*$/.test(block.text.trim());
}

/** Short lines among blocks that are wholly marked, and menu words among their like. */
export function fragmentMarks(
  document: LoadedDocument,
  blocks: readonly Block[],
  marks: readonly Boilerplate[],
): Boilerplate[] {
  if (!isScraped(document)) return [];
  const title = titleIndex(document, blocks, marks);
  const sides = blocks.map((block, index) => (index === title ? 'own' : sideOf(document, block, marks)));
  const found: Boilerplate[] = [];
  for (let start = 0; start < blocks.length; start += 1) {
    if (sides[start] !== 'short') continue;
    let end = start;
    while (sides[end] === 'short') end += 1;
    found.push(...fragmentsOfRun(blocks.slice(start, end), sides[start - 1] ?? 'edge', sides[end] ?? 'edge'));
    start = end;
  }
  return found;
}

/** What a block is to its neighbours: part of the page, a short line yet to be judged, or the document's own. */
type Side = 'page' | 'short' | 'own' | 'edge';

function sideOf(document: LoadedDocument, block: Block, marks: readonly Boilerplate[]): Side {
  const left = unmarked(block, marks);
  if (left.every((part) => part.end - part.start < 3)) {
    const reason = marks[firstEndingAfter(marks, block.start)]?.reason;
    return reason !== undefined && PAGE_REASONS.has(reason) ? 'page' : 'own';
  }
  // A block that is marked in part is prose with a remark, whatever it ends in.
  const isWhole = left.length === 1 && left[0]?.start === block.start && left[0].end === block.end;
  return isWhole && isShortLine(document, block) ? 'short' : 'own';
}

function isShortLine(document: LoadedDocument, block: Block): boolean {
  const { kind } = block.paragraph;
  const mayBeGuessed = kind === 'prose' || (kind === 'heading' && document.format === 'txt');
  return mayBeGuessed && !block.isProse && block.words.length <= SHORT_WORDS && !/[:;]$/.test(block.text.trim());
}

/** A few lines between two parts of the page go; beside one, those without function words; menu words among their like. */
function fragmentsOfRun(run: readonly Block[], before: Side, after: Side): Boilerplate[] {
  const isBesidePage = before === 'page' || after === 'page';
  const isEnclosed = isBesidePage && before !== 'own' && after !== 'own';
  const menu = run.filter((block) => MENU_WORDS.has(block.key));
  if (menu.length > 1 || (menu.length > 0 && isBesidePage)) {
    const rest = run.filter((block) => !menu.includes(block));
    return [...menu.map((block) => markOf(block, 'navigation')), ...(isEnclosed ? fragments(rest) : [])];
  }
  if (!isBesidePage || run.length > LONGEST_RUN) return [];
  return fragments(run.filter((block) => isEnclosed || (block.stopShare === 0 && block.words.length <= STRAY_WORDS)));
}

const fragments = (blocks: readonly Block[]): Boilerplate[] => blocks.map((block) => markOf(block, 'fragment'));

/** The title is never a fragment: the block that the metadata names, else the first one left, but never a menu word. */
function titleIndex(document: LoadedDocument, blocks: readonly Block[], marks: readonly Boilerplate[]): number {
  const mayBe = (block: Block) => !MENU_WORDS.has(block.key) && unmarked(block, marks).length > 0;
  const named = blocks.findIndex((block) => block.text.trim() === document.metadata.title && mayBe(block));
  return named >= 0 ? named : blocks.findIndex(mayBe);
}

const markOf = (block: Block, reason: BoilerplateReason): Boilerplate => ({
  start: block.start,
  end: block.end,
  reason,
});
