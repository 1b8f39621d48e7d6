// Grows a source text block by block and keeps the offsets of its paragraphs, links and boilerplate.
import type { Boilerplate, BoilerplateReason, Paragraph, ParagraphKind, Span } from '../../types.js';

/** One block of visible text; its outer white space is dropped, and with it the whole block when nothing is left. */
export interface Block {
  readonly text: string;
  readonly kind: ParagraphKind;
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null;
  readonly page: string | null;
  /** Why the format shows it to be boilerplate; null for the document's own text. */
  readonly reason: BoilerplateReason | null;
  /** Link text, as offsets into `text`. */
  readonly links: readonly Span[];
}

/** A source text and what lies where in it. */
export interface BuiltText {
  readonly text: string;
  readonly paragraphs: Paragraph[];
  readonly boilerplate: Boilerplate[];
  readonly links: Span[];
}

const BETWEEN_BLOCKS = '\n\n';

/** Joins blocks by an empty line; paragraph n is the n-th block with visible text. */
export function buildText(blocks: Iterable<Block>): BuiltText {
  const pieces: string[] = [];
  const built = { paragraphs: [] as Paragraph[], boilerplate: [] as Boilerplate[], links: [] as Span[] };
  let length = 0;
  for (const block of blocks) {
    const text = block.text.trim();
    if (!hasVisibleText(text)) continue;
    if (length > 0) length += BETWEEN_BLOCKS.length;
    const start = length;
    const end = start + text.length;
    pieces.push(text);
    length = end;
    built.paragraphs.push({ start, end, kind: block.kind, level: block.level, page: block.page });
    if (block.reason !== null) built.boilerplate.push({ start, end, reason: block.reason });
    built.links.push(...placedLinks(block, start, end));
  }
  return { text: pieces.join(BETWEEN_BLOCKS), ...built };
}

/** False for white space, control characters and invisible marks alone. */
function hasVisibleText(text: string): boolean {
  return /[^\p{C}\p{Z}\s]/u.test(text);
}

function placedLinks(block: Block, start: number, end: number): Span[] {
  const shift = start - (block.text.length - block.text.trimStart().length);
  return block.links
    .map((link) => ({ start: Math.max(start, link.start + shift), end: Math.min(end, link.end + shift) }))
    .filter((link) => link.end > link.start);
}
