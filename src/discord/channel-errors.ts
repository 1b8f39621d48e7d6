// Why nothing can be done in a channel, in the words of whoever can mend it.
import { RESTJSONErrorCodes as Code, DiscordAPIError, type GuildBasedChannel } from 'discord.js';
import { UserError } from '../user-error.js';
import { hasCode, isClosed, isForbidden, isOver } from './failure.js';

/** What Discord's refusal means there; null where it is nothing that people can mend. `forbidden`: made where it is that. */
export function channelError(
  error: unknown,
  channel: GuildBasedChannel,
  forbidden: (channel: GuildBasedChannel) => UserError,
): UserError | null {
  if (!(error instanceof DiscordAPIError)) return null;
  if (isForbidden(error)) return forbidden(channel);
  if (isOver(error) || hasCode(error, Code.UnknownGuild)) return channelGone();
  if (isClosed(error)) return locked(channel);
  if (hasCode(error, Code.MaximumActiveThreads) || hasCode(error, Code.MaximumActiveAnnouncementThreads))
    return tooManyThreads();
  const isAboutTag = hasCode(error, Code.TagRequiredToCreateAForumPostInThisChannel) || hasCode(error, Code.UnknownTag);
  return isAboutTag ? noTag(channel) : null;
}

export function channelGone(): UserError {
  return new UserError('channel-gone', {
    id: 'Kanal itu sudah tidak ada, atau Kutip tidak bisa melihatnya.',
    en: 'That channel is gone, or Kutip cannot see it.',
  });
}

export function messageGone({ name }: GuildBasedChannel): UserError {
  return new UserError('message-gone', {
    id: `Pesan di #${name} yang mau diberi utas sudah dihapus. Coba sekali lagi.`,
    en: `The message in #${name} that was to get a thread has been deleted. Try once more.`,
  });
}

export function notWritable({ name }: GuildBasedChannel): UserError {
  return new UserError('not-writable', {
    id: `Kutip tidak bisa menulis di #${name}: itu bukan tempat untuk pesan.`,
    en: `Kutip cannot write in #${name}: it is not a place for messages.`,
  });
}

export function locked({ name }: GuildBasedChannel): UserError {
  return new UserError('locked', {
    id: `Utas #${name} dikunci. Minta pengelola server membukanya, atau pilih tempat lain.`,
    en: `The thread #${name} is locked. Ask whoever manages the server to unlock it, or choose another place.`,
  });
}

export function noThreadsHere(): UserError {
  return new UserError('no-threads-here', {
    id: 'Di sini tidak bisa dibuka utas. Coba di kanal teks atau forum.',
    en: 'No thread can be opened here. Try in a text channel or a forum.',
  });
}

export function tooManyThreads(): UserError {
  return new UserError('too-many-threads', {
    id: 'Utas aktif di server ini sudah sebanyak yang diizinkan Discord. Tutup beberapa, lalu coba lagi.',
    en: 'This server has as many active threads as Discord allows. Close some and try again.',
  });
}

/** Also where the only tags are for moderators. */
export function noTag({ name }: GuildBasedChannel): UserError {
  return new UserError('no-tag', {
    id: `Postingan di #${name} harus diberi tag, tetapi tidak ada tag yang boleh dipakai Kutip.`,
    en: `Posts in #${name} must bear a tag, but there is none that Kutip may set.`,
  });
}

/** Passes by itself. */
export function discordDown(): UserError {
  return new UserError('discord-down', {
    id: 'Discord sedang bermasalah atau tidak bisa dihubungi.',
    en: 'Discord is in trouble or could not be reached.',
  });
}
