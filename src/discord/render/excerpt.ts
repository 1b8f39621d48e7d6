// A stretch of a source text as Markdown within a budget: cut at sentence ends with a visible mark, its own words unchanged.
import type { Span } from '../../types.js';
import { escapedUnits, type Unit } from '../markdown.js';
import { sentenceEnds, wordEnds } from './sentence-ends.js';

/** Stands outside the slice where something was left out; `[…]` as Discord shows it. */
export const CUT = '\\[…\\]';
/** Units of text: to keep less than this of a text whose first sentence is too long, it is cut between words. */
const SHORTEST = 40;

export interface Source {
  readonly text: string;
  /** The words to set in bold, as offsets into the text. */
  readonly bold?: Span | null;
  /** Words to put under a spoiler, in place of bold. */
  readonly hidden?: Span | null;
  /** Stretch to show at most; the whole text by default. */
  readonly shown?: Span;
  /** What each line begins with: `> ` in a block quote. */
  readonly prefix: '> ' | '';
  /** Which end of it is kept when it must be cut; its beginning by default. */
  readonly keep?: 'beginning' | 'end';
  /** Cut at sentence ends alone: no excerpt rather than half a sentence. */
  readonly wholeSentences?: boolean;
}

export interface Excerpt {
  readonly markdown: string;
  /** Whether the whole text is shown. */
  readonly whole: boolean;
  readonly hasBold: boolean;
}

/** At most `budget` UTF-16 units; null where not even one word fits, or not one sentence where those are to be whole. */
export function excerptOf(source: Source, budget: number): Excerpt | null {
  const { text } = source;
  const whole = inked(escapedUnits(text));
  const within = ({ start, end }: Span) => inked(whole.filter((unit) => unit.end > start && unit.start < end));
  const shown = within(source.shown ?? { start: 0, end: text.length });
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return null;
  const limits = { start: first.start, end: last.end };
  const draw = (span: Span) => drawn(within(span), whole, source);
  const fits = (span: Span) => draw(span).markdown.length <= budget;
  if (fits(limits)) return draw(limits);
  const longestAt = (places: readonly number[]) => longest(cuts(source, limits, places), fits);
  const atSentence = longestAt(sentenceEnds(text));
  if (source.wholeSentences) return atSentence === null ? null : draw(atSentence);
  const atWord = longestAt(wordEnds(text));
  const isLongEnough = atSentence !== null && (atWord === null || atSentence.end - atSentence.start >= SHORTEST);
  const kept = isLongEnough ? atSentence : (atWord ?? longestAt(shown.map((unit) => unit.end)));
  return kept === null ? null : draw(kept);
}

/** What remains when it is cut at each of the places, shortest first. */
function cuts({ keep = 'beginning' }: Source, shown: Span, places: readonly number[]): Span[] {
  const inside = places.filter((place) => place > shown.start && place < shown.end);
  if (keep === 'beginning') return inside.map((end) => ({ start: shown.start, end }));
  return inside.reverse().map((start) => ({ start, end: shown.end }));
}

/** The last that fits, of spans that grow. */
function longest(spans: readonly Span[], fits: (span: Span) => boolean): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && fits(span)) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? null;
}

/** Without white space at its edges, which no reader misses there. */
function inked(units: readonly Unit[]): readonly Unit[] {
  return units.slice(units.findIndex(hasInk), units.findLastIndex(hasInk) + 1);
}

function hasInk({ markdown }: Unit): boolean {
  return markdown.trim() !== '';
}

function drawn(kept: readonly Unit[], whole: readonly Unit[], { bold, hidden, prefix }: Source): Excerpt {
  const within = (span: Span | null | undefined) => (unit: Unit) =>
    span != null && unit.start < span.end && span.start < unit.end;
  const isBold = within(hidden == null ? bold : null);
  const isHidden = within(hidden);
  const lines = linesOf(kept).map((line) =>
    hidden == null ? styledLine(line, isBold, BOLD) : styledLine(line, isHidden, SPOILER, isNoBar),
  );
  const before = kept[0] === whole[0] ? '' : `${CUT} `;
  const after = kept.at(-1) === whole.at(-1) ? '' : ` ${CUT}`;
  return {
    markdown: `${prefix}${before}${lines.join(`\n${prefix}`)}${after}`,
    whole: before === '' && after === '',
    hasBold: kept.some((unit) => isBold(unit) && hasInk(unit)),
  };
}

function linesOf(units: readonly Unit[]): Unit[][] {
  const lines: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.markdown === '\n') lines.push([]);
    else lines.at(-1)?.push(unit);
  }
  return lines;
}

const BOLD = '**';
const SPOILER = '||';

/** Discord ends a spoiler at the first two bars, also where the first of them is escaped: none may stand at its end. */
function isNoBar({ markdown }: Unit): boolean {
  return !markdown.endsWith('|');
}

/** A style begins and ends at a word on every line: marks beside white space or across lines would not hold everywhere. */
function styledLine(
  line: readonly Unit[],
  isStyled: (unit: Unit) => boolean,
  mark: string,
  mayEnd: (unit: Unit) => boolean = hasInk,
): string {
  const isInk = (unit: Unit) => isStyled(unit) && hasInk(unit);
  const from = line.findIndex((unit) => isInk(unit) && mayEnd(unit));
  const to = line.findLastIndex((unit) => isInk(unit) && mayEnd(unit));
  const text = (units: readonly Unit[]) => units.map((unit) => unit.markdown).join('');
  if (from < 0) return text(line);
  return `${text(line.slice(0, from))}${mark}${text(line.slice(from, to + 1))}${mark}${text(line.slice(to + 1))}`;
}
