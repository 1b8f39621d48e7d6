// What Kutip may do in a channel, by its kind and permissions; what it lacks is named as people see it in Discord.
import {
  ChannelType,
  PermissionFlagsBits as Flags,
  type ForumChannel,
  type GuildBasedChannel,
  type GuildTextBasedChannel,
  type VoiceBasedChannel,
} from 'discord.js';
import type { ChannelAbilities } from '../ports.js';
import type { Language, Localized } from '../types.js';
import { UserError } from '../user-error.js';
import { locked } from './channel-errors.js';
import { NEEDED } from './permissions.js';

/** A channel in which threads can be opened. */
export type ThreadParent = Extract<
  GuildBasedChannel,
  { readonly type: ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildForum }
>;

/** A channel in which Kutip posts of its own accord: messages in channels and threads, posts in forums. */
export type PostingChannel = Exclude<GuildTextBasedChannel, VoiceBasedChannel> | ForumChannel;

export function abilitiesIn(channel: GuildBasedChannel): ChannelAbilities {
  return {
    canSend: isWritable(channel) && refusalToWrite(channel) === null,
    canOpenThread: isThreadParent(channel) && refusalToOpenThread(channel) === null,
    isThread: channel.isThread(),
    isForum: isForum(channel),
    ...(channel.isThread() && channel.parentId !== null && { parent: channel.parentId }),
  };
}

/** False for what holds no messages of its own, and for a thread that moderators locked. */
export function isWritable(channel: GuildBasedChannel): channel is GuildTextBasedChannel {
  return channel.isTextBased() && !(channel.isThread() && channel.locked === true && !channel.manageable);
}

/** Not the chats of voice and stage channels, whose people come and go. */
export function isPostingChannel(channel: GuildBasedChannel): channel is PostingChannel {
  return channel.isThread() || isThreadParent(channel);
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

/** Discord cannot serve the server now, or has not said yet what Kutip may there. */
export function isAway(channel: GuildBasedChannel): boolean {
  return !channel.guild.available || channel.permissionsFor(channel.client.user) === null;
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

/** Null when Kutip may post there, and look afterwards whether it did, as far as Discord has said. */
export function refusalToPost(channel: PostingChannel): UserError | null {
  if (!isForum(channel) && !isWritable(channel)) return locked(channel);
  const names = missingToPost(channel);
  return names.length === 0 ? null : missingPermission(channel, names);
}

/** Discord refused a posting. Where it had not said before that something is missing, all that postings need is named. */
export function postForbidden(channel: PostingChannel): UserError {
  const names = missingToPost(channel);
  return missingPermission(channel, names.length > 0 ? names : namesOf(neededToPost(channel)));
}

/** Names of the permissions that Kutip lacks to post there, and to look afterwards whether it did. */
export function missingToPost(channel: PostingChannel): Localized[] {
  return missing(channel, neededToPost(channel));
}

/** Whether Kutip would see there what it posted. */
export function mayLook(channel: PostingChannel): boolean {
  return missing(channel, [Flags.ReadMessageHistory]).length === 0;
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

/** Names of the permissions that Kutip lacks to open threads there; a post in a forum needs no more than a message elsewhere. */
export function missingToOpenThread(channel: ThreadParent): Localized[] {
  return missing(
    channel,
    isForum(channel) ? [Flags.SendMessages] : [Flags.CreatePublicThreads, Flags.SendMessagesInThreads],
  );
}

function neededToPost(channel: PostingChannel): bigint[] {
  const toSend = channel.isThread() ? Flags.SendMessagesInThreads : Flags.SendMessages;
  return [Flags.ViewChannel, toSend, Flags.ReadMessageHistory];
}

function isForum(channel: GuildBasedChannel): channel is ForumChannel {
  return channel.type === ChannelType.GuildForum;
}

function namesOf(bits: readonly bigint[]): Localized[] {
  return NEEDED.filter(({ bit }) => bits.includes(bit)).map(({ name }) => name);
}

/** Names of those that are missing; none while Discord has not said what Kutip may. */
function missing(channel: GuildBasedChannel, needed: readonly bigint[]): Localized[] {
  const granted = channel.permissionsFor(channel.client.user);
  if (granted === null) return [];
  return namesOf([Flags.ViewChannel, ...needed].filter((bit) => !granted.has(bit)));
}
