// A smaller collection within an evaluated one: some of its passages with an index of their own, without building files.
import { buildLexicalIndex } from '../../embeddings/bm25-builder.js';
import { openLexicalIndex } from '../../embeddings/bm25-index.js';
import type { Generation } from '../../embeddings/generation.js';
import type { IndexableText } from '../../embeddings/lexical-index.js';

/**
 * The generation as it would be if it held these passages only: ordinals stay, word statistics are those of the pool.
 * Search it `within` the same ordinals. @param texts analysed passages by ordinal @param ordinals ascending
 */
export function poolGeneration(whole: Generation, texts: readonly IndexableText[], ordinals: Uint32Array): Generation {
  const pool = new Set(ordinals);
  const lexical = openLexicalIndex(buildLexicalIndex(texts.map((text, ordinal) => (pool.has(ordinal) ? text : null))));
  return { ...whole, live: ordinals.length, lexical, close: () => {} };
}
