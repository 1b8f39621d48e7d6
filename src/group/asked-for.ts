// What a question asks for: a person, a time, a place … Two that differ in this differ, however alike their other words.

export type AskedFor = 'person' | 'time' | 'place' | 'reason' | 'amount' | 'thing';

/** In order: the first that matches counts, so that "berapa lama" is an amount and "pada tahun berapa" a time. */
const WORDS: readonly (readonly [AskedFor, string])[] = [
  [
    'time',
    'kapan|kpn|(?:tahun|tanggal|tgl|jam|hari|bulan|abad) (?:berapa|brp|apa)|deadline|tenggat|batas (?:akhir|waktu)',
  ],
  ['time', 'when|(?:what|which) (?:year|date|day|month|time|century)|date'],
  ['reason', 'mengapa|kenapa|knp|ngapain|penyebab|menyebabkan|alasan|why|how come|(?:cause|reason)s?'],
  ['amount', 'berapa|brp|seberapa|how (?:many|much|long|old|far|big|large|high|often|tall|deep)|cost|price|harga|gaji'],
  [
    'place',
    '(?:di|ke|dari) ?mana|dmn|kmn|(?:kota|negara|pulau|daerah) (?:apa|mana)|where|(?:which|what) (?:city|country|place|island)',
  ],
  ['person', 'siapa(?:kah)?|sapa|who|whom|whose'],
];
const MEANINGS = WORDS.map(([kind, words]) => [kind, new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')] as const);

/** `thing` for everything else: what, which and how. */
export function askedFor(question: string): AskedFor {
  return MEANINGS.find(([, words]) => words.test(question))?.[0] ?? 'thing';
}
