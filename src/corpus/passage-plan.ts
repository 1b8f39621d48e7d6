// Passage plan: which documents need their passages made (anew), because they are new or what repeats has changed.
import { createHash } from 'node:crypto';
import type { WantedStore } from '../database/store.js';
import { repeatedBlocks } from './boilerplate/repeated-blocks.js';

export interface PassageWork {
  readonly versionId: number;
  /** Its blocks that stand in many documents of the collection. */
  readonly repeated: readonly string[];
  /** To be stored with the passages; see StagedPassages.key. */
  readonly key: string;
}

/**
 * `tokenizer` names what counts the tokens. What repeats depends on all documents together, so the plan is the same
 * whether they came one by one or all at once.
 */
export async function planPassages(
  store: Pick<WantedStore, 'wantedDocuments' | 'wantedBlocks'>,
  collectionId: number,
  tokenizer: string,
): Promise<PassageWork[]> {
  const documents = await store.wantedDocuments(collectionId);
  const keys = new Map(documents.map(({ versionId, passageKey }) => [versionId, passageKey]));
  const blocksOf = await store.wantedBlocks(collectionId);
  const repeating = repeatedBlocks(blocksOf.map(({ blocks }) => blocks));
  return blocksOf
    .map(({ versionId, blocks }) => {
      const repeated = [...new Set(blocks)].filter((block) => repeating.has(block)).sort();
      return { versionId, repeated, key: keyOf(tokenizer, repeated) };
    })
    .filter(({ versionId, key }) => keys.get(versionId) !== key);
}

function keyOf(tokenizer: string, repeated: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([tokenizer, repeated]))
    .digest('hex');
}
