// Speaks in channels and threads outside the reply to a command.
import type { Client, GuildTextBasedChannel } from 'discord.js';
import type { ChannelAbilities, Messenger } from '../ports.js';
import { messageOf } from './body.js';
import { channelGone, locked, noThreadsHere, notWritable } from './channel-errors.js';
import { abilitiesIn, isThreadParent, isWritable, refusalToOpenThread, refusalToWrite } from './channel-rights.js';
import { explained } from './explained.js';
import { isForbidden, isOver, isPassing } from './failure.js';
import { findChannel } from './find-channel.js';
import { insist } from './insist.js';
import { newNonce } from './nonce.js';
import { createPostingMessenger } from './posting-messenger.js';
import { questionInLine } from './render/question-line.js';
import { createSessionMessenger } from './session-messenger.js';
import { openThread } from './threads.js';
import type { Tools } from './tools.js';

const NOWHERE: ChannelAbilities = { canSend: false, canOpenThread: false, isThread: false, isForum: false };

export function createMessenger(client: Client, tools: Tools): Messenger {
  const again = <T>(call: () => Promise<T>) => insist(call, tools.timing.retryPausesMs, isPassing);
  const find = (id: string) => findChannel(client, id, tools);

  async function writable(id: string): Promise<GuildTextBasedChannel> {
    const channel = await find(id);
    if (channel === null) throw channelGone();
    if (!isWritable(channel)) throw channel.isThread() ? locked(channel) : notWritable(channel);
    return channel;
  }

  return {
    ...createPostingMessenger(client, tools),
    ...createSessionMessenger(client, tools),
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
