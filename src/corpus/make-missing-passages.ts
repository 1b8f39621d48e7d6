// Second step of a sync: makes the passages of new documents, and of those whose repeated blocks changed.

import type { StagedPassages, Store } from '../database/store.js';
import { vectorHash } from '../text/vector-text.js';
import { repeatedSpans } from './boilerplate/repeated-blocks.js';
import type { PassageWork } from './passage-plan.js';
import { makePassages } from './passages.js';
import type { SyncJob } from './sync.js';

/** Documents at one time: enough for the tokenizer never to wait, few enough to hold in memory. */
const DOCUMENTS_PER_BATCH = 16;

export async function makeMissingPassages(job: SyncJob): Promise<void> {
  const { store, builder, encoder, permit, collection } = job;
  const plan = await builder.planPassages(collection.id, encoder.profile.id);
  for (let at = 0; at < plan.length; at += DOCUMENTS_PER_BATCH) {
    job.signal?.throwIfAborted();
    const batch = plan.slice(at, at + DOCUMENTS_PER_BATCH);
    const staged = await Promise.all(batch.map((work) => passagesOf(store, work, encoder.countTokens)));
    await builder.stagePassages(permit, collection.id, staged);
  }
}

async function passagesOf(
  store: Store,
  { versionId, repeated, key }: PassageWork,
  countTokens: SyncJob['encoder']['countTokens'],
): Promise<StagedPassages> {
  const record = await store.version(versionId);
  const structure = await store.structure(versionId);
  const text = await store.sourceText(versionId);
  if (record === null || structure === null || text === null) throw new Error(`version ${versionId} is gone`);
  const document = { ...structure, text, metadata: record.metadata };
  const passages = await makePassages(document, repeatedSpans(document, new Set(repeated)), countTokens);
  return {
    versionId,
    key,
    passages: passages.map((passage) => ({ ...passage, vectorHash: vectorHash(record.metadata, passage, text) })),
  };
}
