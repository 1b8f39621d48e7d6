// Follow-ups: "lalu kapan?" means little by itself; it is searched with the question that it follows.
import { isStopWord } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { Language } from '../types.js';

const OPENING =
  /^(?:(?:lalu|terus|kemudian|dan|kalau|kalo|nah|oke|ok|so|and|then|but|tetapi|what about|how about|(?:bagaimana|gimana) (?:dengan|kalau))(?!\p{L})[\s,]*)+/iu;
const POINTING =
  /(?<!\p{L})(?:dia|ia|mereka|itu|ini|tersebut|di sana|di situ|beliau|he|she|it|they|them|that|those|there|him|her)(?!\p{L})/iu;
/** A word with the suffix that points back, "anggotanya", "harganya"; not the words that merely end so. */
const POSSESSED = /^(?!bertanya$)\p{L}{3,}nya$/iu;
/** What an Indonesian question asks for, before its topic. */
const ASKED_FOR = /^(?:(?:mengapa|kenapa|kapan|di ?mana|bagaimana|siapa|berapa)(?:kah)?|apa(?:kah)?(?: itu)?)\s+/iu;
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
  id: /^(mengapa|kenapa|kapan|di ?mana|bagaimana)(?:kah)?(?: (?:itu|begitu|bisa begitu|caranya))?$/iu,
  en: /^(why|when|where|how)(?: (?:is|was) (?:that|it))?$/iu,
};

/** Most telling words of a follow-up, and of one that only points back. */
const MOST_WORDS = 3;
const MOST_POINTING_WORDS = 1;

/**
 * The question to search for when `question` follows up `previous`, else null. A bare question word takes the place of
 * the earlier one where the rest stays right ("Mengapa X meminta bantuan?" + "lalu kapan?" = "Kapan X meminta bantuan?");
 * anything else is put behind the earlier question. Behind what the earlier one asked for, "siapa anggotanya?" would not be
 * heard, because the first question of two is the one that gets answered: it is put behind the topic alone.
 */
export function followUp(question: string, previous: string): string | null {
  const rest = question.replace(OPENING, '').trim();
  const opened = rest.length < question.trim().length;
  const telling = tellingWordsOf(rest).length;
  const points = telling <= MOST_POINTING_WORDS && POINTING.test(question.replace(DEFINING, ''));
  if (telling === 1 && pointsBySuffix(rest)) return `${topicOf(previous)}: ${rest}`;
  if (telling > MOST_WORDS || !(opened || telling === 0 || points)) return null;
  return replaced(rest, previous.trim()) ?? `${previous.trim()} ${/[\p{L}\p{N}]/u.test(rest) ? rest : question.trim()}`;
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

/** "siapa anggotanya?": the one telling word says that it is something's. */
function pointsBySuffix(question: string): boolean {
  return tellingWordsOf(question).some((word) => POSSESSED.test(word));
}

/** "kapan CSTO didirikan?": "CSTO didirikan". */
function topicOf(previous: string): string {
  return previous
    .trim()
    .replace(ASKED_FOR, '')
    .replace(/[?!.:\s]+$/u, '');
}

function tellingWordsOf(text: string): string[] {
  return analyse(text).words.filter((word) => !isStopWord(word));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
