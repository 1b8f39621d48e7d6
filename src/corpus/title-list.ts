// The titles and paths of a collection, kept in memory so that completing a name while it is typed asks no database.

export interface TitleEntry {
  readonly path: string;
  readonly title: string | null;
}

export interface TitleList {
  /** Entries whose path or title holds what was typed (case and accents apart), those that begin with it first. */
  matching(collectionId: number, typed: string, most: number): Promise<readonly TitleEntry[]>;
}
