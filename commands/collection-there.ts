// The collection from which something is posted in a channel: one that is named, else the one that is asked there.
import type { CollectionInfo } from '../src/collection-types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';
import { notHere } from './not-here.js';

/**
 * `named`: one that is wanted; undefined for that which is asked there. `around`: a channel, and around a thread its parent.
 * Throws UserError `collection-gone`, or `not-here` where it may not be posted there.
 */
export function collectionThere(
  { sight, collectionId }: CommandContext,
  around: readonly string[],
  named: number | undefined,
): number {
  const mayPost = ({ tiedTo }: CollectionInfo) => tiedTo.length === 0 || tiedTo.some((id) => around.includes(id));
  if (named !== undefined) {
    const wanted = sight.collections.find(({ id }) => id === named);
    if (wanted === undefined) throw collectionGone();
    if (!mayPost(wanted)) throw notHere();
    return wanted.id;
  }
  const postable = sight.collections.filter(mayPost);
  const used = around.map((channel) => postable.find(({ usedIn }) => usedIn.includes(channel)));
  return (used.find((each) => each !== undefined) ?? postable.find(({ isDefault }) => isDefault))?.id ?? collectionId;
}

function collectionGone(): UserError {
  return new UserError('collection-gone', {
    id: 'Koleksi yang dipakai di sana sudah dihapus. Pilih yang lain lewat opsi “koleksi”.',
    en: 'The collection that was used there is gone. Choose another with the option “collection”.',
  });
}
