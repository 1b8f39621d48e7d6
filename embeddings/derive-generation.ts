// Derives the next generation of a collection from the last one: copies it, adds points, marks deletes, writes beside.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bm25Builder } from './bm25-builder.js';
import { Bm25Index } from './bm25-index.js';
import { centralityOf } from './centrality.js';
import { GenerationDamaged, type IndexBasis } from './generation.js';
import { readGeneration, type StoredGeneration, writeGeneration } from './generation-files.js';
import { type GenerationPlan, planGeneration, type WantedPassages } from './generation-plan.js';
import { emptyGraph, type HnswGraph } from './hnsw-index.js';
import type { IndexableText } from './lexical-index.js';
import { type ChosenSentence, placeWorthy } from './place-worthy.js';
import type { Worthwhile } from './worthy-file.js';

/** Up to this many vectors are compared one by one in a fraction of a millisecond; a graph would only cost recall. */
const EXACT_UP_TO = 1000;
/** Points added to the graph, or passages asked for, between two chances to answer messages and to stop. */
const POINTS_PER_SLICE = 16;
const PASSAGES_PER_SLICE = 256;

/** What the next generation shall hold, and where to get it. */
export interface GenerationSource extends WantedPassages {
  readonly basis: IndexBasis;
  /** Unit vectors of these passages, in their order; asked only for passages that the last generation does not hold. */
  vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]>;
  /** Terms and words of these passages, in their order; asked for every passage. */
  texts(passageIds: readonly number[]): Promise<readonly IndexableText[]>;
  /** The sentences of all passages that are worth reading by themselves; `idf` of a term in the generation's lexical index. */
  worthySentences(idf: (term: string) => number): Promise<readonly ChosenSentence[]>;
}

export interface DeriveOptions {
  /** Folder of the last generation. Whatever is wrong with it only costs time: then all is built from scratch. */
  readonly last?: string | null;
  /** Stops the work between two slices; nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Above how many ordinals a graph is built; for tests and measurements. */
  readonly exactUpTo?: number;
}

/** What was done. */
interface DerivedGeneration {
  readonly size: number;
  readonly live: number;
  /** Passages whose vectors were asked for. */
  readonly added: number;
  /** Passages of the last generation that are not found any more; 0 when all was numbered anew. */
  readonly removed: number;
  /** Why the last generation was not used, when it should have been. */
  readonly damage: GenerationDamaged | null;
}

/**
 * Writes the next generation into `folder`, which must not exist. Passages of the last generation keep their ordinals,
 * unless more than a fifth of the ordinals would be dead: then they are numbered anew. Runs in a worker; yields often.
 */
export async function deriveGeneration(
  folder: string,
  source: GenerationSource,
  options: DeriveOptions = {},
): Promise<DerivedGeneration> {
  const { stored, damage } = await readLast(options.last ?? null, source.basis);
  const plan = planGeneration(stored?.passages ?? null, source);
  const run = { source, plan, stored: plan.kept > 0 ? stored : null, signal: options.signal };
  let graph: HnswGraph | null = null;
  try {
    const vectors = await collectVectors(run);
    const lexical = await buildLexical(run);
    const worthwhile = await findWorthwhile(run, vectors, lexical);
    graph = await growGraph(run, vectors, options.exactUpTo ?? EXACT_UP_TO);
    options.signal?.throwIfAborted();
    await writeGeneration(folder, { basis: source.basis, passages: plan.table, vectors, graph, lexical, worthwhile });
  } finally {
    graph?.release();
    if (graph !== stored?.graph) stored?.graph?.release();
  }
  const { passageIds } = plan.table;
  return {
    size: passageIds.length,
    live: source.passageIds.length,
    added: passageIds.length - plan.kept,
    removed: plan.newlyDeleted.length,
    damage,
  };
}

interface Run {
  readonly source: GenerationSource;
  readonly plan: GenerationPlan;
  /** The last generation, when its ordinals are kept. */
  readonly stored: StoredGeneration | null;
  readonly signal: AbortSignal | undefined;
}

async function readLast(folder: string | null, basis: IndexBasis) {
  if (folder === null) return { stored: null, damage: null };
  try {
    return { stored: await readGeneration(folder, basis), damage: null };
  } catch (error) {
    if (error instanceof GenerationDamaged) return { stored: null, damage: error };
    throw error;
  }
}

/** All vectors by ordinal: those of the last generation, then the new ones. */
async function collectVectors({ source, plan, stored, signal }: Run): Promise<Float32Array> {
  const { dimensions } = source.basis;
  const { passageIds } = plan.table;
  const matrix = new Float32Array(passageIds.length * dimensions);
  if (stored !== null) matrix.set(stored.vectors);
  for (let from = plan.kept; from < passageIds.length; from += PASSAGES_PER_SLICE) {
    await pause(signal);
    const ids = [...passageIds.subarray(from, from + PASSAGES_PER_SLICE)];
    const vectors = await source.vectors(ids);
    for (const [i, id] of ids.entries()) {
      const vector = vectors[i];
      if (vector?.length !== dimensions) throw new Error(`passage ${id} has no vector of ${dimensions} values`);
      matrix.set(vector, (from + i) * dimensions);
    }
  }
  return matrix;
}

async function buildLexical({ source, plan, signal }: Run): Promise<Uint8Array> {
  const { passageIds, deleted } = plan.table;
  const builder = new Bm25Builder();
  for (let from = 0; from < passageIds.length; from += PASSAGES_PER_SLICE) {
    await pause(signal);
    const until = Math.min(from + PASSAGES_PER_SLICE, passageIds.length);
    const live = [...passageIds.subarray(from, until)].filter((_, i) => deleted[from + i] === 0);
    const texts = await source.texts(live);
    if (texts.length !== live.length) throw new Error(`${live.length} passages have ${texts.length} texts`);
    let next = 0;
    for (let ordinal = from; ordinal < until; ordinal++) {
      builder.add(deleted[ordinal] === 0 ? (texts[next++] ?? null) : null);
    }
  }
  return builder.build();
}

/** All of it anew: one passage more changes what every other says of the whole, and what each word is worth. */
async function findWorthwhile(
  { source, plan, signal }: Run,
  vectors: Float32Array,
  lexical: Uint8Array,
): Promise<Worthwhile> {
  const { passageIds, duplicateGroups: groups, deleted } = plan.table;
  const { dimensions, lowCosine } = source.basis;
  const table = { vectors, dimensions, groups, deleted };
  const centrality = await centralityOf(table, lowCosine, () => pause(signal));
  const ordinals = new Map<number, number>();
  for (const [ordinal, id] of passageIds.entries()) if (deleted[ordinal] === 0) ordinals.set(id, ordinal);
  const index = new Bm25Index(lexical);
  const chosen = await source.worthySentences((term) => index.idf(term));
  return { centrality, worthy: placeWorthy(chosen, ordinals) };
}

/** The last generation's graph with the new points and deletes, or a new one; null where exact search serves. */
async function growGraph(run: Run, vectors: Float32Array, exactUpTo: number): Promise<HnswGraph | null> {
  const { deleted } = run.plan.table;
  if (deleted.length <= exactUpTo) return null;
  const { dimensions } = run.source.basis;
  const last = run.stored?.graph ?? null;
  const graph = last ?? (await emptyGraph(dimensions, deleted.length));
  if (graph === null) return null;
  graph.reserve(deleted.length);
  for (let ordinal = last === null ? 0 : run.plan.kept; ordinal < deleted.length; ordinal++) {
    if (ordinal % POINTS_PER_SLICE === 0) await pause(run.signal);
    if (deleted[ordinal] !== 0) continue;
    graph.add(vectors.subarray(ordinal * dimensions, (ordinal + 1) * dimensions), ordinal);
  }
  if (last !== null) for (const ordinal of run.plan.newlyDeleted) graph.remove(ordinal);
  return graph;
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  signal?.throwIfAborted();
}
