// What people gave, proposed and arranged in collections, as one person may look at it and change it.
import type { CommandServices } from '../../commands/services.js';
import type { Seen } from './seen.js';

type Arranged = Pick<CommandServices, 'documents' | 'collections' | 'proposals' | 'archives'>;

export function seenDocuments(services: CommandServices, seen: Seen): Arranged {
  return {
    documents: documentsOf(services, seen),
    collections: collectionsOf(services, seen),
    proposals: proposalsOf(services, seen),
    archives: {
      exportCollection: (place, limits) => services.archives.exportCollection(placeIn(place, seen), limits),
    },
  };
}

function documentsOf({ documents }: CommandServices, seen: Seen): Arranged['documents'] {
  const ownerFor = async (id: string) => seen.owner(await seen.file(id));
  return {
    fileBytes: documents.fileBytes,
    keep: (upload) => documents.keep(placeIn(upload, seen)),
    files: (place) => documents.files(placeIn(place, seen)),
    file: async (_, id) => documents.file(await ownerFor(id), id),
    announce: (place, ids, to) => documents.announce(placeIn(place, seen), ids, to),
    async told(owner, ids) {
      const isSeen = await Promise.all(ids.map((id) => seen.file(id)));
      await documents.told(
        owner,
        ids.filter((_, at) => isSeen[at]),
      );
    },
    edit: async (_, id, statement) => documents.edit(await ownerFor(id), id, statement),
    remove: async (_, id, by) => documents.remove(await ownerFor(id), id, by),
    undo: async (_, id) => documents.undo(await ownerFor(id), id),
    read: (place, progress) => documents.read(placeIn(place, seen), progress),
  };
}

function collectionsOf({ collections }: CommandServices, seen: Seen): Arranged['collections'] {
  const ownerFor = (id: number) => seen.owner(seen.sees(id));
  return {
    list: async (owner) => (await collections.list(owner)).filter(({ id }) => seen.sees(id)),
    create: (owner, label, apartFrom) => collections.create(owner, label, apartFrom),
    rename: async (_, id, label, apartFrom) => collections.rename(ownerFor(id), id, label, apartFrom),
    tie: async (_, id, channels) => collections.tie(ownerFor(id), id, channels),
    useIn: async (_, id, channels) => collections.useIn(ownerFor(id), id, channels),
    remove: async (_, id, by) => collections.remove(ownerFor(id), id, by),
    undo: async (_, id) => collections.undo(ownerFor(id), id),
  };
}

function proposalsOf({ proposals }: CommandServices, seen: Seen): Arranged['proposals'] {
  const list = async (owner: string) =>
    (await proposals.list(owner)).filter(({ collectionId }) => seen.sees(collectionId));
  const proposal = async (owner: string, id: string) => {
    const found = await proposals.proposal(owner, id);
    return found !== null && seen.sees(found.collectionId) ? found : null;
  };
  const ownerFor = async (owner: string, id: string) => seen.owner((await proposal(owner, id)) !== null);
  return {
    propose: (upload) => proposals.propose(placeIn(upload, seen)),
    list,
    proposal,
    accept: async (owner, id, by) => proposals.accept(await ownerFor(owner, id), id, by),
    decline: async (owner, id) => proposals.decline(await ownerFor(owner, id), id),
    forgetOld: () => proposals.forgetOld(),
  };
}

function placeIn<T extends { readonly collectionId: number }>(place: T, seen: Seen): T {
  return { ...place, collectionId: seen.collection(place.collectionId) };
}
