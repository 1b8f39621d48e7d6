// Shows in a channel that Kutip is about to answer.
import type { GuildTextBasedChannel } from 'discord.js';
import { codeOf } from './failure.js';
import type { Tools } from './tools.js';

/** Until the returned function is called. Typing is a courtesy: where it fails, the answer comes all the same. */
export function showTyping(channel: GuildTextBasedChannel, { log, timing }: Tools): () => void {
  const show = () => {
    channel.sendTyping().catch((error: unknown) => log.warning('typing', `was refused: ${codeOf(error)}`));
  };
  show();
  const timer = setInterval(show, timing.typingEveryMs).unref();
  return () => clearInterval(timer);
}
