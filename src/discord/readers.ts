// Whether those who see one channel see another one too, as far as that can be told without asking who they are.
import { ChannelType, type Client, type GuildBasedChannel, OverwriteType, PermissionFlagsBits } from 'discord.js';
import { findChannel } from './find-channel.js';
import { tellLog } from './serve-request.js';
import type { Tools } from './tools.js';

/** Whether everybody who sees the first sees the second. In doubt they do not; nor where Discord cannot be asked now. */
export async function isSeenByReadersOf(
  client: Client,
  [id, otherId]: readonly [string, string],
  tools: Tools,
): Promise<boolean> {
  try {
    const [channel, other] = await Promise.all([findChannel(client, id, tools), findChannel(client, otherId, tools)]);
    return channel !== null && other !== null && isSeenBy(channel, other);
  } catch (error) {
    tellLog(error, 'readers of a channel', tools);
    return false;
  }
}

function isSeenBy(channel: GuildBasedChannel, other: GuildBasedChannel): boolean {
  if (channel.id === other.id) return true;
  if (channel.guildId !== other.guildId || other.type === ChannelType.PrivateThread) return false;
  const around = aroundOf(other);
  return around !== null && (aroundOf(channel)?.id === around.id || isSeenByEverybody(around));
}

/** The channel whose readers see it too: around a thread its parent, else itself. */
function aroundOf(channel: GuildBasedChannel) {
  return channel.isThread() ? channel.parent : channel;
}

function isSeenByEverybody(channel: NonNullable<ReturnType<typeof aroundOf>>): boolean {
  const { everyone } = channel.guild.roles;
  const isOpen = channel.permissionsFor(everyone).has(PermissionFlagsBits.ViewChannel);
  // Whoever has a role, or is a person, that is denied it there.
  const isDenied = channel.permissionOverwrites.cache.some(
    ({ id, type, deny }) =>
      deny.has(PermissionFlagsBits.ViewChannel) && (type === OverwriteType.Member || id !== everyone.id),
  );
  return isOpen && !isDenied;
}
