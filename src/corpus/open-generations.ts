// The generations that are open in this process: those used last, as far as they fit into memory; the others rest on disk.
import type { Generation } from '../../embeddings/generation.js';
import type { Clock } from '../ports.js';

export interface SizedGeneration {
  readonly generation: Generation;
  /** Memory that it takes. */
  readonly bytes: number;
}

export interface OpenGenerations {
  /**
   * The generation of this name, opened where it is not open. It can be searched for a minute from now; any other of the
   * collection was replaced by it and is closed after its last minute. What could not be opened is tried again next time.
   */
  use(collectionId: number, name: string, open: () => Promise<SizedGeneration>): Promise<Generation>;
  has(name: string): boolean;
  /** Of all that are open. */
  bytes(): number;
  close(): void;
}

/** Longer than any question takes, its wait for the models included: so long after its last use nobody searches it any more. */
const IN_USE_MS = 60_000;

interface Entry {
  readonly collectionId: number;
  readonly opening: Promise<Generation>;
  /** 0 until it is open. */
  bytes: number;
  usedAt: number;
  replaced: boolean;
}

/**
 * Whatever is more than `mostBytes` is closed, what was used longest ago first; the one used last stays open, however large
 * it is. Nothing rests because time went by: memory that may be used has to be there anyway, and freed memory would be paid
 * with a slower question.
 */
export function keepOpen(mostBytes: number, clock: Clock): OpenGenerations {
  const entries = new Map<string, Entry>(); // by name, in order of use, oldest first
  let timer: NodeJS.Timeout | undefined;
  const bytes = () => [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);

  function rest(): void {
    const last = [...entries.keys()].at(-1);
    let total = bytes();
    let later = false;
    for (const [name, entry] of entries) {
      if (entry.bytes === 0 || name === last || !(entry.replaced || total > mostBytes)) continue;
      if (clock.now() - entry.usedAt < IN_USE_MS) {
        later = true;
        continue;
      }
      entries.delete(name);
      total -= entry.bytes;
      closeWhenOpen(entry);
    }
    clearTimeout(timer);
    if (later) timer = setTimeout(rest, IN_USE_MS).unref();
  }

  function begin(collectionId: number, name: string, open: () => Promise<SizedGeneration>): Entry {
    for (const other of entries.values()) if (other.collectionId === collectionId) other.replaced = true;
    const opening = open().then(
      (opened) => {
        entry.bytes = opened.bytes;
        entry.usedAt = clock.now();
        rest();
        return opened.generation;
      },
      (error: unknown) => {
        entries.delete(name);
        throw error;
      },
    );
    const entry: Entry = { collectionId, opening, bytes: 0, usedAt: clock.now(), replaced: false };
    return entry;
  }

  return {
    use(collectionId, name, open) {
      const entry = entries.get(name) ?? begin(collectionId, name, open);
      entry.usedAt = clock.now();
      entries.delete(name);
      entries.set(name, entry);
      rest();
      return entry.opening;
    },
    has: (name) => entries.has(name),
    bytes,
    close() {
      clearTimeout(timer);
      for (const entry of entries.values()) closeWhenOpen(entry);
      entries.clear();
    },
  };
}

/** Who waits for one that cannot be opened is told; here nothing is left to close. */
function closeWhenOpen({ opening }: Entry): void {
  opening.then(
    (generation) => generation.close(),
    () => {},
  );
}
