// /documents collections: the panel on which managers make, rename, tie, use and remove collections.
import type { CollectionInfo } from '../src/collection-types.js';
import { LONGEST_LABEL } from '../src/corpus/collection-keeper.js';
import type { CollectionSummary, Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import { tiedAndUsed, usedChannels } from './collection-channels.js';
import { collectionNotes } from './collection-notes.js';
import { collectionLabel } from './collection-option.js';
import { type Action, type CommandContext, defineCommand, type Form } from './command.js';
import { collectionGone, collectionInSight } from './in-sight.js';
import { messageLanguage } from './message-language.js';

type Panel = Extract<Reply, { kind: 'collections' }>;

export const collectionsPanel = defineCommand({
  name: { id: 'koleksi', en: 'collections' },
  help: { id: 'Atur koleksi dokumen dan kanalnya', en: 'Arrange collections of documents and their channels' },
  access: 'managers',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  run: (context) => panel(context, null),
});

/** `COLLECTIONID`, or chosen from the menu; also one that was removed within a day. Empty: none. */
const choose: Action = {
  ...onPanel('choose-collection', { id: 'Pilih koleksi', en: 'Choose a collection' }),
  run: (context, { argument, values }) => panel(context, idOf(values[0] ?? argument)),
};

const create: Action = {
  ...onPanel('new-collection', { id: 'Koleksi baru', en: 'New collection' }),
  form: ({ language }) => labelForm(create.label[language], language),
  async run(context, { fields }) {
    const { services, owner, sight } = context;
    const apartFrom = sight.collections.map(({ id }) => id);
    const made = await services.collections.create(owner, fields['label'] ?? '', apartFrom);
    return panel(context, made.id, { note: collectionNotes.made, made });
  },
};

/** `COLLECTIONID`. */
const rename: Action = {
  ...onPanel('rename-collection', { id: 'Ganti nama', en: 'Rename' }),
  async form(context, { argument }) {
    const { id, label } = await collectionInSight(context, argument);
    return { ...labelForm(rename.label[context.language], context.language, label ?? ''), argument: String(id) };
  },
  async run(context, { argument, fields }) {
    const { services, owner, sight } = context;
    const { id } = await collectionInSight(context, argument);
    const apartFrom = sight.collections.map((each) => each.id).filter((each) => each !== id);
    await services.collections.rename(owner, id, fields['label'] ?? '', apartFrom);
    return panel(context, id, { note: collectionNotes.renamed });
  },
};

/** `COLLECTIONID`, channels chosen. Where it may be known of it is asked too, unless that channel has another. */
const tie: Action = {
  ...onPanel('tie-collection', { id: 'Khusus untuk kanal', en: 'Only for channels' }),
  async run(context, { argument, values }) {
    const { services, owner } = context;
    const collection = await collectionInSight(context, argument);
    const all = await services.collections.list(owner);
    const { tiedTo, usedIn } = tiedAndUsed(context.sight, all, collection, values);
    await services.collections.tie(owner, collection.id, tiedTo);
    await services.collections.useIn(owner, collection.id, usedIn);
    return panel(context, collection.id, { note: tiedTo.length === 0 ? collectionNotes.untied : collectionNotes.tied });
  },
};

/** `COLLECTIONID`, channels chosen. */
const use: Action = {
  ...onPanel('use-collection', { id: 'Dipakai di kanal', en: 'Used in channels' }),
  async run(context, { argument, values }) {
    const { services, owner } = context;
    const collection = await collectionInSight(context, argument);
    const usedIn = usedChannels(context.sight, collection, values);
    await services.collections.useIn(owner, collection.id, usedIn);
    return panel(context, collection.id, { note: usedIn.length === 0 ? collectionNotes.unused : collectionNotes.used });
  },
};

/** `COLLECTIONID`: asks. */
const remove: Action = {
  ...onPanel('remove-collection', { id: 'Hapus koleksi', en: 'Remove the collection' }),
  run: async (context, { argument }) =>
    panel(context, (await collectionInSight(context, argument)).id, { stage: 'removal-asked' }),
};

/** `COLLECTIONID`: with its documents. */
const confirmRemoval: Action = {
  ...onPanel('confirm-remove-collection', { id: 'Ya, hapus', en: 'Yes, remove' }),
  async run(context, { argument }) {
    const { services, owner, person } = context;
    const { id } = await collectionInSight(context, argument);
    await services.collections.remove(owner, id, person);
    return panel(context, id);
  },
};

/** `COLLECTIONID`. */
const undo: Action = {
  ...onPanel('undo-collection', { id: 'Kembalikan', en: 'Bring back' }),
  async run(context, { argument }) {
    const { services, owner, progress } = context;
    const found = (await services.collections.list(owner)).find(({ id }) => id === idOf(argument));
    if (found === undefined) throw collectionGone();
    if (found.removedAt !== null) {
      await services.collections.undo(owner, found.id);
      // What was being read when it was removed was left unread.
      await services.documents.read({ owner, collectionId: found.id }, progress);
    }
    return panel(context, found.id, { note: collectionNotes.restored });
  },
};

export const collectionActions: readonly Action[] = [choose, create, rename, tie, use, remove, confirmRemoval, undo];

function onPanel(name: string, label: Localized) {
  return { name, label, access: 'managers', acknowledgement: 'update' } as const;
}

/** Null for the panel on which none is chosen. */
function idOf(text: string): number | null {
  if (text === '') return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw collectionGone();
}

function labelForm(title: string, language: keyof Localized, value = ''): Form {
  const label = { id: 'Nama koleksi', en: 'Name of the collection' }[language];
  const field = { type: 'text', name: 'label', label, long: false, required: true, maxLength: LONGEST_LABEL } as const;
  const example = { id: 'Sejarah XI', en: 'History 11' }[language];
  return { title, fields: [{ ...field, example, ...(value !== '' && { value }) }] };
}

interface Shown {
  readonly stage?: Panel['stage'];
  readonly note?: Localized;
  /** What was made in this very call, of which the person's sight knows nothing yet. */
  readonly made?: CollectionInfo;
}

/** `chosen`: null shows only which there are. Throws UserError `outdated` where that one is gone. */
async function panel(context: CommandContext, chosen: number | null, shown: Shown = {}): Promise<Panel> {
  const { services, owner } = context;
  const { stage = 'shown', note, made } = shown;
  const present = (await services.collections.list(owner)).filter(({ id }) => id !== made?.id);
  const language = messageLanguage(context);
  const all = await Promise.all(
    [...present, ...(made === undefined ? [] : [made])].map((each) => summary(context, each)),
  );
  const ordered = [...all].sort((a, b) => rank(a) - rank(b) || labelOf(a).localeCompare(labelOf(b), language));
  const found = ordered.find(({ id }) => id === chosen) ?? null;
  if (chosen !== null && found === null) throw collectionGone();
  return {
    ...{ kind: 'collections', language, collections: ordered, chosen: found },
    stage: found !== null && found.removedAt !== null ? 'removed' : stage,
    note: note?.[language] ?? null,
  };

  function labelOf(collection: CollectionInfo): string {
    return collectionLabel(collection, language);
  }
}

/** The default one first, removed ones last. */
function rank({ isDefault, removedAt }: CollectionInfo): number {
  if (isDefault) return 0;
  return removedAt === null ? 1 : 2;
}

/** With those that are still to be read. */
async function summary({ services, owner }: CommandContext, collection: CollectionInfo): Promise<CollectionSummary> {
  const { id: collectionId, removedAt } = collection;
  const [files, documents] = await Promise.all([
    services.documents.files({ owner, collectionId }),
    services.library.documents(collectionId),
  ]);
  // The documents of a removed collection went with it at one moment.
  const kept = files.filter((file) => file.removedAt === removedAt).length;
  return { ...collection, documents: Math.max(kept, documents.length) };
}
