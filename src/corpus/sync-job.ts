// What the steps of a sync share: the ports, the permit to write, and what a file that failed is told as.
import type { Encoder } from '../../embeddings/encoder.js';
import type { IndexBasis } from '../../embeddings/generation.js';
import type { Collection, Permit, Store } from '../database/store.js';
import type { Clock, Progress } from '../ports.js';
import type { UserError } from '../user-error.js';
import type { Builder } from './builder.js';

export interface SyncPorts {
  readonly store: Store;
  readonly builder: Builder;
  readonly encoder: Encoder;
  readonly clock: Clock;
  readonly basis: IndexBasis;
}

/** What every step of one sync works with. */
export interface SyncJob extends SyncPorts {
  readonly permit: Permit;
  readonly collection: Collection;
  readonly progress: Progress;
  readonly signal: AbortSignal | undefined;
}

export interface FailedFile {
  readonly path: string;
  readonly error: UserError;
}
