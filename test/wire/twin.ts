// The digital twin behind a small typed face: its tables, its REST routes and the inside of its gateway, which it keeps private.
import { DigitalDiscord, generateSnowflake } from 'discord-digital-twin';
import { isObject, type Json } from './json.js';
import type { Channel, Member, Role, Server } from './records.js';

export const newId = (): string => generateSnowflake();

/** One connected client, as the twin's gateway keeps it. */
export interface TwinClient {
  readonly ws: {
    readonly readyState: number;
    send(text: string): void;
    close(code: number, reason: string): void;
    terminate(): void;
  };
  sessionId: string;
  sequence: number;
  identified: boolean;
  intents: number;
}

/** The parts of the twin's gateway that the local Discord replaces or calls. */
export interface TwinGateway {
  readonly clients: TwinClient[];
  loadState(): Promise<{ readonly guilds: readonly TwinServer[] }>;
  broadcast(event: string, data: unknown): void;
  broadcastMessageCreate(message: unknown, guildId: string): void;
  sendHello(client: TwinClient): void;
  sendDispatch(client: TwinClient, event: string, data: unknown): void;
  handleMessage(client: TwinClient, raw: string): Promise<void>;
}

export interface TwinServer {
  readonly id: string;
  readonly apiGuild: object;
  readonly joinedAt: string;
  readonly members: readonly object[];
  readonly channels: readonly object[];
}

export interface Twin {
  readonly token: string;
  readonly botId: string;
  readonly gateway: TwinGateway;
  /** Calls one of the twin's own routes; `path` without the version. */
  rest(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  addServer(server: Server, channels: readonly Channel[]): Promise<void>;
  removeServer(id: string): Promise<void>;
  /** `roles`: those that the server did not have before. */
  addMember(server: Server, userId: string, roles: readonly Role[]): Promise<void>;
  addChannel(channel: Channel): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an empty twin: no server, and no user but the bot. One in a process. */
export async function startTwin(): Promise<Twin> {
  const token = `${Buffer.from(newId()).toString('base64url')}.local.${newId()}`;
  const discord = new DigitalDiscord({ botToken: token, botUser: { username: 'Kutip' } });
  await discord.start();
  await discord.prisma.guild.deleteMany();
  const { gateway } = (discord as unknown as { server: { gateway: TwinGateway } }).server;
  return {
    token,
    botId: discord.botUserId,
    gateway,
    rest: (method, path, body) => callTwin(`${discord.restUrl}/v10${path}`, method, body),
    addServer: (server, channels) => addServer(discord, server, channels),
    async addMember(server, userId, roles) {
      await discord.prisma.role.createMany({ data: roles.map((each) => roleRow(server, each)) });
      await addMembers(
        discord,
        server,
        [...server.members.values()].filter(({ user }) => user.id === userId),
      );
    },
    async removeServer(id) {
      await discord.prisma.guild.delete({ where: { id } });
    },
    async addChannel(channel) {
      await discord.prisma.channel.create({ data: channelRow(channel) });
    },
    async stop() {
      await discord.stop();
      await discord.prisma.$disconnect();
    },
  };
}

async function callTwin(url: string, method: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(url, { method, ...content });
  const text = await response.text();
  try {
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}

async function addServer(discord: DigitalDiscord, server: Server, channels: readonly Channel[]): Promise<void> {
  const { prisma } = discord;
  const { id, name, ownerId } = server;
  await prisma.guild.create({ data: { id, name, ownerId } });
  await prisma.role.createMany({ data: [...server.roles.values()].map((role) => roleRow(server, role)) });
  await addMembers(discord, server, [...server.members.values()]);
  await prisma.channel.createMany({ data: channels.map(channelRow) });
}

async function addMembers({ prisma }: DigitalDiscord, server: Server, members: readonly Member[]): Promise<void> {
  for (const { user } of members) {
    const row = { id: user.id, username: user.name, bot: user.bot, globalName: user.name };
    await prisma.user.upsert({ where: { id: user.id }, create: row, update: {} });
  }
  await prisma.guildMember.createMany({
    data: members.map(({ user, roles }) => ({ guildId: server.id, userId: user.id, roles: JSON.stringify(roles) })),
  });
}

function roleRow(server: Server, { id, name, permissions, position, managed, mentionable }: Role) {
  return { id, guildId: server.id, name, permissions: permissions.toString(), position, managed, mentionable };
}

function channelRow(channel: Channel) {
  const { id, serverId, type, name, parentId, ownerId, archived, locked } = channel;
  return { id, guildId: serverId, type, name, parentId, ownerId, archived, locked, archiveTimestamp: new Date() };
}

/** A channel of the twin, wherever it stands in an answer. */
export function isTwinChannel(value: unknown): value is Json {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['type'] === 'number' && 'guild_id' in value;
}
