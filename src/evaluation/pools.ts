// Pools of rows to ask a question to: small and large ones, with and without the row that answers.
import { createHash } from 'node:crypto';

export interface Pool {
  /** Positions of its rows, ascending. */
  readonly rows: readonly number[];
  /** Whether a gold row is among them. */
  readonly answerable: boolean;
}

/** Rows of each pool; every question is asked to one pool of each size. */
export const POOL_SIZES = [5, 20, 60, 300, 1000, Number.POSITIVE_INFINITY] as const;

/**
 * A pool of random rows, the same at every call: in half of the cases with one gold row, in the other half with none.
 * A size that leaves no choice (Infinity, or more than the rows without gold) takes every row, or every one but the gold.
 */
export function drawPool(questionId: string, gold: readonly number[], rowCount: number, size: number): Pool {
  const random = randomNumbers(`${questionId} ${size}`);
  const answerable = random() < 0.5;
  const rows = new Set<number>();
  const first = gold[0];
  if (size >= rowCount - gold.length) {
    for (let row = 0; row < rowCount; row++) if (answerable || !gold.includes(row)) rows.add(row);
  } else {
    if (answerable && first !== undefined) rows.add(first);
    while (rows.size < size) {
      const row = Math.floor(random() * rowCount);
      if (!gold.includes(row)) rows.add(row);
    }
  }
  return { rows: [...rows].sort((a, b) => a - b), answerable: answerable && gold.length > 0 };
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function randomNumbers(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
