// Chooses where a run of sentences is broken into passages, as a typesetter breaks a paragraph into lines.

/** What packing must know of a sentence. */
export interface PackableSentence {
  readonly tokens: number;
  /** Index of the paragraph in which it begins. */
  readonly paragraph: number;
  /** It announces what follows ("The members are:") and should not be parted from it. */
  readonly leadsIn: boolean;
}

/** Cost of ending a passage in the middle of a paragraph; the unit is that of an entirely empty passage. */
const INSIDE_PARAGRAPH = 0.1;
/** Cost of parting an announcement from what it announces. */
const AFTER_LEAD_IN = 1;

/**
 * Breaks `sentences` into consecutive groups of at most `capacity` tokens (a sentence above it stands alone), so that
 * the sum of squared emptiness and of the costs of the breaks is least (Knuth and Plass 1981, "Breaking paragraphs into
 * lines"). Squares balance the groups: no tiny last one.
 */
export function packSentences<S extends PackableSentence>(sentences: readonly S[], capacity: number): S[][] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= sentences.length; end += 1) {
    best.push(cheapestGroupEndingAt(sentences, end, capacity, best));
  }
  const groups: S[][] = [];
  for (let end = sentences.length; end > 0; end = best[end]?.from ?? 0) {
    groups.push(sentences.slice(best[end]?.from ?? 0, end));
  }
  return groups.reverse();
}

function cheapestGroupEndingAt(
  sentences: readonly PackableSentence[],
  end: number,
  capacity: number,
  best: readonly { cost: number }[],
): { cost: number; from: number } {
  let cheapest = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
  let tokens = 0;
  for (let from = end - 1; from >= 0; from -= 1) {
    // A sentence without tokens still counts, so that a group never grows without bound.
    tokens += Math.max(1, sentences[from]?.tokens ?? 0);
    if (tokens > capacity && from < end - 1) break;
    const emptiness = Math.max(0, (capacity - tokens) / capacity);
    const cost = (best[from]?.cost ?? 0) + emptiness ** 2 + breakCost(sentences[end - 1], sentences[end]);
    if (cost < cheapest.cost) cheapest = { cost, from };
  }
  return cheapest;
}

function breakCost(before: PackableSentence | undefined, after: PackableSentence | undefined): number {
  if (before === undefined || after === undefined) return 0;
  return (before.paragraph === after.paragraph ? INSIDE_PARAGRAPH : 0) + (before.leadsIn ? AFTER_LEAD_IN : 0);
}
