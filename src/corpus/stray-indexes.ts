// Index files of collections that are no more: nothing else tells of them, because their rows are gone.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../database/store.js';
import { collectionOf } from './builder.js';

/** `folder`: that of all generations. A collection has its row before it has any file. */
export async function removeStrayIndexes(store: Pick<Store, 'collectionById'>, folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    const id = collectionOf(name);
    if (id !== null && (await store.collectionById(id)) === null) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}
