// One entry of a list as two lines: its name in bold, and small below it what is to be said of it.
import { SMALL } from './citation.js';
import { boldLine, fittingLine } from './one-line.js';

/** UTF-16 units. */
const NAME = { most: 140, least: 30 };
/** Kept for the line below a name, where there is little room. */
const DETAILS = { most: 460, least: 90 };

export interface Entry {
  /** In front of the name: a sign of ours, or nothing. */
  readonly sign: string;
  readonly name: string;
  /** Shown where nothing can be seen of the name. */
  readonly instead: string;
  /** Plain texts, the fullest first; the last is cut where not even that finds room. */
  readonly details: readonly [string, ...string[]];
  /** Markdown of ours behind the details, never cut. */
  readonly end?: string;
}

/** At most `units` UTF-16 units, from about 80 on. */
export function entryLines({ sign, name, instead, details, end = '' }: Entry, units: number): string {
  const mark = sign === '' ? '' : `${sign} `;
  const most = Math.min(NAME.most, Math.max(NAME.least, units - DETAILS.least));
  const head = mark + boldLine(name, { units: most }, instead);
  const room = Math.min(DETAILS.most, Math.max(1, units - head.length - 1 - SMALL.length - end.length));
  const lines = details.map((text) => fittingLine(text, { units: DETAILS.most }));
  const line = lines.find((text) => text.length <= room) ?? fittingLine(details.at(-1) ?? '', { units: room });
  return `${head}\n${SMALL}${line}${end}`;
}
