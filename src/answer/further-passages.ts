// Passages beyond the quotes of an answer, for a reader who wants more.
import { distinctPassages, type PassageSource, type Search } from './found-passages.js';
import type { Choice } from './make-quotes.js';
import type { Candidate } from './retrieve.js';
import { choiceSharingMost } from './search-passages.js';

/** How far below the best a passage's fused score may be to bear on the question still. */
const WITHIN = 0.2;

/** At most about `count`, best first; none that is quoted already, nor nearly the same as one that is. */
export async function furtherPassages(
  library: PassageSource,
  search: Search,
  quoted: readonly Choice[],
  count: number,
): Promise<Choice[]> {
  const besides = quoted.map(({ passage }) => passage);
  const near = { ...search, candidates: nearCandidates(search) };
  const found = await distinctPassages(library, near, { most: count }, besides);
  return found.flatMap((each) => choiceSharingMost(each, search));
}

/** Those that bear on what was searched for, where the best one does. */
export function nearCandidates({ candidates }: Search): Candidate[] {
  const best = candidates[0]?.fused ?? 0;
  return candidates.filter(({ fused }) => fused >= best - WITHIN);
}
