// Figures of two texts that may be figures for the same thing: of one unit, with other values, in sentences alike in content.
import { type Counted, countedIn } from '../text/counted.js';
import { isStopWord } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { Span } from '../types.js';

/** What a text says in figures. */
export interface Told {
  readonly figures: readonly Counted[];
  /** Those that can be compared. */
  readonly placed: readonly Placed[];
}

interface Placed {
  readonly figure: Counted;
  /** What is said of it, without the figure. */
  readonly terms: ReadonlySet<string>;
}

export interface OtherFigure {
  readonly here: Counted;
  readonly there: Counted;
  /** Share of content that is said of both, 0 to 1. */
  readonly alike: number;
}

/** How common a word is: the rarer, the more. */
export type Weigh = (term: string) => number;

/** Lengths of time belong to so many things that other values mean nothing. */
const TIMES = new Set(
  'year month day jam hour hours minggu week weeks menit minute minutes abad century centuries'.split(' '),
);
const CLAUSE_END = /[,;:–—()](?=\s|$)/u;
/** Fewer words in common are a coincidence. */
const LEAST_SHARED = 3;

/** Pairs in which neither text gives the other's figure. The most alike first. */
export function otherFigures(here: Told, there: Told, weigh: Weigh): OtherFigure[] {
  const isTold = ({ figures }: Told, { unit, value }: Counted) =>
    figures.some((each) => each.unit === unit && each.value === value);
  return here.placed
    .flatMap((own) =>
      there.placed.flatMap((other): OtherFigure[] => {
        const [one, two] = [own.figure, other.figure];
        if (one.unit !== two.unit || isTold(there, one) || isTold(here, two)) return [];
        const alike = alikeness(own.terms, other.terms, weigh);
        return alike === 0 ? [] : [{ here: one, there: two, alike }];
      }),
    )
    .sort((a, b) => b.alike - a.alike);
}

/** Only figures of which a sentence has one with their unit: otherwise it is unclear which belong together. */
export function toldIn(text: string, sentences: readonly Span[]): Told {
  const figures = countedIn(text);
  const placed = sentences.flatMap((sentence) => {
    const own = figures.filter(({ start, end }) => sentence.start <= start && end <= sentence.end);
    return own
      .filter(({ unit }) => !TIMES.has(unit) && own.filter((other) => other.unit === unit).length === 1)
      .map((figure) => ({ figure, terms: contentOf(clauseAround(text, sentence, figure)) }));
  });
  return { figures, placed };
}

/** From the comma before the figure to the one after it. */
function clauseAround(text: string, sentence: Span, figure: Span): string {
  const before = text.slice(sentence.start, figure.start).split(CLAUSE_END).at(-1) ?? '';
  const after = text.slice(figure.end, sentence.end).split(CLAUSE_END)[0] ?? '';
  return `${before} ${after}`;
}

function contentOf(clause: string): Set<string> {
  const { terms, words } = analyse(clause);
  return new Set(terms.filter((term, at) => !/\p{N}/u.test(term) && !isStopWord(words[at] ?? '')));
}

/** Weight of what both say, of what the shorter one says. */
function alikeness(one: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number {
  const weightOf = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + weigh(term), 0);
  const shared = [...one].filter((term) => other.has(term));
  if (shared.length < LEAST_SHARED) return 0;
  return weightOf(shared) / Math.max(Math.min(weightOf(one), weightOf(other)), Number.MIN_VALUE);
}
