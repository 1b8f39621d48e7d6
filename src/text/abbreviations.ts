// Abbreviations after whose full stop a sentence goes on.

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Titles and the like: a name follows, so the sentence goes on whatever the next letter is. */
export const BEFORE_NAMES = setOf(`
  dr dra drs ir prof h hj kh st mr mrs ms sr jr tn ny sdr sdri bpk yth alm almh kol letkol mayjen brigjen letjen jend
  kapt gen col lt sgt capt cpl maj rev hon gov sen pres mt ft pdt pr br jl gg kel kec kab prov ds kp pt cv ud tb raden rd
  rm muh moh mohd abd ust kompol akbp vs ca cf lih bdk viz al univ dept`);

/** Words that are abbreviations only before a number ("No. 5", "hlm. 12", "Rp. 3.000"), and else end a sentence. */
export const BEFORE_NUMBERS = setOf(`
  no nos nr hlm hal h pp p vol jil jilid ch bab sec fig figs gbr tab art ps psl rp rs us tgl thn th ay ayat ed rt rw km
  jan feb mar apr mei jun jul agt agu aug sep sept okt oct nov des dec lamp par para`);

/** Nouns that a single letter numbers ("vitamin C.", "kelompok A."): such a letter ends a sentence like any word. */
export const LABELLED_BY_LETTERS = setOf(`
  vitamin hepatitis kelompok golongan grup group kelas class tipe type seri series blok block rencana plan opsi option
  bagian part poin point titik gedung building lampiran appendix tabel table paket kategori category nilai grade huruf`);
