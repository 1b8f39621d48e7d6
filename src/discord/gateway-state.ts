// How the connection to Discord stands, in numbers.
import type { Client } from 'discord.js';
import type { OperatorStatus } from '../reply.js';

export function gatewayState(client: Client): Pick<OperatorStatus, 'servers' | 'ping'> {
  const { ping } = client.ws;
  // Before the first heartbeat it is negative, without connections no number at all.
  return { servers: client.guilds.cache.size, ping: ping >= 0 ? Math.round(ping) : null };
}
