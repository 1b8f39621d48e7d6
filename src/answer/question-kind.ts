// What is wanted: an answer, a search, an overview, or help; told from the words of a question in plain spelling.

import { STOP_WORDS } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { QuestionKind } from '../types.js';

export interface Wanted {
  readonly kind: QuestionKind;
  /** What to look for: the question, or the topic of an overview ("" when the whole of the documents is meant). */
  readonly subject: string;
}

/** So few telling words without a question are a search. */
const MOST_SEARCH_WORDS = 5;

const GREETING =
  /^(?:(?:hai|halo|hallo|hello|hi|hei|hey|hola|pagi|siang|sore|malam|selamat|assalamu'?alaikum|permisi|ping|tes|test|makasih|terima ?kasih|trims|thanks|thank you|good (?:morning|afternoon|evening))\b[\s,.!]*)+(?:kutip|bot|semua|semuanya|all|everyone|there)?$/;
const ABOUT_KUTIP =
  /^(?:(?:apa(?:kah)?(?: itu| sih)?|siapa(?:kah)?(?: itu)?|what(?:'s| is)|who(?:'s| is)|tentang|about)\s+)?(?:kutip|bot ini|this bot)$|^(?:siapa(?:kah)? (?:kamu|anda|kau)|(?:kamu|anda|kau) (?:itu )?(?:siapa|apa)|who are you|what are you)$|^(?:apa(?: saja)? yang (?:bisa|dapat) (?:kamu|anda|kutip)|(?:kamu|kutip|anda) (?:itu )?(?:bisa|dapat) apa|what can (?:you|kutip)|(?:bagaimana|gimana) cara (?:pakai|memakai|menggunakan|kerja) (?:kamu|kutip|bot ini)|how (?:do|does|can) (?:you|i use you|kutip|this bot|i use kutip|i use this bot) ?(?:work)?).*$|^(?:\/?(?:bantuan|help|tolong|menu))$/;

const PLEASE = String.raw`(?:(?:tolong|coba|mohon|bisa(?:kah)?|dapatkah|minta|kamu|dong|please|can you|could you|give me(?: an?| the)?|buat(?:kan)?)\s+)*`;
const OVERVIEW = new RegExp(
  String.raw`^${PLEASE}(?:ringkas(?:kan|an|in)?|rangkum(?:kan|an|in)?|ikhtisar(?:kan)?|simpulkan|garis besar|poin(?:-poin)?(?: penting| utama| pokok)?|inti(?: sari| pokok)?(?= (?:dari|tentang|dokumen|artikel))|intisari|jelas(?:kan|in)|terangkan|uraikan|cerita(?:kan|in)|summari[sz]e|summary|overview|explain|describe|outline|key points|main points|tell me about)(?=\s|$)\s*(.*)$`,
  'iu',
);
/** Words between the order and its topic. */
const TOPIC_LEAD =
  /^(?:(?:dari|tentang|mengenai|soal|isi|seluruh|semua|dokumen|artikel|teks|materi|of|about|on|the|this|document|article|text|topic)\s+)+/iu;
const EVERYTHING =
  /^(?:(?:ini|itu|semua(?:nya)?|dokumen(?:nya)?|artikel(?:nya)?|everything|all|it|this|documents?)\s*)*$/iu;

const QUESTION_WORD =
  /(?<!\p{L})(?:apa(?:kah|nya)?|siapa(?:kah|nya)?|kapan(?:kah)?|(?:di|ke|dari)?\s?mana(?:kah)?|mengapa(?:kah)?|kenapa|bagaimana(?:kah|nya)?|(?:se)?berapa(?:kah|nya)?|bilamana|apabila(?:kah)?|what|who|whom|whose|when|where|why|which|how)(?!\p{L})/iu;
const ENGLISH_YES_NO = /^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may)\s/iu;
const QUESTION_SUFFIX = /\p{L}{3}kah(?!\p{L})/iu;

/** `question` is in plain spelling (see chat-spelling.ts). */
export function wantedBy(question: string): Wanted {
  const bare = question.trim().replace(/[?!.\s]+$/u, '');
  const lower = bare.toLowerCase();
  if (GREETING.test(lower) || ABOUT_KUTIP.test(lower)) return { kind: 'help', subject: question };
  const overview = OVERVIEW.exec(bare);
  if (overview) {
    const topic = (overview[1] ?? '').replace(TOPIC_LEAD, '').trim();
    // "Jelaskan mengapa …" asks a question.
    if (startsWithQuestion(topic)) return { kind: 'question', subject: topic };
    return { kind: 'overview', subject: EVERYTHING.test(topic) ? '' : topic };
  }
  return { kind: asks(question, bare) ? 'question' : 'search', subject: question };
}

function asks(question: string, bare: string): boolean {
  if (/[?]\s*$/u.test(question) || QUESTION_WORD.test(bare) || QUESTION_SUFFIX.test(bare)) return true;
  if (ENGLISH_YES_NO.test(bare)) return true;
  const { words } = analyse(bare);
  const telling = words.filter((word) => !STOP_WORDS.id.has(word) && !STOP_WORDS.en.has(word));
  return telling.length > MOST_SEARCH_WORDS;
}

function startsWithQuestion(topic: string): boolean {
  return QUESTION_WORD.exec(topic)?.index === 0;
}
