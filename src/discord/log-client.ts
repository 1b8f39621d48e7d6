// What the client tells of itself, into the log: troubles of the connection and of requests, servers that come and go.

import { type Client, Events, RESTEvents } from 'discord.js';
import { newFailureId } from '../failure-id.js';
import type { Log } from '../log.js';

/** To be called before the login: without listeners an `error` would end the process. */
export function logClient(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.failure(newFailureId(), 'discord', error));
  client.on(Events.ShardError, (error) => log.warning('gateway', error.message));
  client.on(Events.Warn, (text) => log.warning('discord', text));
  client.on(Events.ShardResume, (shard, replayed) => log.event('gateway resumed', { shard, replayed }));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.event('gateway closed', { shard, code }));
  client.on(Events.GuildCreate, ({ id }) =>
    log.event('server joined', { owner: id, servers: client.guilds.cache.size }),
  );
  client.on(Events.GuildDelete, ({ id }) => log.event('server left', { owner: id, servers: client.guilds.cache.size }));
  client.rest.on(RESTEvents.RateLimited, ({ method, route, timeToReset, scope }) =>
    log.event('rate limited', { method, route, ms: timeToReset, scope }),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => log.event('invalid requests', { count }));
}
