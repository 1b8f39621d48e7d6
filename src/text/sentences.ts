// Splits a stretch of text into sentences: candidates at full stops, then the reasons for which a sentence goes on.
//
// Intl.Segmenter is not used: it breaks inside footnote marks (".[1] Dia"), at every line end and after initials, misses
// "berakhir.Langsung", and its data differ between Node versions, so that every one of its breaks would need judging here.
import type { Span } from '../types.js';
import { BEFORE_NAMES, BEFORE_NUMBERS, LABELLED_BY_LETTERS } from './abbreviations.js';
import { isStopWord } from './stop-words.js';

/** No sentence is longer (UTF-16 units); what has no punctuation is cut at white space, so that all work stays linear. */
export const LONGEST_SENTENCE = 1000;
/** A sentence that goes on in lower case or inside quotation marks may grow to this length before it is split after all. */
const LONGEST_JOINED = 320;
/** How far ahead the closing quotation mark or bracket of an unfinished quotation is looked for. */
const LONGEST_QUOTATION_REST = 180;
/** How much before a full stop is looked at. */
const LEFT_WINDOW = 48;

/**
 * Sentences of `text` within `span`, in order, not overlapping, trimmed of white space; together they hold every
 * character of the span that is not white space.
 */
export function splitSentences(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  let depth = new QuotationDepth();
  for (const end of candidates(text, span)) {
    depth.read(text, Math.max(start, depth.position), end);
    if (goesOn(text, start, end, span.end, depth)) continue;
    sentences.push(...bounded(text, { start, end }));
    start = end;
    depth = new QuotationDepth(end);
  }
  sentences.push(...bounded(text, { start, end: span.end }));
  return sentences;
}

/**
 * A run of sentence ends, the quotation marks, brackets and footnote marks that belong to it, and then white space, the
 * end, or (in scraped text) at once the next sentence.
 */
const TERMINATOR =
  /(?<![.!?…])[.!?…]+(?:[ \u00a0]?[”’»)\]](?!\p{L})|["'”’»)\]])*(?:\[[^\][\s]{1,12}\])*(?=\s|[“‘«("[]?\p{Lu}\p{Ll})|[。！？؟।]+/gu;

/** Offsets at which a sentence may end. */
function* candidates(text: string, span: Span): Generator<number> {
  const slice = text.slice(span.start, span.end);
  for (const match of slice.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    if (/\s/.test(slice.charAt(end)) || match[0].charCodeAt(0) > 0x2fff || isGlued(slice, match.index, end)) {
      yield span.start + end;
    }
  }
}

/** "berakhir.Langsung": a word or year, a full stop, a capitalised word; but not "Kompas.Com" or "Node.Js". */
function isGlued(slice: string, terminator: number, end: number): boolean {
  const before = slice.slice(Math.max(0, terminator - 3), terminator);
  const after = slice.slice(end, end + 24);
  const sentence = /^[“‘«("[]?(?!(?:Com|Co|Id|Net|Org|Js)\b)\p{Lu}\p{Ll}+(?:[\s,:;?!]|$|-\p{L})/u;
  return /(?:\p{Ll}{2}|\d{2}|[”"’)])$/u.test(before) && sentence.test(after);
}

/** Counts open quotation marks and brackets of the sentence in the making. */
class QuotationDepth {
  position: number;
  private curly = 0;
  private straight = 0;
  private round = 0;

  constructor(position = 0) {
    this.position = position;
  }

  read(text: string, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      const char = text[index];
      if (char === '“' || char === '«') this.curly += 1;
      else if (char === '”' || char === '»') this.curly = Math.max(0, this.curly - 1);
      else if (char === '"') this.straight += 1;
      else if (char === '(') this.round += 1;
      else if (char === ')') this.round = Math.max(0, this.round - 1);
    }
    this.position = to;
  }

  /** The character that would close what is open, or null. */
  awaited(): RegExp | null {
    if (this.curly > 0) return /[”»]/;
    if (this.straight % 2 === 1) return /"/;
    return this.round > 0 ? /\)/ : null;
  }
}

/** True when the sentence from `start` does not end at `end`. */
function goesOn(text: string, start: number, end: number, limit: number, depth: QuotationDepth): boolean {
  const left = text.slice(Math.max(start, end - LEFT_WINDOW), end);
  const right = text.slice(end, Math.min(limit, end + LEFT_WINDOW)).trimStart();
  const next = /^["'“‘«([\-–—•*\s]*(\p{L}[\p{L}\p{M}'’-]*|\p{N}+)?/u.exec(right)?.[1] ?? '';
  if (isEnumerator(left, end - start)) return true;
  if (left.endsWith('.') && endsInAbbreviation(left, next)) return true;
  if (end - start > LONGEST_JOINED) return false;
  const isListLetter = /^[a-z][.)]\s/.test(right);
  return (/^\p{Ll}/u.test(next) && !isListLetter) || isInsideQuotation(text, end, limit, depth);
}

/** "1.", "b.", "iv." or "(2)." at the start of a sentence or after a colon is a list number. */
function isEnumerator(left: string, length: number): boolean {
  if (length <= LEFT_WINDOW && /^\s*[-–•*]?\s*\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|\p{L}|[ivxIVX]{1,5})[.)]+$/u.test(left))
    return true;
  return /[:;]\s+(?:\d{1,2}|[a-z])\.$/.test(left);
}

function endsInAbbreviation(left: string, next: string): boolean {
  const words = /(?:([\p{L}\p{N}.,]+)\s+)?["'“‘«([]*([\p{L}\p{N}.]*)\.$/u.exec(left);
  if (words === null) return false;
  const last = words[2] ?? '';
  const lower = last.toLowerCase();
  if (BEFORE_NUMBERS.has(lower) && /^(?:\p{N}|[IVXLC]+$)/u.test(next)) return true;
  if (BEFORE_NAMES.has(lower) && /^[\p{L}\p{N}]/u.test(next) && !isCapitalisedStopWord(next)) return true;
  const isInitial = /^\p{Lu}\p{Ll}?$/u.test(last) && !isLabel(words[1] ?? '');
  const isAcronym = /^\p{L}{1,3}(?:\.\p{L}{1,3})+$/u.test(last);
  return (isInitial || isAcronym) && /^\p{L}/u.test(next) && !isCapitalisedStopWord(next);
}

/** The letter after these is a label, not an initial: "vitamin C.", "1884 M." */
function isLabel(wordBefore: string): boolean {
  return /\d$/.test(wordBefore) || LABELLED_BY_LETTERS.has(wordBefore.toLowerCase());
}

const isCapitalisedStopWord = (word: string): boolean => isStopWord(word.toLowerCase());

/** A quotation that ends soon stays whole: its parts alone would hold half a pair of quotation marks. */
function isInsideQuotation(text: string, end: number, limit: number, depth: QuotationDepth): boolean {
  const awaited = depth.awaited();
  return awaited?.test(text.slice(end, Math.min(limit, end + LONGEST_QUOTATION_REST))) ?? false;
}

/** The span trimmed, in pieces of at most `LONGEST_SENTENCE` units, cut at white space where there is any. */
function bounded(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let rest = trimmed(text, span);
  while (rest.end - rest.start > LONGEST_SENTENCE) {
    const cut = cutBefore(text, rest.start, rest.start + LONGEST_SENTENCE);
    pieces.push(trimmed(text, { start: rest.start, end: cut }));
    rest = trimmed(text, { start: cut, end: rest.end });
  }
  if (rest.end > rest.start) pieces.push(rest);
  return pieces;
}

function cutBefore(text: string, start: number, end: number): number {
  for (let cut = end; cut > start + LONGEST_SENTENCE / 2; cut -= 1) {
    if (/\s/.test(text.charAt(cut))) return cut;
  }
  // Never between the two halves of a character outside the basic plane.
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** The span without white space at its ends. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}
