// Whether what a search found bears on what was searched for at all.
import type { Calibration } from './calibration.js';
import { confidence } from './confidence.js';
import type { Search } from './found-passages.js';

/** Probability, 0 to 1; compare it with `thresholds.relevant`. No reader is asked. */
export function relevanceOf(search: Search, { relevance }: Calibration): number {
  return confidence({ ...search, ranked: [], across: false }, relevance);
}
