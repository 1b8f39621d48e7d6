// Finds a channel or thread of a server by its id.
import type { Client, GuildBasedChannel } from 'discord.js';
import { isForbidden, isOver, isPassing } from './failure.js';
import { insist } from './insist.js';
import type { Tools } from './tools.js';

/** What is anything else names a place in Discord's API, should somebody forge it. */
const ID = /^\d{1,20}$/;

/** Null when it is gone, cannot be seen, or belongs to no server. Rejects where Discord cannot be asked now. */
export async function findChannel(
  client: Client,
  id: string,
  { timing }: Pick<Tools, 'timing'>,
): Promise<GuildBasedChannel | null> {
  if (!ID.test(id)) return null;
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
