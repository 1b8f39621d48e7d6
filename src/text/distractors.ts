// Wrong choices for a recall question: others of the same kind and form, so that the form does not tell which is right.
import { isCountry } from './countries.js';
import { datePrecision, roughDay } from './recall-dates.js';
import { isAbbreviation } from './recall-names.js';
import { numbersIn, numberValue } from './recall-numbers.js';
import type { RecallableKind } from './recallable.js';
import { analyse } from './terms.js';

/** Something that a document says: the words of a recallable. */
export interface Said {
  readonly text: string;
  readonly kind: RecallableKind;
}

interface Choice extends Said {
  readonly terms: readonly string[];
  readonly form: string;
  /** Of a number, its worth; of a date, its days; else null. */
  readonly value: number | null;
}

/** How far a number's digits before the decimal mark may differ. */
const DIGITS_APART = 1;

/**
 * At most `most` of the pool, the nearest first, and the same for the same pool: of the answer's kind and form (years with years,
 * percentages with percentages), neither it nor each other in other words, and none that the quoted passage says. Fewer when there are no more.
 */
export function distractors(answer: Said, pool: readonly Said[], quoted: string, most: number): string[] {
  const right = choiceOf(answer);
  const worths = new Set(numbersIn(quoted).map(({ start, end }) => numberValue(quoted.slice(start, end))));
  const said = ` ${analyse(quoted).terms.join(' ')} `;
  const fitting = pool
    .filter(({ kind }) => kind === right.kind)
    .map(choiceOf)
    .filter((each) => each.form === right.form && isLike(each, right))
    .filter(
      ({ terms, kind, value }) => !said.includes(` ${terms.join(' ')} `) && !(kind === 'number' && worths.has(value)),
    )
    .map((choice) => ({ choice, distance: distanceOf(choice, right) }))
    .sort((a, b) => a.distance - b.distance || (a.choice.text < b.choice.text ? -1 : 1));
  const chosen: Choice[] = [];
  for (const { choice } of fitting) {
    if (chosen.length >= most) break;
    if (![right, ...chosen].some((other) => isSame(choice, other))) chosen.push(choice);
  }
  return chosen.map(({ text }) => text);
}

function choiceOf({ text, kind }: Said): Choice {
  const value = kind === 'number' ? numberValue(text) : kind === 'date' ? roughDay(text) : null;
  return { text, kind, terms: analyse(text).terms, form: formOf(text, kind), value };
}

/** What can be seen of it without knowing it: sign, multiplier, precision, capitals. */
function formOf(text: string, kind: RecallableKind): string {
  if (kind === 'date') return `${datePrecision(text)}`;
  if (kind === 'number') {
    const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
    const isWritten = !/\d/u.test(text);
    const signs = text.replace(/[\d.,\s]|\p{L}{3,}/gu, '').toLowerCase();
    return isWritten ? 'words' : `${signs} ${words.join(' ')}`;
  }
  if (kind === 'term') return isAbbreviation(text) ? 'capitals' : 'quoted';
  return isCountry(text) ? 'country' : 'name';
}

function isLike({ text }: Choice, right: Choice): boolean {
  if (right.kind !== 'number') return true;
  return Math.abs(digitsOf(text) - digitsOf(right.text)) <= DIGITS_APART;
}

/** Before the decimal mark. */
function digitsOf(text: string): number {
  return text.replace(/[.,](?=\d{3}(?!\d))/gu, '').match(/\d+/u)?.[0].length ?? 0;
}

/** Also where one is a shorter form of the other: "Tokayev", "Kassym-Jomart Tokayev". */
function isSame(one: Choice, other: Choice): boolean {
  if (one.terms.join(' ') === other.terms.join(' ')) return true;
  if (one.kind === 'number' || one.kind === 'date') return one.value !== null && one.value === other.value;
  const isWithin = (short: Choice, long: Choice) => short.terms.every((term) => long.terms.includes(term));
  return isWithin(one, other) || isWithin(other, one);
}

function distanceOf(one: Choice, right: Choice): number {
  if (one.value !== null && right.value !== null) {
    const isNumber = one.kind === 'number';
    return isNumber ? Math.abs(Math.log((1 + one.value) / (1 + right.value))) : Math.abs(one.value - right.value);
  }
  return 10 * Math.abs(one.terms.length - right.terms.length) + Math.abs(one.text.length - right.text.length);
}
