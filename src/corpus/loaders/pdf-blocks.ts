// Lines of a PDF -> paragraphs and headings, also across columns and pages; running heads are set aside and marked.
import { joinLines, type Vocabulary, vocabularyOf } from './join-lines.js';
import type { PdfLine } from './pdf-lines.js';
import type { Block } from './text-builder.js';

/** Type this much larger than the body's is a heading. */
const HEADING_SIZE = 1.15;
const HEADING_UNITS = 200;
const TITLE_UNITS = 90;

const SENTENCE_END = /[.!?…:;]["'”’»)\]]*\d{0,2}$/;
const BULLET = /^(?:[-*•‣▪●–◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/;

interface Layout {
  readonly bodySize: number;
  /** Usual distance of baselines, in heights of the type. */
  readonly leading: number;
  readonly vocabulary: Vocabulary;
  readonly running: ReadonlySet<PdfLine>;
  readonly label: (page: number) => string;
}

/** `lines` of all pages in reading order, `running` those of them that are running heads, `label` of a page from 0. */
export function pdfBlocks(
  lines: readonly PdfLine[],
  running: ReadonlySet<PdfLine>,
  label: (page: number) => string,
): Block[] {
  const body = lines.filter((line) => !running.has(line));
  const vocabulary = vocabularyOf(body.map((line) => line.text));
  const layout = { bodySize: bodySizeOf(body), leading: leadingOf(body), vocabulary, running, label };
  const groups = toParagraphs(lines, layout);
  const sizes = headingSizes(groups, layout);
  return groups.map((group, index) => toBlock(group, groups[index + 1], sizes, layout));
}

/** Lines that form one paragraph; a running head comes after the paragraph that goes on around it. */
function toParagraphs(lines: readonly PdfLine[], layout: Layout): PdfLine[][] {
  const groups: PdfLine[][] = [];
  let current: PdfLine[] = [];
  let aside: PdfLine[][] = [];
  const close = () => {
    if (current.length > 0) groups.push(current);
    groups.push(...aside);
    current = [];
    aside = [];
  };
  for (const line of lines) {
    if (layout.running.has(line)) {
      aside.push([line]);
      continue;
    }
    const previous = current.at(-1);
    if (previous === undefined || !continues(previous, line, current, layout)) close();
    current.push(line);
  }
  close();
  return groups;
}

function continues(previous: PdfLine, line: PdfLine, paragraph: readonly PdfLine[], layout: Layout): boolean {
  if (Math.abs(line.size - previous.size) > 0.08 * previous.size) return false;
  const ended = SENTENCE_END.test(previous.text);
  if (BULLET.test(line.text) && (ended || BULLET.test(paragraph[0]?.text ?? '') || !/^\W*\d/.test(line.text)))
    return false;
  const width = previous.column.right - previous.column.left;
  const full = previous.right > previous.column.right - 0.25 * width;
  const lowerCase = /^["'“‘(]?\p{Ll}/u.test(line.text);
  if (line.page !== previous.page || line.column !== previous.column) {
    const large = line.size >= layout.bodySize * HEADING_SIZE;
    return /[-\u2010\u00ad]$/.test(previous.text) || (!ended && !large && (lowerCase || full));
  }
  if (line.y - previous.y > 1.35 * layout.leading * line.size) return false;
  if (lowerCase) return true;
  if (ended && line.left > line.column.left + 0.8 * line.size && previous.left < line.left - 0.5 * line.size)
    return false;
  if (ended && !full) return false;
  const titleAbove =
    paragraph.length === 1 && previous.right < previous.column.left + 0.6 * width && isTitleLike(previous.text);
  return !(
    titleAbove &&
    previous.size < layout.bodySize * HEADING_SIZE &&
    line.right > line.column.right - 0.25 * width
  );
}

function toBlock(
  group: readonly PdfLine[],
  next: readonly PdfLine[] | undefined,
  sizes: readonly number[],
  layout: Layout,
): Block {
  const [first] = group;
  if (first === undefined) throw new Error('a paragraph without lines');
  const text = joinLines(
    group.map((line) => line.text),
    layout.vocabulary,
  );
  const page = layout.label(first.page);
  if (layout.running.has(first)) return { text, kind: 'prose', level: null, page, reason: 'running-head', links: [] };
  const level = headingLevel(group, text, next, sizes, layout);
  if (level !== null) return { text, kind: 'heading', level, page, reason: null, links: [] };
  const marker = BULLET.exec(text)?.[0];
  if (marker !== undefined && marker.length < text.length) {
    return { text: text.slice(marker.length), kind: 'list', level: null, page, reason: null, links: [] };
  }
  return { text, kind: 'prose', level: null, page, reason: null, links: [] };
}

function headingLevel(
  group: readonly PdfLine[],
  text: string,
  next: readonly PdfLine[] | undefined,
  sizes: readonly number[],
  layout: Layout,
): number | null {
  const size = group[0]?.size ?? 0;
  if (isLarge(group, layout) && /\p{L}/u.test(text)) return Math.min(6, sizes.indexOf(rounded(size)) + 1);
  const before = (next ?? []).map((line) => line.text).join(' ');
  const beforeProse = before.length > TITLE_UNITS || (SENTENCE_END.test(before) && before.split(' ').length >= 4);
  const sameSize = Math.abs(size - layout.bodySize) < 0.08 * layout.bodySize;
  return group.length === 1 && sameSize && isTitleLike(text) && beforeProse ? Math.min(6, sizes.length + 1) : null;
}

function isLarge(group: readonly PdfLine[], layout: Layout): boolean {
  const [first] = group;
  if (first === undefined || layout.running.has(first)) return false;
  const units = group.reduce((sum, line) => sum + line.text.length, 0);
  return first.size >= layout.bodySize * HEADING_SIZE && units <= HEADING_UNITS;
}

/** Short, begins with a capital or a figure, does not end like a sentence or in mid-sentence. */
function isTitleLike(text: string): boolean {
  return (
    text.length <= TITLE_UNITS &&
    /^["'“‘(]?[\p{Lu}\d]/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/[.!…:;,-]["'”’»)\]]*$/.test(text) &&
    !/^(?:oleh|by|penulis|author)\b|\d{4}$/i.test(text)
  );
}

/** Sizes of headings, the largest first; each is one level. */
function headingSizes(groups: readonly (readonly PdfLine[])[], layout: Layout): number[] {
  const sizes = groups.filter((group) => isLarge(group, layout)).map((group) => rounded(group[0]?.size ?? 0));
  return [...new Set(sizes)].sort((a, b) => b - a);
}

/** The size in which most of the text is set. */
function bodySizeOf(lines: readonly PdfLine[]): number {
  const units = new Map<number, number>();
  for (const line of lines) units.set(rounded(line.size), (units.get(rounded(line.size)) ?? 0) + line.text.length);
  return [...units].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}

function leadingOf(lines: readonly PdfLine[]): number {
  const distances: number[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous === undefined || previous.column !== line.column || rounded(previous.size) !== rounded(line.size))
      continue;
    const distance = (line.y - previous.y) / line.size;
    if (distance > 0.8 && distance < 2.5) distances.push(distance);
  }
  distances.sort((a, b) => a - b);
  // Below the middle, because the spaces between paragraphs are among them.
  return distances[Math.floor(distances.length * 0.4)] ?? 1.2;
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
