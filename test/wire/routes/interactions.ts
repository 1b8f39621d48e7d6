// The first answer to an interaction, and what follows through its token, with Discord's limits of time.
import { MessageFlags } from 'discord.js';
import {
  alreadyAcknowledged,
  DiscordError,
  invalidBody,
  invalidWebhookToken,
  unknownInteraction,
  unknownMessage,
} from '../discord-error.js';
import { isObject, type Json, numberOf } from '../json.js';
import { messagePayload } from '../message-payload.js';
import { deleteMessage, editMessage, postMessage } from '../post-message.js';
import type { Interaction, Message } from '../records.js';
import type { World } from '../world.js';
import { type Answer, bodyOf, type Call, done, ok, type Place, type Route } from './route.js';

const TOKEN_LIVES_MS = 15 * 60_000;

/** What may answer which: by the type of the interaction (2 command, 3 component, 4 autocomplete, 5 form). */
const ANSWERS: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:id/:token/callback', run: acknowledge },
  { method: 'POST', path: '/webhooks/:application/:token', run: followUp },
  {
    method: 'GET',
    path: '/webhooks/:application/:token/messages/:message',
    run({ world }, _, __, token = '', id = '') {
      return ok(messagePayload(world, messageOf(world, liveInteraction(world, token), id), 'interaction'));
    },
  },
  {
    method: 'PATCH',
    path: '/webhooks/:application/:token/messages/:message',
    run(place, call, _, token = '', id = '') {
      const interaction = liveInteraction(place.world, token);
      const message = messageOf(place.world, interaction, id);
      interaction.edits += 1;
      return ok(messagePayload(place.world, editMessage(place, message, bodyOf(call), call.files), 'interaction'));
    },
  },
  {
    method: 'DELETE',
    path: '/webhooks/:application/:token/messages/:message',
    run(place, _, __, token = '', id = '') {
      deleteMessage(place, messageOf(place.world, liveInteraction(place.world, token), id));
      return done;
    },
  },
];

function acknowledge(place: Place, call: Call, id = '', token = ''): Answer {
  const { world } = place;
  const interaction = world.interactions.get(id);
  if (interaction === undefined || interaction.token !== token) throw unknownInteraction();
  if (interaction.acknowledgedAt !== null) {
    if (!interaction.disturbed) world.report(interaction.name, 'was acknowledged twice');
    throw alreadyAcknowledged();
  }
  if (interaction.failure !== null || world.now() - interaction.createdAt > world.acknowledgeWithinMs)
    throw unknownInteraction();
  const body = bodyOf(call);
  const type = numberOf(body['type']);
  if (!(ANSWERS[interaction.type] ?? []).includes(type)) {
    const what = `type ${type} cannot answer an interaction of type ${interaction.type}`;
    world.report(interaction.name, what);
    throw invalidBody([what]);
  }
  const data = isObject(body['data']) ? body['data'] : {};
  const message = firstMessage(place, interaction, type, data, call);
  interaction.originalId = message?.id ?? null;
  interaction.response = { type, data };
  interaction.acknowledgedAt = world.now();
  world.changed();
  if (call.query.get('with_response') !== 'true') return done;
  return ok(callbackPayload(world, interaction, type, message));
}

/** The message that the first answer makes or changes; null for choices and forms. */
function firstMessage(place: Place, interaction: Interaction, type: number, data: Json, call: Call): Message | null {
  const { world } = place;
  const source = interaction.sourceMessageId === null ? undefined : world.message(interaction.sourceMessageId);
  if (type === 4 || type === 5) return answerMessage(place, interaction, data, call, type === 5);
  if (type !== 6 && type !== 7) return null;
  if (interaction.sourceMessageId === null) throw invalidBody(['there is no message to update']);
  if (source === undefined) throw unknownMessage();
  return type === 7 ? editMessage(place, source, data, call.files) : source;
}

function answerMessage(place: Place, interaction: Interaction, data: Json, call: Call, loading = false): Message {
  return postMessage(place, {
    channel: place.world.channel(interaction.channelId),
    authorId: place.world.botId,
    body: data,
    files: call.files,
    type: interaction.type === 2 ? 20 : 0,
    person: interaction.userId,
    interactionId: interaction.id,
    loading,
  });
}

function callbackPayload(world: World, interaction: Interaction, type: number, message: Message | null): Json {
  const loading = message !== null && (message.flags & MessageFlags.Loading) !== 0;
  const ids =
    message === null
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: loading,
          response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
        };
  const about = { id: interaction.id, type: interaction.type, ...ids };
  const resource = message === null ? { type } : { type, message: messagePayload(world, message, 'interaction') };
  return { interaction: about, resource };
}

/** The first follow-up fills a message that still says "thinking", and stays as private as that. */
function followUp(place: Place, call: Call, _application = '', token = ''): Answer {
  const { world } = place;
  const interaction = liveInteraction(world, token);
  const original = interaction.originalId === null ? undefined : world.message(interaction.originalId);
  if (original !== undefined && (original.flags & MessageFlags.Loading) !== 0) {
    interaction.edits += 1;
    return ok(messagePayload(world, editMessage(place, original, bodyOf(call), call.files), 'interaction'));
  }
  const message = answerMessage(place, interaction, bodyOf(call), call);
  interaction.followUps.push(message.id);
  world.changed();
  return ok(messagePayload(world, message, 'interaction'));
}

/** Throws 10015 for a token that is not known or not acknowledged yet, 50027 after its fifteen minutes. */
function liveInteraction(world: World, token: string): Interaction {
  const interaction = world.interactionByToken(token);
  if (interaction === undefined || interaction.acknowledgedAt === null)
    throw new DiscordError(404, 10015, 'Unknown Webhook');
  if (interaction.expired || world.now() - interaction.createdAt > TOKEN_LIVES_MS) throw invalidWebhookToken();
  return interaction;
}

function messageOf(world: World, interaction: Interaction, id: string): Message {
  const wanted = id === '@original' ? interaction.originalId : id;
  const own = wanted === interaction.originalId || interaction.followUps.includes(wanted ?? '');
  const message = wanted === null || !own ? undefined : world.message(wanted);
  if (message === undefined) throw unknownMessage();
  return message;
}
