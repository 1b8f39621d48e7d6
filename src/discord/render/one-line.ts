// Titles, names, questions and the like as Markdown on one line, cut to a length with `…`.
import { escapedUnits, oneLine } from '../markdown.js';

const ELLIPSIS = '…';

export interface LineLimits {
  /** UTF-16 units of Markdown. */
  readonly units: number;
  /** Characters as people count them. */
  readonly characters?: number;
}

/** `fittingLine` in bold; `instead` where nothing can be seen of the text, since bold of nothing is four stars. */
export function boldLine(text: string, limits: LineLimits, instead: string): string {
  return `**${fittingLine(text, limits) || fittingLine(instead, limits) || ELLIPSIS}**`;
}

/** At most so long, cut between graphemes; empty only for a text without visible characters or no room. */
export function fittingLine(text: string, { units: limit, characters = limit }: LineLimits): string {
  // Each unit of text takes at least one of Markdown: what lies further than the limit cannot fit.
  const units = escapedUnits(oneLine(text).slice(0, limit + 1));
  let fitting = '';
  let cut = '';
  for (const [index, { markdown }] of units.entries()) {
    if (index >= characters || fitting.length + markdown.length > limit) return `${cut.trimEnd()}${ELLIPSIS}`;
    fitting += markdown;
    if (index < characters - 1 && fitting.length < limit) cut = fitting;
  }
  return fitting;
}
