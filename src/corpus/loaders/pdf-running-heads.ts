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
  const places = pagesByPlace(edges);
  const repeated = edges.filter((line) => pagesAtPlace(places, line) >= least);
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

/** Pages by text and place of their edge lines. */
function pagesByPlace(edges: readonly PdfLine[]): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map<string, Set<number>>();
  for (const line of edges) {
    const place = placeOf(line, 0);
    places.set(place, (places.get(place) ?? new Set()).add(line.page));
  }
  return places;
}

function pagesAtPlace(places: ReadonlyMap<string, ReadonlySet<number>>, line: PdfLine): number {
  return new Set([-1, 0, 1].flatMap((shift) => [...(places.get(placeOf(line, shift)) ?? [])].slice(0, LEAST_PAGES)))
    .size;
}

function placeOf(line: PdfLine, shift: number): string {
  return `${Math.round(line.y / PLACE_TOLERANCE) + shift} ${headText(line)}`;
}

function isOutermost(line: PdfLine, page: readonly PdfLine[]): boolean {
  return page.every((other) => other.y <= line.y + 1) || page.every((other) => other.y >= line.y - 1);
}

function firstNumber(numbers: readonly PdfLine[]): number | null {
  const firsts = numbers.map((line) => Number(PAGE_NUMBER.exec(line.text)?.[1]) - line.page);
  const counts = new Map<number, number>();
  for (const first of firsts) counts.set(first, (counts.get(first) ?? 0) + 1);
  const [first, pages] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0]);
  return pages >= LEAST_PAGES && pages >= firsts.length * 0.8 ? first : null;
}
