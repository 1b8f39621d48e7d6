// What `npm run corpus` reads of kept documents without loading a model.
import { type ExplanationStyle, explainDocument } from '../corpus/explain.js';
import { fileErrors } from '../corpus/file-errors.js';
import { keepingErrors } from '../corpus/keeping-errors.js';
import { databaseFile, openFiles } from '../corpus/library.js';
import { markRepeated } from '../corpus/mark-repeated.js';
import { openParser } from '../corpus/parser.js';
import type { Collection, DocumentRecord, KeptFile, Store } from '../database/store.js';
import { parseLimitsOf } from '../services.js';
import type { Language } from '../types.js';
import { UserError } from '../user-error.js';
import { type Places, withCollection } from './corpus-readings.js';
import type { KeptPlace } from './kept-place.js';

/** A kept file, and the document that was read from it; null while there is none. */
export interface KeptDocument {
  readonly file: KeptFile;
  readonly document: DocumentRecord | null;
}

export interface KeptStatus {
  readonly owner: string;
  readonly collection: string;
  readonly database: string;
  readonly documents: number;
  readonly passages: number;
  readonly waiting: number;
  /** Removed, and still to be brought back. */
  readonly removed: number;
  readonly generation: string | null;
  readonly model: string | null;
  /** True while a process reads this owner's documents. */
  readonly busy: boolean;
  readonly refused: readonly KeptFile[];
}

export function keptDocuments(places: Places, place: KeptPlace): Promise<KeptDocument[]> {
  return withKept(places, place, documentsOf, []);
}

/** Throws UserError `file-unknown`. */
export async function keptDocument(places: Places, place: KeptPlace, name: string): Promise<KeptDocument> {
  const all = await keptDocuments(places, place);
  const file = fileNamed(
    all.map((each) => each.file),
    name,
  );
  return all.find((each) => each.file.id === file.id) ?? { file, document: null };
}

/** The file that a person means: by name, in any case where that is clear, or by id; of removed ones the last. */
export function fileNamed(files: readonly KeptFile[], name: string): KeptFile {
  const wanted = name.normalize('NFC');
  const alike = files.filter(({ path }) => path.toLowerCase() === wanted.toLowerCase());
  const found =
    files.find(({ path }) => path === wanted) ??
    files.find(({ id }) => id === wanted.toUpperCase()) ??
    (new Set(alike.map(({ path }) => path)).size === 1 ? alike[0] : undefined);
  if (found === undefined) throw keepingErrors.unknown(name);
  return found;
}

export function keptStatus(places: Places, place: KeptPlace): Promise<KeptStatus> {
  const nothing = {
    ...place,
    database: databaseFile(places.dataDir),
    ...{ documents: 0, passages: 0, waiting: 0, removed: 0, generation: null, model: null, busy: false, refused: [] },
  };
  const read = async (store: Store, collection: Collection): Promise<KeptStatus> => {
    const all = await documentsOf(store, collection);
    const inState = (state: KeptFile['state']) => all.map(({ file }) => file).filter((file) => file.state === state);
    const lease = await store.lease(`sync:${place.owner}`);
    return {
      ...nothing,
      documents: inState('read').length,
      passages: all.reduce((sum, { document }) => sum + (document?.passages ?? 0), 0),
      waiting: inState('waiting').length,
      removed: inState('removed').length,
      generation: collection.generation,
      model: collection.model,
      busy: lease !== null && lease.expiresAt > Date.now(),
      refused: inState('refused'),
    };
  };
  return withKept(places, place, read, nothing);
}

/** The source text that was read from a kept file. */
export async function keptText(places: Places, place: KeptPlace, name: string): Promise<string> {
  const { file, document } = await keptDocument(places, place, name);
  const text =
    document && (await withKept(places, place, (store: Store) => store.sourceText(document.versionId), null));
  if (text !== null) return text;
  throw new UserError('file-unread', {
    id: `"${file.path}" belum dibaca. ${file.refusal?.id ?? 'Tunggu sebentar, atau jalankan "npm run corpus -- reindex" untuk koleksi ini.'}`,
    en: `"${file.path}" has not been read. ${file.refusal?.en ?? 'Wait a moment, or run "npm run corpus -- reindex" for this collection.'}`,
  });
}

/** The kept file as it is read now, with what was left out. */
export async function explainKept(
  places: Places,
  place: KeptPlace,
  name: string,
  { language, style }: { readonly language: Language; readonly style: ExplanationStyle },
) {
  const { file } = await keptDocument(places, place, name);
  const bytes = await openFiles(places.dataDir).bytes(file.owner, file.hash);
  if (bytes === null) throw fileErrors.lost(file.path);
  const parser = openParser(parseLimitsOf(places.limits));
  try {
    const parsed = await parser.parse(bytes, file.path);
    const stated = { ...parsed, metadata: { ...parsed.metadata, ...file.given } };
    const mark = (store: Store, { id }: Collection) => markRepeated(store, id, stated);
    const document = await withKept(places, place, mark, stated);
    return { document, explanation: explainDocument(document, language, style) };
  } finally {
    await parser.close();
  }
}

async function documentsOf(store: Store, { id, owner }: Collection): Promise<KeptDocument[]> {
  const documents = new Map((await store.documents(id)).map((document) => [document.id, document]));
  const files = await store.files(owner, id);
  return files.map((file) => ({ file, document: documents.get(file.documentId ?? -1) ?? null }));
}

function withKept<T>(
  { dataDir }: Places,
  { owner, collection }: KeptPlace,
  ask: (store: Store, collection: Collection) => Promise<T>,
  otherwise: T,
): Promise<T> {
  return withCollection(dataDir, { owner, name: collection }, ask, otherwise);
}
