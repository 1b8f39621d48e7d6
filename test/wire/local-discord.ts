// A local Discord for tests on the wire: real sockets, the unmodified client, people who ask and see; nothing leaves the machine.
import { describe } from 'vitest';
import { buildServer } from './build-server.js';
import type { Fault, FaultOptions } from './faults.js';
import { type FileHost, startFileHost } from './file-host.js';
import { extendGateway, type LocalGateway } from './gateway.js';
import type { Json } from './json.js';
import { createServer, type LocalServer } from './local-server.js';
import { type RequestRecord, type RestFace, startProxy } from './proxy.js';
import type { Problem } from './records.js';
import { applicationRoutes } from './routes/application.js';
import { directMessageRoutes } from './routes/direct-messages.js';
import { interactionRoutes } from './routes/interactions.js';
import { messageRoutes } from './routes/messages.js';
import type { Place } from './routes/route.js';
import { serverEventRoutes } from './routes/server-events.js';
import { threadRoutes } from './routes/threads.js';
import type { ServerOptions } from './server-options.js';
import { specification, specificationIsThere } from './spec-check.js';
import { startTwin } from './twin.js';
import { World } from './world.js';

/** Use it in place of `describe`: skips, visibly, where Discord's specification is not beside the project. */
export const wire = describe.skipIf(!specificationIsThere);

export interface LocalDiscordOptions {
  /** One server `Kelompok Belajar` with a text channel `umum` and the person `Sari` when they are not said. */
  readonly servers?: readonly ServerOptions[];
  readonly heartbeatIntervalMs?: number;
  /** How long waiting for a reply or `until` lasts before it fails; 20,000 when it is not said. */
  readonly patienceMs?: number;
  /** Discord's three seconds; more only where a busy machine, not the bot, is to blame. */
  readonly acknowledgeWithinMs?: number;
}

export type { LocalChannel } from './local-channel.js';
export type { LocalServer } from './local-server.js';

export interface LocalDiscord {
  /** For `DISCORD_API_URL`, or `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  /** `<@id>` of Kutip. */
  readonly mention: string;
  readonly gateway: LocalGateway;
  /** Where attachments are. */
  readonly files: Pick<FileHost, 'origin' | 'downloads' | 'fault'>;
  /** Every REST request so far. */
  readonly requests: readonly RequestRecord[];
  /** Everything done against the specification or the rules so far: `expect(discord.problems()).toEqual([])`. */
  problems(): readonly Problem[];
  /** The same, and forgets it: for tests that provoke problems. */
  takeProblems(): readonly Problem[];
  /** By name; the first when it is not said. */
  server(name?: string): LocalServer;
  /** Kutip is invited to one more server while it runs. */
  join(options: ServerOptions): Promise<LocalServer>;
  fault(options: FaultOptions): Fault;
  clearFaults(): void;
  /** Resolves when a client is connected and has registered commands (`commands`: false: or has not). */
  ready(how?: { readonly commands?: boolean; readonly timeoutMs?: number }): Promise<void>;
  /** Definitions registered for all servers, or for one. */
  commands(server?: LocalServer): readonly Json[];
  /** Ids of channels in which Kutip showed that it is typing, in order. */
  typing(): readonly string[];
  /** Waits until `look` gives something; it is asked again after whatever happens. */
  until<T>(look: () => T | null | undefined | false, what: string, timeoutMs?: number): Promise<T>;
  /** Moves Discord's clock ahead: unanswered interactions fail, tokens end. */
  moveClock(milliseconds: number): void;
  close(): Promise<void>;
}

const USUAL: readonly ServerOptions[] = [{ name: 'Kelompok Belajar', people: [{ name: 'Sari' }] }];
const routes = [
  ...[...directMessageRoutes, ...messageRoutes, ...interactionRoutes],
  ...[...threadRoutes, ...serverEventRoutes, ...applicationRoutes],
];

/** One at a time in a process. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const twin = await startTwin();
  const files = await startFileHost(() => world.now());
  const world: World = new World(twin.botId, files, {
    patienceMs: options.patienceMs ?? 20_000,
    acknowledgeWithinMs: options.acknowledgeWithinMs ?? 3_000,
  });
  world.users.set(twin.botId, { id: twin.botId, name: 'Kutip', bot: true });
  const gateway = extendGateway(twin, world, { heartbeatIntervalMs: options.heartbeatIntervalMs ?? 45_000 });
  const place = { world, twin, gateway };
  const proxy = await startProxy(place, routes, specification());
  const locales = new Map<string, string>();
  const addServer = async (made: ServerOptions) => {
    const { server, channels, people } = buildServer(world, made);
    for (const [id, { locale }] of people) locales.set(id, locale ?? 'en-US');
    await twin.addServer(server, channels);
    return createServer(place, server, locales);
  };
  for (const server of options.servers ?? USUAL) await addServer(server);
  return {
    ...controls(proxy, place),
    server(name) {
      const found = [...world.servers.values()].find((each) => name === undefined || each.name === name);
      if (found === undefined) throw new Error(`there is no server ${name}`);
      return createServer(place, found, locales);
    },
    async join(made) {
      const joined = await addServer(made);
      await gateway.emitServer(joined.id);
      return joined;
    },
  };
}

function controls(proxy: RestFace, { world, twin, gateway }: Place): Omit<LocalDiscord, 'server' | 'join'> {
  return {
    apiUrl: proxy.apiUrl,
    token: twin.token,
    applicationId: twin.botId,
    mention: `<@${twin.botId}>`,
    gateway,
    files: world.files,
    requests: proxy.requests,
    problems: () => world.problems,
    takeProblems: () => world.problems.splice(0),
    fault: (fault) => proxy.faults.add(fault),
    clearFaults: () => proxy.faults.clear(),
    async ready({ commands = true, timeoutMs = 30_000 } = {}) {
      const isReady = () => gateway.connected > 0 && (!commands || world.commands.length > 0);
      await world.until(isReady, commands ? 'a client with commands' : 'a client', timeoutMs);
    },
    commands: (server) =>
      world.commands.filter((each) => each.serverId === (server?.id ?? null)).map(({ definition }) => definition),
    typing: () => world.typing,
    until: (look, what, timeoutMs) => world.until(look, what, timeoutMs),
    moveClock: (milliseconds) => world.moveClock(milliseconds),
    async close() {
      await proxy.close();
      await world.files.close();
      gateway.drop();
      await twin.stop();
    },
  };
}
