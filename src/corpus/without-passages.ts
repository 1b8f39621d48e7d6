// A generation as if some of its passages were not in it: those of documents that were removed since it was published.
import type { Generation } from '../../embeddings/generation.js';

/** No row has this id. */
const NONE = 0;

/** `hidden`: ids of passages that the generation holds. It shares everything with `generation`, which stays as it is. */
export function withoutPassages(generation: Generation, hidden: ReadonlySet<number>): Generation {
  if (hidden.size === 0) return generation;
  const isHidden = (ordinal: number) => hidden.has(generation.passageIds[ordinal] ?? NONE);
  const ordinals = [...generation.passageIds.keys()];
  const gone = ordinals.filter(isHidden);
  const left = Uint32Array.from(ordinals.filter((ordinal) => !isHidden(ordinal)));
  const { vectors, lexical } = generation;
  return {
    ...generation,
    live: generation.live - gone.length,
    passageIds: generation.passageIds.map((id, ordinal) => (isHidden(ordinal) ? NONE : id)),
    documentIds: generation.documentIds.map((id, ordinal) => (isHidden(ordinal) ? NONE : id)),
    vectors: {
      size: vectors.size,
      dimensions: vectors.dimensions,
      nearest: (query, k, within) => vectors.nearest(query, k, within?.filter((ordinal) => !isHidden(ordinal)) ?? left),
      cosine: (query, ordinal) => vectors.cosine(query, ordinal),
    },
    lexical: {
      size: lexical.size,
      scores(terms) {
        const scores = lexical.scores(terms).slice();
        for (const ordinal of gone) scores[ordinal] = 0;
        return scores;
      },
      idf: (term) => lexical.idf(term),
      knows: (term) => lexical.knows(term),
      holds: (ordinal, term) => !isHidden(ordinal) && lexical.holds(ordinal, term),
      ceiling: (terms) => lexical.ceiling(terms),
      wordFrequency: (word) => lexical.wordFrequency(word),
      nearWords: (word, maxEdits) => lexical.nearWords(word, maxEdits),
    },
    close: () => generation.close(),
  };
}
