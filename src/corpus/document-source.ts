// Document source: where a collection's documents come from. The contract; `folder.ts` and `row-source.ts` provide it.
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
  /** The bytes as they are now. Throws UserError when they cannot be read. */
  bytes(): Promise<Uint8Array>;
  /** Throws UserError when nothing can be made of them. */
  parse(bytes: Uint8Array): Promise<ParsedDocument>;
}
