// Who wrote a document and from what it was made, said without a label above or below its text: "Dian Contoh, Kabar Lembah",
// "Disarikan dari Kabar Lembah, Januari 2022". Metadata and citations name it; nobody asks to have it quoted.
import { splitSentences } from '../../text/sentences.js';
import type { Boilerplate, LoadedDocument, Span } from '../../types.js';
import type { Block } from './blocks.js';
import { unmarked } from './marks.js';

const LONGEST_CREDIT = 160;
const LONGEST_NOTE = 300;
/** A credit has at most so many words beside the author's name. */
const MOST_OTHER_WORDS = 12;

/** What a note says of itself before it names its source: "Catatan ini", "Penjelasannya", "This note was". */
const NOTE_ITSELF =
  '(?:catatan|tulisan|artikel|naskah|teks|daftar|ringkasan|rangkuman|penjelasan|isi|bahan|materi|lembar|makalah)(?:nya| ini)(?: telah)? |' +
  '(?:this|the) (?:note|article|text|summary|handout|list|paper|page|piece|post)s? (?:is|was|are|were|has been) ';
const TAKEN_FROM =
  'di(?:sarikan|olah|ringkas|sadur|rangkum|kutip|terjemahkan|adaptasi|himpun)(?: (?:kembali|ulang|bebas))? dari |saduran (?:bebas )?dari |' +
  '(?:freely )?(?:adapted|condensed|translated|excerpted|abridged|reprinted|summari[sz]ed|compiled)(?: and (?:adapted|condensed|translated|abridged|edited))? from ';
/** Bare, "Diolah dari Kopi Gayo" may open a sentence on coffee; after a subject of its own it cannot. */
const NOTE = new RegExp(
  String.raw`^[\W_]*(?:(${NOTE_ITSELF})?(?:${TAKEN_FROM})|(?:sumber|sources?)\s*:\s*(?:${TAKEN_FROM})?)`,
  'iu',
);
/** What a text is made from has a name, or is said to be a text. */
const SOURCE =
  /^["“‘'*_(]*(?:the )?(?:\p{Lu}|(?:un\p{L}+ )?(?:web )?(?:artikel|buku|laporan|berita|situs|laman|jurnal|makalah|berbagai|beberapa|article|book|report|site|website|journal|paper|various|several)s?(?!\p{L}))/u;
/** After a comma a bare note goes on with more names, a date, or a remark on its source; else a main clause begins. */
const REMARK =
  /^["“‘'(]*(?:\p{Lu}|\d|(?:yang|dan|serta|and|which|that|or|atau|artikel|buku|laporan|article|book|report|terbit|terbitan|edisi|edition|semuanya|all|both|keduanya|awal|akhir|early|late|published|diterbitkan|hlm|pp?|vol|no|halaman|pages?|diakses|accessed|tanpa|dengan|with|by|oleh|di|in|on|pada)(?!\p{L}))/u;
const CLAUSE = /(?<!\p{L})(?:adalah|ialah|merupakan|is|was|are|were|has|have|had|tells|shows)(?!\p{L})/iu;
/** In a credit these may stand in lower case between names. */
const LINKING =
  /^(?:oleh|by|dan|and|of|untuk|for|di|in|the|dari|from|ditulis|disusun|written|penulis|author|pukul|wib|wita|wit|de|van|von|bin|binti|al|el)$/iu;

/**
 * Lines of nothing but the author's name with publisher, place and date, and notes on what a text was made from, as far as
 * they stand above the first prose of a document or below its last. `marks` is what is known to be boilerplate.
 */
export function creditMarks(
  document: LoadedDocument,
  blocks: readonly Block[],
  marks: readonly Boilerplate[],
): Boilerplate[] {
  const own = blocks.filter((block) => isOwn(document, block, marks));
  const above = edge(document, own, marks);
  const below = edge(document, own.slice(above.blocks).reverse(), marks);
  return [...above.marks, ...below.marks];
}

function edge(document: LoadedDocument, blocks: readonly Block[], known: readonly Boilerplate[]) {
  const marks: Boilerplate[] = [];
  let seen = 0;
  for (const block of blocks) {
    const spans = creditsOf(document, block, known);
    marks.push(...spans.map(({ start, end }) => ({ start, end, reason: 'byline' as const })));
    const isHeading = block.paragraph.kind === 'heading';
    if (!isHeading && unmarked(block, spans).some(({ start, end }) => /\p{L}/u.test(document.text.slice(start, end))))
      break;
    seen += 1;
  }
  return { blocks: seen, marks };
}

/** Not the title, and not wholly boilerplate already. */
function isOwn({ metadata }: LoadedDocument, block: Block, marks: readonly Boilerplate[]): boolean {
  if (block.text.trim() === metadata.title) return false;
  return unmarked(block, marks).some(({ start, end }) => end - start > 2);
}

function creditsOf(
  { metadata, text, format }: LoadedDocument,
  block: Block,
  known: readonly Boilerplate[],
): readonly Span[] {
  // Headings of plain text are inferred from their shortness, which credits share.
  if (block.paragraph.kind !== 'prose' && !(block.paragraph.kind === 'heading' && format === 'txt')) return [];
  if (isCredit(block.text, metadata.author)) return [block];
  return unmarked(block, known)
    .flatMap((part) => splitSentences(text, part))
    .filter(({ start, end }) => isSourceNote(text.slice(start, end)));
}

/** "Dian Contoh, Kabar Lembah, 7 Januari 2022", by an author whom the document names. */
function isCredit(line: string, author: string | null): boolean {
  if (author === null || line.length > LONGEST_CREDIT) return false;
  const words = wordsOf(line);
  const names = wordsOf(author).map((word) => word.toLowerCase());
  const first = words.findIndex((word) => !LINKING.test(word));
  const isNamed = first >= 0 && names.every((name, index) => words[first + index]?.toLowerCase() === name);
  const others = words.slice(first + names.length);
  return (
    isNamed && others.length <= MOST_OTHER_WORDS && others.every((word) => LINKING.test(word) || !/^\p{Ll}/u.test(word))
  );
}

function isSourceNote(sentence: string): boolean {
  const found = sentence.length <= LONGEST_NOTE ? NOTE.exec(sentence) : null;
  if (found === null) return false;
  const rest = sentence.slice(found[0].length);
  if (!SOURCE.test(rest)) return false;
  const remarks = rest.split(/,\s+/).slice(1);
  return found[1] !== undefined || (!CLAUSE.test(rest) && remarks.every((remark) => REMARK.test(remark)));
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
