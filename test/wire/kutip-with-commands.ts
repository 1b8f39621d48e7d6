// Kutip with all its commands on a local Discord: real but for the models, which are toys, and with one sample document.
import { Events } from 'discord.js';
import type { CommandServices } from '../../commands/services.js';
import { createClient } from '../../src/discord/client.js';
import { registerCommands } from '../../src/discord/register-commands.js';
import { openSurface } from '../../src/discord/surface.js';
import { allCommands, allMenus, createDispatcher, createTurns } from '../../src/dispatch.js';
import { systemClock } from '../../src/ports.js';
import { openToyServices, type ToyLimits, type ToyServices } from '../commands/toy-services.js';
import type { LocalDiscord } from './local-discord.js';
import { warmUp } from './toy-kutip.js';

export interface KutipWithCommands {
  readonly services: CommandServices;
  readonly failures: { readonly id: string; readonly where: string; readonly error: unknown }[];
  /** Presses and commands that are not answered yet. */
  readonly pending: number;
  /** Adds these documents (by path) to the server, or replaces those of the same path. */
  read(server: { readonly id: string }, documents: Readonly<Record<string, string>>): Promise<void>;
  /** Withdraws the document of this path. */
  remove(server: { readonly id: string }, path: string): Promise<void>;
  /** Ends it and starts it again on the same database and documents, and with an empty memory. This one is over then. */
  restart(): Promise<KutipWithCommands>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Discord ids of the people who run this Kutip. */
  readonly operators?: readonly string[];
  /** How often one person may ask or post in a minute; as often as they like when it is not said. */
  readonly perMinute?: number;
  /** Servers that it is in from the start are greeted; otherwise it knows them already. */
  readonly greets?: boolean;
  /** How much may be kept; plenty where it is not said. */
  readonly limits?: Partial<ToyLimits>;
}

export async function startKutipWithCommands(
  discord: LocalDiscord,
  options: StartOptions = {},
): Promise<KutipWithCommands> {
  return startOn(await openToyServices(options.limits), discord, options);
}

async function startOn(toy: ToyServices, discord: LocalDiscord, options: StartOptions) {
  const { operators = [], perMinute = 1_000, greets = false } = options;
  const client = createClient({ apiUrl: discord.apiUrl, watchdogMs: 60_000, onGivenUp: () => {} });
  const failures: KutipWithCommands['failures'] = [];
  const log = {
    failure: (id: string, where: string, error: unknown) => void failures.push({ id, where, error }),
    warning: () => {},
  };
  let commandIds: ReadonlyMap<string, string> = new Map();
  const surface = openSurface(client, {
    log,
    clock: systemClock,
    commandIds: () => commandIds,
    metrics: { acknowledged: () => {}, answered: () => {} },
    timing: { acknowledgePausesMs: [0, 0], retryPausesMs: [0, 0, 0], progressEveryMs: 0 },
    attachmentHosts: [discord.files.origin],
  });
  const services: CommandServices = {
    ...toy.services,
    messenger: surface.messenger,
    digests: toy.schedulesOn(surface.messenger).digests,
    attachments: surface.attachments,
  };
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  if (!client.isReady()) throw new Error('the client is not ready');
  commandIds = await registerCommands(client, null, { commands: allCommands, menus: allMenus, onLimit: () => {} });
  await warmUp(discord);
  const bot = client.application.id;
  if (!greets) for (const id of client.guilds.cache.keys()) await services.servers.joined(id, bot);
  await surface.serve(
    createDispatcher(services, log, { operators, turns: createTurns({ concurrent: 4, waiting: 100, perMinute }) }),
  );
  const disconnect = async () => {
    await surface.stop(0);
    await client.destroy();
  };
  const kutip: KutipWithCommands = {
    services,
    failures,
    get pending() {
      return surface.pending;
    },
    ...documentsOf(toy),
    async restart() {
      await disconnect();
      await discord.until(() => discord.gateway.connected === 0, 'the end');
      return startOn(await toy.reopen(), discord, options);
    },
    async stop() {
      await disconnect();
      await toy.close();
    },
  };
  return kutip;
}

function documentsOf({ toy: { folder, library } }: ToyServices): Pick<KutipWithCommands, 'read' | 'remove'> {
  return {
    async read({ id }, documents) {
      for (const [path, text] of Object.entries(documents)) folder.write(`${id}/${path}`, text);
      await library.readFolder(id, folder.path(id));
    },
    async remove({ id }, path) {
      folder.delete(`${id}/${path}`);
      await library.readFolder(id, folder.path(id));
    },
  };
}
