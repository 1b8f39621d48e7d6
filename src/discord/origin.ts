// Who asks and from where, as Discord tells it.
import {
  type Guild,
  GuildMember,
  type Interaction,
  Locale,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { Caller } from '../dispatch.js';
import type { Language } from '../types.js';
import { questionInLine } from './render/question-line.js';

/** Of a command, press or form in a server; null elsewhere. */
export function callerOf(interaction: Interaction): Caller | null {
  const { guildId, member, user, memberPermissions } = interaction;
  if (guildId === null || member === null || user.bot) return null;
  return {
    surface: 'discord',
    owner: guildId,
    person: user.id,
    language: languageOf(interaction.locale),
    roles: Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()],
    managesServer: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    channels: channelsAround(interaction.channelId, interaction.channel),
    mayWrite: mayWrite(interaction),
    sees: sightOf(interaction.guild, member instanceof GuildMember ? member : null),
    fileLimit: interaction.attachmentSizeLimit ?? USUAL_FILE_LIMIT,
    ...pressed(interaction),
  };
}

/**
 * Of a message that mentions Kutip. It does not tell the person's language: replies follow the server or what was typed,
 * and where neither says anything, Indonesian.
 */
export function writerOf({ guild, guildId, author, member, channelId, channel }: Message<true>): Caller {
  return {
    surface: 'discord',
    owner: guildId,
    person: author.id,
    language: 'id',
    languageUnknown: true,
    roles: [...(member?.roles.cache.keys() ?? [])],
    managesServer: member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false,
    channels: channelsAround(channelId, channel),
    sees: sightOf(guild, member),
    fileLimit: USUAL_FILE_LIMIT,
  };
}

/**
 * Whether the person may look into a channel, asked anew each time: of Discord's own permissions, a thread's are its parent's.
 * Of one that is gone or that Kutip knows nothing of, as of a server that is away, only an administrator could.
 */
function sightOf(guild: Guild | null, member: GuildMember | null): NonNullable<Caller['sees']> {
  const { Administrator, ViewChannel } = PermissionFlagsBits;
  return (id) => {
    if (guild === null || member === null) return false;
    const channel = guild.channels.cache.get(id);
    return channel === undefined
      ? member.permissions.has(Administrator)
      : (channel.permissionsFor(member)?.has(ViewChannel) ?? false);
  };
}

/** Discord has one locale for Indonesian; whoever uses another than that reads English rather. */
export function languageOf(locale: string): Language {
  return locale === Locale.Indonesian ? 'id' : 'en';
}

/** Or open threads, which some channels allow where they allow no messages. */
function mayWrite({ memberPermissions, channel }: Interaction): boolean {
  const { SendMessagesInThreads, SendMessages, CreatePublicThreads } = PermissionFlagsBits;
  const either = channel?.isThread() ? [SendMessagesInThreads] : [SendMessages, CreatePublicThreads];
  return memberPermissions?.any(either) ?? false;
}

/** Bytes of the largest file in a server without boosts. */
const USUAL_FILE_LIMIT = 10 * 1024 * 1024;

interface MaybeThread {
  isThread(): boolean;
  readonly parentId?: string | null;
}

function channelsAround(id: string | null, channel: MaybeThread | null): string[] {
  if (id === null) return [];
  const parent = channel?.isThread() ? channel.parentId : null;
  return parent ? [id, parent] : [id];
}

function pressed(interaction: Interaction): Pick<Caller, 'message' | 'messageSeenBy' | 'questionShown'> {
  const message = interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  if (message === null) return {};
  const questionShown = questionInLine(message.content);
  return {
    message: { channel: message.channelId, message: message.id },
    messageSeenBy: message.flags.has(MessageFlags.Ephemeral) ? 'private' : 'public',
    ...(questionShown !== null && { questionShown }),
  };
}
