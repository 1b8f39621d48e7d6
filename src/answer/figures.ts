// Whether the answering words of several quotes give different figures of the same kind.

import { isUnit, unitOf } from '../text/units.js';

/** A number with its unit: currency sign before, or the word or sign after it ("%", "pasukan", "tahun"). */
interface Figure {
  readonly value: number;
  readonly unit: string;
}

const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ratus: 1e2,
    hundred: 1e2,
    ribu: 1e3,
    thousand: 1e3,
    juta: 1e6,
    million: 1e6,
    miliar: 1e9,
    milyar: 1e9,
    billion: 1e9,
    triliun: 1e12,
    trillion: 1e12,
  }),
);
const FIGURE =
  /(us\$|\$|rp\.?|€|£)?\s?(\d+(?:[.,]\d+)*)(?:\s?(ratus|hundred|ribu|thousand|juta|million|miliar|milyar|billion|triliun|trillion)(?!\p{L}))?(?:\s?(%|\p{L}+))?/giu;

/** "tahun 2022 Rusia", "since 1992": a year in passing, whatever word follows it. */
const BEFORE_YEAR = /(?:tahun|pada|sejak|dari|hingga|sampai|in|since|until|by|from)\s?$/u;
const YEAR = /^(?:1[5-9]|20)\d\d$/;

const COUNTED = /(?:berapa(?: banyak| jumlah)?|jumlah|how many|how much|number of)\s+(\p{L}+)/iu;

/**
 * Each text holds the answering words of one quote, each quote from another document. A number without a unit of its own
 * counts what the question asks for ("berapa pasukan", "how many troops").
 */
export function figuresDiffer(question: string, texts: readonly string[]): boolean {
  const counted = unitOf(undefined, COUNTED.exec(question)?.[1]?.toLowerCase());
  const seen: Figure[][] = [];
  for (const text of texts) {
    const own = figuresIn(text, counted);
    for (const figures of seen) if (disagree(figures, own)) return true;
    seen.push(own);
  }
  return false;
}

/** Two lists disagree when they share a unit and no figure of that unit. */
function disagree(left: readonly Figure[], right: readonly Figure[]): boolean {
  return left.some(({ unit }) => {
    const values = left.filter((figure) => figure.unit === unit).map(({ value }) => value);
    const others = right.filter((figure) => figure.unit === unit);
    return others.length > 0 && !others.some(({ value }) => values.includes(value));
  });
}

function figuresIn(text: string, counted: string): Figure[] {
  const lower = text.toLowerCase();
  return Array.from(lower.matchAll(FIGURE), ({ index, 1: currency, 2: digits = '', 3: multiplier, 4: after }) => ({
    value: numberOf(digits) * (MULTIPLIERS.get(multiplier ?? '') ?? 1),
    unit: passingYear(lower.slice(0, index), digits, after) ? '' : unitOf(currency, after) || counted,
  })).filter(({ unit }) => unit !== '');
}

function passingYear(before: string, digits: string, after: string | undefined): boolean {
  return YEAR.test(digits) && BEFORE_YEAR.test(before) && !isUnit(after ?? '');
}

/** Points and commas before three digits group thousands, in both languages; any other is the decimal mark. */
function numberOf(digits: string): number {
  return Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
}
