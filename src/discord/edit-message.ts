// Shows something else in a message of Kutip's own.
import { Routes } from 'discord.js';
import type { MessageAddress } from '../group-types.js';
import type { Reply } from '../reply.js';
import { bodyOf, filesOf } from './body.js';
import { isClosed, isForbidden, isOver, isPassing } from './failure.js';
import { insist } from './insist.js';
import type { SpeakingTools } from './tools.js';

/**
 * The message keeps its files where the reply has none. False when the message is gone, cannot be reached, or stands in a
 * thread that is archived or locked: Discord changes nothing in those. Rejects where Discord cannot be reached.
 */
export async function editMessage(
  { channel, message }: MessageAddress,
  reply: Reply,
  { client, tools }: SpeakingTools,
): Promise<boolean> {
  const payload = tools.render(reply);
  const rest = payload.files === undefined ? client.rest : tools.uploads;
  if (client.token !== null) tools.uploads.setToken(client.token);
  const request = { body: bodyOf(payload), ...filesOf(payload) };
  const edit = () => rest.patch(Routes.channelMessage(channel, message), request);
  try {
    await insist(edit, tools.timing.retryPausesMs, isPassing);
    return true;
  } catch (error) {
    if (isOver(error) || isForbidden(error) || isClosed(error)) return false;
    throw error;
  }
}
