// Repetition inside one document: scraped titles that stand twice, captions and adverts between the paragraphs.
import type { Boilerplate, BoilerplateReason, LoadedDocument } from '../../types.js';
import type { Block } from './blocks.js';

/** The body begins with the first sentence of so many words; what stands before it is the head. */
const BODY_WORDS = 12;
const LONGEST_TITLE_WORDS = 30;

/** Marks blocks that repeat, parts of the title that stand alone, and menu entries around a title that stands twice. */
export function repetitionMarks(document: LoadedDocument, blocks: readonly Block[]): Boilerplate[] {
  const groups = repeatedGroups(blocks);
  const head = headOf(blocks);
  const title = groups.find((group) => isTitle(document, group, head));
  const kept = title?.filter((block) => head.includes(block)).at(-1) ?? title?.[0];
  const marks = groups
    .flatMap((group) => repeatedCopies(document, group, kept))
    .map((block) => markOf(block, 'repeated'));
  if (!isScraped(document)) return marks;
  // Whatever stands above the last copy of a repeated title belongs to the page, not to the article.
  const above = head.slice(0, kept === undefined ? 0 : Math.max(0, head.indexOf(kept)));
  const menu = above.filter((block) => !title?.includes(block) && block.words.length < BODY_WORDS);
  return [
    ...marks,
    ...menu.map((block) => markOf(block, 'navigation')),
    ...titleParts(kept?.text ?? document.metadata.title, blocks).map((block) => markOf(block, 'repeated')),
  ];
}

/** Only in text copied from pages is a short repeated line more likely to be junk than a heading. */
export const isScraped = (document: LoadedDocument): boolean => document.format === 'txt' || document.format === 'html';

const markOf = (block: Block, reason: BoilerplateReason): Boilerplate => ({
  start: block.start,
  end: block.end,
  reason,
});

function repeatedGroups(blocks: readonly Block[]): Block[][] {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const { kind } = block.paragraph;
    if ((kind !== 'prose' && kind !== 'heading') || block.words.length < 2) continue;
    const group = groups.get(block.key);
    if (group === undefined) groups.set(block.key, [block]);
    else group.push(block);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function headOf(blocks: readonly Block[]): readonly Block[] {
  const body = blocks.findIndex(
    (block) => block.isProse && block.words.length >= BODY_WORDS && /[.…]["'”’)\]]*$/.test(block.text),
  );
  return body < 0 ? [] : blocks.slice(0, body);
}

function isTitle(document: LoadedDocument, group: readonly Block[], head: readonly Block[]): boolean {
  if (group[0]?.text.trim() === document.metadata.title) return true;
  return (
    group.filter((block) => head.includes(block)).length > 1 && (group[0]?.words.length ?? 0) <= LONGEST_TITLE_WORDS
  );
}

/** The title and prose keep one copy; other short lines that repeat are junk altogether. */
function repeatedCopies(document: LoadedDocument, group: readonly Block[], kept: Block | undefined): readonly Block[] {
  const first = group[0];
  if (first === undefined) return [];
  if (kept !== undefined && group.includes(kept)) return group.filter((block) => block !== kept);
  if (first.isProse) return group.slice(1);
  return isScraped(document) && !first.text.trim().endsWith(':') ? group : [];
}

/** "The Site" below "An article – The Site": a line that is only the part of the title before or after a separator. */
function titleParts(title: string | null, blocks: readonly Block[]): readonly Block[] {
  const parts = (title ?? '').split(/\s+[:|–—-]\s+/);
  if (parts.length < 2) return [];
  const keys = new Set(parts.map((part) => (part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')));
  return blocks.filter((block) => !block.isProse && block.words.length > 1 && keys.has(block.key));
}
