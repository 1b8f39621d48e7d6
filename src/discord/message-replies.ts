// What Kutip says to somebody who mentioned it: one reply in the channel, or a direct message where it may not write there.
import { RESTJSONErrorCodes as Code, type Message } from 'discord.js';
import type { MessageAddress } from '../group-types.js';
import type { Localized } from '../types.js';
import { messageOf } from './body.js';
import { forbidden, mayReply } from './channel-rights.js';
import { hasCode, isForbidden, isPassing } from './failure.js';
import { insist } from './insist.js';
import { escaped } from './markdown.js';
import { type Payload, payload } from './render/payload.js';
import { inBothLanguages } from './sentences.js';
import { type Respondent, tellLog } from './serve-request.js';
import type { Tools } from './tools.js';

/** Typing is all that is shown of progress. */
export function respondentOf(message: Message<true>, tools: Tools): Respondent {
  const deliver: Respondent['deliver'] = (reply) => sayInReply(message, tools.render(reply), tools);
  return { show: async () => {}, deliver, excuse: deliver };
}

/**
 * Whatever happens on the way, the message gets one reply: its id is the nonce of all. Null when Kutip may not write
 * there, which the person is told.
 */
export async function sayInReply(message: Message<true>, shown: Payload, tools: Tools): Promise<MessageAddress | null> {
  const body = { ...messageOf(shown), nonce: message.id, enforceNonce: true };
  const { channel } = message;
  const send = () => (mayReply(channel) ? message.reply({ ...body, failIfNotExists: false }) : channel.send(body));
  try {
    const sent = await insist(send, tools.timing.retryPausesMs, isPassing);
    return { channel: sent.channelId, message: sent.id };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    await sayDirectly(message, forbidden(channel).sentence, tools);
    return null;
  }
}

/** A direct message, in both languages because a message does not tell its writer's. Never rejects. */
export async function sayDirectly({ author }: Message, sentence: Localized, tools: Tools): Promise<void> {
  const { content, flags } = payload(escaped(inBothLanguages(sentence)));
  try {
    await author.send({ content, flags });
  } catch (error) {
    // Nobody has to take direct messages.
    if (!hasCode(error, Code.CannotSendMessagesToThisUser)) tellLog(error, 'direct message', tools);
  }
}
