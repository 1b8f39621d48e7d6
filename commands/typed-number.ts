// A whole number that people type or choose, with its choices.
import type { Choice } from './command.js';

/** UTF-16 units of the longest text that is read. */
export const NUMBER_LENGTH = 20;

/** Null where it is none, or not within the limits; a unit after it (`30 menit`) is passed over. */
export function typedNumber(typed: string, least: number, most: number): number | null {
  const [, digits] = /^(\d{1,6})(?: ?\p{L}{1,12}\.?)?$/u.exec(typed.normalize('NFKC').trim()) ?? [];
  const number = Number(digits);
  return digits === undefined || number < least || number > most ? null : number;
}

/** Those of `numbers` that begin as was typed, each with its words. */
export function numberChoices(
  typed: string,
  numbers: readonly number[],
  words: (number: number) => string = String,
): readonly Choice[] {
  const wanted = typed.trim();
  return numbers
    .map((number) => ({ label: words(number), value: String(number) }))
    .filter(({ value }) => value.startsWith(wanted));
}
