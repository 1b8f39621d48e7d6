// Chat spelling -> plain spelling, by a fixed table: what is typed on a phone, read as it would be written.

/** Abbreviations and slang of Indonesian chats, as `plain word: short forms;`. */
const TABLE = `
  apa: ap apaan aph; apakah: apkh apkah; siapa: sp spa sapa; siapakah: siapakh; kapan: kpn kpan kapn;
  di mana: dmn dmna dimn; ke mana: kmn kmna; mana: mn mna; berapa: brp brpa brapa; berapakah: brpkah;
  kenapa: knp knpa knapa napa ngapa; mengapa: mngp mengp; bagaimana: gmn gmna gmana gimana gimn bgmn bgmna; yang: yg yng;
  dengan: dgn dng dg; karena: krn karna krna; untuk: utk tuk; dari: dr dri; pada: pd pda; dalam: dlm dlam;
  kepada: kpd; terhadap: thd trhdp; tentang: ttg tntg; sebelum: sblm sblum; setelah: stlh stelah; sesudah: ssdh;
  selama: slm; sejak: sjk; sampai: smpe smp sampe; supaya: spy; kalau: klo klw kalo kl; tetapi: tp tpi tapi;
  juga: jg jga; sama: sm ama; seperti: spt sprti kyk kayak; oleh: olh; antara: antr; atau: atw ato;
  adalah: adl adlh; ialah: ialh; terus: trs trus; lagi: lg lgi; saja: aja aj sj; sekali: bgt banget;
  sekarang: skrg skrng skg; waktu: wkt wktu; masih: msh msih; tidak: gak ga gk g nggak ngga enggak engga kagak kaga tdk tak;
  belum: blm blum; sudah: sdh udh udah dah; bisa: bs bsa; harus: hrs hrus; mau: mw; akan: akn; jadi: jd jdi;
  jangan: jgn; punya: pny pnya; dapat: dpt dpat; tahu: tau; orang: org orng; tahun: thn th; tanggal: tgl;
  bulan: bln; minggu: mgg; jumlah: jml jmlh; negara: ngr ngra; presiden: pres; pemerintah: pmrnth pemrintah;
  banyak: bnyk bnyak; beberapa: bbrp; semua: smua smw; saya: sy; kamu: km lu; mereka: mrk mrka; dia: dy; nama: nm;
  sebagai: sbg; tersebut: tsb; bahwa: bhw; menurut: mnrt; benar: bnr; mungkin: mgkn;
  artinya: artiny; maksud: mksd; maksudnya: mksdnya; pakai: pke pake; bukan: bkn; membuat: bikin;
  berbicara: ngomong; kata: kt; terjadi: trjd`;

/** Short form -> plain word. The first short form of a word is the usual one. */
const PLAIN_SPELLING: ReadonlyMap<string, string> = new Map(
  TABLE.split(';').flatMap((entry) => {
    const [plain = '', shorts = ''] = entry.split(':');
    return shorts
      .trim()
      .split(/\s+/)
      .map((short): [string, string] => [short, plain.trim()]);
  }),
);

/** Particles that carry mood, not meaning. */
const PARTICLES = new Set(
  'sih dong donk kan nih deh ya yaa yah kok lho loh tuh gan bro sis kak min guys plis pls'.split(' '),
);

/** Short forms that are units behind a number: "5 km", "brp km". */
const UNITS = new Set(['km', 'g', 'th']);
const COUNTING = /(?:\d|(?<!\p{L})(?:brp|brpa|brapa|berapa|per))\s*$/iu;

/**
 * A lower-case word, or the first word of a question, which phones capitalise. A word with a full stop behind it
 * ("dr. Soetomo") is an abbreviation of its own; capitals elsewhere ("PD", "Dr") are names.
 */
const WORD =
  /(?:(?<![\p{L}\p{N}.@/_-])\p{Ll}|^\p{Lu}(?=\p{Ll})(?!r\b))[\p{L}\p{N}]*(?![\p{L}\p{N}@/_-]|\.\p{L}|\.\s\p{Lu})/gu;

/**
 * The same question in plain spelling: table words replaced, "2" after a word doubled ("negara2" -> "negara-negara"),
 * particles dropped. Everything else stays as typed.
 */
export function plainSpelling(question: string): string {
  const doubled = question.replace(/(?<![\p{L}\p{N}])(\p{L}{3,})2(?!\p{N})/gu, '$1-$1');
  const plain = doubled.replace(WORD, (word, at: number) => plainWord(word, doubled.slice(0, at)));
  if (plain === question) return question;
  const tidy = plain
    .replace(/\s+/g, ' ')
    .replace(/\s+([?!.,])/g, '$1')
    .trim();
  return tidy === '' ? question : tidy;
}

function plainWord(word: string, before: string): string {
  const lower = word.toLowerCase();
  if (UNITS.has(lower) && COUNTING.test(before)) return word;
  return PLAIN_SPELLING.get(lower) ?? (PARTICLES.has(lower) ? '' : word);
}

/** The way back, for measuring: each plain word as its first short form in the table. */
export function chatSpelling(question: string): string {
  return question.replace(/(?:di|ke) mana|\p{L}+/giu, (word) => SHORT_SPELLING.get(word.toLowerCase()) ?? word);
}

const SHORT_SPELLING: ReadonlyMap<string, string> = new Map(
  [...PLAIN_SPELLING]
    .reverse()
    .filter(([short, plain]) => short.length < plain.length)
    .map(([short, plain]) => [plain, short]),
);
