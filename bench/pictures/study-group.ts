// A study group with the sample documents: what it asks and presses goes through the real gate, and comes back as messages.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandServices } from '../../commands/services.js';
import { commandServices } from '../../src/command-services.js';
import { renderReply } from '../../src/discord/render/index.js';
import { type Caller, createDispatcher, type Form } from '../../src/dispatch.js';
import { openSchedules } from '../../src/open-schedules.js';
import { packageRoot } from '../../src/package-root.js';
import type { Attachments, Messenger, PostingPlace } from '../../src/ports.js';
import { noProgress, systemClock } from '../../src/ports.js';
import type { OperatorStatus, Reply } from '../../src/reply.js';
import { openServices } from '../../src/services.js';
import { readSettings } from '../../src/settings.js';
import type { Language } from '../../src/types.js';
import type { ShownMessage } from './message-html.js';

/** Of the server, its one channel, its leader and every message. */
export const GROUP_ID = '123456789012345678';
const ID = GROUP_ID;

export interface StudyGroup {
  /** Calls a command, such as `documents list`, as a person whose Discord speaks this language. */
  call(command: string, options?: Readonly<Record<string, string | boolean>>, language?: Language): Promise<Shown>;
  press(action: string, argument: string, question?: string): Promise<Shown>;
  menu(name: string, content: string): Promise<Shown>;
  addSampleDocuments(): Promise<void>;
  /** Of the group's documents. */
  collection(): Promise<number>;
  readonly study: CommandServices['study'];
  /** The form that a button opens. */
  form(action: string, argument: string, language?: Language): Promise<Form>;
  /** Adds sample documents of these names as a leader's own. */
  give(collection: string, names: readonly string[]): Promise<Shown>;
  close(): Promise<void>;
}

export interface Shown extends ShownMessage {
  readonly reply: Reply;
}

export async function openStudyGroup(): Promise<StudyGroup> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kutip-pictures-'));
  const log = { failure: fail, warning: (_where: string, sentence: string) => process.stderr.write(`${sentence}\n`) };
  const services = await openServices({ ...readSettings({}), dataDir }, log);
  const schedules = openSchedules({
    ...{ services, store: services.store, profile: services.models.encoder.profile, messenger, clock: systemClock },
    windowMs: 3_600_000,
    owners: () => [],
    onFailure: (error) => fail('', 'schedules', error),
  });
  const dispatcher = createDispatcher(
    commandServices(services, { messenger, attachments, ...schedules, status: async () => STATUS }),
    log,
    {
      operators: [ID],
    },
  );
  return {
    async call(command, options = {}, language = 'id') {
      const [name = '', subcommand] = command.split(' ');
      const reply = await dispatcher.run(callerOf(language), {
        command: name,
        ...(subcommand !== undefined && { subcommand }),
        options,
      });
      return shown(reply, options['only-me'] === true || name !== 'ask', NAMES[command]?.[language] ?? command);
    },
    async press(action, argument, question) {
      const caller = { ...callerOf('id'), ...(question !== undefined && { questionShown: question }) };
      return shown(await dispatcher.act(caller, action, { argument, values: [], fields: {} }), true, null);
    },
    async menu(name, content) {
      const target = { channel: ID, message: ID, author: ID, isOwn: false, content };
      return shown(await dispatcher.menu(callerOf('id'), name, target), true, null);
    },
    async form(action, argument, language = 'id') {
      const form = await dispatcher.form(callerOf(language), action, { argument, values: [] });
      if ('kind' in form) throw new Error(`${action} opened no form`);
      return form;
    },
    async give(collection, names) {
      const files = names.map((name) => ({ name, size: 1, url: `https://cdn.discordapp.com/${name}` }));
      const input = { argument: collection, values: [], fields: {}, files };
      return shown(await dispatcher.act(callerOf('id'), 'add-documents', input), true, null);
    },
    study: schedules.study,
    collection: async () => (await services.library.collection(ID)).id,
    addSampleDocuments: () => services.samplePack.add(ID, noProgress),
    async close() {
      await services.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** As a reply that was made by hand would be shown. */
export function shown(reply: Reply, isPrivate: boolean, command: string | null): Shown {
  if (reply.kind === 'failure') throw new Error('Kutip failed; the error was printed');
  const mention = (name: string) => `</${NAMES[name]?.[reply.language] ?? name}:${ID}>`;
  return { reply, payload: renderReply(reply, { language: reply.language, mention }), isPrivate, command };
}

function callerOf(language: Language): Caller {
  const place = { surface: 'discord', owner: ID, person: ID, channels: [ID] } as const;
  return { ...place, language, roles: [], managesServer: true, sees: () => true };
}

/** Names of commands as members see them. */
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ask: { id: 'tanya', en: 'ask' },
  'documents list': { id: 'dokumen daftar', en: 'documents list' },
  'documents add': { id: 'dokumen tambah', en: 'documents add' },
  'documents show': { id: 'dokumen lihat', en: 'documents show' },
  check: { id: 'periksa', en: 'check' },
  unanswered: { id: 'belum-terjawab', en: 'unanswered' },
  setup: { id: 'siapkan', en: 'setup' },
  settings: { id: 'pengaturan', en: 'settings' },
  'digest set': { id: 'kutipan-harian atur', en: 'digest set' },
  'digest status': { id: 'kutipan-harian status', en: 'digest status' },
  'digest preview': { id: 'kutipan-harian pratinjau', en: 'digest preview' },
  help: { id: 'bantuan', en: 'help' },
  'my-data show': { id: 'data-saya lihat', en: 'my-data show' },
  'my-data delete': { id: 'data-saya hapus', en: 'my-data delete' },
};

/** Whatever is attached is a sample document of that name. */
const attachments: Attachments = { open: ({ name }) => readFile(join(packageRoot(), 'corpus', name)) };

const messenger: Messenger = {
  send: async (channel) => ({ channel, message: ID }),
  openThread: async () => ID,
  threadIsUsable: async () => true,
  abilities: async () => ({ canSend: true, canOpenThread: true, isThread: false, isForum: false }),
  questionShown: async () => null,
  postingPlace: async () => ({ ...PLACE, owner: ID }),
  refusalToMention: async () => null,
  post: async (channel) => ({ kind: 'sent', address: { channel, message: ID } }),
  findPost: async () => ({ kind: 'absent' }),
  isSeenByReadersOf: async () => true,
  notify: async () => true,
  threadOn: async () => ID,
  edit: async () => true,
  closeThread: async () => {},
  saveEvent: async () => ID,
  deleteEvent: async () => {},
};

const PLACE: Omit<PostingPlace, 'owner'> = {
  ...{ kind: 'channel', tags: [], tagRequired: false },
  ...{ missing: [], missingForThreads: [], locked: false },
};

const STATUS: OperatorStatus = {
  version: '0.1.0',
  uptime: 273_000_000,
  servers: 3,
  ping: 42,
  questionsRunning: 1,
  questionsWaiting: 0,
  answers: 812,
  failures: 0,
  memory: 210_000_000,
  modelMemory: 390_000_000,
  databaseBytes: 24_000_000,
};

function fail(_id: string, where: string, error: unknown): void {
  process.stderr.write(`${where}: ${error instanceof Error ? error.stack : String(error)}\n`);
}
