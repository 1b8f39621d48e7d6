// Courtesy and frame around a question: "halo kak, mau tanya, …", "1. …", "berdasarkan teks di atas, …".

const ADDRESSED = '(?: (?:kak|min|bot|kutip|semua|all|everyone|there))';
const ASKING = `(?:(?:saya|aku|gue|gw) )?(?:mau|ingin|pengin|pengen|izin|numpang|boleh) (?:tanya|nanya|bertanya|tahu)(?: (?:dong|nih|kak|min))*(?: (?:soal|tentang|mengenai))?`;
const QUESTION_OPENING = `(?:${ASKING}|apa|siapa|kapan|di ?mana|mengapa|kenapa|bagaimana|berapa|tolong|coba|jelaskan|what|who|when|where|why|which|how|can|could|please)`;
/** Names may begin with one ("Hello Kitty"): it has to be addressed to somebody, or set off, or followed by a question. */
const GREETING = String.raw`(?:hai|halo|hallo|hello|hi|hey|permisi|assalamu['’]?alaikum(?: wr\.? wb\.?)?|selamat (?:pagi|siang|sore|malam)|good (?:morning|afternoon|evening))(?:${ADDRESSED}+|(?=\s*[,.!:])|(?= ${QUESTION_OPENING}(?!\p{L})))`;
/** A worksheet's number: "1.", "a)", "no. 5". */
const NUMBER = String.raw`(?:no(?:mor)?\.? ?\d{1,2}[.):]?|\d{1,2}[.)]|[a-e][.)])(?= )`;
/** The text that a worksheet was made for. */
const GIVEN = `(?:berdasarkan|menurut|dari|sesuai|according to|based on) (?:the )?(?:teks|artikel|bacaan|dokumen|materi|wacana|text|article|document|passage)(?: (?:ini|itu|tersebut|di atas|above))?(?=,)`;

const FRAME = new RegExp(
  String.raw`^(?:@?kutip(?=[,:])|${GREETING}|${ASKING}|${NUMBER}|${GIVEN})(?![\p{L}\p{N}-])[\s,:.!-]*`,
  'iu',
);

/** The question itself; unchanged when nothing else stands there. */
export function withoutCourtesy(question: string): string {
  let rest = question;
  for (let frame = FRAME.exec(rest); frame; frame = FRAME.exec(rest)) rest = rest.slice(frame[0].length);
  return /[\p{L}\p{N}]/u.test(rest) ? rest : question;
}
