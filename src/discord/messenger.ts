// Speaks in channels and threads outside the reply to a command.
import {
  type Client,
  RESTJSONErrorCodes as Code,
  type GuildBasedChannel,
  type GuildTextBasedChannel,
} from 'discord.js';
import type { ChannelAbilities, Messenger } from '../ports.js';
import { UserError } from '../user-error.js';
import { messageOf } from './body.js';
import {
  abilitiesIn,
  forbidden,
  isThreadParent,
  isWritable,
  refusalToOpenThread,
  refusalToWrite,
} from './channel-rights.js';
import { hasCode, isForbidden, isOver, isPassing } from './failure.js';
import { insist } from './insist.js';
import { newNonce } from './nonce.js';
import { questionInLine } from './render/question-line.js';
import { openThread } from './threads.js';
import type { Tools } from './tools.js';

const NOWHERE: ChannelAbilities = { canSend: false, canOpenThread: false, isThread: false, isForum: false };

export function createMessenger(client: Client, tools: Tools): Messenger {
  const again = <T>(call: () => Promise<T>) => insist(call, tools.timing.retryPausesMs, isPassing);
  const find = (id: string) => again(() => channelIn(client, id));

  async function writable(id: string): Promise<GuildTextBasedChannel> {
    const channel = await find(id);
    if (channel === null) throw channelGone();
    if (!isWritable(channel)) throw notWritable(channel);
    return channel;
  }

  return {
    async send(id, reply) {
      const channel = await writable(id);
      const refusal = refusalToWrite(channel);
      if (refusal !== null) throw refusal;
      const message = { ...messageOf(tools.render(reply)), nonce: newNonce(), enforceNonce: true };
      const sent = await explained(channel, () => again(() => channel.send(message)));
      return { channel: sent.channelId, message: sent.id };
    },
    async openThread(id, title, first) {
      const channel = await find(id);
      if (channel === null) throw channelGone();
      if (!isThreadParent(channel)) throw noThreadsHere();
      const refusal = refusalToOpenThread(channel);
      if (refusal !== null) throw refusal;
      return explained(channel, () => openThread(channel, title, tools.render(first), tools));
    },
    async threadIsUsable(id) {
      const channel = await find(id);
      return channel?.isThread() === true && abilitiesIn(channel).canSend;
    },
    async abilities(id) {
      const channel = await find(id);
      return channel === null ? NOWHERE : abilitiesIn(channel);
    },
    async questionShown({ channel: id, message }) {
      const channel = await find(id);
      if (channel === null || !channel.isTextBased()) return null;
      try {
        const { author, content } = await again(() => channel.messages.fetch(message));
        return author.id === client.user?.id ? questionInLine(content) : null;
      } catch (error) {
        if (isOver(error) || isForbidden(error)) return null;
        throw error;
      }
    },
  };
}

/** Null when it is gone, cannot be seen, or belongs to no server. */
async function channelIn(client: Client, id: string): Promise<GuildBasedChannel | null> {
  try {
    const channel = await client.channels.fetch(id);
    return channel === null || channel.isDMBased() ? null : channel;
  } catch (error) {
    if (isOver(error) || isForbidden(error)) return null;
    throw error;
  }
}

/** Runs the call; what Discord refuses and a person can mend becomes a UserError. */
async function explained<T>(channel: GuildBasedChannel, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isForbidden(error)) throw forbidden(channel);
    if (isOver(error)) throw channelGone();
    if (hasCode(error, Code.ThreadLocked) || hasCode(error, Code.InvalidActionOnArchivedThread))
      throw notWritable(channel);
    if (hasCode(error, Code.MaximumActiveThreads) || hasCode(error, Code.MaximumActiveAnnouncementThreads)) {
      throw tooManyThreads();
    }
    throw error;
  }
}

function channelGone(): UserError {
  return new UserError('channel-gone', {
    id: 'Kanal itu sudah tidak ada, atau Kutip tidak bisa melihatnya.',
    en: 'That channel is gone, or Kutip cannot see it.',
  });
}

function notWritable({ name }: GuildBasedChannel): UserError {
  return new UserError('not-writable', {
    id: `Kutip tidak bisa menulis di #${name}: tempatnya terkunci atau bukan untuk pesan.`,
    en: `Kutip cannot write in #${name}: it is locked, or not a place for messages.`,
  });
}

function noThreadsHere(): UserError {
  return new UserError('no-threads-here', {
    id: 'Di sini tidak bisa dibuka utas. Coba di kanal teks atau forum.',
    en: 'No thread can be opened here. Try in a text channel or a forum.',
  });
}

function tooManyThreads(): UserError {
  return new UserError('too-many-threads', {
    id: 'Utas aktif di server ini sudah sebanyak yang diizinkan Discord. Tutup beberapa, lalu coba lagi.',
    en: 'This server has as many active threads as Discord allows. Close some and try again.',
  });
}
