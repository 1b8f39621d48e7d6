// A generation as if some of its passages were not in it: those of documents that were removed since it was published.
import type { Generation } from '../../embeddings/generation.js';
import { keepWorthy } from '../../embeddings/place-worthy.js';
import type { WorthySentences } from '../../embeddings/worthy-sentences.js';

/** No row has this id. */
const NONE = 0;

/** `hidden`: ids of passages that the generation holds. It shares everything with `generation`, which stays as it is. */
export function withoutPassages(generation: Generation, hidden: ReadonlySet<number>): Generation {
  if (hidden.size === 0) return generation;
  const isHidden = (ordinal: number) => hidden.has(generation.passageIds[ordinal] ?? NONE);
  const gone = hiddenOrdinals(generation.passageIds, hidden);
  const { vectors, lexical } = generation;
  let worthy: WorthySentences | null = null;
  return {
    ...generation,
    live: generation.live - gone.length,
    passageIds: without(generation.passageIds, gone),
    documentIds: without(generation.documentIds, gone),
    centrality: without(generation.centrality, gone),
    // Of no use to a question, which waits for this: only whoever asks for them has them sorted out.
    get worthy() {
      worthy ??= keepWorthy(generation.worthy, (ordinal) => !isHidden(ordinal));
      return worthy;
    },
    vectors: {
      size: vectors.size,
      dimensions: vectors.dimensions,
      // Of so many more, k are left; a list of all others would be searched one by one instead of through the graph.
      nearest: (query, k, within) =>
        within === undefined
          ? vectors
              .nearest(query, k + gone.length)
              .filter(({ ordinal }) => !isHidden(ordinal))
              .slice(0, k)
          : vectors.nearest(
              query,
              k,
              within.filter((ordinal) => !isHidden(ordinal)),
            ),
      cosine: (query, ordinal) => vectors.cosine(query, ordinal),
      vector: (ordinal) => vectors.vector(ordinal),
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

/** A plain loop: a question waits for it, and a large collection has 100,000. */
function hiddenOrdinals(passageIds: Uint32Array, hidden: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let ordinal = 0; ordinal < passageIds.length; ordinal++) {
    if (hidden.has(passageIds[ordinal] ?? NONE)) found.push(ordinal);
  }
  return found;
}

function without<Values extends Uint32Array | Float32Array>(values: Values, ordinals: readonly number[]): Values {
  const left = values.slice() as Values;
  for (const ordinal of ordinals) left[ordinal] = NONE;
  return left;
}
