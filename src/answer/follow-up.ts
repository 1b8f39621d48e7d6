// Follow-ups: "lalu kapan?" means little by itself; it is searched with the question that it follows.
import { isStopWord } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { Language } from '../types.js';
import { asksByItself, thingsOf } from './topic-of.js';

const OPENING =
  /^(?:(?:lalu|terus|kemudian|dan|kalau|kalo|nah|oke|ok|so|and|then|but|tetapi|what about|how about|(?:bagaimana|gimana) (?:dengan|kalau))(?!\p{L})[\s,]*)+/iu;
const POINTING =
  /(?<!\p{L})(?:dia|ia|mereka|itu|ini|tersebut|di sana|di situ|beliau|he|she|it|they|them|that|those|there|him|her)(?!\p{L})/iu;
/** A word with the suffix that points back, "anggotanya", "harganya"; not the words that merely end so. */
const POSSESSED = /^(?!bertanya$)\p{L}{3,}nya$/iu;
/** Here "itu" belongs to the question word: "apa itu X", "X itu siapa". */
const DEFINING = /(?<!\p{L})(?:(?:apa|siapa)(?:kah)? (?:itu|ini)|(?:itu|ini) (?:apa|siapa))(?!\p{L})/iu;

/**
 * Question words that can stand in each other's place: the rest of the question stays right. In English only before an
 * auxiliary ("Why did X ...", not "How old is X" or "Who rents X").
 */
const ADVERB: Readonly<Record<Language, RegExp>> = {
  id: /^(?:mengapa|kenapa|kapan|di ?mana|bagaimana)(?:kah)?(?!\p{L})/iu,
  en: /^(?:why|when|where|how)(?= (?:do|does|did|is|are|was|were|can|could|will|would|should|has|have|had|may|might)(?!\p{L}))/iu,
};
/** A bare question word, perhaps with a pointing word that says nothing more. */
const BARE: Readonly<Record<Language, RegExp>> = {
  id: /^(mengapa|kenapa|kapan|di ?mana|bagaimana)(?:kah)?(?: (?:itu|begitu|bisa begitu|caranya|itu terjadi|terjadinya))?$/iu,
  en: /^(why|when|where|how)(?: (?:(?:is|was) (?:that|it)|did (?:that|it|this) happen))?$/iu,
};

/** Most telling words of a follow-up, and of one that only points back. */
const MOST_WORDS = 3;
const MOST_POINTING_WORDS = 1;

/**
 * The question to search for when `question` follows up `previous`, else null. A bare question word takes the place of
 * the earlier one where the rest stays right ("Mengapa X meminta bantuan?" + "lalu kapan?" = "Kapan X meminta bantuan?");
 * what asks nothing new ("kalau Tajikistan?") is put behind the earlier question. Any other is put behind the names
 * and nouns of the earlier one: of two questions the reader answers the first, and surely (bench/follow-ups.ts).
 */
export function followUp(question: string, previous: string): string | null {
  const rest = question.replace(OPENING, '').trim();
  const opened = rest.length < question.trim().length;
  const telling = tellingWordsOf(rest);
  const pointsByWord = POINTING.test(question.replace(DEFINING, ''));
  const pointsBySuffix = telling.length === 1 && telling.some((word) => POSSESSED.test(word));
  const points = pointsBySuffix || (telling.length <= MOST_POINTING_WORDS && pointsByWord);
  if (telling.length > MOST_WORDS || !(opened || telling.length === 0 || points)) return null;
  return replaced(rest, previous.trim()) ?? joined(rest, question, previous);
}

function joined(rest: string, question: string, previous: string): string {
  const asks = asksByItself(rest) || POSSESSED.test(rest.replace(/[?!.\s]+$/u, ''));
  if (asks) return `${thingsOf(previous)}: ${rest}`;
  return `${previous.trim()} ${/[\p{L}\p{N}]/u.test(rest) ? rest : question.trim()}`;
}

/** `previous` with its opening question word replaced by the bare one that is asked now; null where that would be wrong. */
function replaced(rest: string, previous: string): string | null {
  const bare = rest.replace(/[?!.\s]+$/u, '');
  for (const language of ['id', 'en'] as const) {
    const asked = BARE[language].exec(bare)?.[1];
    const before = ADVERB[language].exec(previous);
    if (asked !== undefined && before !== null) return `${capitalised(asked)}${previous.slice(before[0].length)}`;
  }
  return null;
}

function tellingWordsOf(text: string): string[] {
  return analyse(text).words.filter((word) => !isStopWord(word));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
