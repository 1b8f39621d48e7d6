// Kutip on a data folder that outlives it: everything as the program has it but the models, which are toys, and a clock that tests move.
import { Events } from 'discord.js';
import type { CommandServices } from '../../commands/services.js';
import type { Encoder } from '../../embeddings/encoder.js';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { createArchives } from '../../src/corpus/archive/archives.js';
import { createCollectionKeeper } from '../../src/corpus/collection-keeper.js';
import { createDocumentKeeper, type DocumentKeeper } from '../../src/corpus/document-keeper.js';
import { generationsFolder, openDatabase, openFiles, openLibrary } from '../../src/corpus/library.js';
import { defaultParseLimits, type ParseLimits } from '../../src/corpus/parse-limits.js';
import { createProposalKeeper } from '../../src/corpus/proposal-keeper.js';
import { createSamplePack } from '../../src/corpus/sample-pack.js';
import { createServerKeeper, type ServerKeeper } from '../../src/corpus/server-keeper.js';
import { removeStrayIndexes } from '../../src/corpus/stray-indexes.js';
import { createTitleList } from '../../src/corpus/title-list.js';
import { createClient } from '../../src/discord/client.js';
import { registerCommands } from '../../src/discord/register-commands.js';
import { type DiscordSurface, openSurface } from '../../src/discord/surface.js';
import type { SurfaceTiming } from '../../src/discord/tools.js';
import { allCommands, allMenus, createDispatcher, createTurns } from '../../src/dispatch.js';
import { openGroup } from '../../src/group/open-group.js';
import { openSchedules, type SchedulePorts } from '../../src/open-schedules.js';
import type { Clock } from '../../src/ports.js';
import { tellOnce } from '../../src/tell-readings.js';
import { TOY_CALIBRATION } from '../answer/toy-answers.js';
import { STATUS } from '../commands/toy-services.js';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { createToyReader } from '../toy/toy-reader.js';
import type { LocalDiscord } from './local-discord.js';
import { warmUp } from './toy-kutip.js';

export interface KutipOnFolder {
  readonly services: CommandServices & { readonly documents: DocumentKeeper; readonly servers: ServerKeeper };
  readonly failures: readonly { readonly where: string; readonly error: unknown }[];
  /** Presses and commands that are not answered yet. */
  readonly pending: number;
  /** What the program does at its start and every day: reads what waits, and forgets what is over. */
  day(): Promise<void>;
  /** What the program does every few seconds: posts what is due. Resolves when all of it was tried. */
  post(): Promise<void>;
  /** What the program does every few minutes: ends study sessions that nobody uses, and finishes what was interrupted. */
  tend(): Promise<void>;
  /** What the program does every so often: tells of what was read when nobody could be told any more. */
  tell(): Promise<void>;
  /** Ends as the program does when it is told to: what is being read is given up, of which `givingUp` tells. */
  stop(givingUp?: () => void): Promise<void>;
}

export interface FolderOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly encoder?: Encoder;
  readonly timing?: Partial<SurfaceTiming>;
  readonly limits?: Partial<ParseLimits>;
  /** How late a digest may be posted. */
  readonly windowMs?: number;
}

const SIX_HOURS = 6 * 3_600_000;

/** Servers that it never was in are greeted. */
export async function startKutipOnFolder(discord: LocalDiscord, options: FolderOptions): Promise<KutipOnFolder> {
  const { clock, timing = {} } = options;
  const client = createClient({ apiUrl: discord.apiUrl, watchdogMs: 60_000, onGivenUp: () => {} });
  const failures: { where: string; error: unknown }[] = [];
  const log = {
    failure: (_: string, where: string, error: unknown) => void failures.push({ where, error }),
    warning: () => {},
  };
  let commandIds: ReadonlyMap<string, string> = new Map();
  const surface = openSurface(client, {
    ...{ log, clock, commandIds: () => commandIds, attachmentHosts: [discord.files.origin] },
    timing: { acknowledgePausesMs: [0, 0], retryPausesMs: [0, 0, 0], ...timing },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  if (!client.isReady()) throw new Error('the client is not ready');
  commandIds = await registerCommands(client, null, { commands: allCommands, menus: allMenus, onLimit: () => {} });
  await warmUp(discord);
  const { services, schedules, close } = await openOnFolder(options, surface, {
    owners: () => [...client.guilds.cache.keys()],
    onFailure: (error) => void failures.push({ where: 'schedules', error }),
  });
  const turns = createTurns({ concurrent: 4, waiting: 100, perMinute: 1_000 });
  const dispatcher = createDispatcher(services, log, { clock, turns });
  await surface.serve(dispatcher);
  await services.servers.reconcile([...client.guilds.cache.keys()], client.application.id);
  const { documents, proposals, servers } = services;
  return {
    services,
    failures,
    get pending() {
      return surface.pending;
    },
    async day() {
      await proposals.forgetOld();
      await documents.forgetOld();
      await servers.forgetLeft();
    },
    post: schedules.look,
    tend: schedules.tend,
    tell: () => tellOnce({ documents, dispatcher, messenger: surface.messenger, log }),
    async stop(givingUp = () => {}) {
      await surface.stop(0);
      const closed = close();
      givingUp();
      await closed;
      await client.destroy();
      await discord.until(() => discord.gateway.connected === 0, 'the end');
    },
  };
}

async function openOnFolder(
  { folder, clock, limits = {}, windowMs = SIX_HOURS, ...given }: FolderOptions,
  { messenger, attachments }: DiscordSurface,
  server: Pick<SchedulePorts, 'owners' | 'onFailure'>,
) {
  const encoder = given.encoder ?? createToyEncoder();
  const parseLimits = { ...defaultParseLimits, ...limits };
  const library = await openLibrary({ dataFolder: folder, encoder, clock, parseLimits });
  const store = openDatabase(folder, clock);
  const most = { documents: 2_000, textUnits: 200_000_000, uploadsPerDay: 200, fileBytes: parseLimits.fileBytes };
  const kept = { store, files: openFiles(folder), clock, limits: most };
  const log = { warning: () => {} };
  const keeping = { ...kept, model: encoder.profile.id, sync: library.readKept, tidy: library.tidy };
  const documents = createDocumentKeeper(keeping);
  const answering = { library, encoder, reader: createToyReader(), calibration: TOY_CALIBRATION, log };
  const answers = createAnswerService(answering);
  const group = openGroup({ store, clock, encoder, log });
  const collections = createCollectionKeeper(kept);
  const schedules = openSchedules({
    services: { library, answers, group, collections, documents },
    ...{ store, profile: encoder.profile, messenger, clock, windowMs, ...server },
  });
  const services: KutipOnFolder['services'] = {
    ...{ library, documents, answers, group, messenger, attachments, collections, digests: schedules.digests },
    ...{ study: schedules.study, sessionSchedules: schedules.sessionSchedules },
    proposals: createProposalKeeper({ ...kept, documents }),
    servers: createServerKeeper({
      ...kept,
      removeStrayIndexes: () => removeStrayIndexes(store, generationsFolder(folder)),
    }),
    archives: createArchives({
      ...keeping,
      documents,
      encoder,
      limits: { ...most, passages: 100_000 },
      kutip: '0.0.0',
    }),
    titles: createTitleList(library),
    samplePack: createSamplePack(library),
    about: { version: '0.0.0', encoder: 'toy-encoder', reader: 'toy-reader', licence: 'MIT' },
    status: async () => STATUS,
  };
  const close = async (): Promise<void> => {
    await schedules.stop();
    await documents.close();
    store.close();
    await library.close();
  };
  return { services, schedules, close };
}
