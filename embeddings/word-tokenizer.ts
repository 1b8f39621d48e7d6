// Tokens with offsets, from a tokenizer that gives none: it splits on white space first, so words can be tokenised alone.

/** Token ids of one word and where it stands in the text, as `[start, end)` UTF-16 offsets. */
export interface TokenisedWord {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly number[];
}

export interface WordTokenizer {
  /** The words of `text.slice(start, end)`, in order; their ids one after another are the ids of the whole slice. */
  words(text: string, start?: number, end?: number): TokenisedWord[];
  /** The first `limit` token ids of a text (all by default), special tokens not included. */
  ids(text: string, limit?: number): number[];
}

/** Words come back again and again (Zipf): remembering them makes tokenising about ten times as fast. */
const REMEMBERED_WORDS = 50_000;

/** The lattice of the Unigram model grows with the word; a line of a megabyte without a space must not stop the worker. */
const LONGEST_WORD = 256;

/**
 * White space, except U+000B: the normaliser deletes that one like other control characters instead of making a space of
 * it, so it does not end a word.
 */
const WORD = /(?:\S|\v)+/gu;

/** Text that spells a special token ("</s>") would become that token; a space after "<" makes it ordinary text. */
const SPECIAL_TOKEN = /<(?=(?:\/?s|pad|unk|mask)>)/gu;

/** `encode`: token ids of a text without special tokens, by a tokenizer whose first step is splitting on white space. */
export function createWordTokenizer(encode: (text: string) => readonly number[]): WordTokenizer {
  let remembered = new Map<string, readonly number[]>();

  function idsOf(word: string): readonly number[] {
    const known = remembered.get(word);
    if (known) return known;
    const ids = chunks(word.replace(SPECIAL_TOKEN, '< ')).flatMap((chunk) => encode(chunk));
    if (remembered.size >= REMEMBERED_WORDS) remembered = new Map();
    remembered.set(word, ids);
    return ids;
  }

  function* eachWord(text: string): Generator<TokenisedWord> {
    for (const { index, 0: word } of text.matchAll(WORD)) {
      yield { start: index, end: index + word.length, ids: idsOf(word) };
    }
  }

  return {
    words: (text, start = 0, end = text.length) =>
      Array.from(eachWord(text.slice(start, end)), (word) => ({
        start: start + word.start,
        end: start + word.end,
        ids: word.ids,
      })),
    ids: (text, limit = Number.POSITIVE_INFINITY) => {
      const ids: number[] = [];
      for (const word of eachWord(text)) {
        ids.push(...word.ids);
        if (ids.length >= limit) break;
      }
      return ids.slice(0, limit);
    },
  };
}

function chunks(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word];
  const parts: string[] = [];
  for (let at = 0; at < word.length; at += LONGEST_WORD) parts.push(word.slice(at, at + LONGEST_WORD));
  return parts;
}
