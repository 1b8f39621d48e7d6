// The titles and paths of a collection, kept in memory so that completing a name while it is typed costs one small look at the database.
import type { Library } from './library.js';

export interface TitleEntry {
  readonly path: string;
  readonly title: string | null;
}

export interface TitleList {
  /** Entries whose path or title holds what was typed (case and accents apart), those that begin with it first. */
  matching(collectionId: number, typed: string, most: number): Promise<readonly TitleEntry[]>;
}

/** An entry with its names as they are compared. */
interface Known {
  readonly entry: TitleEntry;
  readonly title: string;
  readonly path: string;
}

interface List {
  readonly state: string;
  readonly known: Promise<readonly Known[]>;
  /** 0 until it is read. */
  entries: number;
}

/** Entries kept, some tens of megabytes; the list used longest ago goes first. */
const MOST_ENTRIES = 100_000;

/** A list is read again when another generation is published, or a document of this one removed. */
export function createTitleList(
  library: Pick<Library, 'collectionById' | 'documentNames' | 'hiddenDocuments'>,
  mostEntries = MOST_ENTRIES,
): TitleList {
  const lists = new Map<number, List>(); // in order of use, oldest first

  async function listOf(collectionId: number): Promise<readonly Known[]> {
    const generation = (await library.collectionById(collectionId))?.generation ?? null;
    const state = JSON.stringify([generation, await library.hiddenDocuments(collectionId)]);
    const found = lists.get(collectionId);
    const list = found?.state === state ? found : { state, known: read(collectionId), entries: 0 };
    lists.delete(collectionId);
    lists.set(collectionId, list);
    const known = await list.known;
    list.entries = known.length;
    forgetOldest();
    return known;
  }

  function forgetOldest(): void {
    let total = [...lists.values()].reduce((sum, { entries }) => sum + entries, 0);
    for (const [oldest, { entries }] of lists) {
      if (total <= mostEntries) break;
      lists.delete(oldest);
      total -= entries;
    }
  }

  async function read(collectionId: number): Promise<readonly Known[]> {
    try {
      const names = await library.documentNames(collectionId);
      return names.map((entry) => ({ entry, title: comparable(entry.title ?? ''), path: comparable(entry.path) }));
    } catch (error) {
      lists.delete(collectionId); // what could not be read is tried again
      throw error;
    }
  }

  return {
    async matching(collectionId, typed, most) {
      const wanted = comparable(typed.trim());
      const beginning: TitleEntry[] = [];
      const holding: TitleEntry[] = [];
      for (const { entry, title, path } of await listOf(collectionId)) {
        if (beginning.length === most) break;
        if (title.startsWith(wanted) || path.startsWith(wanted)) beginning.push(entry);
        else if (holding.length < most && (title.includes(wanted) || path.includes(wanted))) holding.push(entry);
      }
      return [...beginning, ...holding].slice(0, most);
    },
  };
}

/** Lower case, without accents; other forms of a character as its plain one. */
function comparable(name: string): string {
  const plain = name.toLowerCase();
  return /^\p{ASCII}*$/u.test(plain) ? plain : name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
