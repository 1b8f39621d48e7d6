// What programs and scrapers write into titles and names is cleaned here; junk becomes null.
import type { Language } from '../../types.js';

const JUNK_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|tanpa judul|no title|(?:document|dokumen|presentation|presentasi|slide|page|halaman|judul|title)\s*\d*|powerpoint presentation|presentasi powerpoint|pptxgenjs presentation|home|beranda|\S+\.(?:docx?|pptx?|pdf|txt|md|indd|qxd|tex|dvi|x?html?|rtf|odt|epub))$/i;
const JUNK_PERSON =
  /^(?:admin\w*|administrator|root|user|users|owner|author|unknown|anonymous|anonim|un-?named|none|null|n\/a|guest|editor|redaksi|tim redaksi|microsoft.*|windows.*|python-docx|pptxgenjs|openpyxl|docx|pc|laptop|asus|acer|hp|lenovo|dell|toshiba)$/i;
const NAME_LINKS = new Set('dan and & van von der den de da di del la le el al bin binti ibn of'.split(' '));
const SPAM = /\b(?:togel|slot|gacor|judi|casino|kasino|poker|sbobet|toto|jackpot|hkg|sgp)\b/i;

/** A site's name as it follows a title: its words, or the look of a domain. */
const PUBLISHER_LOOK =
  /^The \p{Lu}|\.(?:com|co|id|net|org|news|tv|info|io)\b|\b(?:News|Times|Post|Daily|Journal|Review|Magazine|Online|Media|Wikipedia|Blog|TV|Radio|Press|Herald|Tribune|Guardian|Institute|Harian|Majalah|Jurnal|Koran|Tribun|Kompas|Tempo|Antara|Republika|Detik\w*|BBC|CNN|VOA|DW|Reuters)\b/u;

/** A title without white space runs; null for what programs put there by themselves. */
export function cleanTitle(value: string | null | undefined): string | null {
  const title = oneLine(value);
  return title === null || title.length > 300 || JUNK_TITLE.test(title) || !/\p{L}/u.test(title) ? null : title;
}

/** One or several names of people or institutions; null for accounts such as "admin", for spam and for sentences. */
export function cleanPerson(value: string | null | undefined): string | null {
  const name = oneLine(value)?.replace(/^[@:\s]+|[,;:|\s]+$/g, '') ?? '';
  if (name === '' || name.length > 120 || JUNK_PERSON.test(name) || SPAM.test(name)) return null;
  if (/\d|https?:|www\.|@|[!?]/.test(name)) return null;
  const words = name.split(/[\s,;]+/);
  if (words.length > 14) return null;
  return words.every((word) => NAME_LINKS.has(word) || /^[("'.]*\p{Lu}/u.test(word)) ? name : null;
}

/** The name of a publisher; null when empty or no name at all. */
export function cleanPublisher(value: string | null | undefined): string | null {
  const name = oneLine(value)?.replace(/[,;:|\s]+$/, '') ?? '';
  return name === '' || name.length > 100 || SPAM.test(name) || /^https?:/i.test(name) || !/\p{L}/u.test(name)
    ? null
    : name;
}

/** An absolute web address; null for anything else. */
export function cleanUrl(value: string | null | undefined): string | null {
  const url = oneLine(value)?.replace(/^<|>$/g, '') ?? '';
  return /^https?:\/\/[^\s<>"]+$/i.test(url) && URL.canParse(url) ? url : null;
}

/** "id-ID", "en_US", "Bahasa Indonesia" and the like; null for other languages. */
export function cleanLanguage(value: string | null | undefined): Language | null {
  const name = value?.trim().toLowerCase() ?? '';
  if (/^(?:id|in|ind)(?:[-_]|$)|indonesia/.test(name)) return 'id';
  return /^(?:en|eng)(?:[-_]|$)|english|inggris/.test(name) ? 'en' : null;
}

/**
 * Splits "Title | Publisher" and "Title – Publisher". A bar is always such a split; a dash only when what follows
 * looks like a publisher, is `known` as one, or `certain` (the line stands twice, as scrapers write it).
 */
export function splitPublisher(
  title: string,
  known: string | null,
  certain: boolean,
): { title: string; publisher: string | null } {
  const parts = /^(.+\S)\s+(\||::|[-–—])\s+(\S.*)$/u.exec(title);
  const [, head = '', separator = '', tail = ''] = parts ?? [];
  const whole = { title, publisher: null };
  if (parts === null || tail.split(/\s+/).length > 5 || !/^[\p{Lu}\d]|\.\p{Ll}{2,}$/u.test(tail)) return whole;
  const equal = known !== null && known.toLowerCase() === tail.toLowerCase();
  const bar = separator === '|' || separator === '::';
  return bar || equal || certain || PUBLISHER_LOOK.test(tail)
    ? { title: head, publisher: cleanPublisher(tail) }
    : whole;
}

function oneLine(value: string | null | undefined): string | null {
  const line = value?.replace(/[\s\p{Cc}]+/gu, ' ').trim() ?? '';
  return line === '' ? null : line;
}
