// What a digest has used, as its schedule remembers it: sentences by their words, and documents that were quoted there once.

const DOCUMENT = 'document:';
/** Hexadecimal digits of a key. */
const DIGITS = 16;

export interface Used {
  /** Keys of sentences; see `WorthySentences.keys`. */
  readonly sentences: ReadonlySet<bigint>;
  /** Ids of documents, also of earlier rounds. */
  readonly documents: ReadonlySet<number>;
}

export function usedSentence(key: bigint): string {
  return key.toString(16).padStart(DIGITS, '0');
}

export function usedDocument(id: number): string {
  return DOCUMENT + id;
}

export function isUsedDocument(used: string): boolean {
  return used.startsWith(DOCUMENT);
}

/** What is neither is left out: a later version of Kutip may have written it. */
export function readUsed(all: Iterable<string>): Used {
  const sentences = new Set<bigint>();
  const documents = new Set<number>();
  for (const each of all) {
    if (isUsedDocument(each)) documents.add(Number(each.slice(DOCUMENT.length)));
    else if (/^[\da-f]{16}$/.test(each)) sentences.add(BigInt(`0x${each}`));
  }
  return { sentences, documents };
}
