// Whether a sentence speaks to its readers or of who wrote it, which means little where it is quoted.

/** What is said by others may say "we". */
const QUOTED = /[“«"][^“”«»"]*[”»"]/gu;
/** Whoever wrote it: "sumber kami", "we found". */
const WRITER =
  /\b(?:kami|saya|aku|we|our|us|my)\b|\bI(?:['’](?:m|ve|ll|d)| (?:am|have|had|was|will|would|think|believe|know|found|hope)\b)/u;
const WRITER_OPENS = /^(?:Kami|Saya|Aku|We|Our|My)\b/u;
/** "Pembaca yang ingin tahu …", "Anggota kelompok … diminta …". */
const READERS =
  /^(?:para |the )?(?:pembaca|readers?)\b|^(?:para )?(?:anggota kelompok|peserta diskusi|members of (?:the|our) group)\b.{0,80}\b(?:dapat|bisa|perlu|harus|diminta|dipersilakan|may|can|should|must|are asked)\b/iu;
/** What readers are told to do. Never words that open a plain sentence as often ("Bagi", "Isi", "Use of"). */
const INSTRUCTION = new RegExp(
  `^(?:${[
    '(?:pilih|buat|tulis|baca|lihat|cari|catat|jelas|sebut|banding|diskusi|bahas|ingat|perhati|guna|simak|ikuti|jawab)(?:kan)?(?:lah)?',
    '(?:tanyakan|bayangkan|susun|kumpulkan|tentukan|gambarkan|siapkan|tandai|unduh|klik|kunjungi|silakan|mari|ayo|jangan|coba)(?:lah)?',
    '(?:note|remember|recall|consider|compare|discuss|choose|write|read|look|find|explain|describe|imagine|suppose|click|visit)',
    "(?:subscribe|check|let|please|do not|don[’']t|try|draw|pick|ask|answer|see|list|use|make)",
  ].join('|')}) (?!of\\b)`,
  'iu',
);

/** True of instructions, of what is said to readers, and of what whoever wrote it says of themselves. */
export function speaksToReaders(sentence: string): boolean {
  const own = sentence.replace(QUOTED, ' ');
  return WRITER.test(own) || WRITER_OPENS.test(own) || READERS.test(own) || INSTRUCTION.test(own);
}
