// Pieces of text on a PDF page -> lines in reading order, column by column.
import type { PdfPage, PdfPiece } from './pdf-pages.js';

/** One line of one column. Points from the top left. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Page, counted from 0. */
  readonly page: number;
  /** The column it stands in. */
  readonly column: PdfColumn;
}

/** The place that the lines of one column fill on one page. */
export interface PdfColumn {
  readonly left: number;
  readonly right: number;
}

/** A stretch of a line without a wide gap. */
type Segment = Omit<PdfLine, 'column' | 'page'>;

/** Gap, in heights of the type, that is wider than any space between words. */
const WIDE_GAP = 1.1;
const WORD_GAP = 0.15;
const MOST_COLUMNS_DEEP = 2;
const LEAST_COLUMN_SEGMENTS = 4;

/** Lines of a page as a person would read them: down each column, from left to right. */
export function readingOrder(page: PdfPage, index: number): PdfLine[] {
  return ordered(toSegments(page.pieces), 0).flatMap((group) => toLines(group, index));
}

function toSegments(pieces: readonly PdfPiece[]): Segment[] {
  const rows: PdfPiece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    // A raised figure stands up to two fifths above its line.
    if (row && first && piece.y - first.y <= 0.4 * Math.max(piece.size, first.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap(splitRow);
}

function splitRow(row: readonly PdfPiece[]): Segment[] {
  const segments: PdfPiece[][] = [];
  for (const piece of row.toSorted((a, b) => a.left - b.left)) {
    const previous = segments.at(-1)?.at(-1);
    if (previous && piece.left - previous.right < WIDE_GAP * Math.max(piece.size, previous.size))
      segments.at(-1)?.push(piece);
    else segments.push([piece]);
  }
  return segments.map(joinPieces);
}

function joinPieces(pieces: readonly PdfPiece[]): Segment {
  const largest = pieces.reduce((a, b) => (b.size > a.size ? b : a));
  const joined = pieces.reduce((text, piece, index) => {
    const previous = pieces[index - 1];
    if (previous === undefined) return piece.text;
    const apart = piece.left - previous.right > WORD_GAP * largest.size;
    return text + (apart && !/\s$/.test(text) && !/^\s/.test(piece.text) ? ' ' : '') + piece.text;
  }, '');
  return {
    text: joined.replace(/\s+/g, ' ').trim(),
    left: Math.min(...pieces.map((piece) => piece.left)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    y: largest.y,
    size: largest.size,
  };
}

/** Groups of segments in reading order; each group is one column, or a stretch across all columns. */
function ordered(segments: readonly Segment[], depth: number): Segment[][] {
  const gutter = depth < MOST_COLUMNS_DEEP ? findGutter(segments) : null;
  if (gutter === null) return segments.length > 0 ? [[...segments]] : [];
  const groups: Segment[][] = [];
  let across: Segment[] = [];
  let beside: Segment[] = [];
  const endBand = () => {
    groups.push(
      ...ordered(
        beside.filter((s) => s.right <= gutter),
        depth + 1,
      ),
    );
    groups.push(
      ...ordered(
        beside.filter((s) => s.right > gutter),
        depth + 1,
      ),
    );
    beside = [];
  };
  for (const segment of segments.toSorted((a, b) => a.y - b.y)) {
    if (crosses(segment, gutter)) {
      if (beside.length > 0) endBand();
      across.push(segment);
    } else {
      if (across.length > 0) groups.push(across);
      across = [];
      beside.push(segment);
    }
  }
  if (across.length > 0) groups.push(across);
  endBand();
  return groups;
}

/** The upright line that parts two columns of prose; null when there is none. */
function findGutter(segments: readonly Segment[]): number | null {
  const left = Math.min(...segments.map((s) => s.left));
  const right = Math.max(...segments.map((s) => s.right));
  const candidates = [...new Set(segments.map((s) => Math.round(s.right) + 2))]
    .filter((x) => x > left + (right - left) * 0.2 && x < right - (right - left) * 0.2)
    .map((x) => ({ x, crossing: segments.filter((s) => crosses(s, x)).length }))
    .filter(({ x, crossing }) => crossing <= segments.length / 4 && partsColumns(segments, x, left, right))
    .sort((a, b) => a.crossing - b.crossing || Math.abs(a.x - (left + right) / 2) - Math.abs(b.x - (left + right) / 2));
  return candidates[0]?.x ?? null;
}

/** Both sides hold several lines beside each other, and the lines fill their side as prose does (a table's cells do not). */
function partsColumns(segments: readonly Segment[], x: number, left: number, right: number): boolean {
  const before = segments.filter((s) => s.right <= x);
  const after = segments.filter((s) => s.left > x);
  if (Math.min(before.length, after.length) < LEAST_COLUMN_SEGMENTS) return false;
  const top = Math.max(...[before, after].map((side) => Math.min(...side.map((s) => s.y))));
  const bottom = Math.min(...[before, after].map((side) => Math.max(...side.map((s) => s.y))));
  const beside = [before, after].map((side) => side.filter((s) => s.y >= top - 1 && s.y <= bottom + 1).length);
  if (Math.min(...beside) < LEAST_COLUMN_SEGMENTS) return false;
  return medianWidth(before) > (x - left) * 0.35 && medianWidth(after) > (right - x) * 0.35;
}

function crosses(segment: Segment, x: number): boolean {
  return segment.left <= x && segment.right > x;
}

function medianWidth(segments: readonly Segment[]): number {
  const widths = segments.map((s) => s.right - s.left).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function toLines(group: readonly Segment[], page: number): PdfLine[] {
  const column = { left: Math.min(...group.map((s) => s.left)), right: Math.max(...group.map((s) => s.right)) };
  const lines: PdfLine[] = [];
  for (const segment of group.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const previous = lines.at(-1);
    if (previous === undefined || Math.abs(previous.y - segment.y) > 0.4 * segment.size) {
      lines.push({ ...segment, page, column });
    } else {
      const right = Math.max(previous.right, segment.right);
      lines[lines.length - 1] = { ...previous, text: `${previous.text} ${segment.text}`, right };
    }
  }
  return lines;
}
