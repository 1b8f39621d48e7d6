// Watches the connection while Kutip runs: says whether it stands, and ends Kutip when it is gone for good.
import { type Client, Events, RESTEvents, Status } from 'discord.js';
import type { Log } from '../log.js';
import { gatewayClosed, gatewayLost, refusalOf, tokenRefused } from './refusals.js';

export interface Connection {
  /** Whether Discord sends events at present. */
  readonly connected: boolean;
  /** No longer watches: the client is about to be closed. */
  release(): void;
}

export interface ConnectionOptions {
  /** Milliseconds without a connection after which it counts as lost. */
  readonly timeoutMs: number;
  readonly log: Pick<Log, 'event'>;
  /** Gets UserError `discord-token`, `discord-intents` or `gateway-lost`. */
  end(error: unknown): void;
}

/** For a client that has logged in. It reconnects by itself; this only waits for it. */
export function watchConnection(client: Client, { timeoutMs, log, end }: ConnectionOptions): Connection {
  /** Shard -> what ends Kutip unless it comes back. */
  const lost = new Map<number, NodeJS.Timeout>();
  let released = false;

  function lose(shard: number): void {
    if (released || lost.has(shard)) return;
    log.event('gateway lost', { shard });
    lost.set(
      shard,
      setTimeout(() => end(gatewayLost(timeoutMs)), timeoutMs),
    );
  }
  function regain(shard: number): void {
    const timer = lost.get(shard);
    if (timer === undefined) return;
    clearTimeout(timer);
    lost.delete(shard);
    log.event('gateway regained', { shard });
  }

  for (const shard of client.ws.shards.values()) if (shard.status !== Status.Ready) lose(shard.id);
  client.on(Events.ShardReconnecting, lose);
  client.on(Events.ShardReady, regain);
  client.on(Events.ShardResume, regain);
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    lose(shard);
    end(refusalOf(code) ?? gatewayClosed(code));
  });
  // Discord refuses a token that was reset in this way first; the client forgets it then and can do nothing any more.
  client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth !== false) end(tokenRefused());
  });
  return {
    get connected() {
      return !released && lost.size === 0;
    },
    release() {
      released = true;
      for (const timer of lost.values()) clearTimeout(timer);
    },
  };
}
