// What a question is about, without what it asks: of "kapan CSTO didirikan?" that is "CSTO didirikan", or only "CSTO".
import { isStopWord } from '../text/stop-words.js';

const AUXILIARY = 'do|does|did|is|are|was|were|can|could|will|would|should|has|have|had|may|might';
/** Question words with what belongs to them: "berapa lama", "sampai kapan", "siapa yang", "how many", "what is". */
const INDONESIAN =
  '(?:sampai |sejak |dari |ke |oleh |pada )?(?:mengapa|kenapa|kapan|(?:di |di|ke|dari)?mana|bagaimana|siapa|berapa|apa)(?:kah)?(?: (?:saja|itu|yang|lama|banyak|jauh|besar|sering)(?!\\p{L}))*';
const ENGLISH = `(?:until |since |from |by |in )?(?:how (?:many|much|long|often|old|far|large|big)|why|when|where|how|who|whom|whose|what|which)(?: (?:${AUXILIARY})(?!\\p{L}))?`;

const ASKED_FIRST = new RegExp(`^(?:${INDONESIAN}|${ENGLISH})(?!\\p{L})\\s*`, 'iu');
const ASKED_LAST = new RegExp(`(?<!\\p{L})(?:${INDONESIAN})$`, 'iu');
const ASKED = new RegExp(`(?<!\\p{L})(?:${INDONESIAN}|${ENGLISH})(?!\\p{L})|^(?:${AUXILIARY})(?!\\p{L})`, 'iu');
/** By their prefixes; a few nouns ("berita") look the same and are not missed. */
const INDONESIAN_VERB = /^(?:di|me[lmnrwy]|meng|ber|ter)\p{Ll}{4,}$/u;

/** `question` (in plain spelling) without the question word that opens or ends it; whole when it is nothing else. */
export function topicOf(question: string): string {
  const bare = question.trim().replace(/[?!.:\s]+$/u, '');
  const opened = bare.replace(ASKED_FIRST, '');
  const topic = opened === bare ? bare.replace(ASKED_LAST, '') : opened;
  return /[\p{L}\p{N}]/u.test(topic) ? topic.trim() : bare;
}

/** The names and nouns of a question, "CSTO", without what happened; its topic when no such word is in it. */
export function thingsOf(question: string): string {
  const words = topicOf(question).match(/[\p{L}\p{N}][\p{L}\p{N}.,/'’-]*/gu) ?? [];
  const things = words
    .map((word) => word.replace(/[.,/'’-]+$/u, ''))
    .filter((word, index) => {
      if (index > 0 && /^\p{Lu}/u.test(word)) return true;
      return !isStopWord(word.toLowerCase()) && !INDONESIAN_VERB.test(word);
    });
  return things.length > 0 ? things.join(' ') : topicOf(question);
}

/** It asks something of its own, with a question word or as English asks for yes or no. */
export function asksByItself(text: string): boolean {
  return ASKED.test(text);
}
