// Generations: the opened indexes of this process, one per collection; notices new ones and mends lost ones.
import { join } from 'node:path';
import { type Generation, GenerationDamaged, type IndexBasis } from '../../embeddings/generation.js';
import { openGeneration } from '../../embeddings/generation-files.js';
import type { Collection, Store } from '../database/store.js';
import type { Clock } from '../ports.js';
import { UserError } from '../user-error.js';
import type { Builder } from './builder.js';
import { takeLease } from './lease.js';

export interface Generations {
  /** See `Library.generation`. */
  open(collectionId: number): Promise<Generation | null>;
  close(): void;
}

export interface GenerationPorts {
  readonly store: Store;
  readonly builder: Builder;
  readonly clock: Clock;
  readonly basis: IndexBasis;
  /** Folder of all generations. */
  readonly folder: string;
}

/** How long a replaced generation stays open for questions that began with it. */
const LINGER_MS = 60_000;

export function openGenerations(ports: GenerationPorts): Generations {
  const opened = new Map<number, { name: string; generation: Promise<Generation> }>();
  const lingering = new Set<Generation>();
  const letGo = (generation: Generation): void => {
    lingering.add(generation);
    setTimeout(() => {
      if (lingering.delete(generation)) generation.close();
    }, LINGER_MS).unref();
  };
  return {
    async open(collectionId) {
      const collection = await ports.store.collectionById(collectionId);
      if (collection?.generation == null) return null;
      const known = opened.get(collectionId);
      if (known?.name === collection.generation) return known.generation;
      const generation = openOrRebuild(ports, collection);
      opened.set(collectionId, { name: collection.generation, generation });
      // What could not be opened is tried again by the next question.
      generation.catch(() => opened.delete(collectionId));
      known?.generation.then(letGo, () => {});
      return generation;
    },
    close() {
      for (const generation of lingering) generation.close();
      lingering.clear();
      for (const { generation } of opened.values())
        generation.then(
          (each) => each.close(),
          () => {},
        );
      opened.clear();
    },
  };
}

async function openOrRebuild(ports: GenerationPorts, collection: Collection): Promise<Generation> {
  refuseOtherModel(collection, ports.basis.modelId);
  try {
    return await openGeneration(join(ports.folder, collection.generation ?? ''), ports.basis);
  } catch (error) {
    if (!(error instanceof GenerationDamaged)) throw error;
    return rebuild(ports, collection);
  }
}

/** From the database, without embedding anything. Another process may have been faster: then its work is used. */
async function rebuild(ports: GenerationPorts, lost: Collection): Promise<Generation> {
  const { store, builder, clock, basis } = ports;
  const lease = await takeLease(store, clock, `sync:${lost.owner}`, { wait: true });
  try {
    const before = await store.collectionById(lost.id);
    if (lease !== null && before?.generation === lost.generation) {
      await builder.build(lease.permit, { collectionId: lost.id, basis, state: 'published', last: null });
    }
    const present = await store.collectionById(lost.id);
    return await openGeneration(join(ports.folder, present?.generation ?? ''), basis);
  } finally {
    await lease?.release();
  }
}

function refuseOtherModel(collection: Collection, model: string): void {
  if (collection.model === model) return;
  throw new UserError('other-model', {
    id: `Dokumen ini diindeks dengan model ${collection.model}, sedangkan ENCODER sekarang ${model}. Jalankan "npm run corpus -- reindex", atau kembalikan ENCODER.`,
    en: `These documents are indexed with the model ${collection.model}, but ENCODER now is ${model}. Run "npm run corpus -- reindex", or set ENCODER back.`,
  });
}
