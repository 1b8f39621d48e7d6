// Passage texts: the words of stored passages, and what the encoder and the lexical index see of them.
import type { DocumentRecord, PublishedStore, StoredPassage } from '../database/store.js';
import { vectorText } from '../text/vector-text.js';

export interface PassageText {
  /** Exactly the passage's slice of the source text. */
  readonly words: string;
  /** See `vectorText`. */
  readonly seen: string;
}

type Texts = Pick<PublishedStore, 'version' | 'sourceText'>;

/** In the order of the passages. Each version is loaded once for a run of its passages. */
export async function passageTexts(store: Texts, passages: readonly StoredPassage[]): Promise<PassageText[]> {
  const texts: PassageText[] = [];
  let present: { record: DocumentRecord; text: string } | null = null;
  for (const passage of passages) {
    if (present?.record.versionId !== passage.versionId) present = await versionOf(store, passage.versionId);
    const { record, text } = present;
    texts.push({ words: text.slice(passage.start, passage.end), seen: vectorText(record.metadata, passage, text) });
  }
  return texts;
}

async function versionOf(store: Texts, versionId: number) {
  const record = await store.version(versionId);
  const text = await store.sourceText(versionId);
  if (record === null || text === null) throw new Error(`version ${versionId} of a passage is gone`);
  return { record, text };
}
