// Passage plan: which documents need their passages made (anew), because they are new or what repeats has changed.
import { createHash } from 'node:crypto';
import type { WantedDocument, WantedStore } from '../database/store.js';
import { repeatedBlocks } from './boilerplate/repeated-blocks.js';

export interface PassagePlan {
  /** Published versions first, then by path: who comes first finds room first. */
  readonly work: readonly PassageWork[];
  /** Wanted passages of all versions that need no work. */
  readonly settled: number;
}

export interface PassageWork
  extends Pick<WantedDocument, 'documentId' | 'versionId' | 'path' | 'fileHash' | 'published'> {
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
  store: Pick<WantedStore, 'wantedDocuments' | 'wantedBlocks' | 'wantedPassages'>,
  collectionId: number,
  tokenizer: string,
): Promise<PassagePlan> {
  const documents = await store.wantedDocuments(collectionId);
  const wanted = await store.wantedBlocks(collectionId);
  const repeating = repeatedBlocks(wanted.map(({ blocks }) => blocks));
  const blocksOf = new Map(wanted.map(({ versionId, blocks }) => [versionId, blocks]));
  const work = documents.flatMap(({ passageKey, rules: _, ...document }) => {
    const repeated = [...new Set(blocksOf.get(document.versionId))].filter((block) => repeating.has(block)).sort();
    const key = keyOf(tokenizer, repeated);
    return key === passageKey ? [] : [{ ...document, repeated, key }];
  });
  work.sort((one, other) => Number(other.published) - Number(one.published));
  const passages = await store.wantedPassages(collectionId);
  for (const { versionId } of work) passages.delete(versionId);
  return { work, settled: [...passages.values()].reduce((sum, count) => sum + count, 0) };
}

function keyOf(tokenizer: string, repeated: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([tokenizer, repeated]))
    .digest('hex');
}
