// A message in the shape of Discord's API, with as much of it as a bot may read.
import type { Json } from './json.js';
import { memberPayload, userPayload } from './payloads.js';
import type { Message } from './records.js';
import type { World } from './world.js';

/**
 * A message as the bot gets it. `forBot`: without the privileged intent, content arrives only where the bot wrote the
 * message or is mentioned in it; a menu and a pressed component show it always.
 */
export function messagePayload(world: World, message: Message, forBot: 'event' | 'interaction'): Json {
  const readable = forBot === 'interaction' || isReadable(world, message);
  const reply = message.replyTo === null ? undefined : world.message(message.replyTo);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userPayload(world.user(message.authorId)),
    content: readable ? message.content : '',
    timestamp: message.timestamp,
    edited_timestamp: message.editedAt,
    tts: false,
    mention_everyone: false,
    mentions: message.mentions.map((id) => userPayload(world.user(id))),
    mention_roles: message.mentionedRoles,
    attachments: readable ? message.attachments.map((file) => world.files.describe(file)) : [],
    embeds: readable ? message.embeds : [],
    components: readable ? message.components : [],
    pinned: false,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.replyTo === null
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.replyTo,
            channel_id: message.channelId,
            guild_id: message.serverId,
          },
          referenced_message: reply === undefined ? null : messagePayload(world, { ...reply, replyTo: null }, forBot),
        }),
    ...(message.interactionId === null ? {} : interactionParts(world, message.interactionId)),
  };
}

function interactionParts(world: World, id: string): Json {
  const interaction = world.interactions.get(id);
  if (interaction === undefined) return {};
  return {
    application_id: world.botId,
    webhook_id: world.botId,
    interaction_metadata: {
      id,
      type: interaction.type,
      user: userPayload(world.user(interaction.userId)),
      authorizing_integration_owners: { 0: interaction.serverId },
    },
  };
}

function isReadable(world: World, message: Message): boolean {
  return message.authorId === world.botId || message.mentions.includes(world.botId);
}

/** As events tell of a message: with server and member, unless it is private. */
export function messageEvent(world: World, message: Message): Json {
  if (message.serverId === '') return messagePayload(world, message, 'event');
  const server = world.server(message.serverId);
  return {
    ...messagePayload(world, message, 'event'),
    guild_id: message.serverId,
    member: memberPayload(server, message.authorId),
  };
}
