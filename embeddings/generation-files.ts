// Generations as folders: written beside and renamed, so that a folder is complete or not there; checked before use.
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../src/lasting-files.js';
import { packSections, SectionReader } from './binary-sections.js';
import { Bm25Index } from './bm25-index.js';
import { adoptChecked, type FileEntry, readChecked, verifyChecked, writeChecked } from './checked-file.js';
import { ExactIndex } from './exact-index.js';
import { type Generation, GenerationDamaged, type IndexBasis } from './generation.js';
import { type HnswGraph, HnswIndex, readGraph } from './hnsw-index.js';
import { openWorthwhile, packWorthwhile, type Worthwhile } from './worthy-file.js';

/** Raise it whenever the meaning of a file changes: generations of another format are built again. */
const FORMAT = 3;
const MANIFEST = 'manifest.json';
const GRAPH_FILE = 'graph.hnsw';

interface Manifest extends IndexBasis {
  readonly format: number;
  readonly size: number;
  readonly passages: FileEntry;
  readonly vectors: FileEntry;
  readonly lexical: FileEntry;
  readonly worthy: FileEntry;
  /** Null in small collections and where hnswlib was missing: searched exactly. */
  readonly graph: FileEntry | null;
}

/** What each ordinal stands for; all arrays have one entry per ordinal. */
export interface PassageTable {
  readonly passageIds: Uint32Array;
  readonly documentIds: Uint32Array;
  /** See `Generation.duplicateGroups`. */
  readonly duplicateGroups: Uint32Array;
  /** 1 where the passage must not be found any more. */
  readonly deleted: Uint8Array;
}

/** Everything that a generation's folder holds. */
interface GenerationInput {
  readonly basis: IndexBasis;
  readonly passages: PassageTable;
  /** Row-major unit vectors, one of `basis.dimensions` values per ordinal. */
  readonly vectors: Float32Array;
  readonly graph: HnswGraph | null;
  /** As `Bm25Builder` made it. */
  readonly lexical: Uint8Array;
  readonly worthwhile: Worthwhile;
}

/** Vectors and passages as stored, for opening and for deriving the next generation. */
export interface StoredGeneration {
  readonly passages: PassageTable;
  readonly vectors: Float32Array;
  /** Null where there is none or hnswlib is missing. Its memory is native: release it. */
  readonly graph: HnswGraph | null;
}

/** Opens a generation. Rejects with GenerationDamaged when it cannot be used, for whatever reason. */
export async function openGeneration(folder: string, basis: IndexBasis): Promise<Generation> {
  const manifest = await readManifest(folder, basis);
  const lexical = await readLexical(folder, manifest);
  const worthwhile = await readWorthwhile(folder, manifest);
  const { passages, vectors, graph } = await readStored(folder, manifest);
  const exact = new ExactIndex(vectors, manifest.dimensions, passages.deleted);
  return {
    id: basename(folder),
    size: manifest.size,
    live: exact.live,
    passageIds: passages.passageIds,
    documentIds: passages.documentIds,
    duplicateGroups: passages.duplicateGroups,
    ...worthwhile,
    vectors: graph === null ? exact : new HnswIndex(exact, graph),
    lexical,
    close: () => graph?.release(),
  };
}

/** Memory that it takes when it is open: that of its files. Rejects with GenerationDamaged when it cannot be used. */
export async function generationBytes(folder: string, basis: IndexBasis): Promise<number> {
  const { passages, vectors, lexical, worthy, graph } = await readManifest(folder, basis);
  return passages.bytes + vectors.bytes + lexical.bytes + worthy.bytes + (graph?.bytes ?? 0);
}

/** Reads what the next generation is derived from. Rejects with GenerationDamaged when it cannot be used. */
export async function readGeneration(folder: string, basis: IndexBasis): Promise<StoredGeneration> {
  return readStored(folder, await readManifest(folder, basis));
}

/**
 * Writes a generation. The folder appears complete and written through to the disk, or, on failure, not at all; it must
 * not exist before. Its parent folder is created.
 */
export async function writeGeneration(folder: string, input: GenerationInput): Promise<void> {
  const beside = `${folder}.partial`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  try {
    await writeFiles(beside, input);
    await syncFolder(beside);
    await rename(beside, folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(
  folder: string,
  { basis, passages, vectors, graph, lexical, worthwhile }: GenerationInput,
): Promise<void> {
  if (graph !== null) await graph.write(join(folder, GRAPH_FILE));
  const { passageIds, documentIds, duplicateGroups, deleted } = passages;
  const table = packSections({ passageIds, documentIds, duplicateGroups, deleted });
  const manifest: Manifest = {
    format: FORMAT,
    ...basis,
    size: passageIds.length,
    passages: await writeChecked(folder, 'passages.bin', table),
    vectors: await writeChecked(folder, 'vectors.f32', bytesOf(vectors)),
    lexical: await writeChecked(folder, 'lexical.bin', lexical),
    worthy: await writeChecked(folder, 'worthy.bin', packWorthwhile(worthwhile)),
    graph: graph === null ? null : await adoptChecked(folder, GRAPH_FILE),
  };
  await writeChecked(folder, MANIFEST, new TextEncoder().encode(JSON.stringify(manifest, null, 2)));
}

async function readManifest(folder: string, basis: IndexBasis): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new GenerationDamaged('missing', file, { cause });
  });
  const manifest = parseManifest(text, file);
  for (const key of ['modelId', 'dimensions', 'analyser', 'lowCosine'] as const) {
    if (manifest[key] !== basis[key]) {
      throw new GenerationDamaged('basis', `${key} is ${manifest[key]}, not ${basis[key]}`);
    }
  }
  return manifest;
}

function parseManifest(text: string, file: string): Manifest {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw new GenerationDamaged('checksum', `${file} is not JSON`, { cause });
  }
  if (isManifest(manifest)) return manifest;
  throw new GenerationDamaged('format', `${file} is not of format ${FORMAT}`);
}

/** Looks at the format and the file entries; what they say is checked against the files themselves. */
function isManifest(value: unknown): value is Manifest {
  const { format, passages, vectors, lexical, worthy, graph } = { ...(value as Partial<Manifest> | null) };
  const entries = [passages, vectors, lexical, worthy, ...(graph === null ? [] : [graph])];
  return format === FORMAT && entries.every((entry) => typeof entry?.name === 'string');
}

async function readStored(folder: string, manifest: Manifest): Promise<StoredGeneration> {
  const passages = tableOf(await readChecked(folder, manifest.passages));
  const vectorBytes = await readChecked(folder, manifest.vectors);
  if (passages.deleted.length !== manifest.size || vectorBytes.length !== manifest.size * manifest.dimensions * 4) {
    throw new GenerationDamaged('size', `vectors and passages are not ${manifest.size}`);
  }
  return { passages, vectors: new Float32Array(vectorBytes.buffer), graph: await readStoredGraph(folder, manifest) };
}

async function readLexical(folder: string, manifest: Manifest): Promise<Bm25Index> {
  const lexical = new Bm25Index(await readChecked(folder, manifest.lexical));
  if (lexical.size === manifest.size) return lexical;
  throw new GenerationDamaged('size', `the lexical index holds ${lexical.size} passages, not ${manifest.size}`);
}

async function readWorthwhile(folder: string, manifest: Manifest): Promise<Worthwhile> {
  const worthwhile = openWorthwhile(await readChecked(folder, manifest.worthy));
  const { length } = worthwhile.centrality;
  if (length === manifest.size) return worthwhile;
  throw new GenerationDamaged('size', `the centrality of ${length} passages is known, not of ${manifest.size}`);
}

async function readStoredGraph(folder: string, manifest: Manifest): Promise<HnswGraph | null> {
  if (manifest.graph === null) return null;
  // First: the library may crash the process on a damaged file.
  await verifyChecked(folder, manifest.graph);
  const file = join(folder, manifest.graph.name);
  const graph = await readGraph(file, manifest.dimensions).catch((cause: unknown) => {
    throw new GenerationDamaged('size', `${file} was not written wholly`, { cause });
  });
  if (graph === null || graph.points <= manifest.size) return graph;
  graph.release();
  throw new GenerationDamaged('size', `the graph holds more than ${manifest.size} points`);
}

function tableOf(bytes: Uint8Array): PassageTable {
  const sections = new SectionReader(bytes);
  return {
    passageIds: sections.numbersOf('passageIds'),
    documentIds: sections.numbersOf('documentIds'),
    duplicateGroups: sections.numbersOf('duplicateGroups'),
    deleted: sections.bytesOf('deleted'),
  };
}

function bytesOf(vectors: Float32Array): Uint8Array {
  return new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
}
