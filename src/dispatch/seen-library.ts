// The library as one person may read it.
import type { CommandServices } from '../../commands/services.js';
import type { Seen } from './seen.js';

type SeenLibrary = CommandServices['library'];

export function seenLibrary({ library }: CommandServices, seen: Seen): SeenLibrary {
  const sighted = <T extends { readonly collectionId: number }>(record: T | null) =>
    record !== null && seen.sees(record.collectionId) ? record : null;
  return {
    collection: (owner) => library.collection(owner),
    documents: (collectionId) => library.documents(seen.collection(collectionId)),
    generation: (collectionId) => library.generation(seen.collection(collectionId)),
    document: async (id) => sighted(await library.document(id)),
    version: async (id) => sighted(await library.version(id)),
    structure: async (id) => ((await seen.version(id)) ? library.structure(id) : null),
    sourceText: async (id) => ((await seen.version(id)) ? library.sourceText(id) : null),
    async passages(ids) {
      const found = await library.passages(ids);
      const versions = [...new Set(found.map(({ versionId }) => versionId))];
      const isSeen = await Promise.all(versions.map((id) => seen.version(id)));
      const those = new Set(versions.filter((_, at) => isSeen[at]));
      return found.filter(({ versionId }) => those.has(versionId));
    },
    async quote(owner, id) {
      const quote = await library.quote(owner, id);
      return quote !== null && (await seen.version(quote.versionId)) ? quote : null;
    },
    withdrawnQuote: async (owner, id) => ((await seen.quote(id)) ? library.withdrawnQuote(owner, id) : null),
    saveQuotes: (owner, quotes) => library.saveQuotes(owner, quotes),
  };
}
