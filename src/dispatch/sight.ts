// Sight: which collections a person may know of, what everybody around that person may be shown, and which one is meant.
import { collectionNamed } from '../../commands/collection-option.js';
import type { CollectionInfo, Sight } from '../collection-types.js';
import type { Caller } from './caller.js';

/** `all`: every collection of the caller's owner, removed ones too. In the terminal everything is seen. */
export function sightOf(all: readonly CollectionInfo[], caller: Caller): Sight {
  const isTerminal = caller.surface === 'console';
  const seesChannel = (channel: string) => isTerminal || (caller.sees?.(channel) ?? false);
  const seen = all.filter(({ tiedTo }) => isTerminal || tiedTo.length === 0 || tiedTo.some(seesChannel));
  const ids = new Set(seen.map(({ id }) => id));
  return {
    collections: seen.filter(({ removedAt }) => removedAt === null),
    sees: (id) => isTerminal || ids.has(id),
    mayPost: (id) => isTerminal || mayPostIn(all, id, caller.channels),
    seesChannel,
  };
}

/**
 * Whether everybody in a channel may be shown what is in the collection. `channels`: that channel, and around a thread its
 * parent. False for a collection that is not among `all`.
 */
export function mayPostIn(all: readonly CollectionInfo[], collectionId: number, channels: readonly string[]): boolean {
  const tiedTo = all.find(({ id }) => id === collectionId)?.tiedTo;
  return tiedTo !== undefined && (tiedTo.length === 0 || tiedTo.some((id) => channels.includes(id)));
}

/**
 * The collection that a call means: the one `named`, else the terminal's folder, else the channel's (a thread's before its
 * parent's), else the owner's default; null where that was never made. A tied collection is asked without being named
 * only where its answers may be posted. Throws UserError `unknown-collection`.
 */
export function collectionMeant(sight: Sight, caller: Caller, named?: string): number | null {
  if (named !== undefined) return collectionNamed(sight, named).id;
  if (caller.collectionId !== undefined) return caller.collectionId;
  const postable = sight.collections.filter(({ id }) => sight.mayPost(id));
  const used = caller.channels.map((channel) => postable.find(({ usedIn }) => usedIn.includes(channel)));
  const meant = used.find((each) => each !== undefined) ?? sight.collections.find(({ isDefault }) => isDefault);
  return meant?.id ?? null;
}
