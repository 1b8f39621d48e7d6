// Services for commands as they are in earnest: a real library, answers and memory in one database; only the models are toys
// and what speaks to Discord records. Each test takes a Discord server of its own from it.
import type { CommandServices } from '../../commands/services.js';
import type { CollectionInfo } from '../../src/collection-types.js';
import { createArchives } from '../../src/corpus/archive/archives.js';
import { createCollectionKeeper } from '../../src/corpus/collection-keeper.js';
import { createDocumentKeeper, type DocumentKeeper, type KeeperPorts } from '../../src/corpus/document-keeper.js';
import { openDatabase, openFiles } from '../../src/corpus/library.js';
import { createProposalKeeper } from '../../src/corpus/proposal-keeper.js';
import { createSamplePack } from '../../src/corpus/sample-pack.js';
import { createServerKeeper } from '../../src/corpus/server-keeper.js';
import { createTitleList } from '../../src/corpus/title-list.js';
import type { KeptFile } from '../../src/database/store.js';
import {
  type ActionInput,
  type Caller,
  createDispatcher,
  type Dispatcher,
  type DispatchOptions,
} from '../../src/dispatch.js';
import { type OpenSchedules, openSchedules } from '../../src/open-schedules.js';
import type { Clock, Messenger } from '../../src/ports.js';
import type { OperatorStatus } from '../../src/reply.js';
import { openToyAnswers, type ToyAnswers } from '../answer/toy-answers.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { type RecordingAttachments, recordingAttachments } from './recording-attachments.js';
import { type RecordingMessenger, recordingMessenger } from './recording-messenger.js';

export interface ToyClock extends Clock {
  pass(milliseconds: number): void;
}

export interface ToyServices {
  readonly services: CommandServices;
  readonly toy: ToyAnswers;
  readonly messenger: RecordingMessenger;
  readonly attachments: RecordingAttachments;
  /** All of it, as `main` has it. */
  readonly documents: DocumentKeeper;
  /** Posts what is due in the servers of this test when it is told to look; nothing waits. */
  readonly schedules: OpenSchedules;
  /** The same, posting by another messenger. */
  schedulesOn(messenger: Messenger): OpenSchedules;
  readonly clock: ToyClock;
  /** What went wrong, and names of what was handled with their outcomes. */
  readonly failures: { readonly id: string; readonly where: string; readonly error: unknown }[];
  readonly handled: string[];
  gate(options?: DispatchOptions): Dispatcher;
  /** A Discord server that nothing happened in yet, with these documents (by path), or without any. */
  server(documents?: Readonly<Record<string, string>>): Promise<ToyServer>;
  /** As after a restart: closes everything and opens it anew on the same folders. This one is of no use any more. */
  reopen(): Promise<ToyServices>;
  close(): Promise<void>;
}

export interface ToyServer {
  readonly owner: string;
  /** Ani, an ordinary member who reads Indonesian, in the channel `umum`; changed as given. */
  caller(change?: Partial<Caller>): Caller;
  /** Adds these documents, or replaces those of the same path. */
  read(documents: Readonly<Record<string, string>>): Promise<void>;
  remove(path: string): Promise<void>;
  /** Keeps these files as somebody's and reads them, in the default collection or this one. */
  give(files: Readonly<Record<string, string>>, collectionId?: number): Promise<KeptFile[]>;
  /** Makes a collection that is tied to these channels, or everybody's. */
  collection(label: string, tiedTo?: readonly string[]): Promise<CollectionInfo>;
}

const SIX_HOURS_MS = 6 * 3_600_000;

export const OPERATOR = 'operator';

export const RAFTS = {
  'rakit.md': `---
title: Rakit bambu
author: Rina Wati
date: 2020
---

Rakit dibuat dari bambu yang tua. Ia mengapung di sungai. Anak-anak menaikinya setiap hari Minggu.`,
  'perahu.md': `---
title: Perahu ulin
---

Perahu dibuat dari kayu ulin yang keras. Pengrajinnya tinggal di tepi sungai.`,
};

export const STATUS: OperatorStatus = {
  version: '0.0.0',
  uptime: 60_000,
  servers: 1,
  ping: 40,
  questionsRunning: 0,
  questionsWaiting: 0,
  answers: 3,
  failures: 0,
  memory: 1,
  modelMemory: null,
  databaseBytes: 1,
};

export type ToyLimits = KeeperPorts['limits'];

/** `limits`: how much may be kept, where a test wants less than plenty. */
export async function openToyServices(limits: Partial<ToyLimits> = {}): Promise<ToyServices> {
  return openOn(await openToyAnswers(), limits);
}

const PLENTY: ToyLimits = { fileBytes: 1_000_000, documents: 2_000, textUnits: 10_000_000, uploadsPerDay: 2_000 };

function openOn(toy: ToyAnswers, given: Partial<ToyLimits>): ToyServices {
  const samples = temporaryFolder();
  samples.write('contoh.md', 'Layang-layang terbang karena angin.');
  const { library, answers, group } = toy;
  const messenger = recordingMessenger();
  const attachments = recordingAttachments();
  const clock = toyClock();
  const kept = openKeepers(toy, clock, { ...PLENTY, ...given });
  const failures: ToyServices['failures'] = [];
  const handled: string[] = [];
  const owners: string[] = [];
  const { store, documents, collections, proposals, servers, archives } = kept;
  const schedulesOn = (on: Messenger) =>
    openSchedules({
      ...{ services: { library, answers, group, collections, documents }, store, clock, messenger: on },
      ...{ profile: createToyEncoder().profile, windowMs: SIX_HOURS_MS, owners: () => owners },
      onFailure: (error) => void failures.push({ id: '', where: 'schedules', error }),
      process: { holder: 'toy', isDead: () => false, sleep: async () => {} },
    });
  const schedules = schedulesOn(messenger);
  const { digests, study, sessionSchedules } = schedules;
  const services: CommandServices = {
    ...{ library, answers, group, messenger, attachments, digests, study, sessionSchedules },
    ...{ documents, collections, proposals, servers, archives },
    titles: createTitleList(library),
    samplePack: createSamplePack(library, samples.root),
    about: { version: '0.0.0', encoder: 'toy-encoder', reader: 'toy-reader', licence: 'MIT' },
    status: async () => STATUS,
  };
  const log = {
    failure: (id: string, where: string, error: unknown) => void failures.push({ id, where, error }),
    handled: (what: string, outcome: string) => void handled.push(`${what}: ${outcome}`),
  };
  return {
    services,
    toy,
    messenger,
    attachments,
    documents,
    schedules,
    schedulesOn,
    clock,
    failures,
    handled,
    gate: (options = {}) => createDispatcher(services, log, { clock, operators: [OPERATOR], ...options }),
    async server(documents = RAFTS) {
      const server = toyServer(toy, kept, `server-${owners.length + 1}`);
      owners.push(server.owner);
      if (Object.keys(documents).length > 0) await server.read(documents);
      return server;
    },
    reopen: async () => {
      samples.remove();
      await kept.close();
      return openOn(await toy.reopen(), given);
    },
    close: async () => {
      samples.remove();
      await kept.close();
      await toy.close();
    },
  };
}

/** What keeps documents and collections, on the library's database and with the clock of the test. */
function openKeepers({ library, data }: ToyAnswers, clock: Clock, limits: ToyLimits) {
  const store = openDatabase(data, clock);
  const ports = { store, files: openFiles(data), clock, limits };
  const documents = createDocumentKeeper({
    ...{ ...ports, model: 'toy-encoder', sync: library.readKept, tidy: library.tidy },
  });
  return {
    store,
    documents,
    collections: createCollectionKeeper(ports),
    proposals: createProposalKeeper({ ...ports, documents }),
    servers: createServerKeeper({ ...ports, removeStrayIndexes: async () => {} }),
    archives: createArchives({
      ...{ store, files: ports.files, encoder: createToyEncoder(), documents, sync: library.readKept },
      ...{ limits: { ...limits, passages: 100_000 }, kutip: '0.0.0' },
    }),
    async close() {
      await documents.close();
      store.close();
    },
  };
}

/** A press with this argument. */
export function press(argument: string, change: Partial<ActionInput> = {}): ActionInput {
  return { argument, values: [], fields: {}, ...change };
}

function toyServer({ folder, library }: ToyAnswers, kept: ReturnType<typeof openKeepers>, owner: string): ToyServer {
  return {
    owner,
    caller: (change = {}) => ({
      surface: 'discord',
      owner,
      person: 'ani',
      language: 'id',
      roles: [],
      managesServer: false,
      channels: ['umum'],
      ...change,
    }),
    async read(documents) {
      for (const [path, text] of Object.entries(documents)) folder.write(`${owner}/${path}`, text);
      await library.readFolder(owner, folder.path(owner));
    },
    async remove(path) {
      folder.delete(`${owner}/${path}`);
      await library.readFolder(owner, folder.path(owner));
    },
    async give(files, collectionId) {
      const place = { owner, collectionId: collectionId ?? (await library.collection(owner)).id };
      const ids: string[] = [];
      for (const [name, text] of Object.entries(files)) {
        const bytes = new TextEncoder().encode(text);
        ids.push((await kept.documents.keep({ ...place, name, bytes, by: 'budi' })).file.id);
      }
      await kept.documents.read(place);
      return (await kept.documents.files(place)).filter(({ id }) => ids.includes(id));
    },
    async collection(label, tiedTo = []) {
      const all = await kept.collections.list(owner);
      const { id } = await kept.collections.create(
        owner,
        label,
        all.map((each) => each.id),
      );
      await kept.collections.tie(owner, id, tiedTo);
      const made = (await kept.collections.list(owner)).find((each) => each.id === id);
      if (made === undefined) throw new Error('a collection that was made is not there');
      return made;
    },
  };
}

function toyClock(): ToyClock {
  let now = Date.UTC(2026, 2, 1);
  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}
