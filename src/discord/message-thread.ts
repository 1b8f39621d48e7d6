// The thread in which a message of Kutip's own goes on. A message has one at most, and it bears the message's id.
import { type APIThreadChannel, RESTJSONErrorCodes as Code, Routes } from 'discord.js';
import type { MessageAddress } from '../group-types.js';
import { channelGone, messageGone, noThreadsHere } from './channel-errors.js';
import { isThreadParent, refusalToOpenThread, type ThreadParent } from './channel-rights.js';
import { explained } from './explained.js';
import { hasCode, isPassing } from './failure.js';
import { findChannel } from './find-channel.js';
import { insist } from './insist.js';
import { threadCalled } from './threads.js';
import type { SpeakingTools } from './tools.js';

/** Resolves to the thread's id. Throws UserError for what people can mend, and rejects as Discord does. */
export async function threadOn(address: MessageAddress, title: string, speaking: SpeakingTools): Promise<string> {
  const { client, tools } = speaking;
  const channel = await findChannel(client, address.channel, tools);
  if (channel === null) throw channelGone();
  if (channel.isThread()) return channel.id;
  if (client.channels.cache.get(address.message)?.isThread() === true) return address.message;
  if (!isThreadParent(channel)) throw noThreadsHere();
  const refusal = refusalToOpenThread(channel);
  if (refusal !== null) throw refusal;
  return explained(channel, () => hang(channel, address.message, title, speaking));
}

/** Whoever asks again after a lost answer is told that there is one. */
async function hang(channel: ThreadParent, message: string, title: string, speaking: SpeakingTools): Promise<string> {
  const { client, tools } = speaking;
  const body = threadCalled(title);
  try {
    const open = () => client.rest.post(Routes.threads(channel.id, message), { body });
    return ((await insist(open, tools.timing.retryPausesMs, isPassing)) as APIThreadChannel).id;
  } catch (error) {
    if (hasCode(error, Code.UnknownMessage)) throw messageGone(channel);
    if (!hasCode(error, Code.ThreadAlreadyCreatedForMessage)) throw error;
  }
  const thread = await findChannel(client, message, tools);
  if (thread?.isThread() !== true) throw channelGone();
  return thread.id;
}
