// The k best of many scores: a bounded heap whose root is the worst hit kept.
import type { Hit } from './vector-index.js';

/** Keeps the k best offers; equal scores are decided by the smaller ordinal. */
export class TopHits {
  /** An offer must beat this score, or equal it with a smaller ordinal, to be kept. */
  floor = Number.NEGATIVE_INFINITY;
  private readonly scores: Float64Array;
  private readonly ordinals: Uint32Array;
  private count = 0;

  constructor(k: number) {
    this.scores = new Float64Array(k);
    this.ordinals = new Uint32Array(k);
  }

  offer(ordinal: number, score: number): void {
    if (this.count < this.scores.length) {
      this.rise(this.count++, ordinal, score);
    } else if (this.count > 0 && this.worse(0, ordinal, score)) {
      this.sink(ordinal, score);
    }
    if (this.count === this.scores.length && this.count > 0) this.floor = this.scores[0] as number;
  }

  /** Best first, equal scores by ordinal. */
  hits(): Hit[] {
    const hits = Array.from({ length: this.count }, (_, i) => ({
      ordinal: this.ordinals[i] as number,
      score: this.scores[i] as number,
    }));
    return hits.sort(bestFirst);
  }

  /** True when the hit at `slot` ranks below the given one. */
  private worse(slot: number, ordinal: number, score: number): boolean {
    const held = this.scores[slot] as number;
    return held < score || (held === score && (this.ordinals[slot] as number) > ordinal);
  }

  private put(slot: number, ordinal: number, score: number): void {
    this.ordinals[slot] = ordinal;
    this.scores[slot] = score;
  }

  private move(from: number, to: number): void {
    this.put(to, this.ordinals[from] as number, this.scores[from] as number);
  }

  private rise(start: number, ordinal: number, score: number): void {
    let slot = start;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (this.worse(parent, ordinal, score)) break;
      this.move(parent, slot);
      slot = parent;
    }
    this.put(slot, ordinal, score);
  }

  private sink(ordinal: number, score: number): void {
    let slot = 0;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= this.count) break;
      const right = child + 1;
      if (right < this.count && this.worse(right, this.ordinals[child] as number, this.scores[child] as number)) {
        child = right;
      }
      if (!this.worse(child, ordinal, score)) break;
      this.move(child, slot);
      slot = child;
    }
    this.put(slot, ordinal, score);
  }
}

/** The order of hits in every result: best score first, equal scores by ordinal. */
export function bestFirst(a: Hit, b: Hit): number {
  return b.score - a.score || a.ordinal - b.ordinal;
}
