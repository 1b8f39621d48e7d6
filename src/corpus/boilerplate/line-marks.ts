// Marks remarks that a page makes beside its prose, by what they say: "Baca juga: …", "Posted By : …", calls to subscribe.
import { splitSentences } from '../../text/sentences.js';
import type { Boilerplate, BoilerplateReason, Span } from '../../types.js';
import { type Block, wordsOf } from './blocks.js';
import { CALLS_TO_ACTION, DATELINE, FURNITURE, LINE_PHRASES, type LinePhrase, SALES_TALK } from './phrases.js';

/** A call to action is short; a longer sentence that holds one is prose that mentions it. */
const LONGEST_CALL_WORDS = 25;
/** The rest of a line after a call is part of it when it is no longer than this ("klik di siniBerita"). */
const SHORT_REST_WORDS = 3;
const LONGEST_FURNITURE = 160;
/** No remark is longer (UTF-16 units). */
const LONGEST_REMARK = 400;

/** So many blocks at the beginning and at the end of a document are its edges. */
const EDGE_BLOCKS = 6;

/** Marks inside each block, not merged. */
export function lineMarks(blocks: readonly Block[]): Boilerplate[] {
  return blocks.flatMap((block, index) => {
    const { kind } = block.paragraph;
    if (kind === 'code' || kind === 'table') return [];
    const isEdge = kind !== 'list' && (index < EDGE_BLOCKS || index >= blocks.length - EDGE_BLOCKS);
    return [...furniture(block), ...dateline(block), ...remarks(block, isEdge), ...callsToAction(block)];
  });
}

const mark = (block: Block, start: number, end: number, reason: BoilerplateReason): Boilerplate => ({
  start: block.start + start,
  end: block.start + end,
  reason,
});

function furniture(block: Block): Boilerplate[] {
  if (block.text.length > LONGEST_FURNITURE) return [];
  const line = block.text.replace(/^[\s\W]*(?=[\p{L}©(])|[\s:.…»>]+$/gu, '');
  return FURNITURE.some((pattern) => pattern.test(line)) ? [mark(block, 0, block.text.length, 'navigation')] : [];
}

function dateline(block: Block): Boilerplate[] {
  const found = block.isProse ? DATELINE.exec(block.text) : null;
  return found === null ? [] : [mark(block, 0, found[0].trimEnd().length, 'byline')];
}

function remarks(block: Block, isEdge: boolean): Boilerplate[] {
  return LINE_PHRASES.filter(({ place }) => isEdge || place !== 'edge').flatMap((phrase) => {
    const marks: Boilerplate[] = [];
    for (const match of block.text.matchAll(phrase.pattern)) {
      const end = endOfRemark(block.text, match.index, match[0].length, phrase);
      if (end !== null) marks.push(mark(block, bracketBefore(block.text, match.index), end, phrase.reason));
    }
    return marks;
  });
}

/** Where the remark that begins at `start` ends; null when it is none. */
function endOfRemark(text: string, start: number, length: number, phrase: LinePhrase): number | null {
  if (!beginsHere(text, start, phrase.place === 'anywhere')) return null;
  const isFew = (words: string) => wordsOf(words).length <= phrase.mostWords;
  const from = start + length;
  const window = text.slice(from, from + LONGEST_REMARK);
  const opener = text.charAt(start - 1);
  if (opener === '(' || opener === '[') {
    const close = window.indexOf(opener === '(' ? ')' : ']');
    return close >= 0 && isFew(window.slice(0, close)) ? from + close + 1 : null;
  }
  const rest = /^[^\n]*/.exec(window)?.[0].trimEnd() ?? '';
  if (!phrase.maySentence && /[.!…]["”’)\]]*$/.test(rest) && wordsOf(rest).length > SHORT_REST_WORDS) return null;
  if (rest.length < LONGEST_REMARK && isFew(rest)) return from + rest.length;
  const sentence = /^.*?[.!?…](?=\s)/.exec(rest)?.[0];
  return phrase.maySentence && sentence !== undefined && isFew(sentence) ? from + sentence.length : null;
}

/** A remark begins a line, follows a sentence or an opening bracket, or is glued to a word by careless scraping. */
function beginsHere(text: string, start: number, anywhere: boolean): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (/(?:^|\n)[\s\W]*$/.test(start <= 12 ? before : `x${before}`)) return true;
  if (!anywhere) return false;
  if (/[.!?…]["'”’»)\]]*\s*[([•|»>–—-]*\s*$/.test(before)) return true;
  return /\p{Ll}$/u.test(before) && /^\p{Lu}/u.test(text.slice(start));
}

function bracketBefore(text: string, start: number): number {
  return /[([]/.test(text.charAt(start - 1)) ? start - 1 : start;
}

/** Sentences that ask the reader to click or subscribe, and the sales talk right beside them. */
function callsToAction(block: Block): Boilerplate[] {
  if (!CALLS_TO_ACTION.some((pattern) => pattern.test(block.text))) return [];
  const sentences = splitSentences(block.text, { start: 0, end: block.text.length });
  const isCall = sentences.map((sentence) => isCallToAction(block.text.slice(sentence.start, sentence.end)));
  const isAdvert = sentences.map(
    (sentence, index) => isCall[index] || (SALES_TALK.test(sliceOf(block, sentence)) && besideCall(isCall, index)),
  );
  return sentences
    .filter((_, index) => isAdvert[index])
    .map(({ start, end }) => mark(block, start, end, 'subscription'));
}

const sliceOf = (block: Block, span: Span): string => block.text.slice(span.start, span.end);

function isCallToAction(sentence: string): boolean {
  return CALLS_TO_ACTION.some((pattern) => pattern.test(sentence)) && wordsOf(sentence).length <= LONGEST_CALL_WORDS;
}

/** At most three sentences of sales talk lead up to a call or follow it. */
function besideCall(isCall: readonly boolean[], index: number): boolean {
  return isCall.slice(Math.max(0, index - 3), index + 4).some(Boolean);
}
