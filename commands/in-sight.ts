// The collection and the file that a button, a choice or a name means, among those that the person may know of.
import type { CollectionInfo } from '../src/collection-types.js';
import type { KeptFile } from '../src/corpus/document-keeper.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';
import { ambiguous, holds } from './document-option.js';

/** Discord sends ids of at most this many digits; ours are smaller. */
const COLLECTION_ID = /^\d{1,15}$/;

/** Empty: the one that is meant here. Throws UserError `outdated` for one that is not there, or not to be known of. */
export async function collectionInSight(context: CommandContext, argument: string): Promise<CollectionInfo> {
  const { services, owner, collectionId } = context;
  const wanted = argument === '' ? collectionId : COLLECTION_ID.test(argument) ? Number(argument) : null;
  const found = (await services.collections.list(owner)).find(({ id }) => id === wanted);
  if (found === undefined || found.removedAt !== null) throw collectionGone();
  return found;
}

/** Throws UserError `file-unknown`. */
export async function fileInSight({ services, owner }: CommandContext, id: string): Promise<KeptFile> {
  const file = await services.documents.file(owner, id);
  if (file !== null) return file;
  throw new UserError('file-unknown', {
    id: 'Dokumen itu sudah tidak ada. Lihat /dokumen daftar.',
    en: 'That document is not there any more. See /documents list.',
  });
}

/**
 * The file of this name in the collection that is meant here, else the only one whose name or title holds it; also one that
 * waits or could not be read. Throws UserError `sample-document`, `unknown-document` or `ambiguous-document`.
 */
export async function fileNamed(context: CommandContext, name: string): Promise<KeptFile> {
  const { services, owner, collectionId } = context;
  const files = (await services.documents.files({ owner, collectionId })).filter(({ state }) => state !== 'removed');
  const exact = files.find(({ path }) => path === name);
  if (exact !== undefined) return exact;
  const titles = new Map(
    (await services.library.documents(collectionId)).map(({ id, metadata }) => [id, metadata.title]),
  );
  const [first, ...others] = files.filter(({ path, documentId, given }) =>
    holds(name, [path, given.title ?? titles.get(documentId ?? -1) ?? null]),
  );
  if (first === undefined) throw await missing(context, files.length, name);
  if (others.length > 0) throw ambiguous(name, [first, ...others]);
  return first;
}

async function missing({ services, collectionId }: CommandContext, files: number, name: string): Promise<UserError> {
  if (files > 0) return unknownFile(name);
  return (await services.library.documents(collectionId)).length === 0
    ? new UserError('no-documents', {
        id: 'Koleksi ini belum punya dokumen. Tambahkan dengan /dokumen tambah.',
        en: 'This collection has no documents yet. Add some with /documents add.',
      })
    : new UserError('sample-document', {
        id: 'Itu dokumen contoh: tidak bisa diubah atau dihapus, dan hilang sendiri begitu dokumenmu yang pertama ditambahkan (/dokumen tambah).',
        en: 'That is a sample document: it cannot be changed or removed, and goes by itself when your first document is added (/documents add).',
      });
}

function unknownFile(name: string): UserError {
  return new UserError('file-unknown', {
    id: `Tidak ada dokumen “${name}” di koleksi ini. Lihat daftarnya dengan /dokumen daftar.`,
    en: `There is no document “${name}” in this collection. See them with /documents list.`,
  });
}

export function collectionGone(): UserError {
  return new UserError('outdated', {
    id: 'Koleksi itu sudah tidak ada. Ketik perintahnya lagi.',
    en: 'That collection is not there any more. Call the command again.',
  });
}
