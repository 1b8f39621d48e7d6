// The sample documents that come with Kutip, offered to a server that has none of its own yet.
import type { Progress } from '../ports.js';

export interface SamplePack {
  /** Number of documents in it. */
  readonly documents: number;
  /** Puts them into the owner's default collection. Resolves when they can be quoted. Throws UserError as `sync`. */
  add(owner: string, progress: Progress): Promise<void>;
}
