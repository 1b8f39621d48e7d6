// The failure for a collection that was removed and can still be brought back: nothing is put into it, and none made in its place.
import { UserError } from '../user-error.js';

/** `name`: as whoever asks calls it; null where that is not known. */
export function collectionRemoved(name: string | null): UserError {
  const called = name === null ? '' : ` “${name}”`;
  return new UserError('collection-removed', {
    id: `Koleksi${called} baru saja dihapus. Kembalikan dulu lewat /dokumen koleksi di Discord, atau pakai koleksi lain; sehari setelah dihapus namanya bebas lagi.`,
    en: `The collection${called} was removed a short while ago. Bring it back first with /documents collections on Discord, or use another; a day after the removal its name is free again.`,
  });
}
