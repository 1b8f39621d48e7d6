// Marks in one document what stands in many documents of its collection, as reading the collection does.
import type { WantedStore } from '../database/store.js';
import type { ParsedDocument } from '../types.js';
import { mergeMarks, unmarked } from './boilerplate/marks.js';
import { repeatedBlocks, repeatedSpans } from './boilerplate/repeated-blocks.js';

export async function markRepeated(
  store: Pick<WantedStore, 'wantedBlocks'>,
  collectionId: number,
  document: ParsedDocument,
): Promise<ParsedDocument> {
  const all = await store.wantedBlocks(collectionId);
  const repeated = repeatedSpans(document, repeatedBlocks(all.map(({ blocks }) => blocks)));
  const boilerplate = mergeMarks([...document.boilerplate, ...repeated]);
  const sentences = document.sentences.filter((sentence) => unmarked(sentence, boilerplate).length > 0);
  return { ...document, boilerplate, sentences };
}
