// Kept documents with the toy encoder, a clock that is set and everything in this process: what tests of keeping work on.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from '../../embeddings/generation.js';
import { openGeneration } from '../../embeddings/generation-files.js';
import { checkQuote } from '../../src/answer/check.js';
import type { SourceLibrary } from '../../src/answer/place.js';
import { createBuilder } from '../../src/corpus/builder.js';
import { createDocumentKeeper, type DocumentKeeper, type KeeperPorts } from '../../src/corpus/document-keeper.js';
import { type FileStore, openFileStore } from '../../src/corpus/file-store.js';
import { keptSource } from '../../src/corpus/kept-source.js';
import { syncCollection } from '../../src/corpus/sync.js';
import { tidyCollection } from '../../src/corpus/tidy-collection.js';
import { withoutPassages } from '../../src/corpus/without-passages.js';
import { openStore } from '../../src/database/sqlite-store.js';
import type { KeptFile, Store } from '../../src/database/store.js';
import { noProgress } from '../../src/ports.js';
import type { CheckResult } from '../../src/types.js';
import { createToyEncoder, type ToyEncoder, toyWords } from '../toy/toy-encoder.js';
import { directParser } from './toy-library.js';

export interface ToyKeeper {
  readonly keeper: DocumentKeeper;
  readonly store: Store;
  readonly files: FileStore;
  readonly encoder: ToyEncoder;
  /** See `Library.readKept`. */
  readonly sync: KeeperPorts['sync'];
  wait(milliseconds: number): void;
  /** The default collection of the owner, or another one. */
  place(owner: string, name?: string): Promise<{ readonly owner: string; readonly collectionId: number }>;
  /** Keeps a text file in the owner's default collection or this one, given by `ani`. */
  keep(owner: string, name: string, text: string | Uint8Array, collectionId?: number): Promise<KeptFile>;
  /** Reads the owner's default collection, or this one. */
  read(owner: string, collectionId?: number): Promise<void>;
  /** The owner's files: name, and what became of it. */
  states(owner: string): Promise<Record<string, string>>;
  /** What a question would find, best first: the texts of passages that share a word with it. */
  find(owner: string, words: string): Promise<string[]>;
  /** Shows the document's words as a quote; returns the id. */
  quote(owner: string, path: string, words: string, collectionId?: number): Promise<string>;
  check(owner: string, quoteId: string): Promise<CheckResult>;
  /** The published generation of the default collection or this one as the library gives it; the caller closes it. */
  generation(owner: string, collectionId?: number): Promise<Generation>;
  close(): Promise<void>;
}

const LIMITS = { fileBytes: 1_000_000, documents: 2_000, textUnits: 1_000_000, uploadsPerDay: 200 };
export const START = 1_700_000_000_000;

/** Opens the data folder, or opens it again after `close`; `now` goes on from there. */
export function openToyKeeper(
  data: string,
  { limits = {}, now = START }: { readonly limits?: Partial<KeeperPorts['limits']>; readonly now?: number } = {},
): ToyKeeper {
  let time = now;
  const clock = { now: () => time };
  mkdirSync(data, { recursive: true });
  const store = openStore(join(data, 'kutip.sqlite'), clock);
  const generations = join(data, 'generations');
  const files = openFileStore(join(data, 'files'));
  const encoder = createToyEncoder();
  const basis = { modelId: encoder.profile.id, dimensions: encoder.profile.dimensions, analyser: 'test', lowCosine: 0 };
  const ports = { store, builder: createBuilder(store, generations, clock), encoder, clock, basis };
  const all = { ...LIMITS, ...limits };
  const known = async (id: number) => {
    const collection = await store.collectionById(id);
    if (collection === null) throw new Error('there is no such collection');
    return collection;
  };
  const sync: KeeperPorts['sync'] = async (id, { most, evenWithoutFiles, ...options }) => {
    const collection = await known(id);
    const source = keptSource({ store, files, parser: directParser, textLimit: all.textUnits }, collection, {
      ...{ most, evenWithoutFiles },
    });
    return syncCollection(ports, collection, source, { progress: noProgress, ...options });
  };
  const keeper = createDocumentKeeper({
    ...{ store, files, clock, limits: all, model: basis.modelId, sync },
    tidy: async (id, options) => tidyCollection(ports, await known(id), options),
  });
  const place = async (owner: string, name = 'default') => ({
    owner,
    collectionId: (await store.collection(owner, name)).id,
  });
  const placeOf = async (owner: string, collectionId?: number) =>
    collectionId === undefined ? place(owner) : { owner, collectionId };
  const generation = async (owner: string, of?: number) => {
    const { collectionId } = await placeOf(owner, of);
    const hidden = new Set(await store.hiddenPassages(collectionId));
    return withoutPassages(
      await openGeneration(join(generations, (await known(collectionId)).generation ?? ''), basis),
      hidden,
    );
  };
  const library: SourceLibrary = { ...store, generation: async () => null };
  return {
    ...{ keeper, store, files, encoder, sync, place, generation },
    wait: (milliseconds) => {
      time += milliseconds;
    },
    async keep(owner, name, text, collectionId) {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      return (await keeper.keep({ ...(await placeOf(owner, collectionId)), name, bytes, by: 'ani' })).file;
    },
    read: async (owner, collectionId) => keeper.read(await placeOf(owner, collectionId)),
    async states(owner) {
      const found = await keeper.files(await place(owner));
      return Object.fromEntries(found.map(({ path, state }) => [path, state]));
    },
    async find(owner, words) {
      if ((await known((await place(owner)).collectionId)).generation === null) return [];
      const index = await generation(owner);
      const hits = index.vectors.nearest(await encoder.embedQuestion(words), 5).filter(({ score }) => score > 0.01);
      const passages = await store.passages(hits.map(({ ordinal }) => index.passageIds[ordinal] ?? 0));
      index.close();
      const texts = await Promise.all(
        passages.map(async ({ versionId, start, end }) => (await store.sourceText(versionId))?.slice(start, end) ?? ''),
      );
      return texts.filter((text) => toyWords(text).some((word) => toyWords(words).includes(word)));
    },
    async quote(owner, path, words, of) {
      const document = await store.documentAt((await placeOf(owner, of)).collectionId, path);
      const start = (await store.sourceText(document?.versionId ?? 0))?.indexOf(words) ?? -1;
      if (document === null || start < 0) throw new Error(`"${words}" is not published in ${path}`);
      const hash = createHash('sha256').update(words).digest('hex');
      const span = { versionId: document.versionId, start, end: start + words.length, hash };
      return (await store.saveQuotes(owner, [span]))[0] ?? '';
    },
    check: (owner, id) => checkQuote(library, owner, id),
    async close() {
      await keeper.close();
      store.close();
    },
  };
}
