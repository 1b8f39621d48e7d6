// Document source: where a collection's documents come from. The contract; `folder.ts`, `kept-source.ts` and `row-source.ts` provide it.
import type { Notice, ParsedDocument } from '../types.js';

export interface DocumentSource {
  /** Everything that is there now, by path. Throws UserError when the source itself is not there or holds nothing. */
  list(): Promise<SourceListing>;
}

export interface SourceListing {
  readonly entries: readonly SourceEntry[];
  /** What was passed over, each kind said once. */
  readonly notices: readonly Notice[];
  /** Folders that could not be listed: what was read from them before stays. */
  readonly unreadable: readonly string[];
}

export interface SourceEntry {
  /** Unique in the source, with `/`. */
  readonly path: string;
  /**
   * Changes with everything that the document is made of, where the source knows that without reading the bytes: an entry
   * whose stamp is known is neither read nor hashed. Without it the SHA-256 of the bytes serves.
   */
  readonly stamp?: string;
  /** The kept file that it is (see kept-file-store.ts). */
  readonly fileId?: string;
  /** The bytes as they are now. Throws UserError when they cannot be read. */
  bytes(): Promise<Uint8Array>;
  /** Throws UserError when nothing can be made of them. */
  parse(bytes: Uint8Array): Promise<ParsedDocument>;
}
