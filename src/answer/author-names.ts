// "Dr. Nargis Kassenova dan Temur Umarov" -> family names and initials, as APA 7 wants them; organisations stay whole.

/** A person (`initials` such as "N. A.") or an organisation (`initials` null, `family` its whole name). */
export interface AuthorName {
  readonly family: string;
  readonly initials: string | null;
}

/** Words that only the names of organisations and teams hold. */
const ORGANISATION =
  /(?:^|\s)(?:badan|biro|center|centre|commission|committee|council|dewan|dinas|editors?|foundation|institut(?:e|ion)?|kantor|kedutaan|kelompok|kementerian|komisi|komite|lembaga|majalah|majelis|ministry|museum|news|office|organi[sz]ation|pemerintah|perpustakaan|press|pusat|redaksi|service|staff|studi|team|tim|universit(?:as|y)|yayasan|of|the)(?:\s|$)/i;
const DEGREE = /^(?:[A-Z][A-Za-z]{0,3}\.)+[A-Za-z]{0,4}$|^(?:PhD|MA|MSc|BA|BSc|MBA|LLM)$/;
const TITLE = /^(?:(?:Prof|Dr|Drs|Dra|Ir|Hj?|Mr|Mrs|Ms|KH)\.?\s+)+/;
/** Parts of a family name that stand before its last word. */
const PARTICLE = /^(?:al|bin|binti|da|de|del|der|di|la|van|von)$/i;

/** Authors in the order written; never empty for a text that is not blank. */
export function parseAuthors(text: string): AuthorName[] {
  return splitNames(text).map(parseName);
}

function splitNames(text: string): string[] {
  if (isOrganisation(text)) return [text.trim()];
  return text
    .split(/\s*;\s*|\s+(?:dan|and|&)\s+/)
    .flatMap(splitAtCommas)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** "A B, C D" are two people; "Kassenova, Nargis" is one; "A B, M.Si." has a degree, which is dropped. */
function splitAtCommas(text: string): string[] {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '' && !DEGREE.test(part));
  const [family = '', given = ''] = parts;
  const inverted = parts.length === 2 && !family.includes(' ') && given.split(' ').length <= 3;
  return inverted ? [parts.join(', ')] : parts;
}

function isOrganisation(name: string): boolean {
  const words = name.trim().split(/\s+/);
  const acronym = words.some((word) => /^\p{Lu}{3,}$/u.test(word));
  return ORGANISATION.test(name) || (acronym && !name.includes(',')) || words.length === 1;
}

function parseName(name: string): AuthorName {
  const [family, given] = name.split(', ');
  if (given !== undefined && family !== undefined) return { family, initials: initialsOf(given.split(/\s+/)) };
  const words = name.replace(TITLE, '').split(/\s+/);
  if (isOrganisation(name) || words.length === 1) return { family: words.join(' '), initials: null };
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? '')) at--;
  return { family: words.slice(at).join(' '), initials: initialsOf(words.slice(0, at)) };
}

/** "Jean-Paul M." -> "J.-P. M." */
function initialsOf(given: readonly string[]): string {
  return given
    .map((word) =>
      word
        .split('-')
        .map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`)
        .join('-'),
    )
    .join(' ');
}
