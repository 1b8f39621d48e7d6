// Where a reply is shown: how wide, in which styles, and how the reader can go on.
import type { Styles } from './styles.js';

export interface Screen {
  /** Terminal columns. */
  readonly width: number;
  readonly styles: Styles;
  /** How the program that answers one question was called, so that it can be called again; null at the prompt. */
  readonly command: string | null;
}

/** Columns without a terminal, as terminals have had since the VT100. */
const USUAL_WIDTH = 80;
/** Longer lines are hard to read. */
const WIDEST = 100;
const NARROWEST = 24;

/** Columns to use of a terminal with so many. */
export function readableWidth(columns: number | undefined): number {
  return Math.max(NARROWEST, Math.min(WIDEST, columns ?? USUAL_WIDTH));
}
