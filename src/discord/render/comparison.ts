// Two texts compared word by word, as a block quote: what only one has is struck out, what only the other has is bold.
import type { ComparedWords } from '../../types.js';
import { escapedUnits, oneLine, type Unit } from '../markdown.js';
import { CUT } from './excerpt.js';

/** Graphemes that are kept on either side of a difference. */
const AROUND = 60;
const MARKS: Record<ComparedWords['in'], string> = { both: '', text: '~~', source: '**' };

/** At most `room` UTF-16 units. Long stretches that both have are cut in the middle. */
export function comparisonBlock(comparison: readonly ComparedWords[], room: number): string {
  const pieces = comparison.flatMap((words, index) => piecesOf(words, index === 0, index === comparison.length - 1));
  let block = '>';
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    if (block.length + 1 + piece.length + (isLast ? 0 : CUT.length + 1) > room) return `${block} ${CUT}`;
    block += ` ${piece}`;
  }
  return block;
}

/** Markdown to be joined by spaces. */
function piecesOf({ in: where, words }: ComparedWords, isFirst: boolean, isLast: boolean): string[] {
  const units = escapedUnits(oneLine(words));
  const [mark, text] = [MARKS[where], markdownOf(units)];
  if (text === '') return [];
  if (where !== 'both' || units.length <= 2 * AROUND) return [`${mark}${text}${mark}`];
  const head = isFirst ? [] : [`${markdownOf(units.slice(0, lastSpace(units)))} ${CUT}`];
  const tail = isLast ? [] : [markdownOf(units.slice(units.length - firstSpace(units)))];
  return isFirst ? [CUT, ...tail] : [...head, ...tail];
}

/** How many of the first units to keep, so that the last word is whole. */
function lastSpace(units: readonly Unit[]): number {
  const space = units.slice(0, AROUND).findLastIndex((unit) => unit.markdown === ' ');
  return space < 0 ? AROUND : space;
}

/** How many of the last units to keep, so that the first word is whole. */
function firstSpace(units: readonly Unit[]): number {
  const space = units.slice(-AROUND).findIndex((unit) => unit.markdown === ' ');
  return space < 0 ? AROUND : AROUND - space - 1;
}

function markdownOf(units: readonly Unit[]): string {
  return units.map((unit) => unit.markdown).join('');
}
