// Second step of a sync: makes the passages of new documents, and of those whose repeated blocks changed.

import type { StagedPassages, Store } from '../database/store.js';
import { vectorHash } from '../text/vector-text.js';
import { repeatedSpans } from './boilerplate/repeated-blocks.js';
import type { PassageWork } from './passage-plan.js';
import { makePassages } from './passages.js';
import type { SyncJob } from './sync-job.js';

/** Documents at one time: enough for the tokenizer never to wait, few enough to hold in memory. */
const DOCUMENTS_PER_BATCH = 16;

/**
 * Keeps the collection within `limit` passages. Documents for which there is no room are returned: they stay as they were
 * published, or out. What is published already is never taken away.
 */
export async function makeMissingPassages(job: SyncJob, limit: number): Promise<PassageWork[]> {
  const { store, builder, encoder, permit, collection } = job;
  const { work: plan, settled } = await builder.planPassages(collection.id, encoder.profile.id);
  const refused: PassageWork[] = [];
  let total = settled;
  for (let at = 0; at < plan.length; at += DOCUMENTS_PER_BATCH) {
    job.signal?.throwIfAborted();
    const batch = plan.slice(at, at + DOCUMENTS_PER_BATCH);
    const made = await Promise.all(batch.map((work) => passagesOf(store, work, encoder.countTokens)));
    const staged: StagedPassages[] = [];
    for (const [index, work] of batch.entries()) {
      const passages = made[index];
      if (passages === undefined) continue;
      if (work.published || total + passages.passages.length <= limit) {
        staged.push(passages);
        total += passages.passages.length;
      } else refused.push(work);
    }
    await builder.stagePassages(permit, collection.id, staged);
  }
  const ids = refused.map(({ documentId }) => documentId);
  if (ids.length > 0) await builder.wantPublished(permit, collection.id, ids);
  return refused;
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
