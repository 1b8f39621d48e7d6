// Word lists: what the parts of a web page around an article say of themselves, in Indonesian and English.
import type { BoilerplateReason } from '../../types.js';

/** A remark that begins a line, follows a sentence, or is glued to the word before it ("hari iniBaca juga: …"). */
export interface LinePhrase {
  readonly reason: BoilerplateReason;
  readonly pattern: RegExp;
  /** At most so many words may follow on the line. */
  readonly mostWords: number;
  /** What follows may be a whole sentence with a full stop; else such a line is taken for prose. */
  readonly maySentence: boolean;
  /**
   * `anywhere`: also inside a paragraph; `line`: only at the start of a line, since in running text the same words are
   * prose; `edge`: moreover only near the document's beginning or end, since in its middle they may be facts.
   */
  readonly place: 'anywhere' | 'line' | 'edge';
}

const RELATED_LABEL =
  'baca (?:juga|selengkapnya|lainnya|pula)|(?:simak|lihat|tonton|cek) (?:juga|pula)|see also|read (?:more|also|next)|also read|' +
  'related (?:articles?|posts?|stories|news|content|links|reading)|recommended (?:for you|stories|reading)|more stories|' +
  'you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|(?:artikel|berita|pos|postingan|tulisan) (?:terkait|lainnya|serupa|terpopuler)|' +
  "berita (?:terbaru|populer|pilihan)|rekomendasi untuk (?:anda|kamu)|pilihan editor|editor['’]?s['’]? picks?|trending now|most read|" +
  "top stories|latest news|don['’]t miss|jangan lewatkan|mungkin (?:anda|kamu) (?:juga )?suka|(?:anda|kamu) mungkin (?:juga )?(?:suka|tertarik)";

const phrase = (
  reason: BoilerplateReason,
  pattern: RegExp,
  mostWords: number,
  options: Partial<Pick<LinePhrase, 'maySentence' | 'place'>> = {},
): LinePhrase => ({ reason, pattern, mostWords, maySentence: false, place: 'anywhere', ...options });

export const LINE_PHRASES: readonly LinePhrase[] = [
  phrase('related', new RegExp(`(?:${RELATED_LABEL})(?:\\s*[:：»>]|\\s{2,}|\\s*$)`, 'giu'), 30, { maySentence: true }),
  phrase('related', /(?:baca (?:juga|selengkapnya)|see also|simak juga|lihat juga|also read)\s/giu, 25, {
    place: 'line',
  }),
  phrase('related', /READ(?: MORE| ALSO| NEXT)?(?:\s*:|\s{2,}|\s+(?=\p{Lu}))/gu, 25, { place: 'line' }),
  phrase('byline', /(?:[Pp]osted|POSTED|[Pp]ublished|[Uu]pdated) (?:[Bb]y|BY|[Oo]n|ON|[Aa]t|[Ii]n)\s*:/gu, 16, {
    maySentence: true,
  }),
  phrase('byline', /(?:Posted|Published|Updated|Written|Edited|Reported) (?:[Bb]y|[Oo]n)\s/gu, 8, { place: 'line' }),
  phrase(
    'byline',
    /(?:diposting|diposkan|dipublikasikan|diterbitkan|ditulis|diunggah|diperbarui) (?:oleh|pada|di)\s*:/giu,
    16,
    {
      maySentence: true,
    },
  ),
  phrase('byline', /(?:Diposting|Diposkan|Dipublikasikan|Diunggah|Ditulis) (?:oleh|pada)\s/gu, 8, { place: 'line' }),
  phrase(
    'byline',
    /(?:penulis|editor|reporter|pewarta|penyunting|redaktur|kontributor|author|by|oleh|sumber|source|foto|photo|photo credit|image credit|filed under|tags?|kategori|categor(?:y|ies))\s*:/giu,
    12,
    { place: 'edge' },
  ),
  phrase('byline', /(?:Oleh|OLEH|By|BY) (?=(?:\p{Lu}[\p{L}.'’-]*,?[ \u00a0]*){1,5}$)/gu, 5, { place: 'line' }),
  phrase('byline', /about the author|tentang penulis/giu, 12, { place: 'line' }),
  phrase('byline', /(?:by |oleh )?admin\b/giu, 4, { place: 'line' }),
];

/** A label that announces a list of other articles: the headlines below it go with it. */
export const RELATED_HEADING = new RegExp(`^\\W*(?:${RELATED_LABEL})\\W*$`, 'iu');
/** A label that announces a note on the author. */
export const AUTHOR_HEADING = /^\W*(?:about the author|tentang penulis)\W*$/iu;

/** "Kota, Situs.com - " before the first sentence of a report: the site names itself. A capital must follow. */
export const DATELINE =
  /^(?:[^\n.!?:;]{0,40}?[\s,(])?[\p{L}\d-]+\.(?:com|co\.id|id|co|net|org|tv|news|COM|CO\.ID|ID|CO|NET|ORG|TV)\b(?:\s*,\s*[\p{L} ]{2,30})?\)?\s*[-–—|]{1,2}\s*(?=[“"‘'(]?\p{Lu})/u;

/** Sentences that ask the reader to click, subscribe or follow: one is enough to know the sentence for an advert. */
export const CALLS_TO_ACTION: readonly RegExp[] = [
  /\b(?:klik|click|tap) (?:di ?sini|here|(?:(?:pada )?(?:tautan|link|tombol)|the (?:link|button)) (?:ini|berikut|di bawah|below))/iu,
  /\b(?:subscribe|sign up|register) (?:now|today|to (?:our|the|read|get|receive|continue)|for (?:our|the|free|full|more|just|only))\b/iu,
  /\b(?:berlangganan|langganan) (?:(?:sekarang|gratis|newsletter|buletin|majalah|untuk akses|agar tidak ketinggalan)\b)/iu,
  /\b(?:ikuti|follow|like|subscribe) .{0,30}\b(?:kami|us|google news|saluran whatsapp|whatsapp channel|(?:our|akun|kanal|channel) (?:facebook|twitter|instagram|telegram|youtube|tiktok|whatsapp|x))\b/iu,
  /\b(?:gabung|bergabung|join) .{0,30}\b(?:(?:grup|group|kanal|channel) (?:telegram|whatsapp|facebook)|newsletter)\b/iu,
  /\b(?:already a (?:subscriber|member)|sudah (?:berlangganan|punya akun))\b.{0,20}\?/iu,
  /\b(?:dapatkan|get) (?:update|berita|artikel|informasi|the latest|our)\b.{0,60}\b(?:setiap hari|email|e-mail|inbox|ponsel|newsletter|gratis|whatsapp|telegram)\b/iu,
  /\b(?:share|bagikan) (?:this|artikel ini|berita ini|tulisan ini)\b/iu,
];

/** What stands beside a call to action and is an advert only there: it speaks to the reader or names a price. */
export const SALES_TALK =
  /^\W*(?:ingin|mau|butuh|suka|menikmati|tertarik|penasaran|langsung saja|ayo|yuk|jangan (?:lupa|sampai|lewatkan)|dapatkan|nikmati|cukup|tinggal|enjoy(?:ing)?|want|like what|love|looking for|get|don[’']t|join|support|hanya|only|just|mulai|starting)\b|(?:rp\.?|\$|usd|€|£)\s?[\d.,]+(?: ribu)? ?(?:per|a|\/|sebulan|setahun)/iu;

/** Whole lines of a page's furniture. */
export const FURNITURE: readonly RegExp[] = [
  /^(?:skip to (?:main )?content|lompat ke (?:konten|isi)|langsung ke (?:konten|isi)( utama)?|back to top|kembali ke atas|load more|muat (?:lainnya|lebih banyak)|scroll (?:to continue|untuk (?:melanjutkan|lanjut)).*|lanjut(?:kan)? (?:ke|baca) (?:konten|konten di bawah ini).*|halaman selanjutnya|next (?:page|post|article)|previous (?:page|post|article)|artikel (?:sebelumnya|selanjutnya|berikutnya)|post navigation|navigasi pos)$/iu,
  /^(?:leave a (?:reply|comment)|tinggalkan (?:komentar|balasan)|tulis komentar|kirim komentar|batalkan balasan|cancel reply|your email address will not be published.*|alamat email (?:anda )?tidak akan dipublikasikan.*|no comments( yet)?|belum ada komentar)$/iu,
  /^(?:advertisements?|iklan|advertorial|sponsored(?: content)?|konten sponsor|gambas ?: ?.*|adsense|recommended by .*|promoted)$/iu,
  /^(?:berita utama|headline news|indeks berita|kebijakan privasi|privacy policy|terms (?:of (?:use|service)|and conditions)|syarat (?:dan|&) ketentuan|pedoman (?:media|pemberitaan media) siber|hubungi kami|contact us|tentang kami|about us|kode etik jurnalistik|cookie (?:policy|settings)|accept all(?: cookies)?|terima semua(?: cookie)?|bagikan|share this|share on .*|sebarkan(?: ini)?|salin tautan|copy link|all rights reserved|hak cipta dilindungi.*)$/iu,
  /^(?:©|\(c\)|copyright|hak cipta)(?=\W).{0,120}(?:\d{4}|reserved|dilindungi)/iu,
  /^.{0,60}\b(?:we|this (?:web)?site|(?:situs|website|laman)(?: web)? (?:ini|kami)|kami) (?:uses?|menggunakan|memakai) cookies?\b/iu,
  /^(?:by continuing to (?:use|browse)|by (?:clicking|using) .{0,30}you (?:agree|consent)|dengan (?:melanjutkan|menggunakan) (?:penggunaan )?(?:situs|laman|website))/iu,
  /^(?:\p{L}+, ?)?\d{1,2}[ /-]\p{L}+[ /-]\d{4} ?[,|–-]? ?(?:pukul |at )?\d{1,2}[:.]\d{2}(?: ?(?:wib|wita|wit|am|pm|gmt))?$/iu,
  /^(?:home|beranda)(?: ?[>»›/|•·] ?[^>»›/|•·]{1,60}){1,6}$/iu,
];

/** Words that fill a menu; a line of one of them is furniture only beside other furniture. */
export const MENU_WORDS: ReadonlySet<string> = new Set(
  `home beranda menu search cari login masuk daftar register logout share tweet facebook twitter whatsapp telegram pinterest
  linkedin instagram youtube tiktok print cetak email komentar comments reply balas next previous prev sebelumnya selanjutnya
  tags rss sitemap redaksi karier disclaimer close tutup news berita nasional internasional olahraga ekonomi teknologi
  hiburan lifestyle video foto indeks terpopuler terbaru populer trending sports business entertainment politics opinion
  subscribe follow more lainnya`.split(/\s+/),
);
