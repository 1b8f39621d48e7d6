// A session that Discord does not resume is given up; nothing else is touched.
import { WebSocketShardStatus as Status, WebSocketShardDestroyRecovery } from 'discord.js';
import { expect, test } from 'vitest';
import { watchOver } from '../../src/discord/watched-shards.js';

function watching(...statuses: Status[]) {
  const clock = { time: 0, now: () => clock.time };
  const ended: unknown[] = [];
  const shards = statuses.map((status) => ({
    status,
    destroy: async (how?: { recover: WebSocketShardDestroyRecovery }) => void ended.push(how?.recover),
    once: () => {},
  }));
  let givenUp = 0;
  const look = watchOver(() => shards, {
    watchdogMs: 60_000,
    clock,
    onGivenUp: () => {
      givenUp += 1;
    },
  });
  return {
    shards,
    ended,
    given: () => givenUp,
    lookAt: (time: number) => {
      clock.time = time;
      look();
    },
  };
}

test('a resumption may take as long as the watchdog allows, and is then begun afresh', () => {
  const { ended, given, lookAt } = watching(Status.Resuming);
  for (const time of [0, 30_000, 59_999]) lookAt(time);
  expect(ended).toEqual([]);
  lookAt(60_000);
  expect(ended).toEqual([WebSocketShardDestroyRecovery.Reconnect]);
  expect(given()).toBe(1);
});

test('each resumption has its own time', () => {
  const { shards, ended, lookAt } = watching(Status.Resuming);
  lookAt(0);
  for (const shard of shards) shard.status = Status.Ready;
  lookAt(40_000);
  for (const shard of shards) shard.status = Status.Resuming;
  lookAt(50_000);
  lookAt(100_000);
  expect(ended).toEqual([]);
});

test('whoever connects, waits or is ready is left alone', () => {
  const { ended, lookAt } = watching(Status.Idle, Status.Connecting, Status.Ready);
  lookAt(0);
  lookAt(3_600_000);
  expect(ended).toEqual([]);
});
