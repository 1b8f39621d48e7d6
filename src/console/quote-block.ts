// A quote on the screen: its exact words beside a bar, and below where it stands.
import { citationParts } from '../citation-line.js';
import { texts } from '../texts.js';
import type { Citation, Language, Quote, Span } from '../types.js';
import { visibleText } from '../visible-text.js';
import type { Screen } from './screen.js';
import { columnsOf, type Line, type Piece, wrap, wrapText } from './wrap.js';

/** Left of the bar stands the quote's number. */
const MARGIN = 4;
const BAR = '│ ';
/** Where a quote must stand out from what surrounds it without colours. */
export const HEAVY_BAR = '┃ ';
/** Columns; fits into the narrowest screen. */
const SHORT_PART = 20;
/** Outside the slice, where a long quote was cut for the screen. */
const CUT = '[…]';

/** The words of a block with their number (null: none), wrapped; each line begins with a bar. */
export function barredLines(
  pieces: readonly Piece[],
  number: number | null,
  screen: Screen,
  bar: string = BAR,
): string[] {
  const { styles, width } = screen;
  const lines = wrap(pieces, width - MARGIN - columnsOf(bar));
  return lines.map((line, index) => {
    const label = index === 0 && number !== null ? `${number} ` : '';
    return `${styles.strong(label.padStart(MARGIN))}${styles.quiet(bar)}${styled(line, screen)}`.trimEnd();
  });
}

/** The quote, or of a long one only `shown` with marks for what was cut. */
export function quotePieces(quote: Quote, shown: Span = quote): Piece[] {
  const slice = (start: number, end: number) => visibleText(quote.text.slice(start - quote.start, end - quote.start));
  const [from, to] = quote.emphasis ?? [shown.end, shown.end];
  const emphasisStart = Math.min(Math.max(from, shown.start), shown.end);
  const emphasisEnd = Math.max(emphasisStart, Math.min(to, shown.end));
  return [
    { text: shown.start > quote.start ? `${CUT} ` : '' },
    { text: slice(shown.start, emphasisStart) },
    { text: slice(emphasisStart, emphasisEnd), emphasised: true },
    { text: slice(emphasisEnd, shown.end) },
    { text: shown.end < quote.end ? ` ${CUT}` : '' },
  ].filter((piece) => piece.text !== '');
}

/** Where it stands, its link and its quote id; indented below the block. */
export function citationLines(
  citation: Citation & { readonly id: string | null },
  language: Language,
  screen: Screen,
  alsoIn: readonly string[] = [],
): string[] {
  const { styles } = screen;
  const lines = wrap(citationPieces(citation, language), screen.width - MARGIN).map(
    (line) => ' '.repeat(MARGIN) + line.map((piece) => piece.text).join(''),
  );
  if (citation.url !== null) lines.push(...indented(visibleText(citation.url), screen));
  const last = [
    citation.id === null ? null : `${texts.quoteId[language]} ${citation.id}`,
    alsoIn.length === 0 ? null : `${texts.alsoIn[language]}: ${alsoIn.map(visibleText).join(', ')}`,
  ].filter((part) => part !== null);
  if (last.length > 0) lines.push(...indented(last.join(' · '), screen));
  return lines.map(styles.quiet);
}

/** Dates, pages and short names stay on one line. */
function citationPieces(citation: Citation, language: Language): Piece[] {
  const parts = citationParts(citation, language).map((part) => visibleText(part).replace(/\s+/g, ' '));
  return parts.flatMap((part, index) => {
    const text = index < parts.length - 1 ? `${part},` : part;
    return [{ text, unbroken: columnsOf(text) <= SHORT_PART }, { text: ' ' }];
  });
}

/** Text below a block, at the bar's column. */
export function indented(text: string, screen: Screen): string[] {
  return wrapText(text, screen.width - MARGIN).map((line) => ' '.repeat(MARGIN) + line);
}

function styled(line: Line, { styles }: Screen): string {
  return line.map((piece) => (piece.emphasised ? styles.emphasis(piece.text) : piece.text)).join('');
}
