// A local Discord for tests on the wire: real sockets, the unmodified client, people who ask and see; nothing leaves the machine.

import type { PermissionsString } from 'discord.js';
import { describe } from 'vitest';
import { addMember, buildChannel, buildServer, denial } from './build-server.js';
import type { Fault, FaultOptions } from './faults.js';
import { extendGateway, type LocalGateway } from './gateway.js';
import type { Json } from './json.js';
import { completeAnswer } from './payloads.js';
import { createPerson, type Person, type WithId } from './person.js';
import { type RequestRecord, startProxy } from './proxy.js';
import { applicationRoutes } from './routes/application.js';
import { interactionRoutes } from './routes/interactions.js';
import { messageRoutes } from './routes/messages.js';
import type { Place } from './routes/route.js';
import { threadRoutes } from './routes/threads.js';
import { type SeenMessage, seenIn } from './seen.js';
import type { ChannelOptions, PersonOptions, ServerOptions } from './server-options.js';
import { loadSpecification, specificationFile, specificationIsThere } from './spec-check.js';
import { startTwin } from './twin.js';
import { type Channel, type Problem, type Server, World } from './world.js';

/** Use it in place of `describe`: skips, visibly, where Discord's specification is not beside the project. */
export const wire = describe.skipIf(!specificationIsThere);

export interface LocalDiscordOptions {
  /** One server `Kelompok Belajar` with a text channel `umum` and the person `Sari` when they are not said. */
  readonly servers?: readonly ServerOptions[];
  readonly heartbeatIntervalMs?: number;
}

export interface LocalServer {
  readonly id: string;
  readonly name: string;
  readonly systemChannel: WithId | null;
  /** A channel or thread by name. Throws when there is none. */
  channel(name: string): LocalChannel;
  person(name: string): Person;
  roleId(name: string): string;
  addPerson(options: PersonOptions): Person;
  addChannel(options: ChannelOptions): Promise<LocalChannel>;
  /** Removes Kutip from the server. */
  leave(): Promise<void>;
}

export interface LocalChannel {
  readonly id: string;
  readonly name: string;
  /** `<#id>` */
  readonly mention: string;
  readonly archived: boolean;
  readonly tagIds: Readonly<Record<string, string>>;
  readonly appliedTags: readonly string[];
  /** Threads or posts opened in it, oldest first. */
  threads(): LocalChannel[];
  /** Everything that everybody sees here now, oldest first. */
  seen(): SeenMessage[];
  /** Takes permissions from Kutip here, beside what it lacks already. */
  deny(...permissions: PermissionsString[]): Promise<void>;
  archive(how?: { readonly locked?: boolean }): Promise<void>;
  remove(): Promise<void>;
}

export interface LocalDiscord {
  /** For `DISCORD_API_URL`, or `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  /** `<@id>` of Kutip. */
  readonly mention: string;
  readonly gateway: LocalGateway;
  /** Every REST request so far. */
  readonly requests: readonly RequestRecord[];
  /** Everything done against the specification or the rules so far: `expect(discord.problems()).toEqual([])`. */
  problems(): readonly Problem[];
  /** The same, and forgets it: for tests that provoke problems. */
  takeProblems(): readonly Problem[];
  /** By name; the first when it is not said. */
  server(name?: string): LocalServer;
  servers(): LocalServer[];
  /** Kutip is invited to one more server while it runs. */
  join(options: ServerOptions): Promise<LocalServer>;
  fault(options: FaultOptions): Fault;
  clearFaults(): void;
  /** Resolves when a client is connected and has registered commands (`commands`: false: or has not). */
  ready(how?: { readonly commands?: boolean; readonly timeoutMs?: number }): Promise<void>;
  /** Definitions registered for all servers, or for one. */
  commands(server?: LocalServer): readonly Json[];
  /** Waits until `look` gives something; it is asked again after whatever happens. */
  until<T>(look: () => T | null | undefined | false, what: string, timeoutMs?: number): Promise<T>;
  /** Moves Discord's clock ahead: unanswered interactions fail, tokens end. */
  moveClock(milliseconds: number): void;
  close(): Promise<void>;
}

const USUAL: readonly ServerOptions[] = [{ name: 'Kelompok Belajar', people: [{ name: 'Sari' }] }];

export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const spec = loadSpecification(specificationFile);
  const twin = await startTwin();
  const world = new World(twin.botId);
  world.users.set(twin.botId, { id: twin.botId, name: 'Kutip', bot: true });
  const gateway = extendGateway(twin, world, { heartbeatIntervalMs: options.heartbeatIntervalMs ?? 45_000 });
  const places: Place[] = [];
  const routes = [...messageRoutes, ...interactionRoutes, ...threadRoutes, ...applicationRoutes];
  const proxy = await startProxy((origin) => keep(places, { world, twin, gateway, origin }), routes, spec);
  const [place] = places as [Place];
  const locales = new Map<string, string>();

  const addServer = async (made: ServerOptions) => {
    const { server, channels } = buildServer(world, made);
    for (const person of made.people ?? []) locales.set(person.name, person.locale ?? 'en-US');
    await twin.addServer(server, channels);
    return localServer(place, server, locales);
  };
  for (const server of options.servers ?? USUAL) await addServer(server);

  return {
    apiUrl: proxy.apiUrl,
    token: twin.token,
    applicationId: twin.botId,
    mention: `<@${twin.botId}>`,
    gateway,
    requests: proxy.requests,
    problems: () => world.problems,
    takeProblems: () => world.problems.splice(0),
    server(name) {
      const found = [...world.servers.values()].find((each) => name === undefined || each.name === name);
      if (found === undefined) throw new Error(`there is no server ${name}`);
      return localServer(place, found, locales);
    },
    servers: () => [...world.servers.values()].map((each) => localServer(place, each, locales)),
    async join(made) {
      const joined = await addServer(made);
      await gateway.emitServer(joined.id);
      return joined;
    },
    fault: (fault) => proxy.faults.add(fault),
    clearFaults: () => proxy.faults.clear(),
    async ready({ commands = true, timeoutMs = 30_000 } = {}) {
      const isReady = () => gateway.connected > 0 && (!commands || world.commands.length > 0);
      await world.until(isReady, 'a client with commands', timeoutMs);
    },
    commands: (server) =>
      world.commands.filter((each) => each.serverId === (server?.id ?? null)).map(({ definition }) => definition),
    until: (look, what, timeoutMs) => world.until(look, what, timeoutMs),
    moveClock: (milliseconds) => world.moveClock(milliseconds),
    async close() {
      await proxy.close();
      gateway.drop();
      await twin.stop();
    },
  };
}

function keep<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

function localServer(place: Place, server: Server, locales: Map<string, string>): LocalServer {
  const { world, twin, gateway } = place;
  const channels = () => [...world.channels.values()].filter((each) => each.serverId === server.id);
  return {
    id: server.id,
    name: server.name,
    systemChannel: server.systemChannelId === null ? null : { id: server.systemChannelId },
    channel(name) {
      const found = channels().find((each) => each.name === name);
      if (found === undefined) throw new Error(`${server.name} has no channel ${name}`);
      return localChannel(place, found);
    },
    person(name) {
      const found = [...server.members.values()].find(({ user }) => user.name === name);
      if (found === undefined) throw new Error(`${server.name} has no member ${name}`);
      return createPerson(place, found.user.id, locales.get(name) ?? 'en-US');
    },
    roleId(name) {
      const found = [...server.roles.values()].find((each) => each.name === name);
      if (found === undefined) throw new Error(`${server.name} has no role ${name}`);
      return found.id;
    },
    addPerson(options) {
      locales.set(options.name, options.locale ?? 'en-US');
      return createPerson(place, addMember(world, server, options).id, options.locale ?? 'en-US');
    },
    async addChannel(options) {
      const [made, ...threads] = buildChannel(world, server, options) as [Channel, ...Channel[]];
      for (const each of [made, ...threads]) {
        world.channels.set(each.id, each);
        await twin.addChannel(each);
      }
      await announce(place, made, 'CHANNEL_CREATE');
      return localChannel(place, made);
    },
    async leave() {
      world.servers.delete(server.id);
      await twin.removeServer(server.id);
      gateway.emit('GUILD_DELETE', { id: server.id });
    },
  };
}

function localChannel(place: Place, channel: Channel): LocalChannel {
  const { world, twin } = place;
  return {
    id: channel.id,
    name: channel.name,
    mention: `<#${channel.id}>`,
    get archived() {
      return channel.archived;
    },
    tagIds: Object.fromEntries(channel.tags.map(({ id, name }) => [name, id])),
    get appliedTags() {
      return channel.appliedTags;
    },
    threads: () =>
      [...world.channels.values()]
        .filter((each) => each.parentId === channel.id)
        .map((each) => localChannel(place, each)),
    seen: () => seenIn(world, channel.id),
    async deny(...permissions) {
      const own = channel.overwrites.find((each) => each.id === world.botId);
      const { deny } = denial(world.botId, 1, permissions);
      if (own === undefined) channel.overwrites.push(denial(world.botId, 1, permissions));
      else own.deny |= deny;
      await announce(place, channel, 'CHANNEL_UPDATE');
    },
    async archive({ locked = false } = {}) {
      await twin.rest('PATCH', `/channels/${channel.id}`, { archived: true, locked });
    },
    async remove() {
      await twin.rest('DELETE', `/channels/${channel.id}`);
    },
  };
}

/** Tells the bot of a channel that a person made or changed. */
async function announce({ twin, world, gateway }: Place, channel: Channel, event: string): Promise<void> {
  const { body } = await twin.rest('GET', `/channels/${channel.id}`);
  gateway.emit(event, completeAnswer(world, body) as Json);
}
