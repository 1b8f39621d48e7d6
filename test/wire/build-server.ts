// Makes a server out of what a test says of it: ids, roles, overwrites, channels and threads.
import { ChannelType, type PermissionsString } from 'discord.js';
import { channelTypes } from './channel-kinds.js';
import { bitsOf } from './permissions.js';
import type { Channel, Overwrite, Role, Server, User } from './records.js';
import {
  type ChannelOptions,
  everyonesPermissions,
  type PersonOptions,
  type ServerOptions,
  type ThreadOptions,
} from './server-options.js';
import { newId } from './twin.js';
import type { World } from './world.js';

export interface BuiltServer {
  readonly server: Server;
  /** Threads behind their parents. */
  readonly channels: readonly Channel[];
  /** By user id. */
  readonly people: ReadonlyMap<string, PersonOptions>;
}

/** Puts the server into `world`. */
export function buildServer(world: World, options: ServerOptions): BuiltServer {
  const id = newId();
  const everyone = role(id, '@everyone', options.everyone ?? everyonesPermissions, false, 0);
  const kutip = role(newId(), 'Kutip', options.kutip ?? [], true, 1);
  const roles = new Map([everyone, kutip].map((each) => [each.id, each]));
  const server: Server = {
    id,
    name: options.name,
    ownerId: newId(),
    systemChannelId: null,
    fileLimit: options.fileLimit ?? 10_485_760,
    roles,
    members: new Map(),
  };
  for (const name of options.mentionable ?? []) {
    const open = { ...role(newId(), name, [], false, roles.size), mentionable: true };
    roles.set(open.id, open);
  }
  for (const name of options.roles ?? []) roleNamed(server, name);
  const bot = world.user(world.botId);
  server.members.set(bot.id, { user: bot, roles: [kutip.id], joinedAt: world.timestamp() });
  const people = new Map((options.people ?? []).map((each) => [addMember(world, server, each).id, each]));
  const owner = { id: server.ownerId, name: 'Owner', bot: false };
  world.users.set(owner.id, owner);
  server.members.set(owner.id, { user: owner, roles: [], joinedAt: world.timestamp() });

  const channels = (options.channels ?? [{ name: 'umum' }]).flatMap((each) => buildChannel(world, server, each));
  const wanted = options.systemChannel;
  const system = channels.find((each) =>
    wanted === undefined ? each.type === ChannelType.GuildText : each.name === wanted,
  );
  server.systemChannelId = system?.id ?? null;
  world.servers.set(id, server);
  for (const channel of channels) world.channels.set(channel.id, channel);
  return { server, channels, people };
}

/** A person with a role of the chosen permissions, and one for each name. */
export function addMember(world: World, server: Server, person: PersonOptions): User {
  const known = [...world.users.values()].find((each) => each.name === person.name);
  const user = known ?? {
    id: newId(),
    name: person.name,
    bot: person.bot ?? false,
    takesMessages: person.takesMessages ?? true,
  };
  world.users.set(user.id, user);
  const roles = (person.roles ?? []).map((name) => roleNamed(server, name).id);
  if (person.permissions !== undefined && person.permissions.length > 0) {
    const own = role(newId(), `what ${person.name} may`, person.permissions, false, server.roles.size);
    server.roles.set(own.id, own);
    roles.push(own.id);
  }
  server.members.set(user.id, { user, roles, joinedAt: world.timestamp() });
  return user;
}

export function buildChannel(world: World, server: Server, options: ChannelOptions): Channel[] {
  const { name, kind = 'text', denied = [], deniedToEveryone = [], tagRequired = false } = options;
  const { tags = [], moderatedTags = [] } = options;
  const overwrites: Overwrite[] = [];
  if (deniedToEveryone.length > 0) overwrites.push(denial(server.id, 0, deniedToEveryone));
  const { deniedToRole } = options;
  if (deniedToRole !== undefined) {
    overwrites.push(denial(roleNamed(server, deniedToRole.role).id, 0, deniedToRole.permissions));
  }
  if (options.onlyFor !== undefined) {
    const alone = options.onlyFor.map((role) => roleNamed(server, role).id);
    overwrites.push(denial(server.id, 0, ['ViewChannel']), allowance(world.botId, 1, ['ViewChannel']));
    overwrites.push(...alone.map((role) => allowance(role, 0, ['ViewChannel'])));
  }
  if (denied.length > 0) overwrites.push(denial(world.botId, 1, denied));
  const channel: Channel = {
    ...nothing(server, name),
    type: channelTypes[kind],
    overwrites,
    tags: tags.map((each) => ({ id: newId(), name: each, moderated: moderatedTags.includes(each) })),
    tagRequired,
  };
  return [channel, ...(options.threads ?? []).map((each) => buildThread(channel, server, each))];
}

export function buildThread(parent: Channel, server: Server, options: ThreadOptions): Channel {
  return {
    ...nothing(server, options.name),
    type: options.private ? ChannelType.PrivateThread : ChannelType.PublicThread,
    parentId: parent.id,
    ownerId: server.ownerId,
    archived: options.archived ?? false,
    locked: options.locked ?? false,
  };
}

function nothing(server: Server, name: string): Omit<Channel, 'type'> {
  return {
    id: newId(),
    serverId: server.id,
    name,
    parentId: null,
    ownerId: null,
    archived: false,
    locked: false,
    overwrites: [],
    tags: [],
    tagRequired: false,
    appliedTags: [],
  };
}

export function denial(id: string, type: 0 | 1, permissions: readonly PermissionsString[]): Overwrite {
  return { id, type, allow: 0n, deny: bitsOf(permissions) };
}

export function allowance(id: string, type: 0 | 1, permissions: readonly PermissionsString[]): Overwrite {
  return { id, type, allow: bitsOf(permissions), deny: 0n };
}

function roleNamed(server: Server, name: string): Role {
  const known = [...server.roles.values()].find((each) => each.name === name);
  if (known !== undefined) return known;
  const made = role(newId(), name, [], false, server.roles.size);
  server.roles.set(made.id, made);
  return made;
}

function role(
  id: string,
  name: string,
  permissions: readonly PermissionsString[],
  managed: boolean,
  position: number,
): Role {
  return { id, name, permissions: bitsOf(permissions), managed, position, mentionable: false };
}
