// Whether a role can be mentioned somewhere, and what to do where it cannot.
import { type Client, type GuildBasedChannel, PermissionFlagsBits, type Role } from 'discord.js';
import type { Reason } from '../schedule-types.js';
import { UserError } from '../user-error.js';
import { channelGone, discordDown } from './channel-errors.js';
import { findChannel } from './find-channel.js';
import { tellLog } from './serve-request.js';
import type { Tools } from './tools.js';

/** Null when a message of Kutip's there reaches those with the role. */
export async function refusalToMention(
  client: Client,
  { channel: id, role }: { readonly channel: string; readonly role: string },
  tools: Tools,
): Promise<Reason | null> {
  try {
    const channel = await findChannel(client, id, tools);
    const refusal = channel === null ? channelGone() : refusalIn(channel, role);
    return refusal && reasonOf(refusal);
  } catch (error) {
    tellLog(error, 'role', tools);
    return reasonOf(discordDown());
  }
}

/** The role, as far as a posting may mention it at all: never everyone's, and none that is gone. */
export function roleToMention({ guild }: GuildBasedChannel, role: string): Role | null {
  return role === guild.id ? null : (guild.roles.cache.get(role) ?? null);
}

export function reasonOf({ code, sentence }: UserError): Reason {
  return { code, sentence };
}

function refusalIn(channel: GuildBasedChannel, id: string): UserError | null {
  if (id === channel.guildId) return everyone();
  const role = roleToMention(channel, id);
  if (role === null) return roleGone();
  const mayMentionAll = channel.permissionsFor(channel.client.user)?.has(PermissionFlagsBits.MentionEveryone) ?? false;
  return role.mentionable || mayMentionAll ? null : notMentionable(role.name, channel.name);
}

function everyone(): UserError {
  return new UserError('role-everyone', {
    id: 'Kutip tidak pernah menyebut @everyone. Pilih peran lain.',
    en: 'Kutip never mentions @everyone. Choose another role.',
  });
}

function roleGone(): UserError {
  return new UserError('role-gone', {
    id: 'Peran itu sudah tidak ada di server ini. Pilih peran lain.',
    en: 'That role is no longer in this server. Choose another one.',
  });
}

function notMentionable(role: string, channel: string): UserError {
  return new UserError('role-not-mentionable', {
    id: `Kutip tidak bisa menyebut @${role} di #${channel}. Di pengaturan peran itu, izinkan siapa pun menyebutnya, atau beri Kutip izin Sebut @everyone, @here, dan Semua Peran (Mention @everyone, @here, and All Roles) di sana.`,
    en: `Kutip cannot mention @${role} in #${channel}. Allow anyone to mention it in the role’s settings, or give Kutip the permission Mention @everyone, @here, and All Roles there.`,
  });
}
