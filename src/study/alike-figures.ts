// Figures of two texts that may be figures for the same thing: of one unit, with other values, in sentences alike in content.
import { type Counted, countedIn } from '../text/counted.js';
import { isMonthOrDay } from '../text/months.js';
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
  /** What is said of it, without the figure; and the names in that. */
  readonly terms: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Years that its sentence names. */
  readonly years: ReadonlySet<string>;
  /** Of what it is said stands elsewhere: "pulau itu", a share of something. */
  readonly pointsAway: boolean;
}

export interface OtherFigure {
  readonly here: Counted;
  readonly there: Counted;
  /** Share of content that is said of both, 0 to 1. */
  readonly alike: number;
  /** Whether both are said outright of the same names, and not of years that differ: only then can they be figures for the same. */
  readonly isOfSame: boolean;
}

/** How common a word is: the rarer, the more. */
export type Weigh = (term: string) => number;

/** Lengths of time belong to so many things that other values mean nothing. */
const TIMES = new Set(
  'year month day jam hour hours minggu week weeks menit minute minutes abad century centuries sm m bc bce ad ce'.split(
    ' ',
  ),
);
const POINTING =
  /(?<!\p{L})(?:ini|itu|tersebut|this|that|these|those|it|its|their|they|he|she)(?!\p{L})|\p{L}{3}nya(?!\p{L})/iu;
const YEAR = /(?<![\p{L}\p{N}.,])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}]|[.,]\d)/gu;
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
        return alike === 0 ? [] : [{ here: one, there: two, alike, isOfSame: isOfSame(own, other) }];
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
      .map((figure) => {
        const [before, after] = clauseAround(text, sentence, figure);
        const opens = before !== '' && text.slice(sentence.start).startsWith(before);
        return {
          figure,
          terms: contentOf(`${before} ${after}`),
          names: new Set([...capitalised(opens ? before.replace(/^\S+/u, '') : before), ...capitalised(after)]),
          pointsAway: figure.unit === '%' || POINTING.test(`${before} ${after}`),
          years: new Set(text.slice(sentence.start, sentence.end).match(YEAR) ?? []),
        };
      });
  });
  return { figures, placed };
}

/** From the comma before the figure to the one after it. */
function clauseAround(text: string, sentence: Span, figure: Span): [before: string, after: string] {
  const before = text.slice(sentence.start, figure.start).split(CLAUSE_END).at(-1) ?? '';
  const after = text.slice(figure.end, sentence.end).split(CLAUSE_END)[0] ?? '';
  return [before, after];
}

function contentOf(clause: string): Set<string> {
  const { terms, words } = analyse(clause);
  return new Set(terms.filter((term, at) => !/\p{N}/u.test(term) && !isStopWord(words[at] ?? '')));
}

function capitalised(text: string): string[] {
  const words = text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
  return words.filter((word) => !isMonthOrDay(word)).flatMap((word) => analyse(word).terms);
}

function isOfSame(one: Placed, other: Placed): boolean {
  const isWithin = (few: ReadonlySet<string>, all: ReadonlySet<string>) => [...few].every((each) => all.has(each));
  const isSameTime =
    one.years.size === 0 || other.years.size === 0 || [...one.years].some((year) => other.years.has(year));
  if (one.pointsAway || other.pointsAway || !isSameTime) return false;
  return one.names.size > 0 && isWithin(one.names, other.names) && isWithin(other.names, one.names);
}

/** Weight of what both say, of what each says (Dice). What is common in the documents says something too. */
function alikeness(one: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number {
  const weightOf = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + 1 + weigh(term), 0);
  const shared = [...one].filter((term) => other.has(term));
  if (shared.length < LEAST_SHARED) return 0;
  return (2 * weightOf(shared)) / (weightOf(one) + weightOf(other));
}
