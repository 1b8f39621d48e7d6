// Plain text -> paragraphs. Empty lines separate; single line ends are read file by file: hard-wrapped or one paragraph each.
import type { Paragraph } from '../types.js';

/** One line with something visible on it, without its outer white space. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Width of the white space before it. */
  readonly indent: number;
  readonly text: string;
}

/** Consecutive lines without an empty one between; `underline` is the level that a rule below the last line gives it. */
interface Block {
  readonly lines: readonly Line[];
  readonly underline: 1 | 2 | null;
}

/** Lines that become one paragraph. */
interface Unit extends Block {
  /** Empty lines (or the file's ends) around it. */
  readonly alone: boolean;
}

/** Nobody wraps by hand wider than this. */
const WIDEST_WRAP = 130;
/** Share of line ends in mid-sentence from which a file counts as hard-wrapped. */
const WRAPPED_SHARE = 0.3;
const HEADING_UNITS = 90;
const HEADING_WORDS = 14;

const LINE = /([^\n\r\f\v\u2028\u2029]*)(?:\r\n|[\n\r\f\v\u2028\u2029]|$)/g;
const VISIBLE = /[^\p{C}\p{Z}\s]/u;
const RULE = /^[-=_*~#.·•—–\s]{3,}$/;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const SENTENCE_END = /[.!?…:;]["'”’»)\]]*$/;
const SYMBOL_BULLET = /^[-*•‣▪●–]\s+(?=\S)/;
const NUMBER_BULLET = /^\(?(?:\d{1,3}|[a-z])[.)]\s+(?=\S)/;
const MARKED_HEADING = /^(#{1,6})\s+(?=\S)/;
const NUMBERED_HEADING =
  /^(?:(?:BAB|Bab|CHAPTER|Chapter|BAGIAN|Bagian|PART|Part)\s+[\dIVXLC]+\b|\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu})/u;
const LABEL = /^\p{Lu}[\p{L}-]*(?: \p{L}+){0,2}:\s+\S/u;
const BYLINE_OR_DATE =
  /^(?:oleh|by|penulis|ditulis|author|posted|sumber|source|foto|photo|editor|reporter|judul|tanggal|terbit|penerbit|tautan|baca|read|see also)\b|^(?:title|publisher|date|published|url|link|language|bahasa|kategori|category)\s*:|^(?:\p{L}+, )?\d{1,2}[\s/.-]\S+[\s/.-]\d{4}\b/iu;

/**
 * Paragraphs of a plain text, in order. A heading is a short line without a full stop that stands before prose;
 * list items lose their marker; rules of dashes and the like lie between paragraphs. Linear in the length of the text.
 */
export function segmentParagraphs(text: string): Paragraph[] {
  const blocks = toBlocks(text);
  const wrapWidth = wrapWidthOf(blocks);
  const units = blocks.flatMap((block) => toUnits(block, wrapWidth));
  return units.map((unit, index) => toParagraph(unit, units[index - 1], units[index + 1]));
}

function toBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  const close = (underline: 1 | 2 | null = null) => {
    if (lines.length > 0) blocks.push({ lines, underline });
    lines = [];
  };
  for (const match of text.matchAll(LINE)) {
    const raw = match[1] ?? '';
    const line = trimmedLine(raw, match.index);
    if (line === null) close();
    else if (!RULE.test(line.text)) lines.push(line);
    else if (UNDERLINE.test(line.text) && lines.length > 0 && looksLikeTitle(lines.at(-1)?.text ?? '')) {
      const title = lines.pop();
      close();
      if (title !== undefined) lines = [title];
      close(line.text.startsWith('=') ? 1 : 2);
    } else close();
  }
  return blocks;
}

function trimmedLine(raw: string, offset: number): Line | null {
  if (!VISIBLE.test(raw)) return null;
  const text = raw.trim();
  const indent = raw.length - raw.trimStart().length;
  return { start: offset + indent, end: offset + indent + text.length, indent, text };
}

/** The width at which the file wraps its lines; null when its lines are paragraphs. */
function wrapWidthOf(blocks: readonly Block[]): number | null {
  const widths: number[] = [];
  let lineEnds = 0;
  let midSentence = 0;
  for (const { lines } of blocks) {
    for (const [index, line] of lines.entries()) {
      if (lines.length > 1) widths.push(line.text.length);
      const next = lines[index + 1];
      if (next === undefined || bulletLength(next.text) > 0) continue;
      lineEnds += 1;
      if (!SENTENCE_END.test(line.text) && /^["'“‘(]?\p{Ll}/u.test(next.text)) midSentence += 1;
    }
  }
  if (lineEnds === 0 || midSentence < lineEnds * WRAPPED_SHARE) return null;
  widths.sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.9)] ?? 0;
  return usual <= WIDEST_WRAP ? usual : null;
}

function toUnits(block: Block, wrapWidth: number | null): Unit[] {
  const groups: Line[][] = [];
  for (const [index, line] of block.lines.entries()) {
    const previous = block.lines[index - 1];
    if (previous !== undefined && wrapWidth !== null && continues(previous, line, groups.at(-1) ?? [], wrapWidth)) {
      groups.at(-1)?.push(line);
    } else groups.push([line]);
  }
  const alone = groups.length === 1;
  return groups.map((lines, index) => ({
    lines,
    alone,
    underline: index === groups.length - 1 ? block.underline : null,
  }));
}

/** Whether a line of hard-wrapped text goes on with the paragraph (`group`) of the line before it. */
function continues(previous: Line, line: Line, group: readonly Line[], wrapWidth: number): boolean {
  const first = group[0]?.text ?? '';
  if (SYMBOL_BULLET.test(line.text) || MARKED_HEADING.test(line.text) || MARKED_HEADING.test(previous.text))
    return false;
  // "12. Desember" may also be a sentence that wraps: a number opens an item only after another item or a colon.
  if (NUMBER_BULLET.test(line.text) && (bulletLength(first) > 0 || previous.text.endsWith(':'))) return false;
  if (LABEL.test(line.text) && LABEL.test(previous.text)) return false;
  if (/^["'“‘(]?\p{Ll}/u.test(line.text)) return true;
  const ended = SENTENCE_END.test(previous.text);
  if (ended && line.indent >= previous.indent + 2) return false;
  if (ended && previous.text.length < wrapWidth * 0.75) return false;
  const titleAbove = group.length === 1 && previous.text.length < wrapWidth * 0.6 && line.text.length > wrapWidth * 0.7;
  return !(titleAbove && looksLikeTitle(previous.text));
}

function toParagraph(unit: Unit, previous: Unit | undefined, next: Unit | undefined): Paragraph {
  const first = unit.lines[0];
  const last = unit.lines.at(-1);
  if (first === undefined || last === undefined) throw new Error('a paragraph without lines');
  const marks = MARKED_HEADING.exec(first.text);
  if (marks && unit.lines.length === 1) {
    return {
      start: first.start + marks[0].length,
      end: last.end,
      kind: 'heading',
      level: marks[1]?.length ?? 1,
      page: null,
    };
  }
  const level = unit.underline ?? (isHeading(unit, previous, next) ? 2 : null);
  if (level !== null) return { start: first.start, end: last.end, kind: 'heading', level, page: null };
  const marker = bulletLength(first.text);
  const kind = marker > 0 ? 'list' : 'prose';
  return { start: first.start + marker, end: last.end, kind, level: null, page: null };
}

function isHeading(unit: Unit, previous: Unit | undefined, next: Unit | undefined): boolean {
  const text = unit.lines[0]?.text ?? '';
  if (unit.lines.length > 1 || !looksLikeTitle(text) || next === undefined) return false;
  if (text.endsWith('?') && !unit.alone) return false;
  if (NUMBERED_HEADING.test(text)) return true;
  const bullet = bulletLength(text) > 0;
  if (bullet) return /^\d/.test(text) && !startsWithBullet(previous) && isProse(next);
  return isProse(next) || startsWithBullet(next);
}

/** Short, begins like a title, does not end like a sentence, is no byline, label or date. */
function looksLikeTitle(text: string): boolean {
  return (
    text.length <= HEADING_UNITS &&
    text.split(/\s+/).length <= HEADING_WORDS &&
    /^["'“‘(]?[\p{Lu}\d]/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/[.!…:;,]["'”’»)\]]*$/.test(text) &&
    !BYLINE_OR_DATE.test(text)
  );
}

function isProse(unit: Unit): boolean {
  const text = unit.lines.map((line) => line.text).join(' ');
  if (startsWithBullet(unit)) return false;
  return text.length > HEADING_UNITS || (/[.!…]["'”’»)\]]*$/.test(text) && text.split(/\s+/).length >= 4);
}

function startsWithBullet(unit: Unit | undefined): boolean {
  return unit !== undefined && bulletLength(unit.lines[0]?.text ?? '') > 0;
}

function bulletLength(text: string): number {
  return (SYMBOL_BULLET.exec(text) ?? NUMBER_BULLET.exec(text))?.[0].length ?? 0;
}
