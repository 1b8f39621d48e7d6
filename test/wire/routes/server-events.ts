// The events of a server: who may make and change them, and what of one can still be changed when.
import {
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus as Status,
} from 'discord.js';
import {
  eventIsOver,
  invalidBody,
  missingAccess,
  missingPermissions,
  tooManyEvents,
  unknownEvent,
} from '../discord-error.js';
import { isObject, type Json, textOf } from '../json.js';
import { botMayInServer } from '../permissions.js';
import type { Server, ServerEventRecord } from '../records.js';
import { newId } from '../twin.js';
import type { World } from '../world.js';
import { bodyOf, type Call, done, ok, type Place, type Route } from './route.js';

const ALL = '/guilds/:guild/scheduled-events';
const ONE = `${ALL}/:event`;
/** Scheduled or under way, in one server. */
const MOST = 100;

export const serverEventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: ALL,
    run({ world }, _, serverId) {
      const { id } = serverOf(world, serverId);
      return ok(standing(world, id).map((each) => eventPayload(world, each)));
    },
  },
  { method: 'POST', path: ALL, run: ({ world }, call, serverId) => make(world, call, serverId) },
  {
    method: 'GET',
    path: ONE,
    run: ({ world }, _, serverId, id) => ok(eventPayload(world, eventOf(world, serverId, id))),
  },
  { method: 'PATCH', path: ONE, run: ({ world }, call, serverId, id) => change(world, call, serverId, id) },
  {
    method: 'DELETE',
    path: ONE,
    run({ world }: Place, _, serverId, id) {
      const event = changeable(world, serverId, id);
      world.serverEvents.delete(event.id);
      world.changed();
      return done;
    },
  },
];

/** Those that are not over. */
export function standing(world: World, serverId: string): ServerEventRecord[] {
  const all = [...world.serverEvents.values()].filter((each) => each.serverId === serverId);
  return all.filter((each) => statusOf(world, each) !== Status.Completed);
}

/** Events that are elsewhere begin and end by themselves. */
function statusOf(world: World, { start, end }: ServerEventRecord): Status {
  if (world.now() >= end) return Status.Completed;
  return world.now() >= start ? Status.Active : Status.Scheduled;
}

function make(world: World, call: Call, serverId = '') {
  const server = serverOf(world, serverId);
  if (!botMayInServer(world, server, 'CreateEvents')) throw missingPermissions();
  if (standing(world, server.id).length >= MOST) throw tooManyEvents();
  const blank = { id: newId(), serverId: server.id, creatorId: world.botId };
  const event = { ...blank, name: '', description: null, location: '', start: 0, end: 0 };
  return ok(keep(world, event, bodyOf(call)));
}

function change(world: World, call: Call, serverId = '', id = '') {
  const event = changeable(world, serverId, id);
  const body = bodyOf(call);
  const status = statusOf(world, event);
  if (status === Status.Completed) throw eventIsOver();
  if (status === Status.Active && 'scheduled_start_time' in body)
    throw invalidBody(['scheduled_start_time: Cannot update start time of an active event']);
  return ok(keep(world, event, body));
}

function keep(world: World, before: ServerEventRecord, body: Json): Json {
  const time = (key: string, otherwise: number) => (key in body ? Date.parse(textOf(body[key])) : otherwise);
  const metadata = body['entity_metadata'];
  const event: ServerEventRecord = {
    ...before,
    name: 'name' in body ? textOf(body['name']).trim() : before.name,
    description: 'description' in body ? textOf(body['description']) || null : before.description,
    location: isObject(metadata) ? textOf(metadata['location']) : before.location,
    start: time('scheduled_start_time', before.start),
    end: time('scheduled_end_time', before.end),
  };
  if ('scheduled_start_time' in body && event.start < world.now())
    throw invalidBody(['scheduled_start_time: Cannot schedule event in the past.']);
  if (event.end <= event.start) throw invalidBody(['scheduled_end_time: Cannot end before the event starts.']);
  world.serverEvents.set(event.id, event);
  world.changed();
  return eventPayload(world, event);
}

function serverOf(world: World, id = ''): Server {
  const server = world.servers.get(id);
  if (server === undefined) throw missingAccess();
  return server;
}

function eventOf(world: World, serverId = '', id = ''): ServerEventRecord {
  const server = serverOf(world, serverId);
  const event = world.serverEvents.get(id);
  if (event === undefined || event.serverId !== server.id) throw unknownEvent();
  return event;
}

/** Own ones with either permission, those of others only with *Manage Events*. */
function changeable(world: World, serverId = '', id = ''): ServerEventRecord {
  const event = eventOf(world, serverId, id);
  const server = serverOf(world, serverId);
  const isOwn = event.creatorId === world.botId && botMayInServer(world, server, 'CreateEvents');
  if (!isOwn && !botMayInServer(world, server, 'ManageEvents')) throw missingPermissions();
  return event;
}

function eventPayload(world: World, event: ServerEventRecord): Json {
  return {
    id: event.id,
    guild_id: event.serverId,
    name: event.name,
    description: event.description,
    channel_id: null,
    creator_id: event.creatorId,
    image: null,
    scheduled_start_time: new Date(event.start).toISOString().replace('Z', '+00:00'),
    scheduled_end_time: new Date(event.end).toISOString().replace('Z', '+00:00'),
    status: statusOf(world, event),
    entity_type: GuildScheduledEventEntityType.External,
    entity_id: null,
    recurrence_rule: null,
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    guild_scheduled_event_exceptions: [],
    entity_metadata: { location: event.location },
  };
}
