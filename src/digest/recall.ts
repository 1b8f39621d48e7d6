// Something to remember: one more quote whose number, date or name is hidden, and stands nowhere else in the digest.
import { type Recallable, recallables } from '../text/recallable.js';
import { isStopWord } from '../text/stop-words.js';
import type { Citation, Quote } from '../types.js';
import type { Candidate, Sentence } from './choose.js';
import type { DigestPorts, PassageText } from './digest-ports.js';
import type { Picker } from './picker.js';
import type { Pool } from './pool.js';

export interface Recall {
  readonly quote: Quote;
  /** Offsets into the source text. */
  readonly hidden: readonly [number, number];
  readonly documentId: number;
}

/** What stands beside it in the digest. */
export interface Beside {
  readonly quotes: readonly Quote[];
  readonly open: readonly { readonly question: string }[];
  readonly topic: string | null;
}

/** Something that can be hidden in a sentence. */
interface Hideable extends Pick<Recallable, 'kind'> {
  readonly candidate: Candidate;
  readonly sentence: Sentence;
  /** The words. */
  readonly text: string;
  /** Offsets into the source text. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Passages whose sentences are looked at, in portions: the best of a portion is taken. */
const LOOKED_AT = 36;
const PORTION = 12;
/** UTF-16 units of a sentence to recall: at most, and those that there is always room for. */
const LONGEST = 320;
const ALWAYS_ROOM = 180;
/** Words beside what is hidden that tell what is asked; function words tell nothing. */
const LEAST_TELLING = 4;
/** A name in more than this share of the passages, and in so many at least, is what the collection is about: everybody guesses it. */
const COMMON_SHARE = 0.1;
const COMMON_LEAST = 5;
/** Such a name counts so much less, where scores are from 0 to 1. */
const COMMON = 0.4;
/** A document that is quoted already counts so much less, where scores are from 0 to 1. */
const QUOTED_ALREADY = 0.2;

/** `candidates`: the best first; what is taken of them is left alone. Null where none is fair. */
export async function pickRecall(
  { library }: Pick<DigestPorts, 'library'>,
  { generation, taken }: Pool,
  picker: Picker,
  candidates: readonly Candidate[],
  beside: Beside,
): Promise<Recall | null> {
  const { passageIds, worthy } = generation;
  const told = toldBeside(beside);
  const quoted = new Set(picker.picked.map(({ documentId }) => documentId));
  const value = ({ score, candidate }: Hideable) => score - (quoted.has(candidate.documentId) ? QUOTED_ALREADY : 0);
  const length = Math.min(LONGEST, Math.max(ALWAYS_ROOM, picker.room()));
  for (let from = 0; from < Math.min(LOOKED_AT, candidates.length); from += PORTION) {
    const portion = candidates.slice(from, from + PORTION);
    const idOf = ({ ordinal }: Candidate) => passageIds[ordinal] ?? 0;
    const passages = new Map((await library.passages(portion.map(idOf))).map((passage) => [passage.id, passage]));
    const hideable = portion.flatMap((candidate) => {
      const passage = passages.get(idOf(candidate));
      const free = candidate.sentences.filter((each) => taken[each.group] !== 1 && each.length <= length);
      const inSentence = (sentence: Sentence) =>
        hideableIn(candidate, sentence, passage, worthy.places[sentence.at], told).map((each) => ({
          ...each,
          score: each.score - (isCommonName(each, generation) ? COMMON : 0),
        }));
      return free.flatMap(inSentence);
    });
    for (const { candidate, sentence, start, end } of hideable.sort((a, b) => value(b) - value(a))) {
      const quote = taken[sentence.group] === 1 ? null : await picker.quoteOf(candidate, sentence);
      if (quote === null || !isFairIn(quote, start, end)) continue;
      picker.take(sentence.group);
      return { quote, hidden: [start, end], documentId: candidate.documentId };
    }
  }
  return null;
}

/** What of a sentence can be hidden so that nothing beside it tells. */
function hideableIn(
  candidate: Candidate,
  sentence: Sentence,
  passage: PassageText | undefined,
  place: number | undefined,
  told: ReadonlySet<string>,
): Hideable[] {
  const span = passage?.sentences[place ?? -1];
  if (passage === undefined || span === undefined) return [];
  const text = passage.text.slice(span.start - passage.start, span.end - passage.start);
  const asked = recallables(text).filter(({ kind }) => kind !== 'term');
  const fair = asked.filter((each) => isFair(text, each, told));
  return fair.map(({ start, end, score, kind }) => ({
    ...{ candidate, sentence, score, kind, text: text.slice(start, end) },
    ...{ start: span.start + start, end: span.start + end },
  }));
}

/** Whether even the rarest word of the name stands in many passages. */
function isCommonName(
  { kind, text }: Hideable,
  { lexical, live }: Pick<Pool['generation'], 'lexical' | 'live'>,
): boolean {
  if (kind !== 'name') return false;
  const least = Math.max(COMMON_LEAST, COMMON_SHARE * live);
  return wordsOf(text).every((word) => lexical.wordFrequency(word) > least);
}

/** The same of the quote that it became, whose citation tells too. */
function isFairIn(quote: Quote, start: number, end: number): boolean {
  const isWithin = quote.start <= start && start < end && end <= quote.end;
  const hidden = { start: start - quote.start, end: end - quote.start };
  return isWithin && isFair(quote.text, hidden, new Set(citationWords(quote)));
}

/** Whether none of the hidden words stands in the rest of the text or among those told, and the rest says what is asked. */
function isFair(text: string, { start, end }: Pick<Recallable, 'start' | 'end'>, told: ReadonlySet<string>): boolean {
  const rest = wordsOf(`${text.slice(0, start)} ${text.slice(end)}`);
  const others = new Set(rest);
  const hidden = wordsOf(text.slice(start, end));
  if (hidden.length === 0 || hidden.some((word) => others.has(word) || told.has(word))) return false;
  return [...others].filter((word) => word.length > 2).length >= LEAST_TELLING;
}

function toldBeside({ quotes, open, topic }: Beside): Set<string> {
  const questions = open.map(({ question }) => question);
  const texts = [...quotes.map(({ text }) => text), ...questions, topic ?? ''];
  return new Set([...texts.flatMap(wordsOf), ...quotes.flatMap(citationWords)]);
}

function citationWords({ title, author, publisher, date, section, document }: Citation): string[] {
  return wordsOf([title ?? document, author, publisher, date, section].join(' '));
}

/** In lower case, without function words; figures as they are written. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[.,][\p{N}]+)*/gu) ?? [];
  return words.filter((word) => !isStopWord(word));
}
