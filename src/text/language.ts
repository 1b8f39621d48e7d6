// Which language a document or a question is in, from its function words, question words and affixes.
import type { Language } from '../types.js';
import { STOP_WORDS } from './stop-words.js';

/** Words looked at in a document; enough for any share to settle. */
const SAMPLE_WORDS = 4000;
/** Least share of telling words: running Indonesian and English have .3 to .5; other languages stay below .1. */
const LEAST_SHARE = 0.14;

/** Language of a document; null when it is neither Indonesian nor English, or too short to tell. */
export function detectLanguage(text: string): Language | null {
  const words = lowerWords(text.slice(0, SAMPLE_WORDS * 8)).slice(0, SAMPLE_WORDS);
  if (words.length === 0) return null;
  const share = (tells: (word: string) => boolean) => words.filter(tells).length / words.length;
  const id = share((word) => STOP_WORDS.id.has(word) || looksIndonesian(word));
  const en = share((word) => STOP_WORDS.en.has(word));
  if (Math.max(id, en) < LEAST_SHARE) return null;
  return en > id ? 'en' : 'id';
}

/** Language of a short question, as typed on a phone; Indonesian when nothing tells. */
export function questionLanguage(text: string): Language {
  const [first = '', ...rest] = lowerWords(text);
  // The first word counts twice: "Kapan The Lord of the Rings terbit?" is Indonesian whatever the title is.
  let balance = 2 * (englishEvidence(first) - indonesianEvidence(first));
  for (const word of rest) balance += englishEvidence(word) - indonesianEvidence(word);
  return balance > 0 ? 'en' : 'id';
}

const INDONESIAN_QUESTION = /^(?:di|ke|dari)?(?:apa|siapa|kapan|mana|mengapa|kenapa|bagaimana|berapa)(?:kah)?$/;
const INDONESIAN_CHAT = new Set(
  `gimana gmn knp brp apaan yg dgn utk krn tdk gak ga nggak ngga enggak kagak udah udh blm sdh sih dong deh kok nih tuh
  ya tolong jelaskan jelasin sebutkan sebutin ringkas ringkaskan cari carikan ttg arti maksud jd jg aja gitu emang lalu
  terus negara tahun orang siapanya halo hai makasih permisi`.split(/\s+/),
);
const ENGLISH_QUESTION = new Set(
  `what who whom whose when where why which how whats hows wheres please explain summarize summarise define describe
  tell show does did hello hi hey thanks thank`.split(/\s+/),
);

/** Weights: a question word 3, a function word 1, a word that only looks like the language 1/2. */
function indonesianEvidence(word: string): number {
  if (INDONESIAN_QUESTION.test(word)) return 3;
  if (INDONESIAN_CHAT.has(word)) return 2;
  if (STOP_WORDS.id.has(word)) return 1;
  return looksIndonesian(word) ? 0.5 : 0;
}

function englishEvidence(word: string): number {
  if (ENGLISH_QUESTION.has(word)) return 3;
  if (STOP_WORDS.en.has(word)) return 1;
  return looksEnglish(word) ? 0.5 : 0;
}

function looksIndonesian(word: string): boolean {
  return (
    word.length > 5 &&
    /^(?:me|pe)(?:ng|ny|m[bp]|n[cdjt])[a-z]{3,}|^(?:ber|ter|per|ke|pe|di|me)[a-z]{4,}(?:kan|an)$|(?:nya|kah|kan)$/.test(
      word,
    )
  );
}

function looksEnglish(word: string): boolean {
  return word.length > 4 && /^(?:wh|th)|(?:tions?|ments?|ness|ght|ous|ful|[a-z]y|ed|[bdgmnprt]s)$/.test(word);
}

function lowerWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
