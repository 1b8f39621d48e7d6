// Sends an interaction to the bot as Discord does, and watches that it is answered in time.
import { randomBytes } from 'node:crypto';
import { type Asked, createAsked } from './asked.js';
import type { Json } from './json.js';
import { messagePayload } from './message-payload.js';
import { interactionChannel, memberPayload, userPayload } from './payloads.js';
import { channelPermissions } from './permissions.js';
import type { Interaction, Message } from './records.js';
import type { Place } from './routes/route.js';
import { newId } from './twin.js';
import type { World } from './world.js';

export interface NewInteraction {
  /** 2 command, 3 component, 4 autocomplete, 5 form. */
  readonly type: 2 | 3 | 4 | 5;
  readonly name: string;
  readonly userId: string;
  readonly channelId: string;
  readonly locale: string;
  readonly data: Json;
  readonly source?: Message;
}

export function interact(place: Place, made: NewInteraction): Asked {
  const { world, gateway } = place;
  const channel = world.channel(made.channelId);
  const interaction: Interaction = {
    id: newId(),
    token: randomBytes(60).toString('base64url'),
    type: made.type,
    name: made.name,
    userId: made.userId,
    serverId: channel.serverId,
    channelId: channel.id,
    createdAt: world.now(),
    sourceMessageId: made.source?.id ?? null,
    acknowledgedAt: null,
    response: null,
    originalId: null,
    followUps: [],
    edits: 0,
    failure: null,
    disturbed: false,
    expired: false,
  };
  world.interactions.set(interaction.id, interaction);
  watch(world, interaction);
  gateway.emit('INTERACTION_CREATE', payload(world, interaction, made));
  return createAsked(world, interaction);
}

function payload(world: World, interaction: Interaction, { data, locale, source }: NewInteraction): Json {
  const { id, token, type, userId, serverId, channelId } = interaction;
  const channel = world.channel(channelId);
  const server = world.server(serverId);
  const permissions = channelPermissions(world, channel, userId).toString();
  return {
    id,
    application_id: world.botId,
    type,
    data,
    token,
    version: 1,
    guild: { id: serverId, locale: 'en-US', features: [] },
    guild_id: serverId,
    guild_locale: 'en-US',
    channel: interactionChannel(world, channel, userId),
    channel_id: channelId,
    member: { ...memberPayload(server, userId), user: userPayload(world.user(userId)), permissions },
    locale,
    app_permissions: channelPermissions(world, channel, world.botId).toString(),
    entitlements: [],
    authorizing_integration_owners: { 0: serverId },
    context: 0,
    attachment_size_limit: server.fileLimit,
    ...(source === undefined ? {} : { message: messagePayload(world, source, 'interaction') }),
  };
}

/** After three seconds (unless a test is more patient) Discord tells the person that the application did not respond. */
function watch(world: World, interaction: Interaction): void {
  const look = () => {
    if (interaction.acknowledgedAt !== null || interaction.failure !== null) return;
    if (world.now() - interaction.createdAt < world.acknowledgeWithinMs) return;
    interaction.failure = 'the application did not respond';
    world.report(interaction.name, `was not acknowledged within ${world.acknowledgeWithinMs / 1_000} seconds`);
  };
  setTimeout(look, world.acknowledgeWithinMs + 1).unref();
  world.onClockMoved(look);
}
