// What Discord refuses in a channel, told to whoever can mend it.
import type { GuildBasedChannel } from 'discord.js';
import { channelError } from './channel-errors.js';
import { forbidden } from './channel-rights.js';

/** Runs the call; what Discord refuses and a person can mend becomes a UserError. */
export async function explained<T>(channel: GuildBasedChannel, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw channelError(error, channel, forbidden) ?? error;
  }
}
