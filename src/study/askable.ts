// What in a quoted passage can be asked to be remembered: it is said once, and nothing that people have before them tells it.
import { hiddenElsewhere } from '../text/hidden-elsewhere.js';
import { isOddName } from '../text/name-role.js';
import { type Recallable, recallables } from '../text/recallable.js';
import { isStopWord } from '../text/stop-words.js';
import type { Citation, Quote, Span } from '../types.js';
import type { StudyText } from './study-ports.js';

/** Offsets into the source text. */
export interface Askable extends Recallable {
  /** Which sentence of the passage. */
  readonly sentence: number;
  readonly text: string;
}

/** "3 (tiga)". */
const IN_WORDS = /^\s?\(\p{L}/u;
/** "Enam" at the beginning of a sentence: among others in small letters it would stand out. */
const CAPITAL_WORD = /^\p{Lu}\p{Ll}/u;
/** Words beside what is hidden that tell what is asked; function words tell nothing. */
const LEAST_TELLING = 4;

/** Of all sentences of the passage; not yet whether it is told elsewhere. */
export function askables(passage: StudyText): Askable[] {
  return passage.sentences.flatMap((sentence, at) => {
    const said = passage.text.slice(sentence.start - passage.start, sentence.end - passage.start);
    return recallables(said).flatMap(({ start, end, kind, score }) => {
      const text = said.slice(start, end);
      if (kind === 'name' && isOddName(text)) return [];
      if (kind === 'number' && (IN_WORDS.test(said.slice(end)) || CAPITAL_WORD.test(text))) return [];
      return [{ start: sentence.start + start, end: sentence.start + end, kind, score, sentence: at, text }];
    });
  });
}

/** Whether it is hidden wholly when it is hidden in this quote: not in the rest of it, its citation, or what else is `told`. */
export function isFairIn(quote: Quote, { start, end }: Span, told: readonly string[]): boolean {
  if (start < quote.start || quote.end < end) return false;
  const hidden = { start: start - quote.start, end: end - quote.start };
  return tellsEnough(quote.text, hidden) && !hiddenElsewhere(quote.text, hidden, [...told, ...citationOf(quote)]);
}

function tellsEnough(text: string, { start, end }: Span): boolean {
  const words = `${text.slice(0, start)} ${text.slice(end)}`.toLowerCase().match(/\p{L}[\p{L}\p{M}]{2,}/gu) ?? [];
  return new Set(words.filter((word) => !isStopWord(word))).size >= LEAST_TELLING;
}

function citationOf({ title, author, publisher, date, section, document }: Citation): string[] {
  const shown = [title ?? document, author, publisher, date, section];
  return shown.filter((each) => each !== null).map((each) => each.replace(/[-_]/gu, ' '));
}
