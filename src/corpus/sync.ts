// Sync: makes a collection say what its source says. Reads what changed, makes passages, embeds what is new, publishes.
import type { Collection, DocumentRecord, Store } from '../database/store.js';
import type { Progress } from '../ports.js';
import type { Notice } from '../types.js';
import { documentNotices } from './document-notices.js';
import type { DocumentSource } from './document-source.js';
import { embedMissing } from './embed-missing.js';
import { fileErrors } from './file-errors.js';
import { takeLease } from './lease.js';
import { makeMissingPassages } from './make-missing-passages.js';
import type { PassageWork } from './passage-plan.js';
import { READING_RULES, type ReadResult, readSource } from './read-source.js';
import type { FailedFile, SyncJob, SyncPorts } from './sync-job.js';

export interface SyncResult {
  /** Paths. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Number of files that cost nothing. */
  readonly unchanged: number;
  /** Files that could not be read; where an earlier version was good, that one is kept. */
  readonly failed: readonly FailedFile[];
  /** Passages whose vectors were computed. */
  readonly embedded: number;
  /** Passages that can be found now. */
  readonly passages: number;
  readonly notices: readonly Notice[];
}

/** Whole steps of a sync; after each, what was done so far is stored. */
export type SyncStep = 'leased' | 'read' | 'cut' | 'embedded' | 'published' | 'swept';

export interface SyncOptions {
  readonly progress: Progress;
  /** Reads every file again, also those that were refused before. */
  readonly reread?: boolean;
  /** Builds the index from scratch even when nothing changed. */
  readonly rebuild?: boolean;
  /** Most passages of the collection (default: any number); documents for which there is no room are refused. */
  readonly passageLimit?: number;
  /** While another process reads the same owner's documents: wait for it (default), or use what is published. */
  readonly whenBusy?: 'wait' | 'use-published';
  readonly signal?: AbortSignal;
  /** Told after each step; tests stop the process there. */
  readonly onStep?: (step: SyncStep) => void | Promise<void>;
}

/**
 * Killed at any moment, what was published stays as it was, and the next call goes on where this one stopped. Throws
 * UserError when the source is not there or holds nothing; single bad files are reported in the result.
 */
export async function syncCollection(
  ports: SyncPorts,
  collection: Collection,
  source: DocumentSource,
  options: SyncOptions,
): Promise<SyncResult> {
  // With a published generation there is something to use while another process works.
  const wait = options.whenBusy !== 'use-published' || collection.generation === null;
  const lease = await takeLease(ports.store, ports.clock, `sync:${collection.owner}`, { wait, signal: options.signal });
  if (lease === null) return usedAsPublished(ports.store, collection);
  const step = options.onStep ?? (() => {});
  const job = { ...ports, permit: lease.permit, collection, progress: options.progress, signal: options.signal };
  const { reread = false, rebuild = false, passageLimit = Number.POSITIVE_INFINITY } = options;
  try {
    await step('leased');
    const read = await readSource(job, source, { reread, passageLimit });
    await step('read');
    // When nothing is pending, nothing more is looked at: an unchanged folder costs reading its files.
    const pending = rebuild || !(await isUpToDate(job));
    const refused = pending ? await cutPassages(job, passageLimit) : [];
    await step('cut');
    // What was refused may have been all that was new.
    const embedded = pending && (rebuild || !(await isUpToDate(job))) ? await embedAndPublish(job, rebuild, step) : 0;
    await ports.builder.sweep(lease.permit, collection.id);
    await step('swept');
    const documents = await ports.store.documents(collection.id);
    const taken = withoutRefused(read, refused, passageLimit);
    const fresh = new Set([...taken.added, ...taken.changed]);
    const notices = [
      ...read.notices,
      ...modelNotice(collection, ports.basis.modelId),
      ...documentNotices(documents, fresh),
    ];
    return { ...taken, embedded, passages: passageCount(documents), notices };
  } finally {
    options.progress.finish();
    await lease.release();
  }
}

function isUpToDate({ store, collection, basis }: SyncJob): Promise<boolean> {
  return store.upToDate(collection.id, basis.modelId);
}

/** Returns the documents for which there was no room; they are remembered, so that they are not read each time. */
async function cutPassages(job: SyncJob, passageLimit: number): Promise<PassageWork[]> {
  const { store, builder, permit, collection } = job;
  const refused = await makeMissingPassages(job, passageLimit);
  if (refused.length === 0) return refused;
  const added = refused.map(({ path, fileHash }) => {
    const { code, sentence } = fileErrors.collectionFull(path, passageLimit);
    return { path, fileHash, rules: READING_RULES, code, sentence };
  });
  await builder.saveRefusals(permit, collection.id, [...(await store.refusals(collection.id)), ...added]);
  return refused;
}

function withoutRefused(read: ReadResult, refused: readonly PassageWork[], passageLimit: number): ReadResult {
  const out = new Set(refused.map(({ path }) => path));
  const failed = refused.map(({ path }) => ({ path, error: fileErrors.collectionFull(path, passageLimit) }));
  return {
    ...read,
    added: read.added.filter((path) => !out.has(path)),
    changed: read.changed.filter((path) => !out.has(path)),
    failed: [...read.failed, ...failed],
  };
}

/** Returns how many vectors were computed. */
async function embedAndPublish(job: SyncJob, rebuild: boolean, step: (name: SyncStep) => unknown): Promise<number> {
  const { store, builder, permit, basis } = job;
  const collectionId = job.collection.id;
  const embedded = await embedMissing(job);
  await step('embedded');
  const present = await store.collectionById(collectionId);
  const last = rebuild ? null : (present?.generation ?? null);
  await builder.build(permit, { collectionId, basis, state: 'wanted', last });
  await step('published');
  return embedded;
}

function passageCount(documents: readonly DocumentRecord[]): number {
  return documents.reduce((sum, document) => sum + document.passages, 0);
}

async function usedAsPublished(store: Store, collection: Collection): Promise<SyncResult> {
  const documents = await store.documents(collection.id);
  return {
    added: [],
    changed: [],
    removed: [],
    unchanged: documents.length,
    failed: [],
    embedded: 0,
    passages: passageCount(documents),
    notices: [
      {
        code: 'sync-busy',
        sentence: {
          id: 'Proses Kutip lain sedang membaca dokumen; untuk sementara dipakai hasil bacaan terakhir.',
          en: 'Another Kutip process is reading the documents; meanwhile the last complete state is used.',
        },
      },
    ],
  };
}

/** Vectors of two models are never mixed; a changed setting costs one new reading of the passages, and that is said. */
function modelNotice(collection: Collection, model: string): Notice[] {
  if (collection.model === null || collection.model === model) return [];
  return [
    {
      code: 'model-changed',
      sentence: {
        id: `Model berganti dari ${collection.model} ke ${model}, jadi semua bagian dihitung ulang.`,
        en: `The model changed from ${collection.model} to ${model}, so all passages were embedded again.`,
      },
    },
  ];
}
