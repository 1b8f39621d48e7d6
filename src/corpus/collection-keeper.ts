// Collection keeper: the collections of an owner: made, named, tied to channels, used in channels, removed and brought back.
import type { CollectionInfo } from '../collection-types.js';
import type { NamingOutcome } from '../database/collection-store.js';
import type { OwnerLimits, Store } from '../database/store.js';
import type { Clock } from '../ports.js';
import { UserError } from '../user-error.js';
import { UNDO_MS } from './forget-old.js';
import { keepingErrors } from './keeping-errors.js';
import { DEFAULT_COLLECTION } from './library.js';
import { plainLine } from './plain-line.js';

/**
 * Whoever calls has made sure that the person may know of the collection (`Sight`). Nothing is kept in memory, because the
 * command line changes the same rows, and who may see what must hold at once.
 */
export interface CollectionKeeper {
  /** The default one first (made when missing), the others by label, removed ones last while that can be undone. */
  list(owner: string): Promise<CollectionInfo[]>;
  /**
   * Throws UserError `wrong-label` (empty, too long, only signs, a name of the default one), `label-taken` where one of
   * `apartFrom` (ids) bears it, or `full-collections`.
   */
  create(owner: string, label: string, apartFrom: readonly number[]): Promise<CollectionInfo>;
  /** Throws as `create`, and `default-collection`. */
  rename(owner: string, id: number, label: string, apartFrom: readonly number[]): Promise<CollectionInfo>;
  /** Channel ids, in place of the ties before; none: everybody's again. Throws UserError `default-collection`. */
  tie(owner: string, id: number, channels: readonly string[]): Promise<void>;
  /** Channels in which it is asked unless another is named, in place of those before. */
  useIn(owner: string, id: number, channels: readonly string[]): Promise<void>;
  /** With all its documents; undone within a day. Throws UserError `default-collection`. */
  remove(owner: string, id: number, by: string | null): Promise<void>;
  /** Throws UserError `undo-over`, or where its documents have no room any more. */
  undo(owner: string, id: number): Promise<void>;
}

/** UTF-16 units: what a choice on Discord and a line on a phone can hold. */
export const LONGEST_LABEL = 50;
/** Of one owner; a list of choices on Discord has room for 25. */
const MOST_COLLECTIONS = 25;
/** What people call the default collection. */
export const DEFAULT_NAMES: readonly string[] = ['utama', 'main', DEFAULT_COLLECTION];

export function createCollectionKeeper({
  store,
  clock,
  limits,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: OwnerLimits;
}): CollectionKeeper {
  const requireNamed = async (owner: string, id: number): Promise<void> => {
    if ((await store.collectionById(id))?.name === DEFAULT_COLLECTION) throw defaultCollection();
    if ((await store.collectionById(id))?.owner !== owner) throw new Error('no collection of this owner');
  };
  return {
    async list(owner) {
      await store.collection(owner, DEFAULT_COLLECTION);
      return store.collectionInfos(owner);
    },
    async create(owner, label, apartFrom) {
      const checked = checkedLabel(label);
      const present = (await store.collectionInfos(owner)).filter(({ removedAt }) => removedAt === null);
      if (present.length >= MOST_COLLECTIONS) throw fullCollections();
      return named(await store.createCollection(owner, checked, apartFrom), checked);
    },
    async rename(owner, id, label, apartFrom) {
      await requireNamed(owner, id);
      const checked = checkedLabel(label);
      return named(await store.renameCollection(owner, id, checked, apartFrom), checked);
    },
    async tie(owner, id, channels) {
      await requireNamed(owner, id);
      await store.tieCollection(owner, id, channels);
    },
    useIn: store.useCollection,
    async remove(owner, id, by) {
      await requireNamed(owner, id);
      await store.removeCollection(owner, id, by);
    },
    async undo(owner, id) {
      const outcome = await store.restoreCollection(owner, id, clock.now() - UNDO_MS, limits);
      if (outcome === 'gone') throw undoOver();
      if (outcome !== 'restored') throw keepingErrors.full(outcome, limits);
    },
  };
}

function named(outcome: NamingOutcome, label: string): CollectionInfo {
  if (outcome.kind === 'named') return outcome.collection;
  throw new UserError('label-taken', {
    id: `Sudah ada koleksi “${label}”. Pakai nama lain.`,
    en: `There is a collection “${label}” already. Use another name.`,
  });
}

/** One line of visible characters. */
function checkedLabel(label: string): string {
  const plain = plainLine(label);
  const isName = /[\p{L}\p{N}]/u.test(plain) && plain.length <= LONGEST_LABEL;
  if (isName && !DEFAULT_NAMES.includes(plain.toLowerCase())) return plain;
  throw new UserError('wrong-label', {
    id: `Nama itu tidak bisa dipakai. Tulis 1 sampai ${LONGEST_LABEL} karakter dengan huruf atau angka; “utama” sudah nama koleksi utama.`,
    en: `That name cannot be used. Write 1 to ${LONGEST_LABEL} characters with letters or digits; “main” names the main collection.`,
  });
}

function defaultCollection(): UserError {
  return new UserError('default-collection', {
    id: 'Koleksi utama tidak bisa diganti namanya, dikhususkan untuk kanal, atau dihapus. Buat koleksi baru untuk itu.',
    en: 'The main collection cannot be renamed, tied to channels or removed. Make another collection for that.',
  });
}

function fullCollections(): UserError {
  return new UserError('full-collections', {
    id: `Sudah ada ${MOST_COLLECTIONS} koleksi, sebanyak batasnya. Hapus yang tidak dipakai.`,
    en: `There are ${MOST_COLLECTIONS} collections already, which is the limit. Remove one that nobody uses.`,
  });
}

function undoOver(): UserError {
  return new UserError('undo-over', {
    id: 'Koleksi itu sudah dihapus lebih dari sehari, jadi tidak bisa dikembalikan.',
    en: 'That collection was removed more than a day ago and cannot be brought back.',
  });
}
