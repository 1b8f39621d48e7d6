// What Kutip does when it is added to a server or removed from one.
import { ChannelType, type Guild } from 'discord.js';
import { refusalToWrite } from './channel-rights.js';
import { tellLog } from './serve-request.js';
import type { Serving } from './tools.js';

/** Says hello where the server is new or Kutip is back. Never rejects. A welcome is in both languages: none was chosen yet. */
export async function serveJoin(guild: Guild, serving: Serving): Promise<void> {
  const { dispatcher, messenger, log } = serving;
  try {
    const bot = guild.client.application.id;
    const reply = await dispatcher.notice({ kind: 'server-joined', owner: guild.id, language: 'id', bot });
    if (reply === null || reply.kind === 'failure' || reply.kind === 'refusal') return;
    const channel = channelForWelcome(guild);
    if (channel === null) log.warning('welcome', 'there is no channel in which Kutip may write');
    else await messenger.send(channel, reply);
  } catch (error) {
    tellLog(error, 'welcome', serving);
  }
}

/** Not where the server is merely away for a while. */
export async function serveLeaving({ id, client }: Guild, { dispatcher }: Serving): Promise<void> {
  await dispatcher.notice({ kind: 'server-left', owner: id, bot: client.application.id });
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
