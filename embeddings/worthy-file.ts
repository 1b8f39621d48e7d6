// The file of what is worth reading: the centrality of each passage, and the worthy sentences.
import { packSections, SectionReader } from './binary-sections.js';
import type { Generation } from './generation.js';

/** See `Generation`. */
export type Worthwhile = Pick<Generation, 'centrality' | 'worthy'>;

export function packWorthwhile({ centrality, worthy }: Worthwhile): Uint8Array<ArrayBuffer> {
  const { ordinals, places, groups, keys, weights } = worthy;
  return packSections({ centrality, ordinals, places, groups, keys, weights });
}

/** Reads what `packWorthwhile` wrote; the arrays share the bytes' memory. Throws when the bytes are something else. */
export function openWorthwhile(bytes: Uint8Array): Worthwhile {
  const sections = new SectionReader(bytes);
  return {
    centrality: sections.floatsOf('centrality'),
    worthy: {
      ordinals: sections.numbersOf('ordinals'),
      places: sections.numbersOf('places'),
      groups: sections.numbersOf('groups'),
      keys: sections.longsOf('keys'),
      weights: sections.floatsOf('weights'),
    },
  };
}
