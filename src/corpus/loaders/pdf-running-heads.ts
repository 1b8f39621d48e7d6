// Running heads of a PDF: lines at the head or foot that stand at the same place on several pages, and page numbers.
import type { PdfLine } from './pdf-lines.js';

/** Lines looked at from the top and from the bottom of each page. */
const EDGE_LINES = 3;
/** Points by which the same place may differ. */
const PLACE_TOLERANCE = 4;
/** Pages that must share a line in a file of more than a few pages; chapters and even pages have heads of their own. */
const LEAST_PAGES = 3;

const PAGE_NUMBER =
  /^[-–—\s]*(?:(?:halaman|hal\.?|hlm\.?|page|p\.)\s*)?(\d{1,4})(?:\s*(?:dari|of|\/)\s*\d{1,4})?[-–—\s]*$/i;

export interface RunningHeads {
  readonly lines: ReadonlySet<PdfLine>;
  /** Printed number minus position (from 0), where most pages agree on it; null where they print none. */
  readonly firstNumber: number | null;
}

/** `pages`: the lines of each page. A file in which every line would be a running head has none. */
export function findRunningHeads(pages: readonly (readonly PdfLine[])[]): RunningHeads {
  const edges = pages.flatMap(edgeLines);
  const least = pages.length <= LEAST_PAGES + 1 ? 2 : LEAST_PAGES;
  const repeated = [...groupBy(edges, headText).values()].flatMap((same) =>
    same.filter((line) => pagesAtPlace(same, line) >= least),
  );
  const numbers = edges.filter((line) => PAGE_NUMBER.test(line.text) && isOutermost(line, pages[line.page] ?? []));
  const lines = new Set([...repeated, ...numbers]);
  if (pages.every((page) => page.every((line) => lines.has(line)))) return { lines: new Set(), firstNumber: null };
  return { lines, firstNumber: firstNumber(numbers) };
}

/** Numbers count in heads from page to page; in a sentence they are part of what it says. */
function headText(line: PdfLine): string {
  const text = line.text.toLowerCase();
  return /[.!?]$/.test(text) ? text : text.replace(/\d+/g, '#');
}

function edgeLines(lines: readonly PdfLine[]): PdfLine[] {
  const down = lines.toSorted((a, b) => a.y - b.y);
  return [...new Set([...down.slice(0, EDGE_LINES), ...down.slice(-EDGE_LINES)])];
}

function pagesAtPlace(same: readonly PdfLine[], line: PdfLine): number {
  const near = same.filter((other) => Math.abs(other.y - line.y) <= PLACE_TOLERANCE);
  return new Set(near.map((other) => other.page)).size;
}

function isOutermost(line: PdfLine, page: readonly PdfLine[]): boolean {
  return page.every((other) => other.y <= line.y + 1) || page.every((other) => other.y >= line.y - 1);
}

function firstNumber(numbers: readonly PdfLine[]): number | null {
  const firsts = numbers.map((line) => Number(PAGE_NUMBER.exec(line.text)?.[1]) - line.page);
  const counts = [...groupBy(firsts, (first) => first)].sort((a, b) => b[1].length - a[1].length);
  const [first, agreeing] = counts[0] ?? [];
  if (first === undefined || agreeing === undefined) return null;
  return agreeing.length >= LEAST_PAGES && agreeing.length >= firsts.length * 0.8 ? first : null;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
