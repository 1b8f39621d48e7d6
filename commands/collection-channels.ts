// The channels that a manager chooses for a collection, kept from locking that manager out.
import type { CollectionInfo, Sight } from '../src/collection-types.js';
import { UserError } from '../src/user-error.js';

/** Discord lets so many be chosen in one menu. */
const MOST_CHANNELS = 25;
const DISCORD_ID = /^\d{1,20}$/;

export interface Channels {
  readonly tiedTo: readonly string[];
  readonly usedIn: readonly string[];
}

/**
 * None chosen: everybody's again. Channels that the person cannot see are not in the menu and stay as they are. Throws
 * UserError for one that is newly chosen and cannot be seen. `all`: collections that the person may know of.
 */
export function tiedAndUsed(
  sight: Sight,
  all: readonly CollectionInfo[],
  { id, tiedTo: before, usedIn }: CollectionInfo,
  chosen: readonly string[],
): Channels {
  requireChannels(chosen);
  if (chosen.length === 0) return { tiedTo: [], usedIn };
  if (chosen.some((channel) => !sight.seesChannel(channel) && !before.includes(channel))) throw notSeen();
  const hidden = before.filter((channel) => !sight.seesChannel(channel));
  const tiedTo = [...new Set([...chosen, ...hidden])];
  if (!tiedTo.some((channel) => sight.seesChannel(channel))) throw notSeen();
  const others = all.filter((each) => each.id !== id && each.removedAt === null);
  const isFree = (channel: string) => !others.some((each) => each.usedIn.includes(channel));
  return { tiedTo, usedIn: tiedTo.filter((channel) => usedIn.includes(channel) || isFree(channel)) };
}

/** A tied collection is asked only where it may be known of. Throws UserError for other channels, or unseen ones. */
export function usedChannels(
  sight: Sight,
  { tiedTo, usedIn: before }: CollectionInfo,
  chosen: readonly string[],
): readonly string[] {
  requireChannels(chosen);
  if (chosen.some((channel) => !sight.seesChannel(channel) && !before.includes(channel))) throw notSeen();
  if (tiedTo.length > 0 && chosen.some((channel) => !tiedTo.includes(channel))) throw notTied();
  const hidden = before.filter((channel) => !sight.seesChannel(channel));
  return [...new Set([...chosen, ...hidden])];
}

function requireChannels(chosen: readonly string[]): void {
  if (chosen.length <= MOST_CHANNELS && chosen.every((id) => DISCORD_ID.test(id))) return;
  throw new UserError('unknown-choice', {
    id: 'Pilihan itu tidak ada. Buka /dokumen koleksi lagi, lalu pilih dari menunya.',
    en: 'There is no such choice. Open /documents collections again and choose from the menu.',
  });
}

function notSeen(): UserError {
  return new UserError('channel-not-seen', {
    id: 'Kamu sendiri tidak bisa melihat salah satu kanal itu, jadi koleksinya akan hilang dari pandanganmu. Pilih kanal yang bisa kamu lihat.',
    en: 'You cannot see one of these channels yourself, so the collection would vanish from your sight. Choose channels that you can see.',
  });
}

function notTied(): UserError {
  return new UserError('not-tied-there', {
    id: 'Koleksi ini khusus untuk kanal tertentu dan hanya bisa dipakai di situ. Pilih dulu kanal itu di “Khusus untuk kanal …”.',
    en: 'This collection is for certain channels only and can be used only there. Choose that channel under “Only for channels …” first.',
  });
}
