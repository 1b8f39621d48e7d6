// Words a typing error or two away: most are ruled out by length and letters before any distance is computed.
import type { SortedWords } from './sorted-words.js';

/** A position in the dictionary and its distance from the word asked for. */
interface NearWord {
  readonly position: number;
  readonly edits: number;
}

/** Finds the words of a dictionary within a few edits (optimal string alignment, counted in UTF-16 units). */
export class NearWords {
  private readonly words: SortedWords;
  private readonly letters: Uint32Array;

  /** @param letters of each word, as `letterSets` finds them. */
  constructor(words: SortedWords, letters: Uint32Array) {
    this.words = words;
    this.letters = letters;
  }

  /** All words at most `maxEdits` away, the word itself included, in the dictionary's order. */
  find(word: string, maxEdits: number): NearWord[] {
    const target = unitsOf(word);
    const letters = letterSet(target);
    const { units, offsets, size } = this.words;
    const distance = new BoundedDistance(target, maxEdits);
    const found: NearWord[] = [];
    for (let position = 0; position < size; position++) {
      const start = offsets[position] as number;
      const end = offsets[position + 1] as number;
      if (Math.abs(end - start - target.length) > maxEdits) continue;
      const held = this.letters[position] as number;
      // One edit takes away at most one letter and brings at most one.
      if (bits(letters & ~held) > maxEdits || bits(held & ~letters) > maxEdits) continue;
      const edits = distance.to(units, start, end);
      if (edits <= maxEdits) found.push({ position, edits });
    }
    return found;
  }
}

/** The letters of each word as a set of 32 bits; kept beside the dictionary, so that opening it costs nothing. */
export function letterSets(words: readonly string[]): Uint32Array {
  return Uint32Array.from(words, (word) => letterSet(unitsOf(word)));
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, no part edited twice.
 * Only cells within `limit` of the diagonal are computed, and no further row once a whole row exceeds the limit.
 */
class BoundedDistance {
  private readonly target: Uint16Array;
  private readonly limit: number;
  private rows: [Int32Array, Int32Array, Int32Array];

  constructor(target: Uint16Array, limit: number) {
    this.target = target;
    this.limit = limit;
    const row = () => new Int32Array(target.length + 1);
    this.rows = [row(), row(), row()];
  }

  /** Distance to `units[start, end)`; some number above the limit when it is farther than that. */
  to(units: Uint16Array, start: number, end: number): number {
    const { target, limit } = this;
    const length = target.length;
    let [beforeLast, last, row] = this.rows;
    for (let j = 0; j <= length; j++) last[j] = j;
    for (let i = 1; i <= end - start; i++) {
      const from = Math.max(1, i - limit);
      const until = Math.min(length, i + limit);
      const unit = units[start + i - 1] as number;
      row[from - 1] = from === 1 ? i : limit + 1;
      let smallest = row[from - 1] as number;
      for (let j = from; j <= until; j++) {
        const same = unit === target[j - 1];
        // The cell above the last one of this row lies outside the row before.
        const above = j === i + limit ? limit + 1 : (last[j] as number) + 1;
        let cell = Math.min((last[j - 1] as number) + (same ? 0 : 1), (row[j - 1] as number) + 1, above);
        if (!same && i > 1 && j > 1 && unit === target[j - 2] && units[start + i - 2] === target[j - 1]) {
          cell = Math.min(cell, (beforeLast[j - 2] as number) + 1);
        }
        row[j] = cell;
        if (cell < smallest) smallest = cell;
      }
      if (smallest > limit) return limit + 1;
      [beforeLast, last, row] = [last, row, beforeLast];
    }
    return last[length] as number;
  }
}

function unitsOf(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let i = 0; i < word.length; i++) units[i] = word.charCodeAt(i);
  return units;
}

function letterSet(units: Uint16Array): number {
  let letters = 0;
  for (const unit of units) letters |= 1 << unit;
  return letters;
}

/** How many of the 32 bits are set (Warren, Hacker's Delight, figure 5-2). */
function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
