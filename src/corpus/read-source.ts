// First step of a sync: compares the source with what is wanted so far, and reads what is new or changed.
import type { DocumentDraft, Refusal, WantedDocument } from '../database/store.js';
import type { Notice, Paragraph, ParsedDocument } from '../types.js';
import { UserError } from '../user-error.js';
import { blockHashes } from './boilerplate/repeated-blocks.js';
import type { DocumentSource, SourceEntry } from './document-source.js';
import { COLLECTION_FULL, fileErrors, TEXT_FULL } from './file-errors.js';
import { sha256 } from './sha256.js';
import type { FailedFile, SyncJob } from './sync-job.js';

/** Raise it when loaders, boilerplate, sentences or passages change: stored documents are then read again. */
export const READING_RULES = 2;

/** Documents written by one transaction: up to so many, or so much text (UTF-16 units). */
const DOCUMENTS_PER_WRITE = 64;
const TEXT_PER_WRITE = 1_000_000;

export interface ReadResult {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly failed: readonly FailedFile[];
  readonly notices: readonly Notice[];
}

export interface ReadOptions {
  /** Files are read again although their bytes are known. */
  readonly reread: boolean;
  /** Most passages of the collection. */
  readonly passageLimit: number;
}

export async function readSource(
  job: SyncJob,
  source: DocumentSource,
  { reread, passageLimit }: ReadOptions,
): Promise<ReadResult> {
  const { store, builder, collection, permit, progress } = job;
  const { entries, notices, unreadable } = await source.list();
  const known = new Map((await store.wantedDocuments(collection.id)).map((document) => [document.path, document]));
  const published = new Set((await store.documents(collection.id)).map((document) => document.path));
  const refusals = new Map((await store.refusals(collection.id)).map((refusal) => [refusal.path, refusal]));
  const present = new Set(entries.map((entry) => entry.path));
  const isGone = (path: string) => !present.has(path) && !unreadable.some((folder) => path.startsWith(`${folder}/`));
  const gone = [...known.values()].filter(({ path }) => isGone(path));
  const { settled, waiting } = apart(entries, refusals, passageLimit);
  let changed = gone.length > 0;
  const outcomes: Outcome[] = [];
  const writer = draftWriter((drafts) => builder.stageVersions(permit, collection.id, drafts));
  for (const [done, entry] of [...settled, ...waiting].entries()) {
    job.signal?.throwIfAborted();
    progress.update(done, entries.length, entry.path);
    const again = reread || (done >= settled.length && changed);
    const outcome = await readEntry(entry, known.get(entry.path), refusals.get(entry.path), again);
    if (outcome.kind === 'read') await writer.add(outcome.draft);
    changed ||= outcome.kind === 'read';
    outcomes.push(outcome);
  }
  await writer.end();
  await builder.saveRefusals(permit, collection.id, outcomes.flatMap(refusalOf));
  if (gone.length > 0)
    await builder.unwant(
      permit,
      collection.id,
      gone.map((document) => document.documentId),
    );
  return { ...summary(outcomes, published), removed: [...published].filter(isGone), notices };
}

/** Files that had no room come last: only when something else has changed, or the limit, there may be room now. */
function apart(entries: readonly SourceEntry[], refusals: Map<string, Refusal>, passageLimit: number) {
  const waiting: SourceEntry[] = [];
  const settled: SourceEntry[] = [];
  for (const entry of entries) {
    const refusal = refusals.get(entry.path);
    const full = refusal?.code === COLLECTION_FULL;
    (full || refusal?.code === TEXT_FULL ? waiting : settled).push(entry);
    // The sentence names the limit that it was refused by.
    const sentence = fileErrors.collectionFull(entry.path, passageLimit).sentence.en;
    if (full && refusal.sentence.en !== sentence) refusals.delete(entry.path);
  }
  return { settled, waiting };
}

type Outcome =
  | { readonly kind: 'unchanged'; readonly path: string; readonly published: boolean }
  | { readonly kind: 'read'; readonly path: string; readonly draft: DocumentDraft }
  | { readonly kind: 'failed'; readonly path: string; readonly error: UserError; readonly refusal: Refusal | null };

async function readEntry(
  entry: SourceEntry,
  known: WantedDocument | undefined,
  refused: Refusal | undefined,
  reread: boolean,
): Promise<Outcome> {
  const { path } = entry;
  let fileHash = entry.stamp ?? null;
  try {
    const hashed = fileHash === null ? await entry.bytes() : null;
    if (hashed !== null) fileHash = await sha256(hashed);
    const same = (before: { fileHash: string; rules: number } | undefined) =>
      !reread && before?.fileHash === fileHash && before.rules === READING_RULES;
    if (known && same(known)) return { kind: 'unchanged', path, published: known.published };
    if (refused && same(refused)) {
      return { kind: 'failed', path, error: new UserError(refused.code, refused.sentence), refusal: refused };
    }
    const parsed = await entry.parse(hashed ?? (await entry.bytes()));
    return { kind: 'read', path, draft: draftOf(entry, fileHash ?? '', parsed) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, sentence } = error;
    // A file whose bytes could not even be had is tried again next time, unless its source knows it without them.
    const refusal = fileHash === null ? null : { path, fileHash, rules: READING_RULES, code, sentence };
    return { kind: 'failed', path, error, refusal };
  }
}

function draftOf({ path, fileId }: SourceEntry, fileHash: string, parsed: ParsedDocument): DocumentDraft {
  return {
    path,
    ...(fileId !== undefined && { fileId }),
    format: parsed.format,
    fileHash,
    metadata: parsed.metadata,
    notices: parsed.notices,
    pages: pageCount(parsed.paragraphs),
    text: parsed.text,
    paragraphs: parsed.paragraphs,
    boilerplate: parsed.boilerplate,
    sentences: parsed.sentences,
    blocks: blockHashes(parsed),
    rules: READING_RULES,
  };
}

/** The last page's number where pages are numbered, else how many there are; null where the format has none. */
function pageCount(paragraphs: readonly Paragraph[]): number | null {
  const labels = new Set(paragraphs.flatMap(({ page }) => page ?? []));
  if (labels.size === 0) return null;
  const last = Math.max(...[...labels].map(Number));
  return Number.isInteger(last) ? last : labels.size;
}

/** Collects drafts and writes them in batches, each while the next are being read. */
function draftWriter(write: (drafts: DocumentDraft[]) => Promise<void>) {
  let batch: DocumentDraft[] = [];
  let units = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    if (batch.length > 0) writing = write(batch);
    // Looked at by the next flush; without this a failure before then would end the process.
    writing.catch(() => {});
    batch = [];
    units = 0;
  };
  return {
    async add(draft: DocumentDraft): Promise<void> {
      batch.push(draft);
      units += draft.text.length;
      if (batch.length >= DOCUMENTS_PER_WRITE || units >= TEXT_PER_WRITE) await flush();
    },
    async end(): Promise<void> {
      await flush();
      await writing;
    },
  };
}

function refusalOf(outcome: Outcome): Refusal[] {
  return outcome.kind === 'failed' && outcome.refusal !== null ? [outcome.refusal] : [];
}

/** Added, changed and removed are told against what people could search before; a killed run does not hide anything. */
function summary(outcomes: readonly Outcome[], published: ReadonlySet<string>) {
  const read = outcomes.filter(
    (outcome) => outcome.kind === 'read' || (outcome.kind === 'unchanged' && !outcome.published),
  );
  return {
    added: read.filter(({ path }) => !published.has(path)).map(({ path }) => path),
    changed: read.filter(({ path }) => published.has(path)).map(({ path }) => path),
    unchanged: outcomes.filter((outcome) => outcome.kind === 'unchanged' && outcome.published).length,
    failed: outcomes.flatMap((outcome) =>
      outcome.kind === 'failed' ? [{ path: outcome.path, error: outcome.error }] : [],
    ),
  };
}
