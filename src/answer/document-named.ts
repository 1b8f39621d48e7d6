// Which document somebody names: by the words of its title or path.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentName, DocumentRecord } from '../database/store.js';
import type { Search } from './found-passages.js';
import { coverage } from './rank-sentences.js';

export interface NamedDocuments {
  documentNames(collectionId: number): Promise<readonly DocumentName[]>;
  documentAt(collectionId: number, path: string): Promise<DocumentRecord | null>;
}

/** Share of the searched words' weight that a title must hold to be what is meant. */
const NAMED = 0.8;
/** Names compared before others have their turn: some milliseconds. */
const PORTION = 100;
/** Nobody needs more to see that several are named. */
const MOST = 2;

/**
 * Those whose title and path hold the largest share of the words searched for, by path: none, one, or two where the words name
 * several alike.
 */
export async function documentsNamed(
  library: NamedDocuments,
  { weights }: Search,
  collectionId: number,
): Promise<DocumentRecord[]> {
  if (weights.size === 0) return [];
  let best = NAMED;
  let paths: string[] = [];
  for (const [at, { path, title }] of (await library.documentNames(collectionId)).entries()) {
    if (at > 0 && at % PORTION === 0) await nextTurn();
    const share = coverage(`${title ?? ''} ${path.replace(/[-_/.]/g, ' ')}`, weights);
    if (share > best) [best, paths] = [share, []];
    if (share >= best) paths.push(path);
  }
  const found = await Promise.all(paths.slice(0, MOST).map((path) => library.documentAt(collectionId, path)));
  return found.flatMap((document) => document ?? []);
}
