// Follow-ups: "lalu kapan?" means little by itself; it is searched with the question that it follows.
import { STOP_WORDS } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';

const OPENING =
  /^(?:(?:lalu|terus|kemudian|dan|kalau|kalo|nah|oke|ok|so|and|then|but|tetapi|what about|how about|(?:bagaimana|gimana) (?:dengan|kalau))(?!\p{L})[\s,]*)+/iu;
const QUESTION_WORD =
  /(?<!\p{L})(?:apa(?:kah)?|siapa(?:kah)?|kapan(?:kah)?|(?:di |ke |dari )mana(?:kah)?|mengapa|kenapa|bagaimana|berapa(?: \p{L}+)?|what|who|when|where|why|which|how(?: many| much)?)(?!\p{L})/iu;
const POINTING =
  /(?<!\p{L})(?:dia|ia|mereka|itu|ini|tersebut|di sana|di situ|beliau|he|she|it|they|them|that|those|there|him|her)(?!\p{L})/iu;

/**
 * The question to search for: the two together when `question` follows up `previous`, else null. A bare question word
 * takes the place of the earlier one ("Mengapa X meminta bantuan?" + "lalu kapan?" = "kapan X meminta bantuan?").
 */
export function followUp(question: string, previous: string): string | null {
  const rest = question.replace(OPENING, '').trim();
  const opened = rest.length < question.trim().length;
  const telling = tellingWords(rest);
  if (telling > 3 || !(opened || telling === 0 || (telling <= 1 && POINTING.test(question)))) return null;
  const asked = QUESTION_WORD.exec(rest)?.[0];
  const before = QUESTION_WORD.exec(previous);
  if (telling === 0 && asked !== undefined && before?.index === 0) {
    return `${capitalised(asked)}${previous.slice(before[0].length)}`;
  }
  return `${previous.trim()} ${rest === '' ? question.trim() : rest}`;
}

function tellingWords(text: string): number {
  return analyse(text).words.filter((word) => !STOP_WORDS.id.has(word) && !STOP_WORDS.en.has(word)).length;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
