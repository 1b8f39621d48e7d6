// Function words of Indonesian and English: what tells running prose from menus, and one language from the other.
import type { Language } from '../types.js';

const INDONESIAN = `
  ada adalah adapun agar akan akibat aku amat anda antara antar apa apabila apakah apalagi atas atau bagai
  bagaimana bagaimanapun bagi bahkan bahwa baik banyak baru bawah beberapa begini begitu belum berapa berbagai
  beserta bila bilamana bisa boleh bukan bukankah bukanlah cara cukup dalam dan dapat dari daripada demi demikian
  dengan depan di dia digunakan diri dirinya disebut dll dong dua dulu empat enam engkau gak guna hampir hanya harus
  hendak hingga ia ialah ini inilah itu itulah jadi jangan jika jikalau juga justru kadang kah kala kalau kami kamu
  kan kapan karena kata katanya ke kecuali kedua kemudian kenapa kendati kepada ketika khususnya kini kita konon
  lagi lah lain lainnya lalu lama langsung lebih lewat lima maka makin malah mampu mana maupun melainkan melalui
  memang memiliki mengapa menjadi menuju menurut merasa mereka merupakan meski meskipun mesti misal misalnya mungkin
  namun nan nanti ngga nggak nyaris oleh olehnya pada padahal paling para pasti per pernah pula pun punya saat saja
  saling sama sambil sampai sana sangat satu saya se sebab sebagai sebagaimana sebagian sebelum sebelumnya sebenarnya
  seberapa sebuah secara sedang sedangkan segala segera sehingga sejak sejumlah sekali sekarang sekitar selain selama
  selalu seluruh semakin sementara sempat semua sendiri seolah seorang sepanjang seperti sering serta seseorang sesuai
  sesuatu sesudah setelah setiap siapa sih sini situ suatu sudah supaya tadi tak tanpa tapi telah tempat tengah tentang
  tentu tentunya terhadap terlalu termasuk tersebut terus terutama tetap tetapi tiap tiba tidak tidakkah tidaklah tiga
  turut untuk usai versi walau walaupun yaitu yakni yang yg dgn utk krn tdk`;

const ENGLISH = `
  a about above according across after again against ago all almost along already also although always am among an and
  another any anyone anything are around as at away back be became because become been before began behind being below
  between both but by came can cannot come could did do does doing down during each either else enough even ever every
  everyone few for from further gave get go goes got had has have having he her here hers herself him himself his how
  however i if in into is it its itself just last later least less like made make many may me might more most much must
  my myself near neither never no nor not nothing now of off often on once one only onto or other others our ours out
  over own per perhaps quite rather s said same say says she should since so some someone something still such t than
  that the their theirs them themselves then there therefore these they this those though through thus to together too
  toward towards two under until up upon us very was we well were what whatever when where whether which while who whom
  whose why will with within without would yet you your yours`;

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Lower-case function words of each language. */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  id: setOf(INDONESIAN),
  en: setOf(ENGLISH),
};

/** True for a lower-case function word of either language. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.id.has(word) || STOP_WORDS.en.has(word);
}
