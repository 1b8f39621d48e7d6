// Whether a sentence is worth reading by itself, without what stands around it.
import type { ParagraphKind } from '../types.js';
import { mentionsUnnamed } from './first-mentions.js';
import { pointsBack } from './standing-alone.js';
import { isStopWord } from './stop-words.js';
import { speaksToReaders } from './to-readers.js';

/** Why a sentence is not worth reading by itself. */
export type Unworthiness =
  | 'paragraph' // a heading, a table, code
  | 'length' // a remark, or more than is read at a glance
  | 'opening' // begins amid a sentence, or with the letter or number of a list
  | 'ending' // announces what follows, asks, or was cut
  | 'context' // speaks of what stands before it or elsewhere in the document
  | 'readers' // speaks to its readers, or of who wrote it
  | 'address' // holds a link or an e-mail address
  | 'capitals' // a title or a list of names
  | 'figures' // a row of a table, or a reference
  | 'unbalanced' // half of a quotation or a bracket
  | 'words'; // no running prose

const LEAST_WORDS = 8;
const MOST_WORDS = 60;
/** Running Indonesian and English have .3 to .5; sentences full of names as few as .06. */
const LEAST_FUNCTION_WORDS = 0.05;
/** Shares of the words above which they are a list of names, a title, or a table. */
const MOST_CAPITALISED = 0.8;
const MOST_IN_CAPITALS = 0.4;
const MOST_FIGURES = 0.3;

const OPENING = /^(?:["“‘«]\s?)?[\p{Lu}\p{Lt}\p{N}]/u;
/** "1. ", "(a) ", "B) ", "IV. ", "- ". */
const LIST_MARK = /^["“‘«([]*(?:\p{N}{1,3}|\p{L}|[IVX]{1,4})[.)]\s/u;
/** Footnote marks may follow. */
const ENDING = /[^.…?][.!]["”’»)]*(?:\[[^\][\s]{1,12}\])*$/u;
/** Two sentences that scraping has run together. */
const RUN_TOGETHER = /\p{Ll}{4}[.!?]\s\p{Ll}/u;
const ADDRESS = /https?:|www\.|\p{L}@\p{L}|\p{L}\.(?:com|co|org|net|id|gov|edu)\b/iu;
/** "Smith, J." at the beginning, a year before a title, a number of a book or a page. */
const REFERENCE =
  /^\p{Lu}[\p{L}-]+, (?:\p{Lu}\.\s?)+|\(\d{4}[a-z]?\)\. \p{Lu}|\b(?:doi|isbn|issn)\b|\b(?:hlm|pp)\. ?\d/iu;
/** What stands before is needed: beside `pointsBack` for what need not stand first. */
const CONTINUES = [
  /^["“‘«]?(?:dan|atau|sebab|sehingga|yang|begitulah|and|or|nor|yet|which|indeed|similarly|likewise|consequently|another|secara khusus|in particular|specifically)\b/iu,
  // "Faktor penting lainnya adalah …"; "di sana" before any name.
  /^(?:\S+ ){1,3}lain(?:nya)? (?:adalah|ialah)\b|\bdi (?:sini|situ)\b|^\S+ [^\p{Lu}]*\bdi sana\b/u,
  // Later than what? The same as what?
  /^["“‘«]?(?:\S+ ){0,3}(?:kemudian|keesokan harinya|sebelumnya|sesudahnya|setelahnya|later|earlier|the next day|(?:hari|saat|waktu|tahun) yang sama|the same (?:day|time|year)),?\s/iu,
  // "Para pemimpin ini", "Dengan perang tersebut"; but "Saat ini" and "Hari ini" mean a time.
  /^(?:\S+ ){0,4}(?<!\b(?:saat|hari|dewasa|selama|sementara|belakangan) )(?:ini|itu|itulah|inilah|tersebut)\b/iu,
  /^(?:\S+ of|in|at|on|from|by|for|with|to|during|after|since|under) (?:it|them|this|that|these|those)\b/iu,
  // "Menurutnya", "Dasarnya adalah"; but "Tampaknya" is a word of its own.
  /^(?!(?:tampak|biasa|umum|sebenar|sedikit|setidak|sayang|untung|ha|seharus|sepatut|akhir|pada umum)nya)\p{L}+nya\b/iu,
  /^[^,]{1,40}, (?:ia|dia|beliau|mereka|he|she|they|it|his|her|their|its)\b/iu,
];
/** Speaks of another part of the document, or of the document itself. */
const ELSEWHERE =
  /\b(?:berikut ini|di (?:atas|bawah) ini|sebagai berikut|as follows|(?:artikel|tulisan|catatan|makalah|bab|buku|bagian|lembar|halaman|daftar|tabel|gambar) ini|this (?:article|paper|chapter|section|book|page|document|post|table|figure)|(?:gambar|tabel|grafik|bagan|figure|table|chart) \p{N})/iu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,:/-][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * The first reason why the sentence is not worth reading by itself; null when it is. `text` is the whole sentence, `kind`
 * that of its paragraph. A sentence of a list has to be a whole sentence like any other. Function words are those of
 * Indonesian and English: documents in other languages have no worthy sentences.
 */
export function unworthiness(text: string, kind: ParagraphKind): Unworthiness | null {
  if (kind !== 'prose' && kind !== 'list') return 'paragraph';
  const words = text.match(WORD) ?? [];
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) return 'length';
  if (!OPENING.test(text) || LIST_MARK.test(text)) return 'opening';
  if (!ENDING.test(text) || RUN_TOGETHER.test(text)) return 'ending';
  if (needsContext(text)) return 'context';
  if (speaksToReaders(text)) return 'readers';
  if (ADDRESS.test(text)) return 'address';
  return isBalanced(text) ? unworthyWords(words, text) : 'unbalanced';
}

function needsContext(text: string): boolean {
  const continues = CONTINUES.some((pattern) => pattern.test(text));
  return continues || pointsBack(text) || ELSEWHERE.test(text) || mentionsUnnamed(text);
}

function unworthyWords(words: readonly string[], text: string): Unworthiness | null {
  const share = (is: (word: string) => boolean) => words.filter(is).length / words.length;
  if (share((word) => /^\p{Lu}/u.test(word)) > MOST_CAPITALISED) return 'capitals';
  if (share((word) => /^\p{Lu}{2,}$/u.test(word)) > MOST_IN_CAPITALS) return 'capitals';
  if (share((word) => /^\p{N}/u.test(word)) > MOST_FIGURES || REFERENCE.test(text)) return 'figures';
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
