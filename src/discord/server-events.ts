// The events of a server: makes them, changes them and takes them away, where the server lets Kutip.
import {
  type APIGuildScheduledEvent,
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  PermissionFlagsBits as Flags,
  type Guild,
  type GuildBasedChannel,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  Routes,
} from 'discord.js';
import type { ServerEvent } from '../ports.js';
import { hasCode, isForbidden, isPassing } from './failure.js';
import { findChannel } from './find-channel.js';
import { insist } from './insist.js';
import { plainLabel } from './render/components.js';
import { tellLog } from './serve-request.js';
import type { SpeakingTools } from './tools.js';

/** UTF-16 units of an event's name, and of its place. */
const LONGEST = 100;

export interface SavedEvent {
  readonly owner: string;
  readonly event: ServerEvent;
  /** Of the one to change; null: a new one. */
  readonly id: string | null;
}

/**
 * Resolves to the event's id: another one where the one to change is gone, over or under way. Null where Kutip may not, the
 * server has as many as Discord allows, the channel is gone, or the start is past. Rejects where Discord cannot be reached.
 */
export async function saveEvent({ owner, event, id }: SavedEvent, speaking: SpeakingTools): Promise<string | null> {
  const { client, tools } = speaking;
  const guild = client.guilds.cache.get(owner);
  if (guild === undefined || !mayHaveEvents(guild) || event.start <= tools.clock.now()) return null;
  const channel = await findChannel(client, event.channel, tools);
  if (channel?.guildId !== owner) return null;
  const body = bodyFor(event, channel);
  try {
    const changed = id !== null && (await change(guild, id, body, speaking));
    return changed ? id : await make(guild, body, speaking);
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const isFull = hasCode(error, Code.MaximumNumberOfUncompletedGuildScheduledEventsReached);
    if (!isForbidden(error) && !isFull) tellLog(error, 'server event', tools);
    return null;
  }
}

/** Nothing where it is gone already, or Kutip may not. Rejects where Discord cannot be reached. */
export async function deleteEvent(owner: string, id: string, { client, tools }: SpeakingTools): Promise<void> {
  const remove = () => client.rest.delete(Routes.guildScheduledEvent(owner, id));
  try {
    await insist(remove, tools.timing.retryPausesMs, isPassing);
  } catch (error) {
    const isGone = hasCode(error, Code.UnknownGuildScheduledEvent) || hasCode(error, Code.UnknownGuild);
    if (!isGone && !isForbidden(error)) throw error;
  }
}

type EventBody = ReturnType<typeof bodyFor>;

function bodyFor({ name, start, end }: ServerEvent, { id, guildId, name: place }: GuildBasedChannel) {
  return {
    name: plainLabel(name, LONGEST) || 'Kutip',
    // Its place can only be read; this can be pressed.
    description: `https://discord.com/channels/${guildId}/${id}`,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: plainLabel(`#${place}`, LONGEST) },
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    scheduled_start_time: new Date(start).toISOString(),
    scheduled_end_time: new Date(end).toISOString(),
  };
}

/** Neither permission is asked for in the invitation: events are an extra. Discord decides where it has not said yet. */
function mayHaveEvents({ members }: Guild): boolean {
  return members.me?.permissions.any([Flags.CreateEvents, Flags.ManageEvents]) ?? true;
}

/** False where another one has to be made. Of one under way, Discord changes no start. */
async function change(guild: Guild, id: string, body: EventBody, { tools }: SpeakingTools): Promise<boolean> {
  const patch = () => guild.client.rest.patch(Routes.guildScheduledEvent(guild.id, id), { body });
  try {
    await insist(patch, tools.timing.retryPausesMs, isPassing);
    return true;
  } catch (error) {
    const { UnknownGuildScheduledEvent, CannotUpdateAFinishedEvent, InvalidFormBodyOrContentType } = Code;
    const codes = [UnknownGuildScheduledEvent, CannotUpdateAFinishedEvent, InvalidFormBodyOrContentType];
    if (codes.some((code) => hasCode(error, code))) return false;
    throw error;
  }
}

/** Discord knows no nonce for events: one that stands there already, from before a lost answer or a crash, is taken. */
function make(guild: Guild, body: EventBody, { tools: { once, timing } }: SpeakingTools): Promise<string> {
  const { rest, token } = guild.client;
  const route = Routes.guildScheduledEvents(guild.id);
  if (token !== null) once.setToken(token);
  async function made(): Promise<APIGuildScheduledEvent> {
    const events = (await rest.get(route)) as APIGuildScheduledEvent[];
    const same = events.find((each) => each.creator_id === guild.client.user.id && isSame(each, body));
    return same ?? ((await once.post(route, { body })) as APIGuildScheduledEvent);
  }
  return insist(async () => (await made()).id, timing.retryPausesMs, isPassing);
}

function isSame(event: APIGuildScheduledEvent, body: EventBody): boolean {
  return (
    event.name === body.name &&
    event.entity_metadata?.location === body.entity_metadata.location &&
    event.description === body.description &&
    Date.parse(event.scheduled_start_time) === Date.parse(body.scheduled_start_time)
  );
}
