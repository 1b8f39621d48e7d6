// Whether the documents give other figures for what a sentence says: then it is no question to which one choice is right.
import type { Generation } from '../../embeddings/generation.js';
import { likenessIn } from '../../embeddings/likeness.js';
import type { Counted } from '../text/counted.js';
import type { Span } from '../types.js';
import { otherFigures, type Told, toldIn } from './alike-figures.js';
import type { ReadingPorts, StudyText } from './study-ports.js';

/** Passages looked at: those most alike to the one that is asked about. */
const NEAREST = 16;
/** Likeness from which two passages speak of the same, in whatever words and language. */
const SAME_MATTER = 0.76;
/** Share of content from which two clauses do; a question too few is no loss, so it is low. */
const SAME_CLAUSE = 0.3;

/** Of a passage: whether what stands at these offsets into the source text is told otherwise somewhere. */
export type IsDisputed = (hidden: Span) => Promise<boolean>;

/** Looks once for each passage, and only when a figure is asked for. */
export function disputedIn(
  ports: Pick<ReadingPorts, 'library' | 'profile'>,
  generation: Generation,
  own: { readonly passage: StudyText; readonly ordinal: number },
): IsDisputed {
  const told = toldBy(own.passage);
  const from = own.passage.start;
  let others: ReturnType<typeof toldOtherwise> | null = null;
  return async ({ start, end }) => {
    const asked = told.figures.filter((figure) => figure.start < end - from && start - from < figure.end);
    if (asked.length === 0) return false;
    others ??= toldOtherwise(ports, generation, { ...own, told });
    return (await others)(asked);
  };
}

async function toldOtherwise(
  { library, profile }: Pick<ReadingPorts, 'library' | 'profile'>,
  { vectors, passageIds, lexical }: Generation,
  { ordinal, told: own }: { readonly ordinal: number; readonly told: Told },
): Promise<(asked: readonly Counted[]) => boolean> {
  const likeness = likenessIn(vectors, profile.cosineRange);
  const near = vectors.nearest(vectors.vector(ordinal), NEAREST + 1).filter((hit) => hit.ordinal !== ordinal);
  const same = new Set(
    near.filter((hit) => likeness(ordinal, hit.ordinal) >= SAME_MATTER).map((hit) => passageIds[hit.ordinal]),
  );
  const others = await library.passages(near.map((hit) => passageIds[hit.ordinal] ?? -1));
  const told = others.map((other) => {
    const theirs = toldBy(other);
    const pairs = otherFigures(own, theirs, (term) => lexical.idf(term));
    return {
      all: same.has(other.id) ? theirs.figures : [],
      pairs: pairs.filter(({ alike }) => alike >= SAME_CLAUSE),
    };
  });
  return (asked) =>
    asked.some(({ start, unit, value }) =>
      told.some(({ all, pairs }) => {
        const values = all.filter((other) => other.unit === unit).map((other) => other.value);
        return (values.length > 0 && !values.includes(value)) || pairs.some(({ here }) => here.start === start);
      }),
    );
}

/** Offsets into the passage's own text. */
export function toldBy({ text, start: from, sentences }: StudyText): Told {
  return toldIn(
    text,
    sentences.map(({ start, end }) => ({ start: start - from, end: end - from })),
  );
}
