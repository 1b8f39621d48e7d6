// The connections to Discord's gateway, with the watch that discord.js lacks: a resumption that is never answered is given up.
import {
  type ClientOptions,
  type IShardingStrategy,
  SimpleShardingStrategy,
  WebSocketShardDestroyRecovery,
  WebSocketShardStatus,
} from 'discord.js';
import type { Clock } from '../ports.js';

/** The manager of @discordjs/ws; discord.js exports another class by that name. */
type Manager = Parameters<NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>>[0];

export interface WatchOptions {
  /** Milliseconds that a resumption may take. */
  readonly watchdogMs: number;
  readonly clock: Clock;
  /** A session was given up, and a new one is begun. */
  onGivenUp(): void;
}

/** What is used of the `WebSocketShard` of @discordjs/ws. */
interface Shard {
  readonly status: WebSocketShardStatus;
  destroy(options?: { reason: string; recover: WebSocketShardDestroyRecovery }): Promise<void>;
  once(event: 'hello', listener: () => void): void;
}

/**
 * Of everything that may hang, @discordjs/ws limits the handshake (30 s), the greeting (60 s) and an identification
 * (15 s), and takes a connection whose heartbeat was not acknowledged before the next for dead. Only for the answer to
 * RESUME it waits without end, heartbeats going on.
 */
export function watchedShards(manager: Manager, options: WatchOptions): IShardingStrategy {
  const strategy = new SimpleShardingStrategy(manager);
  let watch: NodeJS.Timeout | undefined;
  return {
    async spawn(ids) {
      await strategy.spawn(ids);
      clearInterval(watch);
      const look = watchOver(() => shardsOf(strategy), options);
      watch = setInterval(look, Math.max(10, options.watchdogMs / 4)).unref();
    },
    connect: () => strategy.connect(),
    async destroy(how) {
      clearInterval(watch);
      // One that pauses before it connects again would not notice its end: it is ended when Discord greets it.
      for (const shard of shardsOf(strategy)) shard.once('hello', () => void shard.destroy());
      await strategy.destroy(how);
    },
    send: (id, payload) => strategy.send(id, payload),
    fetchStatus: () => strategy.fetchStatus(),
  };
}

/** A function that looks once; a shard seen resuming for too long begins a new session. */
export function watchOver(shards: () => readonly Shard[], { watchdogMs, clock, onGivenUp }: WatchOptions): () => void {
  /** Since when each has been seen resuming. */
  const resuming = new Map<Shard, number>();
  return () => {
    for (const shard of shards()) {
      if (shard.status !== WebSocketShardStatus.Resuming) {
        resuming.delete(shard);
        continue;
      }
      const since = resuming.get(shard) ?? clock.now();
      resuming.set(shard, since);
      if (clock.now() - since < watchdogMs) continue;
      resuming.delete(shard);
      onGivenUp();
      void shard.destroy({ reason: 'RESUME was not answered', recover: WebSocketShardDestroyRecovery.Reconnect });
    }
  };
}

/** They are reachable by no public way but a strategy of one's own. */
function shardsOf(strategy: SimpleShardingStrategy): Shard[] {
  const shards: unknown = strategy['shards'];
  if (!(shards instanceof Map)) throw new Error('@discordjs/ws keeps its shards elsewhere: see watched-shards.ts');
  return [...shards.values()];
}
