// Terms in a sentence: abbreviations in capitals, and words set in quotation marks.
import { isAbbreviation, isRoman } from './recall-names.js';
import type { Recallable } from './recallable.js';
import { isStopWord } from './stop-words.js';

const CAPITALS =
  /(?<![\p{L}\p{M}\p{N}_¤'’@#/.–-])\p{Lu}[\p{Lu}\p{N}]+(?:-[\p{Lu}\p{N}]+)*(?![\p{L}\p{M}\p{N}_@/]|[-–][\p{L}\p{N}]|\.\p{L})/gu;
/** Units, eras and hours, and what is a name in capitals. */
const NO_TERMS = new Set(
  'WIB WITA WIT AM PM GMT UTC SM BC AD CE BCE KM KG PT CV RT RW NO RP USD IDR TV OK ID'.split(' '),
);
const QUOTED =
  /(?:“([^“”"¤\n]{3,48})”|(?<![\p{L}\p{N}])"([^"“”¤\n]{3,48})"(?![\p{L}\p{N}])|‘([^‘’"¤\n]{3,48})’(?!\p{L}))/gu;
/** Words of a term; more are what somebody said. */
const MOST_WORDS = 4;
/** Of capitals among all letters, above which they tell nothing. */
const MOST_CAPITALS = 0.5;

export function termsIn(text: string): Recallable[] {
  return [...abbreviationsIn(text), ...quotedIn(text)];
}

function abbreviationsIn(text: string): Recallable[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if ((text.match(/\p{Lu}/gu)?.length ?? 0) > MOST_CAPITALS * letters) return [];
  return Array.from(text.matchAll(CAPITALS), ({ 0: said, index }): Recallable[] => {
    if (!isAbbreviation(said) || isRoman(said) || NO_TERMS.has(said) || !/\p{L}.*\p{L}/u.test(said)) return [];
    return [{ start: index, end: index + said.length, kind: 'term', score: 0.62 }];
  }).flat();
}

function quotedIn(text: string): Recallable[] {
  return Array.from(text.matchAll(QUOTED), (match): Recallable[] => {
    const said = match[1] ?? match[2] ?? match[3] ?? '';
    const words = said.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
    const isTerm = /^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}]$/u.test(said) && !/[.!?,;:]/u.test(said);
    const tells = words.some((word) => word.length > 2 && !isStopWord(word.toLowerCase()));
    if (!isTerm || !tells || words.length > MOST_WORDS) return [];
    const start = match.index + 1;
    return [{ start, end: start + said.length, kind: 'term', score: words.length > 1 ? 0.6 : 0.5 }];
  }).flat();
}
