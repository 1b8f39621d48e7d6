// Sessions of the gateway: what was sent to each, so that a new connection can go on where the last one broke.
import { GatewayIntentBits } from 'discord.js';
import type { TwinClient } from './twin.js';

export interface Session {
  readonly id: string;
  client: TwinClient;
  /** Told of all its servers. */
  ready: boolean;
  sequence: number;
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
}

/** State of an open WebSocket. */
export const OPEN = 1;

export function newSession(client: TwinClient): Session {
  return { id: client.sessionId, client, ready: false, sequence: 0, sent: [] };
}

/** Sends an event, or keeps it until the session is resumed; events without their intent are nobody's. */
export function deliver(session: Session, event: string, data: unknown): void {
  if (!wants(session.client.intents, event)) return;
  session.sequence += 1;
  const dispatch = { s: session.sequence, t: event, d: data };
  session.sent.push(dispatch);
  if (session.client.ws.readyState === OPEN) session.client.ws.send(JSON.stringify({ op: 0, ...dispatch }));
}

/** Continues a session on a new connection: what came after number `seen` is sent again. */
export function resumeSession(session: Session, client: TwinClient, seen: number): void {
  client.sessionId = session.id;
  client.intents = session.client.intents;
  client.identified = true;
  session.client = client;
  for (const dispatch of session.sent.filter(({ s }) => s > seen))
    client.ws.send(JSON.stringify({ op: 0, ...dispatch }));
  deliver(session, 'RESUMED', {});
}

/** Which intent an event needs; those without one reach every bot. */
function wants(intents: number, event: string): boolean {
  const has = (bit: number) => (intents & bit) !== 0;
  if (event.startsWith('MESSAGE_REACTION')) return has(GatewayIntentBits.GuildMessageReactions);
  if (event.startsWith('MESSAGE_')) return has(GatewayIntentBits.GuildMessages);
  if (event.startsWith('GUILD_MEMBER_')) return has(GatewayIntentBits.GuildMembers);
  if (/^(?:CHANNEL|THREAD|GUILD)_/.test(event)) return has(GatewayIntentBits.Guilds);
  return true;
}
