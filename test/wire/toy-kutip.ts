// Kutip's surface on a local Discord with toy commands behind it: what an answer says is up to the test.
import { type Client, Events } from 'discord.js';
import type { Action } from '../../commands/command.js';
import type { CommandServices } from '../../commands/services.js';
import type { CollectionInfo } from '../../src/collection-types.js';
import { createClient } from '../../src/discord/client.js';
import { registerCommands } from '../../src/discord/register-commands.js';
import { type DiscordSurface, openSurface } from '../../src/discord/surface.js';
import type { SurfaceTiming } from '../../src/discord/tools.js';
import { createDispatcher } from '../../src/dispatch.js';
import type { GroupSettings, MessageAddress } from '../../src/group-types.js';
import { type Attachments, systemClock } from '../../src/ports.js';
import type { SessionEnd } from '../../src/study-types.js';
import type { LocalDiscord } from './local-discord.js';
import { type Answering, said, toyCommands, toyMenus } from './toy-commands.js';

export interface ToyKutip {
  readonly client: Client;
  readonly surface: DiscordSurface;
  readonly failures: { readonly id: string; readonly where: string; readonly error: unknown }[];
  readonly warnings: string[];
  /** Milliseconds of each. */
  readonly acknowledged: number[];
  readonly answered: number[];
  /** Where public answers were posted, by the id of the answer. */
  readonly located: Map<string, MessageAddress>;
  /** Threads and channels that are gone. */
  readonly forgotten: string[];
  /** Threads and channels in which no session can go on: `ID why`. */
  readonly closed: string[];
  /** Servers that Kutip was removed from. */
  readonly left: string[];
  /** Of every server; the default one when a test says nothing. */
  collections: readonly CollectionInfo[];
  settings: GroupSettings;
  /** What `/ask` says; replace it in a test. */
  answer: Answering;
  serve(): void;
  stop(): Promise<void>;
}

export interface ToyOptions {
  /** Milliseconds that a REST request may take. */
  readonly restTimeoutMs?: number;
  readonly timing?: Partial<SurfaceTiming>;
  readonly serving?: boolean;
  readonly actions?: readonly Action[];
  readonly register?: boolean;
}

const usualSettings: GroupSettings = {
  language: null,
  timeZone: null,
  managersRole: null,
  keepUnanswered: true,
  quotesPerAnswer: 3,
  privateChannels: [],
  setUp: [],
};

/** The collection that the toy commands ask. */
export const everybodys: CollectionInfo = {
  ...{ id: 1, owner: '', label: null, name: 'default', isDefault: true },
  ...{ tiedTo: [], usedIn: [], removedAt: null },
};

export async function startToyKutip(discord: LocalDiscord, options: ToyOptions = {}): Promise<ToyKutip> {
  const { actions = [], serving = true, register = true, restTimeoutMs = 5000, timing } = options;
  const client = createClient({ apiUrl: discord.apiUrl, watchdogMs: 60_000, onGivenUp: () => {} });
  const kutip: Omit<ToyKutip, 'surface' | 'serve' | 'stop'> = {
    client,
    failures: [],
    warnings: [],
    acknowledged: [],
    answered: [],
    located: new Map(),
    forgotten: [],
    closed: [],
    left: [],
    collections: [everybodys],
    settings: usualSettings,
    answer: async (context, question) => said(context, `Jawaban: ${question}`),
  };
  const log = {
    failure: (id: string, where: string, error: unknown) => kutip.failures.push({ id, where, error }),
    warning: (where: string, sentence: string) => kutip.warnings.push(`${where}: ${sentence}`),
  };
  let commandIds: ReadonlyMap<string, string> = new Map();
  const patience = client.rest.options.timeout;
  // The surface takes the client's as it is when it is opened.
  client.rest.options.timeout = restTimeoutMs;
  const surface = openSurface(client, {
    log,
    clock: systemClock,
    commandIds: () => commandIds,
    metrics: {
      acknowledged: (milliseconds) => kutip.acknowledged.push(milliseconds),
      answered: (milliseconds) => kutip.answered.push(milliseconds),
    },
    timing: { acknowledgePausesMs: [0, 0], retryPausesMs: [0, 0, 0], progressEveryMs: 0, ...timing },
    attachmentHosts: [discord.files.origin],
  });
  const lists = { commands: toyCommands((...call) => kutip.answer(...call)), menus: toyMenus, actions };
  client.rest.options.timeout = patience;
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  if (!client.isReady()) throw new Error('the client is not ready');
  if (register) commandIds = await registerCommands(client, null, { ...lists, onLimit: () => {} });
  await warmUp(discord);
  // Not before: checking the commands takes a busy machine longer than a test wants to wait for a fault.
  client.rest.options.timeout = restTimeoutMs;
  const known = new Set(client.guilds.cache.keys());
  const services = toyServices(kutip, known, surface.attachments);
  const dispatcher = createDispatcher(services, log, lists);
  if (serving) await surface.serve(dispatcher);
  return Object.assign(kutip, {
    surface,
    serve: () => void surface.serve(dispatcher),
    async stop() {
      await surface.stop(0);
      await client.destroy();
    },
  });
}

/**
 * Checking the first body of each kind takes the local Discord a second or two, of the three in which people must be
 * acknowledged. Nobody and nothing has these ids.
 */
export async function warmUp({ apiUrl, token }: LocalDiscord): Promise<void> {
  const id = '1'.repeat(18);
  const body = { content: 'x', components: [], flags: 4, allowed_mentions: { parse: [] } };
  const requests = [
    ['POST', `/interactions/${id}/nobody/callback`, { type: 5, data: { flags: 0 } }],
    ['POST', `/interactions/${id}/nobody/callback`, { type: 8, data: { choices: [] } }],
    ['PATCH', `/webhooks/${id}/nobody/messages/@original`, body],
    ['POST', `/webhooks/${id}/nobody`, body],
    ['POST', `/channels/${id}/messages`, body],
    ['POST', `/channels/${id}/threads`, { name: 'x', type: 11 }],
  ] as const;
  for (const [method, path, content] of requests) {
    const headers = { 'content-type': 'application/json', authorization: `Bot ${token}` };
    await fetch(`${apiUrl}/v10${path}`, { method, headers, body: JSON.stringify(content) });
  }
}

/** Something to wait for until the test opens it. */
export function gated(): { readonly gate: Promise<void>; open(): void } {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open: () => open() };
}

type Remembered = Pick<ToyKutip, 'settings' | 'located' | 'forgotten' | 'closed' | 'left' | 'collections'>;

/** Only what the gate itself asks of the services. `known`: servers that Kutip is in. */
function toyServices(kutip: Remembered, known: Set<string>, attachments: Attachments): CommandServices {
  const services = {
    attachments,
    documents: { fileBytes: 10_000_000 },
    library: { collection: async () => ({ id: 1 }) },
    collections: { list: async () => kutip.collections },
    study: {
      threadClosed: async (_owner: string, thread: string, by: SessionEnd) => void kutip.closed.push(`${thread} ${by}`),
    },
    servers: {
      async joined(owner: string) {
        const isBack = kutip.left.includes(owner);
        if (known.has(owner)) return 'known';
        known.add(owner);
        return isBack ? 'back' : 'new';
      },
      async left(owner: string) {
        known.delete(owner);
        kutip.left.push(owner);
      },
    },
    group: {
      settings: async () => kutip.settings,
      locateAnswer: async (_owner: string, id: string, address: MessageAddress) => {
        kutip.located.set(id, address);
      },
      forgetAnswer: async () => {},
      forgetThread: async (_owner: string, thread: string) => {
        kutip.forgotten.push(thread);
      },
    },
  };
  return services as unknown as CommandServices;
}
