// Who may do what where, computed as Discord documents it; a thread follows its channel.
import { PermissionFlagsBits, type PermissionsString } from 'discord.js';
import { missingAccess, missingPermissions } from './discord-error.js';
import type { Channel, Server } from './records.js';
import type { World } from './world.js';

const ALL = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

export function bitsOf(names: readonly PermissionsString[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
}

/** In the whole server, without any channel's exceptions. */
export function serverPermissions(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (member === undefined) return 0n;
  if (server.ownerId === userId) return ALL;
  const roles = [server.id, ...member.roles].map((id) => server.roles.get(id)?.permissions ?? 0n);
  const granted = roles.reduce((sum, bits) => sum | bits, 0n);
  return (granted & PermissionFlagsBits.Administrator) === 0n ? granted : ALL;
}

/** None in a server that the bot has left. */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  const server = world.servers.get(channel.serverId);
  if (server === undefined) return 0n;
  const inServer = serverPermissions(server, userId);
  if (inServer === ALL) return ALL;
  const { overwrites } = channel.parentId === null ? channel : world.channel(channel.parentId);
  const roles = server.members.get(userId)?.roles ?? [];
  const everyone = overwrites.filter((each) => each.id === server.id);
  const ofRoles = overwrites.filter((each) => each.type === 0 && roles.includes(each.id));
  const own = overwrites.filter((each) => each.type === 1 && each.id === userId);
  return [everyone, ofRoles, own].reduce((granted, layer) => {
    const denied = layer.reduce((sum, each) => sum | each.deny, 0n);
    const allowed = layer.reduce((sum, each) => sum | each.allow, 0n);
    return (granted & ~denied) | allowed;
  }, inServer);
}

export function botMay(world: World, channel: Channel, permission: PermissionsString): boolean {
  return (channelPermissions(world, channel, world.botId) & PermissionFlagsBits[permission]) !== 0n;
}

export function botMayInServer(world: World, server: Server, permission: PermissionsString): boolean {
  return (serverPermissions(server, world.botId) & PermissionFlagsBits[permission]) !== 0n;
}

/** Throws 50001 where Kutip does not see the channel, 50013 where it lacks one of the permissions. */
export function requireBot(world: World, channel: Channel, ...permissions: readonly PermissionsString[]): void {
  if (!botMay(world, channel, 'ViewChannel')) throw missingAccess();
  if (!permissions.every((each) => botMay(world, channel, each))) throw missingPermissions();
}
