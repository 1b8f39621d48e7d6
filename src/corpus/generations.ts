// Generations: the indexes of this process, opened when they are asked; notices new ones and mends lost ones.
import { join } from 'node:path';
import { type Generation, GenerationDamaged, type IndexBasis } from '../../embeddings/generation.js';
import { generationBytes, openGeneration } from '../../embeddings/generation-files.js';
import type { Collection, Store } from '../database/store.js';
import type { Clock } from '../ports.js';
import { UserError } from '../user-error.js';
import type { Builder } from './builder.js';
import { takeLease } from './lease.js';
import { keepOpen, type SizedGeneration } from './open-generations.js';

export interface Generations {
  /** See `Library.generation`. */
  open(collectionId: number): Promise<Generation | null>;
  /** See `Library.openAhead`. */
  openAhead(collectionId: number): Promise<boolean>;
  close(): void;
}

export interface GenerationPorts {
  readonly store: Store;
  readonly builder: Builder;
  readonly clock: Clock;
  readonly basis: IndexBasis;
  /** Folder of all generations. */
  readonly folder: string;
  /** Memory that open generations may take together. */
  readonly mostBytes: number;
}

type Published = Collection & { readonly generation: string };

export function openGenerations(ports: GenerationPorts): Generations {
  const opened = keepOpen(ports.mostBytes, ports.clock);
  const use = (collection: Published) =>
    opened.use(collection.id, collection.generation, () => openOrRebuild(ports, collection));
  return {
    async open(collectionId) {
      const collection = await ports.store.collectionById(collectionId);
      return isPublished(collection) ? use(collection) : null;
    },
    async openAhead(collectionId) {
      const collection = await ports.store.collectionById(collectionId);
      if (!isPublished(collection) || opened.has(collection.generation)) return true;
      if (opened.bytes() + (await bytesOf(ports, collection)) > ports.mostBytes) return false;
      await use(collection);
      return true;
    },
    close: opened.close,
  };
}

function isPublished(collection: Collection | null): collection is Published {
  return collection !== null && collection.generation !== null;
}

/** 0 where the files are lost: how large those built instead are is known afterwards. */
async function bytesOf({ folder, basis }: GenerationPorts, { generation }: Published): Promise<number> {
  return generationBytes(join(folder, generation), basis).catch((error: unknown) => {
    if (error instanceof GenerationDamaged) return 0;
    throw error;
  });
}

async function openOrRebuild(ports: GenerationPorts, collection: Published): Promise<SizedGeneration> {
  refuseOtherModel(collection, ports.basis.modelId);
  try {
    return await openSized(ports, collection.generation);
  } catch (error) {
    if (!(error instanceof GenerationDamaged)) throw error;
    return rebuild(ports, collection);
  }
}

async function openSized({ folder, basis }: GenerationPorts, name: string): Promise<SizedGeneration> {
  const path = join(folder, name);
  return { bytes: await generationBytes(path, basis), generation: await openGeneration(path, basis) };
}

/** From the database, without embedding anything. Another process may have been faster: then its work is used. */
async function rebuild(ports: GenerationPorts, lost: Published): Promise<SizedGeneration> {
  const { store, builder, clock, basis } = ports;
  const lease = await takeLease(store, clock, `sync:${lost.owner}`, { wait: true });
  try {
    const before = await store.collectionById(lost.id);
    if (lease !== null && before?.generation === lost.generation) {
      await builder.build(lease.permit, { collectionId: lost.id, basis, state: 'published', last: null });
    }
    const present = await store.collectionById(lost.id);
    return await openSized(ports, present?.generation ?? '');
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
