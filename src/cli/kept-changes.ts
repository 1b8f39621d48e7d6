// What `npm run corpus` changes in kept documents, also while the bot runs: it finds what is new by itself.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileErrors } from '../corpus/file-errors.js';
import type { Statement } from '../corpus/stated.js';
import type { CollectionPlace, KeptFile } from '../database/store.js';
import type { Progress, WarningLog } from '../ports.js';
import { openServices, type Services } from '../services.js';
import type { Settings } from '../settings.js';
import { UserError } from '../user-error.js';
import type { KeptPlace } from './kept-place.js';
import { fileNamed, type KeptDocument } from './kept-readings.js';

export interface KeptChange {
  readonly settings: Settings;
  readonly place: KeptPlace;
  readonly progress: Progress;
  readonly log: WarningLog;
}

/** One file as it was named on the command line, and what became of it. */
export type Added = { readonly name: string } & (
  | { readonly kept: KeptDocument; readonly known: boolean }
  | { readonly error: UserError }
);

/** Keeps each file that can be kept and reads them; the others are told in the result. */
export function addFiles(change: KeptChange, names: readonly string[], statement: Statement): Promise<Added[]> {
  return withKeeper(change, async ({ documents, library }, place) => {
    const kept: { name: string; id: string; known: boolean }[] = [];
    const refused: Added[] = [];
    for (const name of names) {
      try {
        const bytes = await bytesOf(name, change.settings.limits.fileBytes);
        const { file, known } = await documents.keep({ ...place, name: basename(name), bytes, statement, by: null });
        kept.push({ name, id: file.id, known });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        refused.push({ name, error });
      }
    }
    await documents.read(place, change.progress);
    const files = new Map((await documents.files(place)).map((file) => [file.id, file]));
    const added = kept.map(async ({ name, id, known }): Promise<Added[]> => {
      const file = files.get(id);
      return file === undefined ? [] : [{ name, known, kept: await withDocument(library, file) }];
    });
    return [...(await Promise.all(added)).flat(), ...refused];
  });
}

export function editFile(change: KeptChange, name: string, statement: Statement): Promise<KeptDocument> {
  return changeFile(change, name, false, ({ documents }, { owner, id }) => documents.edit(owner, id, statement));
}

export function removeFile(change: KeptChange, name: string): Promise<KeptDocument> {
  return changeFile(change, name, false, ({ documents }, { owner, id }) => documents.remove(owner, id, null));
}

export function undoRemoval(change: KeptChange, name: string): Promise<KeptDocument> {
  return changeFile(change, name, true, ({ documents }, { owner, id }) => documents.undo(owner, id));
}

/** Reads every kept file again. */
export function reindexKept(change: KeptChange): Promise<KeptDocument[]> {
  return withKeeper(change, async ({ documents, library }, place) => {
    await documents.reindex(place, change.progress);
    return Promise.all((await documents.files(place)).map((file) => withDocument(library, file)));
  });
}

function changeFile(
  change: KeptChange,
  name: string,
  removed: boolean,
  act: (services: Services, file: KeptFile) => Promise<KeptFile>,
): Promise<KeptDocument> {
  return withKeeper(change, async (services, place) => {
    const { documents, library } = services;
    const files = (await documents.files(place)).filter(({ state }) => (state === 'removed') === removed);
    const { id } = await act(services, fileNamed(files, name));
    await documents.read(place, change.progress);
    return withDocument(library, fileNamed(await documents.files(place), id));
  });
}

/** Afterwards what is older than a day is forgotten: without a bot nobody else would. */
export async function withKeeper<T>(
  { settings, place: { owner, collection }, log }: KeptChange,
  work: (services: Services, place: CollectionPlace) => Promise<T>,
): Promise<T> {
  const services = await openServices(settings, log);
  try {
    const { id } = await services.library.collection(owner, collection);
    const result = await work(services, { owner, collectionId: id });
    await services.documents.forgetOld(owner);
    return result;
  } finally {
    await services.close();
  }
}

export async function withDocument(library: Services['library'], file: KeptFile): Promise<KeptDocument> {
  return { file, document: file.documentId === null ? null : await library.document(file.documentId) };
}

async function bytesOf(name: string, limit: number): Promise<Uint8Array> {
  try {
    if ((await stat(name)).size > limit) throw fileErrors.tooLarge(name, limit);
    return await readFile(name);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError('file-unreadable', {
      id: `"${name}" tidak bisa dibaca (${reason}). Sebutkan berkas satu per satu, dan periksa nama dan izinnya.`,
      en: `"${name}" cannot be read (${reason}). Name files one by one, and check their names and permissions.`,
    });
  }
}
