// LexRank: the sentences that say most of what the others say, without saying the same twice.
import { isStopWord } from './stop-words.js';
import { analyse } from './terms.js';

/** A sentence and how much it matters apart from the others, above 0 (for example its relevance to a topic). */
export interface RankableSentence {
  readonly text: string;
  readonly weight: number;
}

/** Chance of following a similarity rather than the weights (Erkan and Radev 2004 use .85 with equal weights). */
const DAMPING = 0.85;
const ITERATIONS = 30;
/** Similarity to a chosen sentence counts this much against centrality (Carbonell and Goldstein 1998, MMR). */
const DIVERSITY = 0.5;

/**
 * Positions of at most `count` sentences, the best first. Centrality after Erkan and Radev (2004), "LexRank", with the
 * weights as its prior (Otterbacher et al. 2005); chosen one by one with maximal marginal relevance. Quadratic.
 */
export function keySentences(sentences: readonly RankableSentence[], count: number): number[] {
  const vectors = tfIdf(sentences.map(({ text }) => text));
  const similarity = vectors.map((left) => vectors.map((right) => (left === right ? 0 : dot(left, right))));
  const centrality = rank(similarity, normalised(sentences.map(({ weight }) => weight)));
  const most = Math.max(...centrality, Number.MIN_VALUE);
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, sentences.length)) {
    let best = -1;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < sentences.length; at++) {
      if (chosen.includes(at)) continue;
      const likeness = Math.max(0, ...chosen.map((other) => similarity[at]?.[other] ?? 0));
      const value = (1 - DIVERSITY) * ((centrality[at] ?? 0) / most) - DIVERSITY * likeness;
      if (value > bestValue) [best, bestValue] = [at, value];
    }
    chosen.push(best);
  }
  return chosen;
}

function rank(similarity: readonly (readonly number[])[], prior: readonly number[]): number[] {
  const outgoing = similarity.map((row) => row.reduce((sum, value) => sum + value, 0));
  let scores = [...prior];
  for (let step = 0; step < ITERATIONS; step++) {
    scores = prior.map((own, at) => {
      let received = 0;
      for (let from = 0; from < scores.length; from++) {
        const total = outgoing[from] ?? 0;
        if (total > 0) received += ((similarity[from]?.[at] ?? 0) / total) * (scores[from] ?? 0);
      }
      return (1 - DAMPING) * own + DAMPING * received;
    });
  }
  return scores;
}

/** Unit vectors of term weights. */
function tfIdf(texts: readonly string[]): Map<string, number>[] {
  const terms = texts.map((text) => {
    const { terms: stems, words } = analyse(text);
    return stems.filter((_, at) => !isStopWord(words[at] ?? ''));
  });
  const frequency = new Map<string, number>();
  for (const own of terms) for (const term of new Set(own)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return terms.map((own) => {
    const vector = new Map<string, number>();
    for (const term of own) {
      vector.set(term, (vector.get(term) ?? 0) + Math.log(1 + texts.length / (frequency.get(term) ?? 1)));
    }
    const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
    for (const [term, value] of vector) vector.set(term, value / length);
    return vector;
  });
}

function dot(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, value] of left) sum += value * (right.get(term) ?? 0);
  return sum;
}

function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return weights.map((weight) => weight / total);
}
