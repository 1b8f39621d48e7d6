// Which document somebody names: by the words of its title or path.
import type { DocumentRecord } from '../database/store.js';
import type { Search } from './found-passages.js';
import { coverage } from './rank-sentences.js';

/** Share of the searched words' weight that a title must hold to be what is meant. */
const NAMED = 0.8;

/** Those whose title and path hold the largest share of the words searched for; several where the words tell none apart. */
export async function documentsNamed(
  library: { documents(collectionId: number): Promise<readonly DocumentRecord[]> },
  { weights }: Search,
  collectionId: number,
): Promise<DocumentRecord[]> {
  if (weights.size === 0) return [];
  const named = (await library.documents(collectionId)).map((document) => ({
    document,
    share: coverage(`${document.metadata.title ?? ''} ${document.path.replace(/[-_/.]/g, ' ')}`, weights),
  }));
  const best = Math.max(NAMED, ...named.map(({ share }) => share));
  return named.filter(({ share }) => share >= best).map(({ document }) => document);
}
