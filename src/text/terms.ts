// Text -> words as written and stemmed terms, for the lexical index and for questions alike.
import { stemmer } from '@orama/stemmers/indonesian';

/** What a text looks like to the lexical index. */
export interface AnalysedText {
  /** Stems, one for each word, in order. */
  readonly terms: readonly string[];
  /** Lower-case words, in order; numbers keep their points and commas. */
  readonly words: readonly string[];
}

/** A number with its separators, or a run of letters and digits with apostrophes inside ("qur'an"). */
const WORD = /\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ`][\p{L}\p{M}\p{N}]+)*/gu;
/** Longer runs are not words (encoded data, URLs); the index keeps their beginning. */
const LONGEST_WORD = 48;
/** Distinct words remembered with their stems; about 20 MB, more than any collection's vocabulary needs at once. */
const STEM_CACHE = 200_000;

const stems = new Map<string, string>();

/**
 * NFKC, lower case, Latin letters without diacritics, apostrophes dropped (an English 's with them), words split at
 * hyphens. Terms are Indonesian stems; "3.000" and "3,000" have the term "3000".
 */
export function analyse(text: string): AnalysedText {
  const words: string[] = [];
  const terms: string[] = [];
  for (const found of fold(text).match(WORD) ?? []) {
    const word = withoutApostrophes(found).slice(0, LONGEST_WORD);
    words.push(word);
    terms.push(termOf(word));
  }
  return { terms, words };
}

function fold(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  if (!/[^\p{ASCII}]/u.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})[\u0300-\u036f]+/gu, '')
    .normalize('NFC');
}

function withoutApostrophes(word: string): string {
  if (!/['’ʼ`]/.test(word)) return word;
  return word.replace(/['’ʼ`]s$/, '').replace(/['’ʼ`]/g, '');
}

function termOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const term = /^\d/.test(word) ? numberTerm(word) : stemmer(word);
  if (stems.size >= STEM_CACHE) stems.clear();
  stems.set(word, term);
  return term;
}

/** Separators of thousands differ between Indonesian and English, and are often left out. */
function numberTerm(word: string): string {
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(word) ? word.replace(/[.,]/g, '') : word;
}
