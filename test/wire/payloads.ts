// People, servers and channels in the shapes of Discord's API.
import { PermissionFlagsBits } from 'discord.js';
import { isForum, isThread } from './channel-kinds.js';
import type { Json } from './json.js';
import { channelPermissions } from './permissions.js';
import type { Channel, Server, User } from './records.js';
import { isTwinChannel } from './twin.js';
import type { World } from './world.js';

const TAG_REQUIRED = 1 << 4;

export function userPayload({ id, name, bot }: User): Json {
  return {
    id,
    username: name.toLowerCase().replace(/\W/g, '_'),
    global_name: name,
    discriminator: '0',
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

/** Throws when the server has no such role. */
export function rolePayload(server: Server, id: string): Json {
  const role = server.roles.get(id);
  if (role === undefined) throw new Error(`${server.name} has no role ${id}`);
  const { name, permissions, managed, position, mentionable } = role;
  const looks = { color: 0, colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, hoist: false };
  const other = { mentionable, icon: null, unicode_emoji: null, flags: 0, description: null };
  return { id, name, permissions: permissions.toString(), managed, position, ...looks, ...other };
}

/** Without the user, as it accompanies messages. */
export function memberPayload(server: Server, userId: string): Json {
  const member = server.members.get(userId);
  return {
    roles: member?.roles ?? [],
    joined_at: member?.joinedAt ?? null,
    nick: null,
    avatar: null,
    banner: null,
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0,
  };
}

/** Adds what the twin does not keep to its picture of a channel. */
export function completeChannel(world: World, payload: Json): Json {
  const channel = world.channels.get(String(payload['id']));
  if (channel === undefined) return payload;
  if (isThread(channel)) return { ...payload, applied_tags: channel.appliedTags, flags: 0 };
  return {
    ...payload,
    nsfw: false,
    flags: channel.tagRequired ? TAG_REQUIRED : 0,
    permission_overwrites: channel.overwrites.map((each) => ({
      id: each.id,
      type: each.type,
      allow: each.allow.toString(),
      deny: each.deny.toString(),
    })),
    ...(isForum(channel) ? forumParts(channel) : {}),
  };
}

function forumParts(channel: Channel): Json {
  return {
    available_tags: channel.tags.map(({ id, name, moderated }) => ({
      id,
      name,
      moderated,
      emoji_id: null,
      emoji_name: null,
    })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

export function completeServer(world: World, payload: Json): Json {
  const server = world.servers.get(String(payload['id']));
  return server === undefined ? payload : { ...payload, system_channel_id: server.systemChannelId };
}

/** Completes every channel and server in an answer of the twin. */
export function completeAnswer(world: World, body: unknown): unknown {
  if (Array.isArray(body)) return body.map((each) => completeAnswer(world, each));
  if (isTwinChannel(body)) return completeChannel(world, body);
  if (typeof body !== 'object' || body === null) return body;
  const object = body as Json;
  if (Array.isArray(object['threads'])) return { ...object, threads: completeAnswer(world, object['threads']) };
  return 'owner_id' in object ? completeServer(world, object) : object;
}

/** The channel as an interaction carries it; `permissions` are the person's. */
export function interactionChannel(world: World, channel: Channel, userId: string): Json {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    guild_id: channel.serverId,
    parent_id: channel.parentId,
    flags: 0,
    last_message_id: null,
    permissions: channelPermissions(world, channel, userId).toString(),
    ...(isThread(channel)
      ? {
          owner_id: channel.ownerId,
          thread_metadata: {
            archived: channel.archived,
            locked: channel.locked,
            auto_archive_duration: 1440,
            archive_timestamp: world.timestamp(),
          },
        }
      : { position: 0, nsfw: false, rate_limit_per_user: 0, topic: null }),
  };
}

/** The bot's server as `GET /users/@me/guilds` lists it. */
export function ownServerPayload(server: Server, permissions: bigint): Json {
  return {
    id: server.id,
    name: server.name,
    icon: null,
    banner: null,
    owner: false,
    permissions: permissions.toString(),
    features: [],
  };
}

/** Discord tells a bot nothing of channels that it cannot see. */
export function botSees(world: World, channelId: string): boolean {
  const channel = world.channels.get(channelId);
  if (channel === undefined) return true;
  return (channelPermissions(world, channel, world.botId) & PermissionFlagsBits.ViewChannel) !== 0n;
}
