// Typing errors: a word that the documents do not hold, read as the nearest word that they do hold.
import type { LexicalIndex } from '../../embeddings/lexical-index.js';
import { isStopWord } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { Language } from '../types.js';

/** Shorter words have too many neighbours. */
const LEAST_LENGTH = 5;
/** From this length on, two edits are still nearer than any other word. */
const TWO_EDITS_LENGTH = 9;

/**
 * `question` with its typing errors mended by the index's own words. A word is corrected only when nothing in the index
 * shares its stem, and only to a word with the same first letter. In an English question only names (capital letters)
 * are: its other words may well be missing from Indonesian documents and still be right.
 */
export function withCorrections(question: string, language: Language, index: LexicalIndex): string {
  return question.replace(/\p{L}{5,}/gu, (typed) => {
    if (language === 'en' && !/^\p{Lu}/u.test(typed)) return typed;
    return nearestWord(typed, index) ?? typed;
  });
}

function nearestWord(typed: string, index: LexicalIndex): string | null {
  const { words, terms } = analyse(typed);
  const word = words[0];
  const term = terms[0];
  if (word === undefined || term === undefined || words.length > 1 || word.length < LEAST_LENGTH) return null;
  if (isStopWord(word) || index.knows(term)) return null;
  const near = index.nearWords(word, word.length >= TWO_EDITS_LENGTH ? 2 : 1);
  return near.find((each) => each.word[0] === word[0])?.word ?? null;
}
