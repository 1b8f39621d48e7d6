// Third step of a sync: computes the vectors that are missing, and keeps each few as soon as they are there.
import type { StoredPassage } from '../database/store.js';
import { passageTexts } from './passage-texts.js';
import type { SyncJob } from './sync-job.js';

/** Passages saved at one time: what a kill can cost, about a second of work. */
const PASSAGES_PER_SAVE = 24;

/** Returns how many vectors were computed. Two batches are under way at any time, so that the encoder never waits. */
export async function embedMissing(job: SyncJob): Promise<number> {
  const missing = await job.builder.passagesWithoutVector(job.collection.id, job.basis.modelId);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < missing.length) {
      job.signal?.throwIfAborted();
      const batch = missing.slice(next, next + PASSAGES_PER_SAVE);
      next += batch.length;
      await embedBatch(job, batch);
      done += batch.length;
      job.progress.update(done, missing.length, '');
    }
  };
  await Promise.all([work(), work()]);
  return done;
}

async function embedBatch(job: SyncJob, passages: readonly StoredPassage[]): Promise<void> {
  const texts = await passageTexts(job.store, passages);
  const vectors = await job.encoder.embedPassages(texts.map(({ seen }) => seen));
  const saved = passages.flatMap(({ vectorHash }, i) => {
    const vector = vectors[i];
    return vector ? [{ hash: vectorHash, vector }] : [];
  });
  await job.builder.saveVectors(job.collection.owner, job.basis.modelId, saved);
}
