// /documents remove: a document goes after a question, and can be brought back for a day.
import type { KeptFile } from '../src/corpus/document-keeper.js';
import type { Reply } from '../src/reply.js';
import type { Localized, Metadata } from '../src/types.js';
import { collectionOption } from './collection-option.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { documentOption } from './document-option.js';
import { givenDocuments } from './given-documents.js';
import { collectionInSight, fileInSight, fileNamed } from './in-sight.js';
import { messageLanguage } from './message-language.js';
import { readDocuments } from './read-documents.js';

type Stage = Extract<Reply, { kind: 'removal' }>['stage'];

const KEPT: Localized = { id: 'Tidak jadi dihapus.', en: 'It was not removed.' };

export const remove = defineCommand({
  name: { id: 'hapus', en: 'remove' },
  help: {
    id: 'Hapus dokumen; bisa dikembalikan selama 24 jam',
    en: 'Remove a document; it can be undone for 24 hours',
  },
  access: 'managers',
  discordOnly: true,
  options: {
    document: documentOption,
    collection: collectionOption,
  },
  acknowledge: () => 'private',
  run: async (context, { document }) => removal(context, await fileNamed(context, document), 'asked'),
});

/** `FILEID`, or chosen from a menu: asks, as the command does. */
const askRemoval: Action = {
  name: 'ask-removal',
  label: { id: 'Hapus', en: 'Remove' },
  access: 'managers',
  acknowledgement: 'private',
  async run(context, { argument, values }) {
    const file = await fileInSight(context, values[0] ?? argument);
    return removal(context, file, file.removedAt === null ? 'asked' : 'removed');
  },
};

/** `FILEID`. What is removed is not found from now on; its passages leave the index with the next reading. */
const removeDocument: Action = {
  name: 'remove-document',
  label: { id: 'Hapus', en: 'Remove' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner, person } = context;
    const file = await fileInSight(context, argument);
    if (file.removedAt !== null) return removal(context, file, 'removed');
    const [before] = await givenDocuments(services, owner, [file]);
    const removed = await services.documents.remove(owner, file.id, person);
    return removal(context, removed, 'removed', before?.metadata);
  },
};

/** `FILEID`. */
const keepDocument: Action = {
  name: 'keep-document',
  label: { id: 'Batal', en: 'Cancel' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    await fileInSight(context, argument);
    const language = messageLanguage(context);
    return { kind: 'notice', language, sentence: KEPT[language] };
  },
};

/** `FILEID`, or chosen from a menu. */
const undoRemoval: Action = {
  name: 'undo-removal',
  label: { id: 'Kembalikan', en: 'Bring back' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument, values }) {
    const { services, owner } = context;
    const file = await fileInSight(context, values[0] ?? argument);
    const collection = await collectionInSight(context, String(file.collectionId));
    const { state } = await services.documents.undo(owner, file.id);
    if (state === 'waiting') await readDocuments(context, collection, [file.id]);
    return removal(context, await fileInSight(context, file.id), 'restored');
  },
};

export const removeDocumentActions: readonly Action[] = [askRemoval, removeDocument, keepDocument, undoRemoval];

/** `known`: what was understood of it, which is hidden from the moment at which it is removed. */
async function removal(
  context: CommandContext,
  file: KeptFile,
  stage: Stage,
  known: Metadata | null = null,
): Promise<Reply> {
  const [document] = await givenDocuments(context.services, context.owner, [file]);
  if (document === undefined) throw new Error('a file without a document that was given');
  const language = stage === 'asked' ? context.language : messageLanguage(context);
  return { kind: 'removal', language, stage, document: { ...document, metadata: known ?? document.metadata } };
}
