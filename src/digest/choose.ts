// Which sentence is quoted next: of a passage that matters and is unlike what is quoted already, the sentence that says most.
import type { Generation } from '../../embeddings/generation.js';
import { likenessIn } from '../../embeddings/likeness.js';
import type { PoolPassage } from './pool.js';

export interface Sentence {
  /** Position among the generation's worthy sentences. */
  readonly at: number;
  readonly group: number;
  /** UTF-16 units. */
  readonly length: number;
  /** How much it says. */
  readonly weight: number;
}

export interface Candidate extends Pick<PoolPassage, 'ordinal' | 'relevance'> {
  readonly documentId: number;
  readonly sentences: readonly Sentence[];
}

/** What is quoted already, and what is to be kept apart from. */
export interface Surroundings {
  readonly generation: Pick<Generation, 'vectors'>;
  readonly cosineRange: readonly [low: number, high: number];
  /** Ordinals of passages that are quoted in this digest. */
  readonly quoted: readonly number[];
  /** Their documents. */
  readonly documents: ReadonlySet<number>;
  /** Ordinals of passages that the digest before quoted. */
  readonly before: readonly number[];
}

export interface Chosen {
  readonly candidate: Candidate;
  readonly sentence: Sentence;
}

/** Likeness to what is quoted counts this much against relevance (Carbonell and Goldstein 1998, MMR). */
const DIVERSITY = 0.5;
/** Likeness to the digest before counts this much of likeness to this one. */
const YESTERDAY = 0.6;

/**
 * The best candidate that has a sentence of at most `length` UTF-16 units whose group is not `taken`; of other documents than
 * those quoted where there is one. Equal ones: the earlier of the list. Null when there is none.
 */
export function chooseNext(
  candidates: readonly Candidate[],
  around: Surroundings,
  { taken, length }: { readonly taken: Uint8Array; readonly length: number },
): Chosen | null {
  const most = Math.max(...candidates.map(({ relevance }) => relevance), Number.MIN_VALUE);
  let best: Chosen | null = null;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const sentence = sayingMost(candidate, taken, length);
    if (sentence === null) continue;
    const apart = around.documents.has(candidate.documentId) ? -1 : 0;
    const value =
      apart + (1 - DIVERSITY) * (candidate.relevance / most) - DIVERSITY * likeness(candidate.ordinal, around);
    if (value > bestValue) [best, bestValue] = [{ candidate, sentence }, value];
  }
  return best;
}

function sayingMost({ sentences }: Candidate, taken: Uint8Array, length: number): Sentence | null {
  let best: Sentence | null = null;
  for (const sentence of sentences) {
    if (taken[sentence.group] === 1 || sentence.length > length) continue;
    if (best === null || sentence.weight > best.weight) best = sentence;
  }
  return best;
}

/** The largest likeness to something quoted, 0 to 1. */
function likeness(ordinal: number, { generation: { vectors }, cosineRange, quoted, before }: Surroundings) {
  if (quoted.length + before.length === 0) return 0;
  const between = likenessIn(vectors, cosineRange);
  const to = (other: number) => between(ordinal, other);
  return Math.max(0, ...quoted.map(to), ...before.map((other) => YESTERDAY * to(other)));
}
