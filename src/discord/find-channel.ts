// Finds a channel or thread of a server by its id.
import type { Client, GuildBasedChannel } from 'discord.js';
import { isForbidden, isOver, isPassing } from './failure.js';
import { insist } from './insist.js';
import type { Tools } from './tools.js';

/** Null when it is gone, cannot be seen, or belongs to no server. Rejects where Discord cannot be asked now. */
export function findChannel(client: Client, id: string, { timing }: Tools): Promise<GuildBasedChannel | null> {
  return insist(() => channelIn(client, id), timing.retryPausesMs, isPassing);
}

async function channelIn(client: Client, id: string): Promise<GuildBasedChannel | null> {
  try {
    const channel = await client.channels.fetch(id);
    return channel === null || channel.isDMBased() ? null : channel;
  } catch (error) {
    if (isOver(error) || isForbidden(error)) return null;
    throw error;
  }
}
