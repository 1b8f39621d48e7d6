// The measures of ranking, quoting and abstaining.

export interface RankingFigures {
  readonly 'recall@1': number;
  readonly 'recall@5': number;
  readonly 'recall@10': number;
  readonly 'mrr@10': number;
  readonly 'ndcg@10': number;
}

/** Means over questions. @param rankings ids, best first. @param golds ids that are right, one or more each. */
export function rankingFigures(
  rankings: readonly (readonly string[])[],
  golds: readonly ReadonlySet<string>[],
): RankingFigures {
  const over = (measure: (ranking: readonly string[], gold: ReadonlySet<string>) => number) =>
    mean(rankings.map((ranking, at) => measure(ranking, golds[at] ?? new Set())));
  return {
    'recall@1': over((ranking, gold) => recall(ranking, gold, 1)),
    'recall@5': over((ranking, gold) => recall(ranking, gold, 5)),
    'recall@10': over((ranking, gold) => recall(ranking, gold, 10)),
    'mrr@10': over(reciprocalRank),
    'ndcg@10': over(ndcg),
  };
}

/** 1 when any right id is among the first k. */
function recall(ranking: readonly string[], gold: ReadonlySet<string>, k: number): number {
  return ranking.slice(0, k).some((id) => gold.has(id)) ? 1 : 0;
}

function reciprocalRank(ranking: readonly string[], gold: ReadonlySet<string>): number {
  const at = ranking.slice(0, 10).findIndex((id) => gold.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Binary gain, discount log2(rank + 1), ideal over min(gold, 10) (Järvelin and Kekäläinen 2002). */
function ndcg(ranking: readonly string[], gold: ReadonlySet<string>): number {
  const discount = (at: number) => 1 / Math.log2(at + 2);
  let gained = 0;
  let ideal = 0;
  for (const [at, id] of ranking.slice(0, 10).entries()) if (gold.has(id)) gained += discount(at);
  for (let at = 0; at < Math.min(gold.size, 10); at++) ideal += discount(at);
  return ideal === 0 ? 0 : gained / ideal;
}

/** Chance that a right one scores above a wrong one, ties counting half (Mann and Whitney 1947); NaN without both. */
export function auroc(scored: readonly { readonly score: number; readonly right: boolean }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let rights = 0;
  let rankSum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++;
    for (let at = from; at < to; at++) {
      if (!sorted[at]?.right) continue;
      rights++;
      rankSum += (from + to + 1) / 2;
    }
    from = to;
  }
  const wrongs = sorted.length - rights;
  return rights === 0 || wrongs === 0 ? Number.NaN : (rankSum - (rights * (rights + 1)) / 2) / (rights * wrongs);
}

/** Mean squared distance of a probability from what came true (Brier 1950). */
export function brier(scored: readonly { readonly score: number; readonly right: boolean }[]): number {
  return mean(scored.map(({ score, right }) => (score - (right ? 1 : 0)) ** 2));
}

/** Whether an answer text is contained after NFKC, lower case and collapsed spaces. */
export function holdsAnswer(quote: string, answers: readonly string[]): boolean {
  const text = comparable(quote);
  return answers.some((answer) => text.includes(comparable(answer)));
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** 0 for none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
