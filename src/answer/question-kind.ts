// What is wanted: an answer, a search, an overview, or help; told from the words of a question in plain spelling.

import { isStopWord } from '../text/stop-words.js';
import { analyse } from '../text/terms.js';
import type { QuestionKind } from '../types.js';

export interface Wanted {
  readonly kind: QuestionKind;
  /** What to look for: the question, or the topic of an overview ("" when the whole of the documents is meant). */
  readonly subject: string;
}

/** So few telling words without a question are a search. */
const MOST_SEARCH_WORDS = 5;

/** "P" calls for attention in Indonesian chats. */
const GREETING =
  /^(?:(?:hai|halo|hallo|hello|hi|hei|hey|hola|p|pagi|siang|sore|malam|selamat|assalamu['’]?alaikum|wr|wb|permisi|ping|tes|test|makasih|terima ?kasih|banyak|trims|thanks|thank you|thx|so much|ok|oke|okay|sip|siap|mantap|bye|good (?:morning|afternoon|evening)|(?:wk)+w?|(?:ha){2,}|(?:mau|ingin|izin|numpang|boleh) (?:tanya|nanya|bertanya))(?!\p{L})[\s,.!]*)+(?:kutip|bot|semua|semuanya|all|everyone|there)?$/u;

const KUTIP = '(?:kutip|bot ini|this bot)';
const YOU = `(?:kamu|anda|kau|lo|elu|you|u|${KUTIP})`;
const ABOUT_KUTIP = new RegExp(
  `^(?:${[
    `(?:(?:apa(?:kah)?(?: itu)?|siapa(?:kah)?(?: itu)?|what(?:'s| is)|who(?:'s| is)|tentang|about) )?${KUTIP}`,
    `${KUTIP} (?:itu )?(?:apa|siapa)`,
    `siapa(?:kah)? ${YOU}|${YOU} (?:itu )?(?:siapa|apa)|(?:who|what) (?:are|r) ${YOU}`,
    `(?:apa(?:kah)? )?${YOU} (?:itu )?(?:ini )?(?:bot|ai|robot|manusia|orang|chatgpt)|are you (?:an? )?(?:bot|ai|robot|human|real|chatgpt)`,
    `siapa (?:yang )?(?:mem)?buat ${YOU}|siapa pembuat ${YOU}|${YOU} dibuat (?:oleh )?siapa|who (?:made|created|built) ${YOU}`,
    `apa(?: saja)? yang (?:bisa|dapat) ${YOU} (?:lakukan|kerjakan|bantu)|${YOU} (?:bisa|dapat) (?:apa(?: saja)?|bantu apa)`,
    `what can ${YOU} do(?: for me)?|how (?:do|does) ${YOU} work|how (?:do|can) i use ${YOU}|how to use ${YOU}`,
    `(?:bagaimana )?cara (?:pakai|memakai|menggunakan|kerja) ${YOU}(?: bagaimana)?|bagaimana cara (?:pakai|pake|make)nya|cara (?:pakai|pake|make)nya(?: bagaimana)?`,
    '(?:ada )?dokumen apa(?: saja)?(?: yang)?(?: ada| tersedia| kamu punya)?|daftar dokumen|(?:what|which) documents (?:do you have|are there)',
    String.raw`\/?(?:bantuan|help|tolong|menu)`,
  ].join('|')})$`,
  'u',
);

const PLEASE = String.raw`(?:(?:tolong|coba|mohon|bantu|bisa(?:kah)?|dapatkah|minta|beri(?:kan)?|kasih|kamu|dong|please|can you|could you|help me|give me(?: an?| the)?|buat(?:kan)?|membuat(?:kan)?)\s+)*`;
const SUMMARISE =
  '(?:me)?ringkas(?:kan|an|in)?|(?:me)?rangkum(?:kan|an|in)?|ikhtisar(?:kan)?|(?:ke)?simpul(?:kan|an)|menyimpulkan|garis besar|poin(?:-poin)?(?: penting| utama| pokok)?|inti(?: sari| pokok)?(?= (?:dari|tentang|dokumen|artikel))|intisari|isi(?= (?:dari )?(?:dokumen|artikel|teks|materi))|summari[sz]e|summary|tldr|overview|outline|key points|main points';
const EXPLAIN =
  '(?:men)?jelas(?:kan|in)|(?:mene|te)rangkan|(?:meng)?uraikan|(?:men)?cerita(?:kan|in)|explain|describe|tell me about';
/** Also asked as a question: "apa isi dokumen ini?" */
const OVERVIEW = new RegExp(
  String.raw`^${PLEASE}(?:(?:apa(?: saja)?|what(?:'s| is| are)(?: the)?)\s+(?=(?:isi|inti|ringkasan|rangkuman|kesimpulan|garis|poin|summary|overview|key|main)(?!\p{L})))?(?:(${SUMMARISE})|${EXPLAIN})(?=\s|$)\s*(.*)$`,
  'iu',
);
const WHAT_ABOUT =
  /^(?:dokumen|artikel|teks)(?:nya)? (?:ini|itu) (?:tentang|membahas|berisi) apa(?: saja)?$|^what is (?:this|the) (?:document|article|text) about$/iu;
/** Words between the order and its topic. */
const TOPIC_LEAD =
  /^(?:(?:dari|tentang|mengenai|soal|isi|seluruh|semua|dokumen|artikel|teks|materi|of|about|on|the|this|document|article|text|topic)\s+)+/iu;
const EVERYTHING =
  /^(?:(?:ini|itu|semua(?:nya)?|dokumen(?:nya)?|artikel(?:nya)?|teks(?:nya)?|materi(?:nya)?|everything|all|it|this|documents?|articles?|texts?)\s*)*$/iu;

const QUESTION_WORD =
  /(?<!\p{L})(?:apa(?:kah|nya)?|siapa(?:kah|nya)?|kapan(?:kah)?|(?:di|ke|dari)?\s?mana(?:kah)?|mengapa(?:kah)?|kenapa|bagaimana(?:kah|nya)?|(?:se)?berapa(?:kah|nya)?|bilamana|apabila(?:kah)?|what|who|whom|whose|when|where|why|which|how|(?:what|who|when|where|why|how)s)(?!\p{L})/iu;
/** Orders that ask for facts: "sebutkan anggota CSTO". */
const ASKING_ORDER = new RegExp(
  String.raw`^${PLEASE}(?:(?:menye|se)but(?:kan|in)|tuliskan|tunjuk(?:kan|in)|bandingkan|bedakan|jawab|define|compare|(?:list|name) (?:the|all|some|two|three|four|five|\d+))\s`,
  'iu',
);
const ASKING_TAG = /^(?:apa )?(?:benar|betul)(?:kah)? |(?: (?:bukan|tidak|belum))$/iu;
const ENGLISH_YES_NO = /^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may)\s/iu;
const QUESTION_SUFFIX = /\p{L}{3}kah(?!\p{L})/iu;

/** `question` is in plain spelling (see chat-spelling.ts). */
export function wantedBy(question: string): Wanted {
  const bare = question.trim().replace(/[?!.\s]+$/u, '');
  const lower = bare.toLowerCase();
  if (GREETING.test(lower) || ABOUT_KUTIP.test(lower)) return { kind: 'help', subject: question };
  if (WHAT_ABOUT.test(bare)) return { kind: 'overview', subject: '' };
  const overview = OVERVIEW.exec(bare);
  if (overview) {
    const topic = (overview[2] ?? '').replace(TOPIC_LEAD, '').trim();
    // "Jelaskan mengapa …" asks a question; "ringkas Mengapa …" names a title.
    if (overview[1] === undefined && isQuestion(topic)) return { kind: 'question', subject: topic };
    return { kind: 'overview', subject: EVERYTHING.test(topic) ? '' : topic };
  }
  return { kind: asks(question, bare) ? 'question' : 'search', subject: question };
}

function asks(question: string, bare: string): boolean {
  if (/[?]\s*$/u.test(question) || QUESTION_WORD.test(bare) || QUESTION_SUFFIX.test(bare)) return true;
  if (ENGLISH_YES_NO.test(bare) || ASKING_ORDER.test(bare) || ASKING_TAG.test(bare)) return true;
  const { words } = analyse(bare);
  const telling = words.filter((word) => !isStopWord(word));
  return telling.length > MOST_SEARCH_WORDS;
}

/** Opens with a question word, or ends with one: "csto itu apa". */
function isQuestion(topic: string): boolean {
  const word = QUESTION_WORD.exec(topic);
  return word !== null && (word.index === 0 || word.index + word[0].length === topic.length);
}
