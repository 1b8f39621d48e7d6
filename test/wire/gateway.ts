// The twin's gateway as Discord's behaves: sessions that can be resumed, intents, hidden channels, and misbehaviour on request.
import { ChannelType, GatewayIntentBits } from 'discord.js';
import { isThreadType } from './channel-kinds.js';
import { isObject, type Json, objectsIn } from './json.js';
import { botSees, completeChannel, completeServer } from './payloads.js';
import type { Twin, TwinClient, TwinGateway } from './twin.js';
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
  /** How often a session was opened and resumed. */
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

interface Session {
  readonly id: string;
  client: TwinClient;
  ready: boolean;
  sequence: number;
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
}

const OPEN = 1;
const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

export interface GatewayOptions {
  readonly heartbeatIntervalMs: number;
}

export function extendGateway(twin: Twin, world: World, options: GatewayOptions): LocalGateway {
  const { gateway } = twin;
  const sessions = new Map<string, Session>();
  const behaviour: GatewayBehaviour = { identify: 'accept', resume: 'accept', heartbeat: 'answer' };
  const counts = { identified: 0, resumed: 0, resumesIgnored: 0, heartbeats: 0 };
  const clients = () => [...gateway.clients];
  const emit = (event: string, data: Json) => {
    const told = mirrored(world, event, data);
    if (typeof data['channel_id'] === 'string' && !botSees(world, data['channel_id']) && event !== 'INTERACTION_CREATE')
      return;
    for (const session of sessions.values()) deliver(session, event, told);
    world.changed();
  };
  const original = gateway.handleMessage.bind(gateway);
  gateway.broadcast = (event, data) => emit(event, isObject(data) ? data : {});
  gateway.sendHello = (client) => send(client, 10, { heartbeat_interval: options.heartbeatIntervalMs });
  gateway.sendDispatch = (client, event, data) => {
    const session = sessions.get(client.sessionId) ?? newSession(client);
    sessions.set(session.id, session);
    const told = event === 'GUILD_CREATE' && isObject(data) ? completeGuildCreate(world, data) : data;
    deliver(session, event, told);
  };
  gateway.handleMessage = async (client, raw) => {
    const { op, d } = JSON.parse(raw) as { op: number; d: Json };
    if (op === 1) {
      counts.heartbeats += 1;
      if (behaviour.heartbeat === 'answer') await original(client, raw);
    } else if (op === 2) {
      if (!acceptsIdentity(client, Number(d['intents']), behaviour)) return;
      await original(client, raw);
      const session = sessions.get(client.sessionId);
      if (session === undefined) return;
      session.ready = true;
      counts.identified += 1;
      world.changed();
    } else if (op === 6) {
      if (resume(client, sessions.get(String(d['session_id'])), Number(d['seq']), behaviour)) counts.resumed += 1;
      if (behaviour.resume === 'ignore') counts.resumesIgnored += 1;
      world.changed();
    } else if (op === 8) {
      await sendMembers(gateway, client, d);
    }
  };
  return {
    behaviour,
    counts,
    get connected() {
      return [...sessions.values()].filter(({ client, ready }) => ready && client.ws.readyState === OPEN).length;
    },
    emit,
    async emitServer(serverId) {
      const { guilds } = await gateway.loadState();
      const guild = guilds.find((each) => each.id === serverId);
      if (guild === undefined) throw new Error(`the twin has no server ${serverId}`);
      const { apiGuild, joinedAt, members, channels } = guild;
      const data = { ...apiGuild, ...emptyParts, joined_at: joinedAt, member_count: members.length, members, channels };
      emit('GUILD_CREATE', completeGuildCreate(world, data));
    },
    drop() {
      for (const { ws } of clients()) ws.terminate();
    },
    askToReconnect() {
      for (const client of clients()) send(client, 7, null);
    },
    invalidate() {
      for (const client of clients()) send(client, 9, false);
    },
  };
}

const emptyParts = {
  large: false,
  unavailable: false,
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
};

function newSession(client: TwinClient): Session {
  return { id: client.sessionId, client, ready: false, sequence: 0, sent: [] };
}

function send(client: TwinClient, op: number, d: unknown): void {
  if (client.ws.readyState === OPEN) client.ws.send(JSON.stringify({ op, d, s: null, t: null }));
}

function deliver(session: Session, event: string, data: unknown): void {
  if (!wants(session.client.intents, event)) return;
  session.sequence += 1;
  const dispatch = { s: session.sequence, t: event, d: data };
  session.sent.push(dispatch);
  if (session.client.ws.readyState === OPEN) session.client.ws.send(JSON.stringify({ op: 0, ...dispatch }));
}

/** Which intent an event needs; those without one reach every bot. */
function wants(intents: number, event: string): boolean {
  const needs = (bit: number) => (intents & bit) !== 0;
  if (event.startsWith('MESSAGE_REACTION')) return needs(GatewayIntentBits.GuildMessageReactions);
  if (event.startsWith('MESSAGE_')) return needs(GatewayIntentBits.GuildMessages);
  if (event.startsWith('GUILD_MEMBER_')) return needs(GatewayIntentBits.GuildMembers);
  if (/^(?:CHANNEL|THREAD|GUILD)_/.test(event)) return needs(GatewayIntentBits.Guilds);
  return true;
}

function acceptsIdentity(client: TwinClient, intents: number, { identify }: GatewayBehaviour): boolean {
  if (identify === 'drop') client.ws.terminate();
  if (identify === 'refuse-token') client.ws.close(4004, 'Authentication failed.');
  const privileged = (intents & PRIVILEGED) !== 0;
  if (identify === 'refuse-intents' || (identify === 'accept' && privileged))
    client.ws.close(4014, 'Disallowed intent(s).');
  return identify === 'accept' && !privileged;
}

/** Continues a session on a new connection: what was missed is sent again. */
function resume(
  client: TwinClient,
  session: Session | undefined,
  seen: number,
  { resume: how }: GatewayBehaviour,
): boolean {
  if (how === 'ignore') return false;
  if (how === 'drop') client.ws.terminate();
  if (how === 'invalid' || session === undefined) send(client, 9, false);
  if (how !== 'accept' || session === undefined) return false;
  client.sessionId = session.id;
  client.intents = session.client.intents;
  client.identified = true;
  session.client = client;
  for (const { s, t, d } of session.sent.filter((each) => each.s > seen))
    client.ws.send(JSON.stringify({ op: 0, s, t, d }));
  deliver(session, 'RESUMED', {});
  return true;
}

async function sendMembers(gateway: TwinGateway, client: TwinClient, asked: Json): Promise<void> {
  const { guilds } = await gateway.loadState();
  const members = guilds.find((each) => each.id === asked['guild_id'])?.members ?? [];
  const chunk = { guild_id: asked['guild_id'], members, chunk_index: 0, chunk_count: 1, nonce: asked['nonce'] };
  gateway.sendDispatch(client, 'GUILD_MEMBERS_CHUNK', chunk);
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

/** Follows what the twin tells of its channels, and completes it. */
function mirrored(world: World, event: string, data: Json): Json {
  if (!/^(?:CHANNEL|THREAD)_(?:CREATE|UPDATE|DELETE)$/.test(event)) return data;
  const id = String(data['id']);
  const channel = world.channels.get(id);
  if (event.endsWith('DELETE')) world.channels.delete(id);
  else if (channel !== undefined) {
    const metadata = isObject(data['thread_metadata']) ? data['thread_metadata'] : {};
    channel.name = String(data['name']);
    channel.archived = metadata['archived'] === true;
    channel.locked = metadata['locked'] === true;
  }
  return completeChannel(world, data);
}
