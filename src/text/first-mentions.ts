// Whether a sentence speaks, amid its words, of something as known that it has not named: it stands in a sentence before.
import { isCountry } from './countries.js';
import { isStopWord } from './stop-words.js';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** "latihan tersebut", "pasukan itu", "seperti ini". */
const INDONESIAN_DEMONSTRATIVE =
  /(?<![\p{L}\p{N}-])(?<noun>[\p{L}\p{N}-]+) (?:tersebut|itu(?:lah|pun)?|ini(?:lah|pun)?)(?![\p{L}\p{N}-])/giu;
/** "karena itu" after a comma means what was said before the comma. */
const WITHIN = /^(?:karena|sebab|selain|samping|sementara|setelah|sesudah|sebelum|sejak|untuk|dari)$/iu;
/** The reader's own time, and what there is but one of: "saat ini", "tahun ini", "dunia ini". */
const PRESENT =
  /^(?:saat|hari|tahun|bulan|minggu|pekan|abad|zaman|masa|era|dewasa|selama|sementara|belakangan|akhir-akhir|dunia|bumi) ini/iu;
/** Of a time only a date tells which: "pada 2021 … saat itu". */
const TIME = /^(?:saat|ketika|waktu|tahun|bulan|hari|malam|pagi|masa|zaman|day|year|month|week|time|night)$/iu;

/** Of these a name in a clause before tells which: "Kirgistan miskin, tetapi negara itu …". */
const PLACE = /^(?:negara|negeri|kawasan|wilayah|daerah|kota|desa|pulau|provinsi|sungai|danau|gunung)$/iu;
const CLAUSE =
  /[,;:]|\b(?:tetapi|tapi|bahwa|agar|supaya|karena|sebab|sehingga|sampai|sementara|sedangkan|namun|meski(?:pun)?)\b/giu;

/** "this law", "these rivers", "those ships"; but "those who", "this year", "these days". */
const ENGLISH_DEMONSTRATIVE =
  /\b(?:this|these|those) (?!(?:who|whom|whose|which|that|of|in|on|at|from|with|without|for|to|by|under|living|born|responsible|\p{L}+ed)\b|(?:year|month|week|weekend|century|decade|season|days?|morning|afternoon|evening|spring|summer|autumn|winter)\b)(?<noun>[\p{L}\p{N}-]+)/giu;
/** "in that year"; "that" before a pronoun, an article or a verb joins clauses. */
const THAT_AFTER_PREPOSITION =
  /\b(?:of|in|on|at|from|by|with|to|during|after|since|under|before|until|over|about|into|through) that (?!(?:the|a|an|it|its|he|she|they|their|there|we|you|no|some|any|all|is|was|are|were|has|have|had|would|will|can|could|may|might)\b)(?<noun>\p{Ll}[\p{L}\p{N}-]*)/gu;
/** "stopped that pipeline from", never "said that trade with". */
const THAT_AFTER_VERB =
  /(?<!\b(?:add|agre|announc|argu|assert|assum|believ|claim|complain|conclud|confirm|decid|declar|demand|demonstrat|discover|emphasis|emphasiz|estimat|expect|explain|fear|hop|impli|indicat|insist|learn|mention|not|observ|order|predict|promis|propos|prov|provid|realis|realiz|reason|recall|recommend|record|remark|repli|report|request|reveal|stat|stress|suggest|suppos|suspect|threaten|warn|worri)ed) (?<=ed )that (?<noun>\p{Ll}[\p{L}\p{N}-]*(?<!s))(?= (?:from|in|on|at|for|with|by|to|as|and)\b|[.,;:])/gu;

/** "the alliance", before anything was named that could be one. */
const DEFINITE =
  /\bthe (?:alliance|bloc|mission|organi[sz]ation|company|agreement|treaty|movement|group|country|region|city|town|island|province|state|two|three|four|five|latter|former)\b(?! (?:of|in|that|which|who|with|between|for|to which|where|from|on|at|[\p{Lu}])|’s|'s)/u;
/** "pada hari yang sama", "the same week": the same as which? */
const SAME_TIME =
  /\b(?:(?:hari|malam|pekan|minggu|bulan|tahun|saat|waktu|periode) yang sama|the same (?:day|night|week|month|year|time|period))\b/giu;

/** True when what it means by "tersebut", "that", "the alliance" and the like was not named before it in the same sentence. */
export function mentionsUnnamed(sentence: string): boolean {
  return (
    [...sentence.matchAll(INDONESIAN_DEMONSTRATIVE)].some((found) => isUnnamed(sentence, found)) ||
    [ENGLISH_DEMONSTRATIVE, THAT_AFTER_PREPOSITION, THAT_AFTER_VERB].some((pattern) =>
      [...sentence.matchAll(pattern)].some((found) => isUnnamed(sentence, found)),
    ) ||
    [...sentence.matchAll(SAME_TIME)].some(({ index }) => !/\p{N}/u.test(sentence.slice(0, index))) ||
    isUnnamedDefinite(sentence)
  );
}

/** Whether the noun stands nowhere before; `seperti itu` has none. */
function isUnnamed(sentence: string, { 0: said, index, groups }: RegExpExecArray): boolean {
  const noun = groups?.['noun'] ?? '';
  const before = sentence.slice(0, index);
  if (PRESENT.test(said)) return false;
  if (TIME.test(noun)) return !/\p{N}/u.test(before);
  if (WITHIN.test(noun)) return !/[,;:]/u.test(before);
  if (isStopWord(noun.toLowerCase())) return true;
  if (PLACE.test(noun) && isNamedBefore(before)) return false;
  return !wordsOf(before).has(noun.toLowerCase());
}

/** Whether a name stands before the last clause of what was said. */
function isNamedBefore(before: string): boolean {
  const last = [...before.matchAll(CLAUSE)].at(-1)?.index ?? 0;
  const [first = '', ...others] = before.slice(0, last).match(WORD) ?? [];
  return isCountry(first) || others.some((word) => /^\p{Lu}/u.test(word));
}

/** A name before it is what it means. The first word has a capital in any case. */
function isUnnamedDefinite(sentence: string): boolean {
  const found = DEFINITE.exec(sentence);
  if (found === null) return false;
  const [, ...others] = sentence.slice(0, found.index).match(WORD) ?? [];
  return !others.some((word) => /^\p{Lu}/u.test(word));
}

function wordsOf(text: string): Set<string> {
  return new Set((text.match(WORD) ?? []).map((word) => word.toLowerCase()));
}
