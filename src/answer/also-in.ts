// Which other documents hold nearly the same passage as a quote.
import type { DocumentRecord, StoredPassage } from '../database/store.js';
import { quotableSentences } from './blocked-sentences.js';
import type { PassageWithText, Search } from './found-passages.js';

interface AlsoInLibrary {
  passages(ids: readonly number[]): Promise<readonly PassageWithText[]>;
  document(documentId: number): Promise<DocumentRecord | null>;
}

/** Paths of other documents that hold a near-duplicate of each passage without a blocked sentence, in the order of the passages. */
export async function alsoIn(
  library: AlsoInLibrary,
  { generation, candidates, blocking }: Search,
  passages: readonly StoredPassage[],
): Promise<string[][]> {
  const ordinals = new Map(candidates.map(({ ordinal }) => [generation.passageIds[ordinal], ordinal]));
  return Promise.all(
    passages.map(async (passage) => {
      const ordinal = ordinals.get(passage.id);
      if (ordinal === undefined) return [];
      const group = generation.duplicateGroups[ordinal];
      const ids: number[] = [];
      generation.duplicateGroups.forEach((other, at) => {
        const id = generation.passageIds[at];
        if (other === group && at !== ordinal && id !== undefined) ids.push(id);
      });
      const twins = (await library.passages(ids)).filter(
        (twin) => quotableSentences(twin, blocking).length === twin.sentences.length,
      );
      const documents = new Set(twins.map(({ documentId }) => documentId));
      documents.delete(passage.documentId);
      const records = await Promise.all(Array.from(documents, (id) => library.document(id)));
      return records.flatMap((record) => record?.path ?? []).sort();
    }),
  );
}
