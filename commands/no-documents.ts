// Where a server has no documents yet: the way to the first ones, for who may go it.
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';

const FOR_MANAGERS: Localized = {
  id: 'Di server ini belum ada dokumen yang bisa dikutip. Ketik /siapkan; di situ ada dokumen contoh untuk dicoba.',
  en: 'There are no documents to quote from in this server yet. Type /setup; it has sample documents to try.',
};
const FOR_EVERYONE: Localized = {
  id: 'Di server ini belum ada dokumen yang bisa dikutip. Pengelola server bisa menambahkannya dengan /siapkan.',
  en: 'There are no documents to quote from in this server yet. Those who manage it can add some with /setup.',
};

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
export async function requireDocuments(context: CommandContext): Promise<void> {
  if (context.surface === 'console') return;
  const [first] = await context.services.titles.matching(context.collectionId, '', 1);
  if (first === undefined) throw wayToDocuments(context);
}

function wayToDocuments({ manages }: CommandContext): UserError {
  return new UserError('no-documents', manages ? FOR_MANAGERS : FOR_EVERYONE);
}
