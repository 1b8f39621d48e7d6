// Services for commands as they are in earnest: a real library, answers and memory in one database; only the models are toys
// and the messenger records. Each test takes a Discord server of its own from it.
import type { CommandServices } from '../../commands/services.js';
import { createSamplePack } from '../../src/corpus/sample-pack.js';
import { createTitleList } from '../../src/corpus/title-list.js';
import {
  type ActionInput,
  type Caller,
  createDispatcher,
  type Dispatcher,
  type DispatchOptions,
} from '../../src/dispatch.js';
import type { Clock } from '../../src/ports.js';
import type { OperatorStatus } from '../../src/reply.js';
import { openToyAnswers, type ToyAnswers } from '../answer/toy-answers.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { type RecordingMessenger, recordingMessenger } from './recording-messenger.js';

export interface ToyClock extends Clock {
  pass(milliseconds: number): void;
}

export interface ToyServices {
  readonly services: CommandServices;
  readonly toy: ToyAnswers;
  readonly messenger: RecordingMessenger;
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
}

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

export async function openToyServices(): Promise<ToyServices> {
  return openOn(await openToyAnswers());
}

function openOn(toy: ToyAnswers): ToyServices {
  const samples = temporaryFolder();
  samples.write('contoh.md', 'Layang-layang terbang karena angin.');
  const { library, answers, group } = toy;
  const messenger = recordingMessenger();
  const clock = toyClock();
  const failures: ToyServices['failures'] = [];
  const handled: string[] = [];
  const services: CommandServices = {
    library,
    answers,
    group,
    messenger,
    titles: createTitleList(library),
    samplePack: createSamplePack(library, samples.root),
    about: { version: '0.0.0', encoder: 'toy-encoder', reader: 'toy-reader', licence: 'MIT' },
    status: async () => STATUS,
  };
  const log = {
    failure: (id: string, where: string, error: unknown) => void failures.push({ id, where, error }),
    handled: (what: string, outcome: string) => void handled.push(`${what}: ${outcome}`),
  };
  let servers = 0;
  return {
    services,
    toy,
    messenger,
    clock,
    failures,
    handled,
    gate: (options = {}) => createDispatcher(services, log, { clock, operators: [OPERATOR], ...options }),
    async server(documents = RAFTS) {
      servers += 1;
      const server = toyServer(toy, `server-${servers}`);
      if (Object.keys(documents).length > 0) await server.read(documents);
      return server;
    },
    reopen: async () => {
      samples.remove();
      return openOn(await toy.reopen());
    },
    close: async () => {
      samples.remove();
      await toy.close();
    },
  };
}

/** A press with this argument. */
export function press(argument: string, change: Partial<ActionInput> = {}): ActionInput {
  return { argument, values: [], fields: {}, ...change };
}

function toyServer({ folder, library }: ToyAnswers, owner: string): ToyServer {
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
