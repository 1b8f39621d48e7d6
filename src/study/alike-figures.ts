// Figures of two texts that may be figures for the same thing: of one unit, with other values, in sentences alike in content.
import { type Counted, countedIn } from '../text/counted.js';
import { isStopWord } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { Span } from '../types.js';

/** A text and its sentences, as offsets into it. */
export interface Told {
  readonly text: string;
  readonly sentences: readonly Span[];
}

export interface OtherFigure {
  readonly here: Counted;
  readonly there: Counted;
  /** Share of content that their sentences have in common, 0 to 1. */
  readonly alike: number;
}

/** How common a word is: the rarer, the more. */
export type Weigh = (term: string) => number;

/** Lengths of time belong to so many things that other values mean nothing. */
const TIMES = new Set(
  'year month day jam hour hours minggu week weeks menit minute minutes abad century centuries'.split(' '),
);
/** Fewer words in common are a coincidence. */
const LEAST_SHARED = 3;

/**
 * Pairs in which neither text gives the other's figure, and each sentence has one of the unit only: no pair where it is unclear which
 * belong together. The most alike first.
 */
export function otherFigures(here: Told, there: Told, weigh: Weigh): OtherFigure[] {
  const [all, allThere] = [countedIn(here.text), countedIn(there.text)];
  const isTold = (figures: readonly Counted[], { unit, value }: Counted) =>
    figures.some((each) => each.unit === unit && each.value === value);
  return placed(here, all)
    .flatMap((own) =>
      placed(there, allThere).flatMap((other): OtherFigure[] => {
        const [one, two] = [own.figure, other.figure];
        if (one.unit !== two.unit || isTold(allThere, one) || isTold(all, two)) return [];
        const alike = alikeness(own.terms, other.terms, weigh);
        return alike === 0 ? [] : [{ here: one, there: two, alike }];
      }),
    )
    .sort((a, b) => b.alike - a.alike);
}

interface Placed {
  readonly figure: Counted;
  /** What its sentence says besides. */
  readonly terms: ReadonlySet<string>;
}

function placed({ text, sentences }: Told, figures: readonly Counted[]): Placed[] {
  return sentences.flatMap(({ start, end }) => {
    const own = figures.filter((figure) => start <= figure.start && figure.end <= end && !TIMES.has(figure.unit));
    const single = own.filter(({ unit }) => own.filter((other) => other.unit === unit).length === 1);
    return single.map((figure) => ({ figure, terms: contentOf(text.slice(start, end)) }));
  });
}

function contentOf(sentence: string): Set<string> {
  const { terms, words } = analyse(sentence);
  return new Set(terms.filter((term, at) => !/\p{N}/u.test(term) && !isStopWord(words[at] ?? '')));
}

/** Weight of what both say, of what the shorter one says. */
function alikeness(one: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number {
  const weightOf = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + weigh(term), 0);
  const shared = [...one].filter((term) => other.has(term));
  if (shared.length < LEAST_SHARED) return 0;
  return weightOf(shared) / Math.max(Math.min(weightOf(one), weightOf(other)), Number.MIN_VALUE);
}
