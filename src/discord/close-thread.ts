// Archives a thread in which nothing more happens.
import { Routes } from 'discord.js';
import { isClosed, isForbidden, isOver, isPassing } from './failure.js';
import { findChannel } from './find-channel.js';
import { insist } from './insist.js';
import { tellLog } from './serve-request.js';
import type { SpeakingTools } from './tools.js';

/** Only what Kutip opened, or where it manages threads. Never rejects: a thread that stays open hurts nobody. */
export async function closeThread(id: string, { client, tools }: SpeakingTools): Promise<void> {
  try {
    const thread = await findChannel(client, id, tools);
    if (thread?.isThread() !== true || !thread.editable) return;
    const archive = () => client.rest.patch(Routes.channel(id), { body: { archived: true } });
    await insist(archive, tools.timing.retryPausesMs, isPassing);
  } catch (error) {
    if (!isOver(error) && !isForbidden(error) && !isClosed(error)) tellLog(error, 'closing a thread', tools);
  }
}
