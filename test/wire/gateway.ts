// The twin's gateway as Discord's behaves: sessions that can be resumed, intents, hidden channels, and misbehaviour on request.
import { ChannelType, GatewayIntentBits } from 'discord.js';
import { isThreadType } from './channel-kinds.js';
import { isObject, type Json, objectsIn } from './json.js';
import { botSees, completeChannel, completeServer, memberPayload, userPayload } from './payloads.js';
import { deliver, newSession, OPEN, resumeSession, type Session } from './sessions.js';
import type { Twin, TwinClient } from './twin.js';
import type { World } from './world.js';

/** What the gateway does instead of what it should; a test may change it at any time. */
export interface GatewayBehaviour {
  /** `refuse-token`: close 4004. `refuse-intents`: close 4014. `drop`: the connection breaks. `ignore`: silence. */
  identify: 'accept' | 'refuse-token' | 'refuse-intents' | 'drop' | 'ignore';
  /** `invalid`: the session is gone, identify anew. `ignore`: silence, which hangs a client without a watchdog. */
  resume: 'accept' | 'invalid' | 'drop' | 'ignore';
  heartbeat: 'answer' | 'ignore';
}

export interface LocalGateway {
  readonly behaviour: GatewayBehaviour;
  /** Number of clients connected and told of all their servers. */
  readonly connected: number;
  /** Sessions opened and resumed, requests to resume that were not answered, heartbeats. */
  readonly counts: { identified: number; resumed: number; resumesIgnored: number; heartbeats: number };
  /** Sends an event to whoever is connected, and keeps it for who resumes later. */
  emit(event: string, data: Json): void;
  /** Tells of a server joined later. */
  emitServer(serverId: string): Promise<void>;
  /** Breaks all connections without a word. */
  drop(): void;
  /** Asks all clients to reconnect and resume (op 7). */
  askToReconnect(): void;
  /** Declares all sessions invalid (op 9). */
  invalidate(): void;
}

export interface GatewayOptions {
  readonly heartbeatIntervalMs: number;
}

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

export function extendGateway(twin: Twin, world: World, options: GatewayOptions): LocalGateway {
  const { gateway } = twin;
  const sessions = new Map<string, Session>();
  const behaviour: GatewayBehaviour = { identify: 'accept', resume: 'accept', heartbeat: 'answer' };
  const counts = { identified: 0, resumed: 0, resumesIgnored: 0, heartbeats: 0 };
  const emit = (event: string, data: Json) => {
    const told = mirrored(world, event, data);
    if (isHidden(world, event, data)) return;
    for (const session of sessions.values()) deliver(session, event, told);
    world.changed();
  };
  gateway.broadcast = (event, data) => emit(event, isObject(data) ? data : {});
  gateway.sendHello = (client) => send(client, 10, { heartbeat_interval: options.heartbeatIntervalMs });
  gateway.sendDispatch = (client, event, data) => {
    const session = sessions.get(client.sessionId) ?? newSession(client);
    sessions.set(session.id, session);
    deliver(session, event, event === 'GUILD_CREATE' && isObject(data) ? completeGuildCreate(world, data) : data);
  };
  answerClients(twin, world, { sessions, behaviour, counts });
  const tell = (op: number, d: unknown) => {
    for (const client of [...gateway.clients]) send(client, op, d);
  };
  return {
    behaviour,
    counts,
    get connected() {
      return [...sessions.values()].filter(({ client, ready }) => ready && client.ws.readyState === OPEN).length;
    },
    emit,
    emitServer: async (serverId) => emit('GUILD_CREATE', await guildCreate(twin, world, serverId)),
    drop() {
      for (const { ws } of [...gateway.clients]) ws.terminate();
    },
    askToReconnect: () => tell(7, null),
    invalidate: () => tell(9, false),
  };
}

function send(client: TwinClient, op: number, d: unknown): void {
  if (client.ws.readyState === OPEN) client.ws.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** Stands before the twin for whatever clients send. */
function answerClients(
  { gateway }: Twin,
  world: World,
  state: Pick<LocalGateway, 'behaviour' | 'counts'> & { readonly sessions: Map<string, Session> },
): void {
  const { sessions, behaviour, counts } = state;
  const ofTheTwin = gateway.handleMessage.bind(gateway);
  gateway.handleMessage = async (client, raw) => {
    const { op, d } = JSON.parse(raw) as { op: number; d: Json };
    if (op === 1) {
      counts.heartbeats += 1;
      if (behaviour.heartbeat === 'answer') await ofTheTwin(client, raw);
    } else if (op === 2 && acceptsIdentity(client, Number(d['intents']), behaviour)) {
      await ofTheTwin(client, raw);
      const session = sessions.get(client.sessionId);
      if (session === undefined) return;
      session.ready = true;
      counts.identified += 1;
    } else if (op === 8) {
      gateway.sendDispatch(client, 'GUILD_MEMBERS_CHUNK', membersChunk(world, d));
    } else if (op === 6) {
      const session = sessions.get(String(d['session_id']));
      if (behaviour.resume === 'ignore') counts.resumesIgnored += 1;
      else if (behaviour.resume === 'drop') client.ws.terminate();
      else if (behaviour.resume === 'invalid' || session === undefined) send(client, 9, false);
      else {
        resumeSession(session, client, Number(d['seq']));
        counts.resumed += 1;
      }
    }
    world.changed();
  };
}

function acceptsIdentity(client: TwinClient, intents: number, { identify }: GatewayBehaviour): boolean {
  const privileged = (intents & PRIVILEGED) !== 0;
  if (identify === 'drop') client.ws.terminate();
  if (identify === 'refuse-token') client.ws.close(4004, 'Authentication failed.');
  if (identify === 'refuse-intents' || (identify === 'accept' && privileged))
    client.ws.close(4014, 'Disallowed intent(s).');
  return identify === 'accept' && !privileged;
}

/** Members asked for by id; a bot without the privileged intent gets no others. */
function membersChunk(world: World, asked: Json): Json {
  const server = world.server(String(asked['guild_id']));
  const ids = [asked['user_ids'] ?? []].flat().map(String);
  const found = ids.filter((id) => server.members.has(id));
  const members = found.map((id) => ({ ...memberPayload(server, id), user: userPayload(world.user(id)) }));
  const not_found = ids.filter((id) => !server.members.has(id));
  return { guild_id: server.id, members, not_found, chunk_index: 0, chunk_count: 1, nonce: asked['nonce'] };
}

async function guildCreate({ gateway }: Twin, world: World, serverId: string): Promise<Json> {
  const { guilds } = await gateway.loadState();
  const guild = guilds.find((each) => each.id === serverId);
  if (guild === undefined) throw new Error(`the twin has no server ${serverId}`);
  const { apiGuild, joinedAt, members, channels } = guild;
  const empty = { voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [] };
  const state = { large: false, unavailable: false, member_count: members.length, joined_at: joinedAt };
  return completeGuildCreate(world, { ...apiGuild, ...empty, ...state, soundboard_sounds: [], members, channels });
}

/** Threads stand apart from channels, archived ones nowhere; of the members a bot is told only of itself. */
function completeGuildCreate(world: World, data: Json): Json {
  const channels = objectsIn(data['channels']).map((each) => completeChannel(world, each));
  const isActive = (thread: Json) => world.channels.get(String(thread['id']))?.archived === false;
  return {
    ...completeServer(world, data),
    channels: channels.filter((each) => !isThreadType(each['type'])),
    threads: channels.filter((each) => each['type'] === ChannelType.PublicThread && isActive(each)),
    members: objectsIn(data['members']).filter(({ user }) => isObject(user) && user['id'] === world.botId),
  };
}

/** A bot is told of interactions everywhere, of messages and threads only where it sees the channel. */
function isHidden(world: World, event: string, data: Json): boolean {
  if (event === 'INTERACTION_CREATE') return false;
  const channel = event.startsWith('THREAD_') ? data['parent_id'] : data['channel_id'];
  return typeof channel === 'string' && !botSees(world, channel);
}

/** Follows what the twin tells of its channels, and completes it. */
function mirrored(world: World, event: string, data: Json): Json {
  if (!/^(?:CHANNEL|THREAD)_(?:CREATE|UPDATE|DELETE)$/.test(event)) return data;
  const id = String(data['id']);
  const channel = world.channels.get(id);
  if (event.endsWith('DELETE')) {
    for (const each of [...world.channels.values()]) if (each.parentId === id) world.channels.delete(each.id);
    world.channels.delete(id);
  } else if (channel !== undefined) {
    const metadata = isObject(data['thread_metadata']) ? data['thread_metadata'] : {};
    channel.name = String(data['name']);
    channel.archived = metadata['archived'] === true;
    channel.locked = metadata['locked'] === true;
  }
  return completeChannel(world, data);
}
