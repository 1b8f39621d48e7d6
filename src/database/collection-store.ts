// What a store remembers of an owner's collections beside their documents: its part of the contract in store.ts.
import type { CollectionInfo } from '../collection-types.js';
import type { OwnerLimits } from './kept-file-store.js';

/** `taken`: a collection that was not removed and may be known has this label already; see `createCollection`. */
export type NamingOutcome =
  | { readonly kind: 'named'; readonly collection: CollectionInfo }
  | { readonly kind: 'taken' };

export type RestoringLimits = Pick<OwnerLimits, 'documents' | 'textUnits'>;

export interface CollectionStore {
  /** The default one first, the others by label; removed ones last, while that can be undone. None is made. */
  collectionInfos(owner: string): Promise<CollectionInfo[]>;
  /**
   * Two may bear one label, because who cannot see a collection must not learn of it by its label; `apartFrom`: ids of those
   * from which the label has to differ (case and accents apart). The command line's name is the label, with a random end
   * where that is taken.
   */
  createCollection(owner: string, label: string, apartFrom: readonly number[]): Promise<NamingOutcome>;
  renameCollection(owner: string, id: number, label: string, apartFrom: readonly number[]): Promise<NamingOutcome>;
  /** In place of the ties before. Does nothing for the default collection or one of another owner. */
  tieCollection(owner: string, id: number, channels: readonly string[]): Promise<void>;
  /** Asked in these channels from now on, in place of those before; no channel has two. The default collection: in all others. */
  useCollection(owner: string, id: number, channels: readonly string[]): Promise<void>;
  /** With all its files, at one moment. False for the default one, one of another owner, or removed before. */
  removeCollection(owner: string, id: number, by: string | null): Promise<boolean>;
  /**
   * With the files removed at that moment. `gone` when it was removed before `removedSince`, or not at all; else a limit that
   * does not leave room for them.
   */
  restoreCollection(
    owner: string,
    id: number,
    removedSince: number,
    limits: RestoringLimits,
  ): Promise<'restored' | 'gone' | keyof RestoringLimits>;
}
