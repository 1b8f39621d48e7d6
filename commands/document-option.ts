// The option that names a document: its choices while typing, and the one document it means.
import type { SourceDocument } from '../src/answer/place.js';
import { UserError } from '../src/user-error.js';
import type { Choice, CommandContext } from './command.js';

/** Discord shows at most this many choices. */
const MOST_CHOICES = 25;

/** Documents whose path or title holds what was typed. */
export async function documentChoices(context: CommandContext, typed: string): Promise<readonly Choice[]> {
  const documents = await context.services.library.documents(context.collectionId);
  return documents
    .filter((document) => mentions(document, typed))
    .slice(0, MOST_CHOICES)
    .map((document) => ({ label: document.metadata.title ?? document.path, value: document.path }));
}

/** The document with this path, else the only one whose path or title holds the name. Throws UserError otherwise. */
export async function namedDocument(context: CommandContext, name: string): Promise<SourceDocument> {
  const documents = await context.services.library.documents(context.collectionId);
  const exact = documents.find((document) => document.path === name);
  if (exact !== undefined) return exact;
  const [first, ...others] = documents.filter((document) => mentions(document, name));
  if (first === undefined) {
    throw new UserError('unknown-document', {
      id: `Tidak ada dokumen “${name}”. Lihat daftarnya dengan /dokumen daftar.`,
      en: `There is no document “${name}”. See them with /documents list.`,
    });
  }
  if (others.length > 0) {
    const paths = [first, ...others].map((document) => document.path);
    const some = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ', …' : '');
    throw new UserError('ambiguous-document', {
      id: `“${name}” cocok dengan ${paths.length} dokumen: ${some}. Tulis nama berkasnya.`,
      en: `“${name}” matches ${paths.length} documents: ${some}. Give the file name.`,
    });
  }
  return first;
}

function mentions({ path, metadata }: SourceDocument, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return path.toLowerCase().includes(wanted) || (metadata.title?.toLowerCase().includes(wanted) ?? false);
}
