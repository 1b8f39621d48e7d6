// Chooses passages that cover a subject: each bears on it, and none says what another says (maximal marginal relevance).
import type { PlanCandidate } from './plan-candidates.js';

/** Likeness to what is chosen counts this much against relevance (Carbonell and Goldstein 1998, MMR). */
const DIVERSITY = 0.4;

/**
 * At most `most` candidates, the best first; equal ones in the order given. `chosen`: ordinals from which they are to be unlike.
 * Pure: the same candidates give the same choice.
 */
export function cover(
  candidates: readonly PlanCandidate[],
  chosen: readonly number[],
  most: number,
  { likeness, groupOf }: { likeness(one: number, other: number): number; groupOf(ordinal: number): number },
): PlanCandidate[] {
  const groups = new Set(chosen.map(groupOf));
  const like = candidates.map(({ ordinal }) => Math.max(0, ...chosen.map((other) => likeness(ordinal, other))));
  const found: PlanCandidate[] = [];
  while (found.length < most) {
    let best = -1;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (const [at, { ordinal, relevance }] of candidates.entries()) {
      const value = (1 - DIVERSITY) * relevance - DIVERSITY * (like[at] ?? 0);
      if (value > bestValue && !groups.has(groupOf(ordinal))) [best, bestValue] = [at, value];
    }
    const next = candidates[best];
    if (next === undefined) break;
    found.push(next);
    groups.add(groupOf(next.ordinal));
    for (const [at, { ordinal }] of candidates.entries()) {
      like[at] = Math.max(like[at] ?? 0, likeness(ordinal, next.ordinal));
    }
  }
  return found;
}
