// What `npm run corpus` reads without loading a model: files as Kutip parses them, and what the database holds.
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type ExplanationStyle, explainDocument } from '../corpus/explain.js';
import { rootOf } from '../corpus/folder.js';
import { CONSOLE_OWNER, databaseFile, openDatabase } from '../corpus/library.js';
import { markRepeated } from '../corpus/mark-repeated.js';
import { openParser } from '../corpus/parser.js';
import type { Collection, DocumentRecord, Refusal, Store } from '../database/store.js';
import { parseLimitsOf } from '../services.js';
import type { Limits } from '../settings.js';
import type { Language, ParsedDocument } from '../types.js';
import { UserError } from '../user-error.js';

/** Where the documents and the database are. */
export interface Places {
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly limits: Limits;
}

export interface CorpusStatus {
  readonly folder: string;
  readonly database: string;
  readonly documents: number;
  readonly passages: number;
  readonly generation: string | null;
  readonly model: string | null;
  /** True while a process reads these documents. */
  readonly busy: boolean;
  readonly refused: readonly Refusal[];
}

export function readDocuments(places: Places): Promise<DocumentRecord[]> {
  return withFolder(places, (store, { id }) => store.documents(id), []);
}

export async function readDocument(places: Places, file: string): Promise<DocumentRecord> {
  const path = await pathInFolder(places.corpusDir, file);
  const document = await withFolder(places, (store, { id }) => store.documentAt(id, path), null);
  if (document !== null) return document;
  throw new UserError('document-unknown', {
    id: `"${file}" belum pernah dibaca dari folder ini. Lihat daftarnya dengan "npm run corpus -- list", atau baca folder itu dengan "npm run corpus -- reindex".`,
    en: `"${file}" has not been read from this folder. See "npm run corpus -- list", or read the folder with "npm run corpus -- reindex".`,
  });
}

export async function readStatus(places: Places): Promise<CorpusStatus> {
  const folder = await rootOf(places.corpusDir);
  const database = databaseFile(places.dataDir);
  const nothing = { documents: 0, passages: 0, generation: null, model: null, busy: false, refused: [] };
  const stored = await withFolder<Omit<CorpusStatus, 'folder' | 'database'>>(
    places,
    async (store, { id, owner, generation, model }) => {
      const documents = await store.documents(id);
      const lease = await store.lease(`sync:${owner}`);
      return {
        documents: documents.length,
        passages: documents.reduce((sum, document) => sum + document.passages, 0),
        generation,
        model,
        busy: lease !== null && lease.expiresAt > Date.now(),
        refused: await store.refusals(id),
      };
    },
    nothing,
  );
  return { folder, database, ...stored };
}

/** The source text of a file as it is on the disk now. */
export async function sourceTextOf(places: Places, file: string): Promise<string> {
  return (await parseFile(places, file)).text;
}

/** The file as it is on the disk now; blocks that repeat across the folder are known once the folder has been read. */
export async function explainFile(places: Places, file: string, language: Language, style: ExplanationStyle) {
  const parsed = await parseFile(places, file);
  const mark = (store: Store, { id }: Collection) => markRepeated(store, id, parsed);
  const document = existsSync(places.corpusDir) ? await withFolder(places, mark, parsed) : parsed;
  return { document, explanation: explainDocument(document, language, style) };
}

async function parseFile({ corpusDir, limits }: Places, file: string): Promise<ParsedDocument> {
  const parser = openParser(parseLimitsOf(limits));
  try {
    const path = [resolve(file), join(corpusDir, file)].find((candidate) => existsSync(candidate)) ?? file;
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new UserError('file-unreadable', {
        id: `"${file}" tidak bisa dibaca (${reasonOf(error)}). Periksa nama dan izin berkasnya.`,
        en: `"${file}" cannot be read (${reasonOf(error)}). Check its name and permissions.`,
      });
    });
    return await parser.parse(bytes, file);
  } finally {
    await parser.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** As documents are named: relative to the folder, whichever way the person wrote it. */
async function pathInFolder(folder: string, file: string): Promise<string> {
  const inside = relative(await rootOf(folder), resolve(file));
  const known = inside.startsWith('..') || isAbsolute(inside) || !existsSync(resolve(file)) ? file : inside;
  return known.split(sep).join('/');
}

/** False only where there certainly is no such file; one that cannot be looked at is for the store to refuse. */
function mayHold(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/** Asks the folder's collection; `otherwise` when nothing was ever read into this data folder. */
async function withFolder<T>(
  { corpusDir, dataDir }: Places,
  ask: (store: Store, collection: Collection) => Promise<T>,
  otherwise: T,
): Promise<T> {
  return withCollection(dataDir, { owner: CONSOLE_OWNER, name: await rootOf(corpusDir) }, ask, otherwise);
}

/** Asks the collection of that name; `otherwise` when there is none, or nothing in the data folder yet. */
export async function withCollection<T>(
  dataDir: string,
  wanted: Pick<Collection, 'owner' | 'name'>,
  ask: (store: Store, collection: Collection) => Promise<T>,
  otherwise: T,
): Promise<T> {
  if (!mayHold(databaseFile(dataDir))) return otherwise;
  const store = openDatabase(dataDir);
  try {
    const collection = (await store.collections(wanted.owner)).find(({ name }) => name === wanted.name);
    return collection === undefined ? otherwise : await ask(store, collection);
  } finally {
    store.close();
  }
}
