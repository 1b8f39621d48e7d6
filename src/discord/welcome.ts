// What Kutip does when it is added to a server, and when a thread goes.
import {
  type AnyThreadChannel,
  ChannelType,
  type DMChannel,
  type Guild,
  type NonThreadGuildBasedChannel,
} from 'discord.js';
import { refusalToWrite } from './channel-rights.js';
import { tellLog } from './serve-request.js';
import type { Serving } from './tools.js';

/** Says hello once. Never rejects. The server has not chosen a language yet, so the message is in both. */
export async function serveJoin(guild: Guild, serving: Serving): Promise<void> {
  const { dispatcher, messenger, log } = serving;
  try {
    const reply = await dispatcher.notice({ kind: 'server-joined', owner: guild.id, language: 'id' });
    if (reply === null || reply.kind === 'failure' || reply.kind === 'refusal') return;
    const channel = channelForWelcome(guild);
    if (channel === null) log.warning('welcome', 'there is no channel in which Kutip may write');
    else await messenger.send(channel, reply);
  } catch (error) {
    tellLog(error, 'welcome', serving);
  }
}

export async function serveThreadDeletion(thread: AnyThreadChannel, { dispatcher }: Serving): Promise<void> {
  await dispatcher.notice({ kind: 'thread-gone', owner: thread.guildId, thread: thread.id });
}

/** Its threads go with a channel; Discord does not name them one by one. */
export async function serveChannelDeletion(
  channel: DMChannel | NonThreadGuildBasedChannel,
  { dispatcher }: Serving,
): Promise<void> {
  if (!('threads' in channel)) return;
  for (const thread of channel.threads.cache.keys()) {
    await dispatcher.notice({ kind: 'thread-gone', owner: channel.guildId, thread });
  }
}

/** The system channel, else the first text channel in which Kutip may write, as people see them in order. */
function channelForWelcome({ systemChannel, channels }: Guild): string | null {
  const texts = channels.cache
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((a, b) => a.position - b.position)
    .values();
  const candidates = [...(systemChannel === null ? [] : [systemChannel]), ...texts];
  return candidates.find((channel) => refusalToWrite(channel) === null)?.id ?? null;
}
