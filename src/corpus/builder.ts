// Builder: the large writes (and the longest readings) of a collection, and its generations. Runs in the build worker, so that nothing waits for it.
import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveGeneration } from '../../embeddings/derive-generation.js';
import type { IndexBasis } from '../../embeddings/generation.js';
import type { PassageState, Permit, Store, StoredPassage, WantedStore } from '../database/store.js';
import type { Clock } from '../ports.js';
import { nearDuplicateGroups } from '../text/near-duplicates.js';
import { analyse } from '../text/terms.js';
import { UserError } from '../user-error.js';
import { type PassagePlan, planPassages } from './passage-plan.js';
import { passageTexts } from './passage-texts.js';
import { worthySentences } from './worthy.js';

type Forwarded =
  | 'stageVersions'
  | 'stagePassages'
  | 'unwant'
  | 'wantPublished'
  | 'saveRefusals'
  | 'saveVectors'
  | 'passagesWithoutVector';

export interface Builder extends Pick<WantedStore, Forwarded> {
  /** Which wanted versions need their passages made (anew), and how many passages the others have. */
  planPassages(collectionId: number, tokenizer: string): Promise<PassagePlan>;
  /** Derives a generation and publishes it. Throws UserError when a vector is missing. */
  build(permit: Permit, order: BuildOrder): Promise<void>;
  /** Deletes rows and folders that nobody can be using any more. */
  sweep(permit: Permit, collectionId: number): Promise<void>;
  close(): Promise<void>;
}

export interface BuildOrder {
  readonly collectionId: number;
  readonly basis: IndexBasis;
  /** Which passages it holds: `wanted` becomes published with it, `published` replaces a generation that was lost. */
  readonly state: PassageState;
  /** Name of the generation to derive it from; from scratch when null, or when that one cannot be used. */
  readonly last: string | null;
}

/** How long a question that began before a publication may go on reading what it replaced. */
const GRACE_MS = 10 * 60_000;

/** `generations` is the folder of all generations. */
export function createBuilder(store: Store, generations: string, clock: Clock): Builder {
  return {
    stageVersions: store.stageVersions,
    stagePassages: store.stagePassages,
    unwant: store.unwant,
    wantPublished: store.wantPublished,
    saveRefusals: store.saveRefusals,
    saveVectors: store.saveVectors,
    passagesWithoutVector: store.passagesWithoutVector,
    planPassages: (collectionId, tokenizer) => planPassages(store, collectionId, tokenizer),
    build: (permit, order) => build(store, generations, permit, order),
    sweep: async (permit, collectionId) => {
      const kept = await store.sweep(permit, collectionId, clock.now() - GRACE_MS);
      await removeFolders(generations, collectionId, new Set(kept));
    },
    close: async () => store.close(),
  };
}

async function build(store: Store, generations: string, permit: Permit, order: BuildOrder): Promise<void> {
  const { collectionId, basis, last } = order;
  const collection = await store.collectionById(collectionId);
  if (collection === null) throw new Error(`collection ${collectionId} is gone`);
  const passages = await store.passagesIn(collectionId, order.state);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const wanted = (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const generation = `${prefixOf(collectionId)}${randomBytes(8).toString('hex')}`;
  const source = {
    basis,
    passageIds: Uint32Array.from(passages, (passage) => passage.id),
    documentIds: Uint32Array.from(passages, (passage) => passage.documentId),
    duplicateGroups: nearDuplicateGroups((await passageTexts(store, passages)).map(({ words }) => words)),
    vectors: (ids: readonly number[]) => vectorsOf(store, collection.owner, basis.modelId, wanted(ids)),
    texts: async (ids: readonly number[]) => (await passageTexts(store, wanted(ids))).map(({ seen }) => analyse(seen)),
    worthySentences: (idf: (term: string) => number) => worthySentences(store, passages, idf),
  };
  await deriveGeneration(join(generations, generation), source, {
    last: last === null ? null : join(generations, last),
  });
  const publish = order.state === 'wanted' ? store.publish : store.republish;
  await publish(permit, collectionId, { generation, model: basis.modelId });
}

async function vectorsOf(store: Store, owner: string, model: string, passages: readonly StoredPassage[]) {
  const hashes = passages.map((passage) => passage.vectorHash);
  const vectors = await store.vectors(owner, model, hashes);
  return hashes.map((hash) => {
    const vector = vectors.get(hash);
    if (vector !== undefined) return vector;
    throw new UserError('vectors-missing', {
      id: 'Indeks tidak bisa dibangun ulang karena sebagian vektornya hilang. Jalankan "npm run corpus -- reindex".',
      en: 'The index cannot be built again, because some vectors are missing. Run "npm run corpus -- reindex".',
    });
  });
}

/** A generation's folder begins with the number of its collection: only who holds the lease of that may touch it. */
function prefixOf(collectionId: number): string {
  return `${collectionId}-`;
}

/** The collection of a generation's folder; null where it is none. */
export function collectionOf(folder: string): number | null {
  const number = /^(\d+)-/.exec(folder)?.[1];
  return number === undefined ? null : Number(number);
}

async function removeFolders(generations: string, collectionId: number, kept: ReadonlySet<string>): Promise<void> {
  const folders = await readdir(generations).catch(() => []);
  for (const folder of folders) {
    if (!folder.startsWith(prefixOf(collectionId)) || kept.has(folder)) continue;
    await rm(join(generations, folder), { recursive: true, force: true });
  }
}
