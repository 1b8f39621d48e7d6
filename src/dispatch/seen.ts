// What of an owner's rows belongs to collections that somebody may know of, found by the ids that buttons and people send.
import { keptAnswer } from '../../commands/late-quote.js';
import type { CommandServices } from '../../commands/services.js';
import type { Sight } from '../collection-types.js';

export interface Seen {
  /** The id, or one that no collection has. */
  collection(id: number): number;
  /** The owner, or one that owns nothing: then the service itself answers as to any id that does not exist. */
  owner(isSeen: boolean): string;
  sees(collectionId: number): boolean;
  /** False also for what does not exist. */
  quote(id: string): Promise<boolean>;
  version(id: number): Promise<boolean>;
  answer(id: string): Promise<boolean>;
  file(id: string): Promise<boolean>;
}

const NO_OWNER = '';
const NO_COLLECTION = 0;

export function seenBy({ sees, seesChannel }: Sight, owner: string, services: CommandServices): Seen {
  const { library, documents } = services;
  const sighted = (thing: { readonly collectionId: number } | null) => thing !== null && sees(thing.collectionId);
  // Of a collection that is gone, its ties are all that tells.
  const withdrawn = (gone: { readonly collectionId: number; readonly tiedTo: readonly string[] } | null) =>
    gone !== null && (sees(gone.collectionId) || gone.tiedTo.some((channel) => seesChannel(channel)));
  const version = async (id: number) => sighted(await library.version(id));
  return {
    collection: (id) => (sees(id) ? id : NO_COLLECTION),
    owner: (isSeen) => (isSeen ? owner : NO_OWNER),
    sees,
    version,
    async quote(id) {
      const quote = await library.quote(owner, id);
      return quote === null ? withdrawn(await library.withdrawnQuote(owner, id)) : version(quote.versionId);
    },
    answer: async (id) => sighted(await keptAnswer({ services, owner }, id)),
    file: async (id) => sighted(await documents.file(owner, id)),
  };
}
