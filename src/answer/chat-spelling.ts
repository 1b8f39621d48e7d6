// Chat spelling -> plain spelling, by a fixed table: what is typed on a phone, read as it would be written.

/** Abbreviations and slang of Indonesian chats, as `short: plain`; a word stands for itself only when it is written so. */
const PLAIN_SPELLING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // question words
    ap: 'apa',
    apaan: 'apa',
    aph: 'apa',
    apkh: 'apakah',
    apkah: 'apakah',
    sp: 'siapa',
    spa: 'siapa',
    sapa: 'siapa',
    siapakh: 'siapakah',
    kpn: 'kapan',
    kpan: 'kapan',
    kapn: 'kapan',
    dmn: 'di mana',
    dmna: 'di mana',
    dimn: 'di mana',
    kmn: 'ke mana',
    kmna: 'ke mana',
    mn: 'mana',
    mna: 'mana',
    brp: 'berapa',
    brpa: 'berapa',
    brapa: 'berapa',
    brpkah: 'berapakah',
    knp: 'kenapa',
    knpa: 'kenapa',
    napa: 'kenapa',
    ngapa: 'kenapa',
    mngp: 'mengapa',
    mengp: 'mengapa',
    gmn: 'bagaimana',
    gmna: 'bagaimana',
    gimana: 'bagaimana',
    gimn: 'bagaimana',
    bgmn: 'bagaimana',
    bgmna: 'bagaimana',
    // function words
    yg: 'yang',
    yng: 'yang',
    dgn: 'dengan',
    dng: 'dengan',
    dg: 'dengan',
    krn: 'karena',
    karna: 'karena',
    krna: 'karena',
    utk: 'untuk',
    tuk: 'untuk',
    dr: 'dari',
    dri: 'dari',
    pd: 'pada',
    pda: 'pada',
    dlm: 'dalam',
    dlam: 'dalam',
    kpd: 'kepada',
    thd: 'terhadap',
    trhdp: 'terhadap',
    ttg: 'tentang',
    tntg: 'tentang',
    sblm: 'sebelum',
    sblum: 'sebelum',
    stlh: 'setelah',
    stelah: 'setelah',
    ssdh: 'sesudah',
    slm: 'selama',
    sjk: 'sejak',
    smpe: 'sampai',
    smp: 'sampai',
    sampe: 'sampai',
    spy: 'supaya',
    klo: 'kalau',
    kalo: 'kalau',
    kl: 'kalau',
    tp: 'tetapi',
    tpi: 'tetapi',
    tapi: 'tetapi',
    jg: 'juga',
    jga: 'juga',
    sm: 'sama',
    ama: 'sama',
    spt: 'seperti',
    sprti: 'seperti',
    kyk: 'seperti',
    kayak: 'seperti',
    olh: 'oleh',
    antr: 'antara',
    atw: 'atau',
    ato: 'atau',
    adl: 'adalah',
    adlh: 'adalah',
    ialh: 'ialah',
    trs: 'terus',
    trus: 'terus',
    lg: 'lagi',
    lgi: 'lagi',
    aja: 'saja',
    aj: 'saja',
    sj: 'saja',
    bgt: 'sekali',
    banget: 'sekali',
    skrg: 'sekarang',
    skrng: 'sekarang',
    skg: 'sekarang',
    msh: 'masih',
    msih: 'masih',
    // negation and auxiliaries
    gak: 'tidak',
    ga: 'tidak',
    gk: 'tidak',
    g: 'tidak',
    nggak: 'tidak',
    ngga: 'tidak',
    enggak: 'tidak',
    engga: 'tidak',
    kagak: 'tidak',
    kaga: 'tidak',
    tdk: 'tidak',
    tak: 'tidak',
    blm: 'belum',
    blum: 'belum',
    sdh: 'sudah',
    udh: 'sudah',
    udah: 'sudah',
    dah: 'sudah',
    bs: 'bisa',
    bsa: 'bisa',
    hrs: 'harus',
    hrus: 'harus',
    mw: 'mau',
    akn: 'akan',
    jd: 'jadi',
    jdi: 'jadi',
    jgn: 'jangan',
    pny: 'punya',
    pnya: 'punya',
    dpt: 'dapat',
    dpat: 'dapat',
    tau: 'tahu',
    // nouns, numbers, people
    org: 'orang',
    orng: 'orang',
    thn: 'tahun',
    th: 'tahun',
    tgl: 'tanggal',
    bln: 'bulan',
    mgg: 'minggu',
    jml: 'jumlah',
    jmlh: 'jumlah',
    ngr: 'negara',
    ngra: 'negara',
    pres: 'presiden',
    pmrnth: 'pemerintah',
    pemrintah: 'pemerintah',
    bnyk: 'banyak',
    bnyak: 'banyak',
    bbrp: 'beberapa',
    smua: 'semua',
    smw: 'semua',
    sy: 'saya',
    km: 'kamu',
    lu: 'kamu',
    mrk: 'mereka',
    mrka: 'mereka',
    dy: 'dia',
    nm: 'nama',
    artiny: 'artinya',
    mksd: 'maksud',
    mksdnya: 'maksudnya',
    pke: 'pakai',
    pake: 'pakai',
    bkn: 'bukan',
    bikin: 'membuat',
    ngomong: 'berbicara',
    kt: 'kata',
    trjd: 'terjadi',
  }),
);

/** Particles that carry mood, not meaning. */
const PARTICLES = new Set(
  'sih dong donk kan nih deh ya yaa yah kok lho loh tuh gan bro sis kak min guys plis pls'.split(' '),
);

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
  const plain = doubled.replace(WORD, plainWord);
  if (plain === question) return question;
  const tidy = plain
    .replace(/\s+/g, ' ')
    .replace(/\s+([?!.,])/g, '$1')
    .trim();
  return tidy === '' ? question : tidy;
}

function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN_SPELLING.get(lower) ?? (PARTICLES.has(lower) ? '' : word);
}

/** The way back, for measuring: each plain word as its first short form in the table. */
export function chatSpelling(question: string): string {
  return question.replace(/\p{L}+/gu, (word) => SHORT_SPELLING.get(word.toLowerCase()) ?? word);
}

const SHORT_SPELLING: ReadonlyMap<string, string> = new Map(
  [...PLAIN_SPELLING]
    .reverse()
    .filter(([short, plain]) => short.length < plain.length)
    .map(([short, plain]) => [plain, short]),
);
