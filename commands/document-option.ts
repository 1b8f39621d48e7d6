// The option that names a document: its choices while typing, and the one document it means.
import type { SourceDocument } from '../src/answer/place.js';
import type { TitleEntry } from '../src/corpus/title-list.js';
import { UserError } from '../src/user-error.js';
import type { Choice, CommandContext } from './command.js';

/** Discord shows at most this many choices. */
const MOST_CHOICES = 25;
/** UTF-16 units of a choice's value on Discord. */
export const LONGEST_NAME = 100;

/** Documents whose path or title holds what was typed; from memory. */
export async function documentChoices(context: CommandContext, typed: string): Promise<readonly Choice[]> {
  const entries = await context.services.titles.matching(context.collectionId, typed, MOST_CHOICES);
  return entries.map((entry) => ({ label: labelOf(entry, entries), value: shortName(entry.path) }));
}

/** Names one document, for what is about one. */
export const documentOption = {
  type: 'text',
  name: { id: 'dokumen', en: 'document' },
  help: { id: 'Nama berkas atau judulnya', en: 'Its file name or title' },
  required: true,
  maxLength: LONGEST_NAME,
  complete: documentChoices,
} as const;

/** The document with this path, else the only one whose path or title holds the name. Throws UserError otherwise. */
export async function namedDocument(context: CommandContext, name: string): Promise<SourceDocument> {
  const documents = await context.services.library.documents(context.collectionId);
  const exact = documents.find((document) => document.path === name);
  if (exact !== undefined) return exact;
  const [first, ...others] = documents.filter(({ path, metadata }) => holds(name, [path, metadata.title]));
  if (first === undefined) {
    throw new UserError('unknown-document', {
      id: `Tidak ada dokumen “${name}”. Lihat daftarnya dengan /dokumen daftar.`,
      en: `There is no document “${name}”. See them with /documents list.`,
    });
  }
  if (others.length > 0) throw ambiguous(name, [first, ...others]);
  return first;
}

/** Several documents that a name may mean. */
export function ambiguous(name: string, documents: readonly { readonly path: string }[]): UserError {
  const paths = documents.map(({ path }) => path);
  const some = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ', …' : '');
  return new UserError('ambiguous-document', {
    id: `“${name}” cocok dengan ${paths.length} dokumen: ${some}. Tulis nama berkasnya.`,
    en: `“${name}” matches ${paths.length} documents: ${some}. Give the file name.`,
  });
}

/** True when one of the texts holds what was looked for; case, width and accents apart. */
export function holds(wanted: string, texts: readonly (string | null)[]): boolean {
  const folded = foldedText(wanted.trim());
  return texts.some((text) => text !== null && foldedText(text).includes(folded));
}

function foldedText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Two documents of one title are told apart by their paths. */
function labelOf({ path, title }: TitleEntry, entries: readonly TitleEntry[]): string {
  if (title === null) return path;
  return entries.some((other) => other.title === title && other.path !== path) ? `${title} (${path})` : title;
}

/** A longer path is named by its end, which tells more than the folders before it. */
function shortName(path: string): string {
  if (path.length <= LONGEST_NAME) return path;
  const end = path.slice(-LONGEST_NAME);
  return /^[\udc00-\udfff]/.test(end) ? end.slice(1) : end;
}
