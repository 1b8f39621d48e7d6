// Whether a sentence is worth reading by itself, without what stands around it.
import type { ParagraphKind } from '../types.js';
import { pointsBack } from './standing-alone.js';
import { isStopWord } from './stop-words.js';

/** Why a sentence is not worth reading by itself. */
export type Unworthiness =
  | 'paragraph' // a heading, a table, code
  | 'length' // a remark, or more than is read at a glance
  | 'opening' // begins amid a sentence, or with the letter or number of a list
  | 'ending' // announces what follows, asks, or was cut
  | 'context' // speaks of what stands before it or elsewhere in the document
  | 'address' // holds a link or an e-mail address
  | 'capitals' // a title or a list of names
  | 'figures' // a row of a table, or a reference
  | 'unbalanced' // half of a quotation or a bracket
  | 'words'; // no running prose

const LEAST_WORDS = 8;
const MOST_WORDS = 60;
/** Running Indonesian and English have .3 to .5; sentences of news as few as .15. */
const LEAST_FUNCTION_WORDS = 0.1;
/** Shares of the words above which they are a list of names, or a table. */
const MOST_CAPITALISED = 0.6;
const MOST_FIGURES = 0.3;

const OPENING = /^(?:["“‘«]\s?)?[\p{Lu}\p{Lt}\p{N}]/u;
/** "1. ", "(a) ", "B) ", "IV. ", "- ". */
const LIST_MARK = /^["“‘«([]*(?:\p{N}{1,3}|\p{L}|[IVX]{1,4})[.)]\s/u;
/** Footnote marks may follow. */
const ENDING = /[^.…][.!]["”’»)]*(?:\[[^\][\s]{1,12}\])*$/u;
const ADDRESS = /https?:|www\.|\p{L}@\p{L}|\p{L}\.(?:com|co|org|net|id|gov|edu)\b/iu;
/** Speaks of another part of the document, or of the document itself. */
const ELSEWHERE =
  /\b(?:(?:di|ber|se|ter)(?:ikut|atas|bawah) ini|tersebut di atas|(?:gambar|tabel|grafik|bagan|figure|fig\.|table|chart) \p{N}|as follows|sebagai berikut|(?:see|lihat)(?: juga| also)? (?:above|below|bab|halaman|page|chapter|section))\b/iu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,:/-][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * The first reason why the sentence is not worth reading by itself; null when it is. `text` is the whole sentence, `kind`
 * that of its paragraph. A sentence of a list has to be a whole sentence like any other.
 */
export function unworthiness(text: string, kind: ParagraphKind): Unworthiness | null {
  if (kind !== 'prose' && kind !== 'list') return 'paragraph';
  const words = text.match(WORD) ?? [];
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) return 'length';
  if (!OPENING.test(text) || LIST_MARK.test(text)) return 'opening';
  if (!ENDING.test(text)) return 'ending';
  if (pointsBack(text) || ELSEWHERE.test(text)) return 'context';
  if (ADDRESS.test(text)) return 'address';
  const share = (is: (word: string) => boolean) => words.filter(is).length / words.length;
  if (share((word) => /^\p{Lu}/u.test(word)) > MOST_CAPITALISED) return 'capitals';
  if (share((word) => /^\p{N}/u.test(word)) > MOST_FIGURES) return 'figures';
  if (!isBalanced(text)) return 'unbalanced';
  return share((word) => isStopWord(word.toLowerCase())) < LEAST_FUNCTION_WORDS ? 'words' : null;
}

const PAIRS = ['()', '[]', '“”', '«»'] as const;

/** Every bracket and quotation mark has its other half, in order. */
function isBalanced(text: string): boolean {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return false;
  return PAIRS.every(([open, close]) => {
    let depth = 0;
    for (const character of text) {
      if (character === open) depth++;
      else if (character === close && --depth < 0) return false;
    }
    return depth === 0;
  });
}
