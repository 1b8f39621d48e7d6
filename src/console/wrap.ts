// Wraps text with emphasised stretches to a number of terminal columns, without changing any word. Home of string-width.
import stringWidth from 'string-width';

/** A stretch of text in one style. */
export interface Piece {
  readonly text: string;
  readonly emphasised?: boolean;
  /** Its spaces are no places to break at; it has no other white space. */
  readonly unbroken?: boolean;
}

export type Line = readonly Piece[];

/** What may not be broken: a word, or the part of a long one that fits into a line. */
interface Chunk {
  readonly pieces: readonly Piece[];
  readonly columns: number;
  /** What stands before it. */
  readonly gap: 'nothing' | 'space' | 'blank line';
}

/** Terminal columns of a text; East Asian wide characters take two. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/**
 * Lines of at most `width` columns (at least 2). White space is where lines may break and is otherwise one space; a
 * blank line stays one. A word longer than a line is cut.
 */
export function wrap(pieces: readonly Piece[], width: number): Line[] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  const endLine = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const chunk of wordsOf(pieces).flatMap((word) => cut(word, width))) {
    if (chunk.gap === 'blank line' && lines.length + line.length > 0) {
      endLine();
      endLine();
    }
    const space = line.length > 0 && chunk.gap !== 'nothing' ? 1 : 0;
    if (line.length > 0 && used + space + chunk.columns > width) endLine();
    else if (space > 0) append(line, [{ text: ' ', emphasised: spaceIsEmphasised(line, chunk) }]);
    used += chunk.columns + (line.length > 0 ? space : 0);
    append(line, chunk.pieces);
  }
  if (line.length > 0) endLine();
  return lines;
}

/** Plain text wrapped to lines. */
export function wrapText(text: string, width: number): string[] {
  return wrap([{ text }], width).map((line) => line.map((piece) => piece.text).join(''));
}

/** Adds pieces to a line, joining those of one style. */
function append(line: Piece[], pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    const last = line.at(-1);
    if (last !== undefined && (last.emphasised ?? false) === (piece.emphasised ?? false)) {
      line[line.length - 1] = { ...last, text: last.text + piece.text };
    } else line.push(piece);
  }
}

/** A space between two emphasised words belongs to the emphasis. */
function spaceIsEmphasised(line: readonly Piece[], next: Chunk): boolean {
  return (line.at(-1)?.emphasised ?? false) && (next.pieces[0]?.emphasised ?? false);
}

function wordsOf(pieces: readonly Piece[]): { pieces: Piece[]; gap: Chunk['gap'] }[] {
  const words: { pieces: Piece[]; gap: Chunk['gap'] }[] = [];
  let white = '';
  for (const { text, emphasised = false, unbroken = false } of pieces) {
    for (const part of unbroken ? [text] : (text.match(/\s+|\S+/g) ?? [])) {
      const last = words.at(-1);
      if (/^\s/.test(part)) white += part;
      else if (last !== undefined && white === '') last.pieces.push({ text: part, emphasised });
      else words.push({ pieces: [{ text: part, emphasised }], gap: /\n\s*\n/.test(white) ? 'blank line' : 'space' });
      if (/^\S/.test(part)) white = '';
    }
  }
  return words;
}

/** The word as one chunk, or cut into chunks of at most `width` columns between its graphemes. */
function cut(word: { pieces: readonly Piece[]; gap: Chunk['gap'] }, width: number): Chunk[] {
  const columns = columnsOf(word.pieces.map((piece) => piece.text).join(''));
  if (columns <= width) return [{ ...word, columns }];
  const chunks: { pieces: Piece[]; columns: number; gap: Chunk['gap'] }[] = [{ pieces: [], columns: 0, gap: word.gap }];
  for (const piece of word.pieces) {
    for (const { segment } of new Intl.Segmenter().segment(piece.text)) {
      const wide = columnsOf(segment);
      let last = chunks.at(-1);
      if (last === undefined || (last.columns > 0 && last.columns + wide > width)) {
        last = { pieces: [], columns: 0, gap: 'nothing' };
        chunks.push(last);
      }
      append(last.pieces, [{ ...piece, text: segment }]);
      last.columns += wide;
    }
  }
  return chunks;
}
