// Proper names in a sentence: runs of capitalised words with the particles inside them, without titles before them.
import { isCountry } from './countries.js';
import { isDay, isMonthOrDay } from './months.js';
import { BODIES, NOT_NAMES, TITLES } from './name-words.js';
import type { Recallable } from './recallable.js';
import { isStopWord } from './stop-words.js';

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** "Kassym-Jomart", "S.", "al-Farabi", "O’Brien", "COVID-19", "U.S."; an English 's stays outside. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}_¤'’@#/-])(?:(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|(?:(?:al|as|ad|an|at|ar|el|ash)[-–])?\p{Lu}[\p{L}\p{M}\p{N}]*(?:(?!['’]s(?![\p{L}\p{M}\p{N}]))['’ʼ`][\p{L}\p{M}]+)*(?:[-–](?:\p{L}[\p{L}\p{M}\p{N}]*|\p{N}{1,4}))*)(?![\p{L}\p{M}\p{N}_@/]|[-–][\p{L}\p{N}])/gu;
/** What may stand between two words of one name. */
const JOINING = /^ (?:(?:bin|binti|ibn|van|von|van der|van den|de|del|de la|da|dos|der|den|du|le|la) )?$/u;
const JOINING_BODIES = /^ (?:of the|dan|and|and the|for|for the|on|untuk|tentang|&) $/u;
/** English adjectives of nations; they are written like names. */
const ADJECTIVE = /(?:[ei]ans?|ese|ish|kh|bek|yz|Dutch|French|German|Greek)$/u;
/** "(OTKK)" after its long form: one name, told twice. */
const SHORT_FORM = /^ \(\p{Lu}[\p{L}\p{N}-]{1,11}\)/u;
/** What follows a name with its number, and not what the number counts. */
const AFTER_NUMBERED = /^(?:$|[.,;:!?)”"]|\s(?:yang|dan|di|pada|oleh|untuk|and|in|by|to|was|is)(?!\p{L}))/u;
/** Of capitalised words among all, above which capitals tell nothing: headings. */
const MOST_CAPITALS = 0.7;

export function namesIn(text: string): Recallable[] {
  const words = Array.from(text.matchAll(WORD), ({ 0: said, index }) => ({
    ...{ start: index, end: index + said.length, text: said },
  }));
  if (words.length > MOST_CAPITALS * (text.match(/\p{L}+/gu) ?? []).length) return [];
  return runs(text, words)
    .flatMap(apart)
    .flatMap((run) => nameOf(text, run));
}

/** Words that make one name. */
interface Run {
  readonly words: Word[];
  /** A title stands before it. */
  readonly titled: boolean;
}

/** Titles, days and words that only open a sentence part them. */
function runs(text: string, words: readonly Word[]): Run[] {
  const found: Run[] = [];
  for (const word of words) {
    const run = found.at(-1);
    const last = run?.words.at(-1);
    const isTitle = TITLES.has(word.text.toLowerCase().replace(/\.$/u, ''));
    if (isTitle || isNoName(text, word)) found.push({ words: [], titled: isTitle });
    else if (run?.titled === true && last === undefined) run.words.push(word);
    else if (run !== undefined && last !== undefined && joins(run, text.slice(last.end, word.start)))
      run.words.push(word);
    else found.push({ words: [word], titled: false });
  }
  return found.filter((run) => run.words.length > 0);
}

function isNoName(text: string, { text: word, start }: Word): boolean {
  const isShout = word.length > 1 && word === word.toUpperCase();
  const onlyOpens = isStopWord(word.toLowerCase()) && !isShout && opensSentence(text, start);
  const isOfDate = isMonthOrDay(word) && /^[.,]?\s\d/u.test(text.slice(start + word.length));
  return onlyOpens || isOfDate || /^I(?:['’]|$)/u.test(word);
}

function joins({ words }: Run, between: string): boolean {
  if (JOINING.test(between)) return true;
  const isBody = BODIES.has(words[0]?.text.toLowerCase() ?? '');
  return (between === ' of ' && words.length === 1) || (isBody && JOINING_BODIES.test(between));
}

/** "Presiden Rusia Vladimir Putin": a country and a person. */
function apart(run: Run): Run[] {
  const { words, titled } = run;
  const nameOfFirst = (count: number) =>
    words
      .slice(0, count)
      .map(({ text }) => text)
      .join(' ');
  const country = [2, 1].find((count) => words.length > count && isCountry(nameOfFirst(count)));
  if (!titled || country === undefined) return [run];
  return [words.slice(0, country), words.slice(country)].map((part) => ({ words: part, titled }));
}

function nameOf(text: string, { words }: Run): Recallable[] {
  const [head] = words;
  // An abbreviation at the beginning is capitalised for itself.
  const opens = head !== undefined && opensSentence(text, head.start) && !/^\p{Lu}{2}/u.test(head.text);
  const own = opens ? withoutOpening(words) : words;
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || own.every(({ text: word }) => tellsNothing(word))) return [];
  if (own.length === 1 && isAbbreviation(first.text)) return [];
  // "Theresa May" is a name; "Monday Trump" may be none.
  if (isMonthOrDay(first.text) || own.some(({ text: word }) => isDay(word))) return [];
  const said = text.slice(first.start, last.end);
  const end = isCountry(said) ? last.end : endOf(text, last.end, own.length);
  if (end === null) return [];
  const isAdjective = own.length === 1 && ADJECTIVE.test(first.text) && /^ \p{Ll}/u.test(text.slice(end));
  const score = (own.length > 1 ? 0.82 : 0.72) - (first === head && opens ? 0.22 : 0) - (isAdjective ? 0.2 : 0);
  return [{ start: first.start, end, kind: 'name', score }];
}

/** At the beginning of a sentence every word is capitalised: of one alone nobody can say what it is. */
function withoutOpening(words: readonly Word[]): readonly Word[] {
  const head = words[0]?.text ?? '';
  if (words.length === 1) return [];
  const rest = words
    .slice(1)
    .map(({ text }) => text)
    .join(' ');
  if (BODIES.has(head.toLowerCase())) return words;
  if (isCommonWord(head)) return words.slice(1);
  // "Gejolak Kazakhstan", "Garuda Indonesia": a common word with a country, or a name.
  return isCountry(rest) && !isCountry(`${head} ${rest}`) ? [] : words;
}

function tellsNothing(word: string): boolean {
  const isInflected = word.length > 6 && /nya$/u.test(word);
  return word.replace(/\P{L}/gu, '').length < 3 || isRoman(word) || isStopWord(word.toLowerCase()) || isInflected;
}

/** With its short form or number ("Piala Dunia 2022"); null where a number follows that may or may not be its own. */
function endOf(text: string, end: number, words: number): number | null {
  const rest = text.slice(end, end + 40);
  const short = SHORT_FORM.exec(rest)?.[0];
  if (short !== undefined) return end + short.length;
  const numbered = /^ \d{1,4}(?![\p{L}\p{N}%]|[.,]\d|[-–—/]\p{N})/u.exec(rest)?.[0];
  if (numbered === undefined) return end;
  const isEdition = words > 1 && /^ (?:19|20)\d\d$/u.test(numbered);
  const after = rest.slice(numbered.length);
  return isEdition || AFTER_NUMBERED.test(after) ? end + numbered.length : null;
}

function opensSentence(text: string, at: number): boolean {
  return (
    /(?:^|[.!?:…]["”’)]*\s+|^¤+\s*)["“‘'«([—–-]*\s*$/u.test(text.slice(0, at)) || /[“"‘]$/u.test(text.slice(0, at))
  );
}

function isCommonWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    NOT_NAMES.has(lower) ||
    /^(?:me(?:ng|ny|m|n)?|ber|ter|di|pe(?:ng|ny|m|n)?|ke|se)\p{Ll}{3,}(?:an|kan|i|nya)$/u.test(lower) ||
    /^\p{L}{3,}(?:nya|ly|ing|ed)$/u.test(lower)
  );
}

/** Those are terms. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+(?:-[\p{Lu}\p{N}]+)*$/u.test(word) || /^(?:\p{Lu}\.)+$/u.test(word);
}

export function isRoman(word: string): boolean {
  return /^(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(word) || word.length === 1;
}
