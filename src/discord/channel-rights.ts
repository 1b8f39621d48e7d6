// What Kutip may do in a channel, by its kind and permissions; what it lacks is named as people see it in Discord.
import {
  ChannelType,
  PermissionFlagsBits as Flags,
  type GuildBasedChannel,
  type GuildTextBasedChannel,
} from 'discord.js';
import type { ChannelAbilities } from '../ports.js';
import type { Language, Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { NEEDED } from './permissions.js';

/** A channel in which threads can be opened. */
export type ThreadParent = Extract<
  GuildBasedChannel,
  { readonly type: ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildForum }
>;

export function abilitiesIn(channel: GuildBasedChannel): ChannelAbilities {
  return {
    canSend: isWritable(channel) && refusalToWrite(channel) === null,
    canOpenThread: isThreadParent(channel) && refusalToOpenThread(channel) === null,
    isThread: channel.isThread(),
    isForum: channel.type === ChannelType.GuildForum,
    ...(channel.isThread() && channel.parentId !== null && { parent: channel.parentId }),
  };
}

/** False for what holds no messages of its own, and for a thread that moderators locked. */
export function isWritable(channel: GuildBasedChannel): channel is GuildTextBasedChannel {
  return channel.isTextBased() && !(channel.isThread() && channel.locked === true && !channel.manageable);
}

/** Media channels want a picture in every post, voice and stage chats have no threads. */
export function isThreadParent(channel: GuildBasedChannel): channel is ThreadParent {
  const { type } = channel;
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement || type === ChannelType.GuildForum;
}

/** To answer a message as a reply to it. */
export function mayReply(channel: GuildBasedChannel): boolean {
  return missing(channel, [Flags.ReadMessageHistory]).length === 0;
}

/** Null when Kutip may write there, as far as Discord has said. */
export function refusalToWrite(channel: GuildBasedChannel): UserError | null {
  const names = missingToWrite(channel);
  return names.length === 0 ? null : missingPermission(channel, names);
}

/** Null when Kutip may open threads there, as far as Discord has said. */
export function refusalToOpenThread(channel: ThreadParent): UserError | null {
  const names = missingToOpenThread(channel);
  return names.length === 0 ? null : missingPermission(channel, names);
}

/** Discord refused. Where it had not said before that something is missing, all that Kutip needs is named. */
export function forbidden(channel: GuildBasedChannel): UserError {
  const known = isThreadParent(channel) ? refusalToOpenThread(channel) : refusalToWrite(channel);
  return (
    known ??
    missingPermission(
      channel,
      NEEDED.map(({ name }) => name),
    )
  );
}

function missingPermission({ name }: GuildBasedChannel, names: readonly Localized[]): UserError {
  const list = (language: Language) => names.map((each) => each[language]).join(', ');
  return new UserError('missing-permission', {
    id: `Kutip belum punya izin ${list('id')} di #${name}. Minta pengelola server memberikannya.`,
    en: `Kutip lacks the permission ${list('en')} in #${name}. Ask whoever manages the server to grant it.`,
  });
}

function missingToWrite(channel: GuildBasedChannel): Localized[] {
  return missing(channel, [channel.isThread() ? Flags.SendMessagesInThreads : Flags.SendMessages]);
}

/** A post in a forum needs no more than a message elsewhere. */
function missingToOpenThread(channel: ThreadParent): Localized[] {
  const isForum = channel.type === ChannelType.GuildForum;
  return missing(channel, isForum ? [Flags.SendMessages] : [Flags.CreatePublicThreads, Flags.SendMessagesInThreads]);
}

/** Names of those that are missing; none while Discord has not said what Kutip may. */
function missing(channel: GuildBasedChannel, needed: readonly bigint[]): Localized[] {
  const granted = channel.permissionsFor(channel.client.user);
  if (granted === null) return [];
  const wanted = [Flags.ViewChannel, ...needed];
  return NEEDED.filter(({ bit }) => wanted.includes(bit) && !granted.has(bit)).map(({ name }) => name);
}
