// Second pass, as in jusText: what a short line is, its neighbours tell. Between boilerplate it is boilerplate.
import type { Boilerplate, BoilerplateReason, LoadedDocument } from '../../types.js';
import type { Block } from './blocks.js';
import { unmarked } from './marks.js';
import { AUTHOR_HEADING, MENU_WORDS, RELATED_HEADING } from './phrases.js';
import { isScraped } from './repetition.js';

/** A line of more words is never judged by its neighbours. */
const SHORT_WORDS = 14;
/** Beside boilerplate on one side only, a line without function words goes when it is no longer than this. */
const STRAY_WORDS = 6;
/** Below "You may also like" at most so many headlines belong to it. */
const MOST_HEADLINES = 12;
const LONGEST_HEADLINE_WORDS = 24;
/** A block whose text is mostly links is a menu; Wikipedia's prose stays far below. */
const MENU_LINK_SHARE = 0.6;

/** Blocks that are link lists by their measures alone. */
export function linkMarks(blocks: readonly Block[]): Boilerplate[] {
  return blocks
    .filter((block) => block.paragraph.kind !== 'heading' && block.linkShare >= MENU_LINK_SHARE && !block.isProse)
    .map((block) => markOf(block, 'navigation'));
}

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

/** Short lines among blocks that are wholly marked, and single menu words among their like. */
export function fragmentMarks(
  document: LoadedDocument,
  blocks: readonly Block[],
  marks: readonly Boilerplate[],
): Boilerplate[] {
  if (!isScraped(document)) return [];
  const isMarked = blocks.map((block) => unmarked(block, marks).every((part) => part.end - part.start < 3));
  const isShort = blocks.map((block, index) => isMarked[index] === false && isShortLine(document, block));
  const title = titleIndex(document, blocks, isMarked);
  const found: Boilerplate[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!isShort[index] || index === title) continue;
    const sides = [nearest(isShort, isMarked, index, -1, title), nearest(isShort, isMarked, index, 1, title)];
    const bad = sides.filter((side) => side !== 'prose').length;
    const isStray = block.stopShare === 0 && block.words.length <= STRAY_WORDS && sides.includes('marked');
    const isMenu =
      MENU_WORDS.has(block.key) && [index - 1, index + 1].some((other) => isMenuLike(blocks[other], isMarked[other]));
    if (isMenu) found.push(markOf(block, 'navigation'));
    else if ((bad === 2 && sides.includes('marked')) || isStray) found.push(markOf(block, 'fragment'));
  }
  return found;
}

const isMenuLike = (block: Block | undefined, marked: boolean | undefined): boolean =>
  block !== undefined && (marked === true || MENU_WORDS.has(block.key));

function isShortLine(document: LoadedDocument, block: Block): boolean {
  const { kind } = block.paragraph;
  const mayBeGuessed = kind === 'prose' || (kind === 'heading' && document.format === 'txt');
  return mayBeGuessed && !block.isProse && block.words.length <= SHORT_WORDS && !/[:;]$/.test(block.text.trim());
}

/** What stands next on one side beyond other short lines: boilerplate, the document's edge, or prose (also the title). */
function nearest(
  isShort: readonly boolean[],
  isMarked: readonly boolean[],
  from: number,
  step: 1 | -1,
  title: number,
): 'marked' | 'edge' | 'prose' {
  let index = from + step;
  while (isShort[index] && index !== title) index += step;
  if (index < 0 || index >= isMarked.length) return 'edge';
  return isMarked[index] ? 'marked' : 'prose';
}

/** The title is never a fragment: the block that the metadata names, else the first one left. */
function titleIndex(document: LoadedDocument, blocks: readonly Block[], isMarked: readonly boolean[]): number {
  const named = blocks.findIndex((block, index) => !isMarked[index] && block.text.trim() === document.metadata.title);
  return named >= 0 ? named : blocks.findIndex((block, index) => !isMarked[index] && !MENU_WORDS.has(block.key));
}

const markOf = (block: Block, reason: BoilerplateReason): Boilerplate => ({
  start: block.start,
  end: block.end,
  reason,
});
