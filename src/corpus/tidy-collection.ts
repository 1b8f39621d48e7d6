// Tidies a collection: deletes what nobody can be using any more, and if need be builds its index from scratch.
import type { Collection } from '../database/store.js';
import { takeLease } from './lease.js';
import type { SyncPorts } from './sync-job.js';

/** What is published stays as it is. An index of another model is built when its documents are read again. */
export async function tidyCollection(
  { store, builder, clock, basis }: SyncPorts,
  { id, owner }: Pick<Collection, 'id' | 'owner'>,
  { rebuild }: { readonly rebuild: boolean },
): Promise<void> {
  const lease = await takeLease(store, clock, `sync:${owner}`, { wait: true });
  if (lease === null) return;
  try {
    const present = await store.collectionById(id);
    if (rebuild && present?.model === basis.modelId) {
      await builder.build(lease.permit, { collectionId: id, basis, state: 'published', last: null });
    }
    await builder.sweep(lease.permit, id);
  } finally {
    await lease.release();
  }
}
