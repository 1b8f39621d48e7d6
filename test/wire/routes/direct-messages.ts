// Private messages: opening the channel to one person, and who takes them.
import { ChannelType } from 'discord.js';
import { invalidRecipient, noMutualServer, takesNoMessages } from '../discord-error.js';
import { userPayload } from '../payloads.js';
import type { Channel } from '../records.js';
import { newId } from '../twin.js';
import type { World } from '../world.js';
import { bodyOf, ok, type Route } from './route.js';

export const directMessageRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/@me/channels',
    run({ world }, call) {
      const user = world.users.get(String(bodyOf(call)['recipient_id']));
      if (user === undefined || user.id === world.botId) throw invalidRecipient();
      const { id } = channelTo(world, user.id) ?? openChannel(world, user.id);
      return ok({ id, type: ChannelType.DM, flags: 0, last_message_id: null, recipients: [userPayload(user)] });
    },
  },
];

/** The channel in which the bot writes to that person alone; undefined where none was opened. */
export function channelTo(world: World, userId: string): Channel | undefined {
  return [...world.channels.values()].find(({ recipientId }) => recipientId === userId);
}

/** Throws 50278 where the bot meets the person in no server, and 50007 where the person takes no messages of bots. */
export function requireRecipient(world: World, userId: string): void {
  if (![...world.servers.values()].some(({ members }) => members.has(userId))) throw noMutualServer();
  if (world.user(userId).takesMessages === false) throw takesNoMessages();
}

function openChannel(world: World, recipientId: string): Channel {
  const channel: Channel = {
    ...{ id: newId(), serverId: '', type: ChannelType.DM, name: '', parentId: null, ownerId: null, recipientId },
    ...{ archived: false, locked: false, overwrites: [], tags: [], tagRequired: false, appliedTags: [] },
  };
  world.channels.set(channel.id, channel);
  return channel;
}
