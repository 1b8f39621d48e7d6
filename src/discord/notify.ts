// A private message to one person.
import { type Client, RESTJSONErrorCodes as Code, DiscordAPIError, Routes } from 'discord.js';
import type { Reply } from '../reply.js';
import { bodyOf } from './body.js';
import { codeOf, hasCode, isPassing } from './failure.js';
import { insist } from './insist.js';
import { newNonce } from './nonce.js';
import { tellLog } from './serve-request.js';
import type { Tools } from './tools.js';

/** People who take no messages of Kutip's, have left its servers, or are no more. */
const UNREACHABLE: readonly number[] = [
  Code.CannotSendMessagesToThisUser,
  Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  Code.UnknownUser,
  Code.InvalidRecipients,
];

/** False where the person takes none, or Discord is away. It stands there once, also after a lost answer. */
export async function notify({ rest }: Client, person: string, reply: Reply, tools: Tools): Promise<boolean> {
  const message = { ...bodyOf(tools.render(reply)), nonce: newNonce(), enforce_nonce: true };
  const again = (call: () => Promise<unknown>) => insist(call, tools.timing.retryPausesMs, isPassing);
  try {
    const opened = await again(() => rest.post(Routes.userChannels(), { body: { recipient_id: person } }));
    const channel = idIn(opened);
    if (channel === null) return false;
    await again(() => rest.post(Routes.channelMessages(channel), { body: message }));
    return true;
  } catch (error) {
    if (!(error instanceof DiscordAPIError) && !isPassing(error)) throw error;
    if (!UNREACHABLE.some((code) => hasCode(error, code))) tellLog(error, `private message (${codeOf(error)})`, tools);
    return false;
  }
}

function idIn(answer: unknown): string | null {
  return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : null;
}
