// A collection of text files with the toy encoder and the builder in this process: what sync tests work on.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Generation } from '../../embeddings/generation.js';
import { openGeneration } from '../../embeddings/generation-files.js';
import { createBuilder } from '../../src/corpus/builder.js';
import { folderSource } from '../../src/corpus/folder.js';
import { parseDocument } from '../../src/corpus/parse-document.js';
import type { Parser } from '../../src/corpus/parser.js';
import { type SyncOptions, type SyncResult, syncCollection } from '../../src/corpus/sync.js';
import { openSqlite } from '../../src/database/sqlite.js';
import { openStore } from '../../src/database/sqlite-store.js';
import type { Collection, Store } from '../../src/database/store.js';
import { noProgress } from '../../src/ports.js';
import { createToyEncoder, type ToyEncoder } from '../toy/toy-encoder.js';

export interface ToyLibrary {
  readonly store: Store;
  readonly encoder: ToyEncoder;
  /** Moves the clock by so many milliseconds. */
  wait(milliseconds: number): void;
  sync(options?: Partial<SyncOptions>): Promise<SyncResult>;
  collection(): Promise<Collection>;
  /** The published generation; the caller closes it. */
  generation(): Promise<Generation>;
  /** Rows of every table that grows with documents. */
  counts(): Promise<Record<string, number>>;
  close(): void;
}

/** A parser without a process: the tests of sync are not about hostile files. */
export const directParser: Parser = { parse: parseDocument, close: async () => {} };

/** A folder of its own that is deleted by `remove`. */
export function temporaryFolder() {
  const root = mkdtempSync(join(tmpdir(), 'kutip-corpus-'));
  return {
    root,
    path: (name: string) => join(root, name),
    write(name: string, contents: string | Uint8Array): void {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), contents);
    },
    delete: (name: string) => rmSync(join(root, name)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** `modelId` names the encoder, which is the same toy whatever its name. */
export function openToyLibrary(data: string, folder: string, modelId = 'toy-encoder'): ToyLibrary {
  let now = 1_700_000_000_000;
  const clock = { now: () => now };
  const database = join(data, 'kutip.sqlite');
  const generations = join(data, 'generations');
  const store = openStore(database, clock);
  const encoder = createToyEncoder({ id: modelId });
  const builder = createBuilder(store, generations, clock);
  const basis = { modelId, dimensions: encoder.profile.dimensions, analyser: 'test', lowCosine: 0 };
  const source = folderSource(folder, directParser, 1_000_000);
  const collection = () => store.collection('console', folder);
  return {
    store,
    encoder,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    sync: async (options = {}) =>
      syncCollection({ store, builder, encoder, clock, basis }, await collection(), source, {
        progress: noProgress,
        ...options,
      }),
    collection,
    generation: async () => openGeneration(join(generations, (await collection()).generation ?? ''), basis),
    counts: async () => {
      const file = openSqlite(database);
      const tables = ['texts', 'documents', 'versions', 'passages', 'vectors', 'quotes', 'generations', 'leases'];
      const counts = await file.read((sql) =>
        tables.map((table) => [table, sql.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? -1]),
      );
      file.close();
      return Object.fromEntries(counts);
    },
    close: () => store.close(),
  };
}

/** Everything that a person could find, without the ids that depend on how it came to be. */
export async function contents(library: ToyLibrary) {
  const { id, owner, model } = await library.collection();
  const generation = await library.generation();
  const documents = await library.store.documents(id);
  const passages = (await Promise.all(documents.map((document) => library.store.passagesOf(document.id)))).flat();
  const pathOf = new Map(documents.map((document) => [document.id, document.path]));
  const label = new Map(passages.map((passage) => [passage.id, `${pathOf.get(passage.documentId)}:${passage.start}`]));
  const ordinals = new Map([...generation.passageIds].map((passageId, ordinal) => [passageId, ordinal]));
  const groupOf = (passageId: number) => generation.duplicateGroups[ordinals.get(passageId) ?? -1];
  const vectors = await library.store.vectors(
    owner,
    model ?? '',
    passages.map(({ vectorHash }) => vectorHash),
  );
  const found = passages.map(({ id: passageId, documentId, versionId, ...passage }) => {
    const vector = vectors.get(passage.vectorHash) ?? new Float32Array(library.encoder.profile.dimensions);
    const group = passages.filter((other) => groupOf(other.id) === groupOf(passageId));
    return {
      ...passage,
      document: pathOf.get(documentId),
      alike: group.map((other) => label.get(other.id)).sort(),
      // 1 when the index holds this very vector under this very passage.
      cosine: generation.vectors.cosine(vector, ordinals.get(passageId) ?? 0).toFixed(5),
    };
  });
  const { worthy } = generation;
  const worthyLabel = (at: number) =>
    `${label.get(generation.passageIds[worthy.ordinals[at] ?? -1] ?? -1)}:${worthy.places[at]}`;
  const positions = [...worthy.groups.keys()];
  const sentences = positions.map((at) => ({
    label: worthyLabel(at),
    key: worthy.keys[at],
    weight: worthy.weights[at]?.toFixed(2),
    alike: positions
      .filter((other) => worthy.groups[other] === worthy.groups[at])
      .map(worthyLabel)
      .sort(),
  }));
  sentences.sort((a, b) => (a.label < b.label ? -1 : 1));
  const texts = await Promise.all(documents.map((document) => library.store.sourceText(document.versionId)));
  const { live } = generation;
  generation.close();
  const metadata = documents.map((document) => ({ path: document.path, metadata: document.metadata }));
  return { live, texts, metadata, passages: found, sentences };
}
