// Where a server has no documents yet: the way to the first ones, for who may go it.
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';

const FOR_MANAGERS: Localized = {
  id: 'Tambahkan dengan /dokumen tambah. Di /siapkan ada dokumen contoh untuk dicoba.',
  en: 'Add some with /documents add. In /setup there are sample documents to try.',
};
/** What is added where another collection is meant would go there. */
const TO_THIS_ONE: Localized = {
  id: 'Tambahkan dengan /dokumen tambah dan pilihan “koleksi”.',
  en: 'Add some with /documents add and the option “collection”.',
};
const FOR_EVERYONE: Localized = {
  id: 'Pengelola server bisa menambahkannya dengan /dokumen tambah.',
  en: 'Those who manage the server can add some with /documents add.',
};
const NOTHING_IN = {
  server: {
    id: 'Di server ini belum ada dokumen yang bisa dikutip.',
    en: 'There are no documents to quote from in this server yet.',
  },
  collection: {
    id: 'Di koleksi ini belum ada dokumen yang bisa dikutip.',
    en: 'There are no documents to quote from in this collection yet.',
  },
} satisfies Record<string, Localized>;

/** Runs the work; on Discord its `no-documents` names the way to documents. */
export async function orWayToDocuments<T>(context: CommandContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'no-documents' || context.surface === 'console') throw error;
    throw wayToDocuments(context);
  }
}

/** Throws `no-documents` on Discord where there is nothing to look in: "not found" would say too much. */
export async function requireDocuments(
  context: CommandContext,
  collectionIds: readonly number[] = [context.collectionId],
): Promise<void> {
  if (context.surface === 'console') return;
  for (const id of collectionIds) {
    const [first] = await context.services.titles.matching(id, '', 1);
    if (first !== undefined) return;
  }
  throw wayToDocuments(context);
}

function wayToDocuments({ manages, sight }: CommandContext): UserError {
  const isOneOfMany = sight.collections.length > 1;
  const nothing = NOTHING_IN[isOneOfMany ? 'collection' : 'server'];
  const forManagers = isOneOfMany ? TO_THIS_ONE : FOR_MANAGERS;
  const way = manages ? forManagers : FOR_EVERYONE;
  return new UserError('no-documents', { id: `${nothing.id} ${way.id}`, en: `${nothing.en} ${way.en}` });
}
