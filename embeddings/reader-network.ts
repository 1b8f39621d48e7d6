// Question + passages -> readings, with a loaded reader network: input as the model was trained, spans back to characters.
import type { ReadablePassage, SentenceReading } from './reader.js';
import type { Network } from './transformers.js';
import type { WordTokenizer } from './word-tokenizer.js';

/** Tokens of question and of everything, as in training (embeddings/models/README.md). */
const QUESTION_LIMIT = 64;
const INPUT_LIMIT = 512;
/** A span that answers has at most so many tokens. */
const SPAN_LIMIT = 40;

/**
 * One reading per passage, each run by itself: five in one padded batch take a tenth less time on an idle machine, but
 * dynamic int8 then moves a score by half a logit with whatever else was retrieved, and fewer spans are right. So a
 * reading depends on nothing but its question and its passage.
 */
export async function readPassages(
  network: Network,
  question: string,
  passages: readonly ReadablePassage[],
): Promise<SentenceReading[][]> {
  const opening = questionIds(network, question);
  const readings: SentenceReading[][] = [];
  for (const passage of passages) {
    const input = readerInput(network, opening, passage);
    const [start, end] = await network.run([input.ids], ['start_logits', 'end_logits']);
    if (start === undefined || end === undefined) throw new Error('the reader gave no span scores');
    readings.push(sentenceReadings(passage, input.tokens, start.data, end.data));
  }
  return readings;
}

/** `<s> query: QUESTION </s>` and the `</s>` that opens the passage. */
function questionIds(network: Network, question: string): number[] {
  const ids = network.text.tokenizer.ids(`query: ${question}`, QUESTION_LIMIT);
  return [...network.text.before, ...ids, ...network.text.after, ...network.text.after];
}

/** Where a passage token stands: its position in the input, its word in the text, the sentence that holds it. */
export interface PassageToken {
  readonly position: number;
  readonly start: number;
  readonly end: number;
  /** Index of the sentence, -1 between sentences. */
  readonly sentence: number;
}

interface ReaderInput {
  readonly ids: number[];
  readonly tokens: PassageToken[];
}

function readerInput(network: Network, opening: readonly number[], passage: ReadablePassage): ReaderInput {
  const ids = [...opening, ...network.text.tokenizer.ids('passage:')];
  const tokens: PassageToken[] = [];
  const last = INPUT_LIMIT - network.text.after.length;
  for (const { start, end, sentence, id } of passageTokens(network.text.tokenizer, passage)) {
    if (ids.length >= last) break;
    tokens.push({ position: ids.length, start, end, sentence });
    ids.push(id);
  }
  return { ids: [...ids, ...network.text.after], tokens };
}

/** Tokens of the sentences, each tokenised by itself, and of what lies between them. */
function* passageTokens(tokenizer: WordTokenizer, passage: ReadablePassage) {
  let at = 0;
  const end = { start: passage.text.length, end: passage.text.length };
  for (const [index, sentence] of [...passage.sentences, end].entries()) {
    const pieces = [
      { start: at, end: sentence.start, sentence: -1 },
      { start: sentence.start, end: sentence.end, sentence: index },
    ];
    for (const piece of pieces) {
      for (const word of tokenizer.words(passage.text, piece.start, piece.end)) {
        for (const id of word.ids) yield { start: word.start, end: word.end, sentence: piece.sentence, id };
      }
    }
    at = sentence.end;
  }
}

/**
 * Best span of each sentence: max over tokens i <= j < i + 40 of start[i] + end[j], minus the score of position 0,
 * which stands for "no answer here" (SQuAD 2.0). A sentence without a token in the input scores -Infinity.
 */
export function sentenceReadings(
  passage: ReadablePassage,
  tokens: readonly PassageToken[],
  startLogits: Float32Array,
  endLogits: Float32Array,
): SentenceReading[] {
  const noAnswer = (startLogits[0] ?? 0) + (endLogits[0] ?? 0);
  return passage.sentences.map((sentence, index) => {
    const own = tokens.filter((token) => token.sentence === index);
    const best = bestSpan(own, startLogits, endLogits);
    if (best === null) return { score: Number.NEGATIVE_INFINITY, start: sentence.start, end: sentence.end };
    return { score: best.score - noAnswer, ...withoutOuterPunctuation(passage.text, best.start, best.end) };
  });
}

function bestSpan(tokens: readonly PassageToken[], startLogits: Float32Array, endLogits: Float32Array) {
  let best: { score: number; start: number; end: number } | null = null;
  for (const [index, first] of tokens.entries()) {
    const startScore = startLogits[first.position] ?? 0;
    for (const last of tokens.slice(index, index + SPAN_LIMIT)) {
      const score = startScore + (endLogits[last.position] ?? 0);
      if (best === null || score > best.score) best = { score, start: first.start, end: last.end };
    }
  }
  return best;
}

const OPENING = /^[\p{P}\s]+/u;
const CLOSING = /[\p{P}\s]+$/u;

/** Cuts punctuation from both ends of a span, but keeps "%" and a bracket that was opened inside: "Pakta Warsawa (1955)". */
export function withoutOuterPunctuation(text: string, start: number, end: number): { start: number; end: number } {
  const from = start + (OPENING.exec(text.slice(start, end))?.[0].length ?? 0);
  if (from >= end) return { start, end };
  const words = text.slice(from, end).replace(CLOSING, '');
  const next = text[from + words.length];
  const belongs = next === '%' || (next === ')' && words.lastIndexOf('(') > words.lastIndexOf(')'));
  return { start: from, end: Math.min(end, from + words.length + (belongs ? 1 : 0)) };
}
