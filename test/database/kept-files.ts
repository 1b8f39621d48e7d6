// Keeps, reads and quotes files in a store, as the keeper and the sync do, without their parsers and models.
import type { FileDraft, OwnerLimits, Permit, Store } from '../../src/database/store.js';
import { draft, passages, sha256 } from './drafts.js';

export const ROOMY: OwnerLimits = { documents: 10, textUnits: 1_000, uploadsPerDay: 10 };

export const syncPermit = (owner: string): Permit => ({ lease: `sync:${owner}`, holder: 'me' });
export const filesPermit = (owner: string): Permit => ({ lease: `files:${owner}`, holder: 'me' });

export async function takeLeases(store: Store, owner: string): Promise<void> {
  for (const { lease, holder } of [syncPermit(owner), filesPermit(owner)]) await store.takeLease(lease, holder, 1e15);
}

/** A file of `ani` whose name and contents follow from its id. */
export function fileDraft(
  place: Pick<FileDraft, 'owner' | 'collectionId'>,
  id: string,
  change: Partial<FileDraft> = {},
): FileDraft {
  return {
    ...place,
    ...{ id, path: `${id}.txt`, hash: sha256(id), bytes: 10, given: {}, stamp: `stamp-${id}`, addedBy: 'ani' },
    ...change,
  };
}

/** Publishes the files of the collection with these sentences, by id, in place of what was published. */
export async function readFiles(
  store: Store,
  place: Pick<FileDraft, 'owner' | 'collectionId'>,
  sentences: Readonly<Record<string, readonly string[]>>,
  generation: string,
): Promise<void> {
  const { owner, collectionId } = place;
  const permit = syncPermit(owner);
  const before = (await store.wantedDocuments(collectionId)).map(({ documentId }) => documentId);
  await store.unwant(permit, collectionId, before);
  for (const [id, texts] of Object.entries(sentences)) {
    const kept = await store.file(owner, id);
    if (kept === null) throw new Error(`${id} is not kept`);
    const version = { ...draft(kept.path, texts, { title: `Judul ${id}` }), fileHash: kept.stamp, fileId: id };
    await store.stageVersions(permit, collectionId, [version]);
    const wanted = (await store.wantedDocuments(collectionId)).find(({ path }) => path === kept.path);
    const staged = { versionId: wanted?.versionId ?? 0, passages: passages(texts), key: 'k' };
    await store.stagePassages(permit, collectionId, [staged]);
  }
  await store.publish(permit, collectionId, { generation, model: 'toy' });
}

/** Id of a quote from the document that is published under this path. */
export async function quoteFrom(
  store: Store,
  { owner, collectionId }: Pick<FileDraft, 'owner' | 'collectionId'>,
  path: string,
): Promise<string> {
  const document = await store.documentAt(collectionId, path);
  const span = { versionId: document?.versionId ?? 0, start: 0, end: 5, hash: 'h' };
  return (await store.saveQuotes(owner, [span]))[0] ?? '';
}
