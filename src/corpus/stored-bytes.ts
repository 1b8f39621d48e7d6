// Bytes and the row that names them, written so that nothing deletes the one while the other is being written.
import type { Permit, Store } from '../database/store.js';
import type { Clock } from '../ports.js';
import type { FileStore } from './file-store.js';
import { filesLease } from './forget-old.js';
import { takeLease } from './lease.js';
import { sha256 } from './sha256.js';

export interface BytesPorts {
  readonly store: Store;
  readonly files: FileStore;
  readonly clock: Clock;
}

/** Stores the bytes, then writes their row; where that throws, bytes that no row names are deleted again. */
export async function withStoredBytes<T>(
  { store, files, clock }: BytesPorts,
  owner: string,
  bytes: Uint8Array,
  writeRow: (permit: Permit, hash: string) => Promise<T>,
): Promise<T> {
  const hash = await sha256(bytes);
  // Meanwhile nobody deletes bytes: these may be those of a file that is just being forgotten.
  const lease = await takeLease(store, clock, filesLease(owner), { wait: true });
  if (lease === null) throw new Error('a lease that was waited for was not given');
  try {
    await files.save(owner, hash, bytes);
    return await writeRow(lease.permit, hash);
  } catch (error) {
    // Where the lease is lost another process may be storing bytes; what is left here goes with the daily forgetting.
    if (await lease.isHeld()) await files.sweep(owner, await store.fileHashes(owner));
    throw error;
  } finally {
    await lease.release();
  }
}
