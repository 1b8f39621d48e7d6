// What is told on when a thread or channel is deleted, and when somebody closes a thread.
import { type AnyThreadChannel, type DMChannel, type NonThreadGuildBasedChannel, SnowflakeUtil } from 'discord.js';
import type { Serving } from './tools.js';

export async function serveThreadDeletion(thread: AnyThreadChannel, { dispatcher }: Serving): Promise<void> {
  await dispatcher.notice({ kind: 'thread-gone', owner: thread.guildId, thread: thread.id });
}

/** Its threads go with a channel; Discord does not name them one by one. */
export async function serveChannelDeletion(
  channel: DMChannel | NonThreadGuildBasedChannel,
  { dispatcher }: Serving,
): Promise<void> {
  if (channel.isDMBased()) return;
  const { guildId: owner } = channel;
  const threads = 'threads' in channel ? [...channel.threads.cache.keys()] : [];
  for (const thread of threads) await dispatcher.notice({ kind: 'thread-gone', owner, thread });
  await dispatcher.notice({ kind: 'channel-gone', owner, channel: channel.id });
}

/** Not where it is reopened, and not where Discord archived it by itself. */
export async function serveThreadUpdate(
  before: AnyThreadChannel,
  after: AnyThreadChannel,
  { dispatcher }: Serving,
): Promise<void> {
  const { guildId: owner, id: thread } = after;
  const isLocked = before.locked !== true && after.locked === true;
  const isArchived = before.archived !== true && after.archived === true && !fellAsleep(before, after);
  if (!isLocked && !isArchived) return;
  await dispatcher.notice({ kind: 'thread-closed', owner, thread, by: isLocked ? 'thread-locked' : 'thread-archived' });
}

/** Discord's own clock is not quite ours. */
const SLACK_MS = 60_000;

/**
 * Whether nobody wrote in it, reopened it or was new to it for as long as it wanted: writing there wakes it again. Discord
 * does not say who archived a thread.
 */
function fellAsleep(before: AnyThreadChannel, after: AnyThreadChannel): boolean {
  const { archiveTimestamp: closedAt, autoArchiveDuration: minutes } = after;
  if (closedAt === null || minutes === null) return false;
  const wroteAt = before.lastMessageId === null ? 0 : SnowflakeUtil.timestampFrom(before.lastMessageId);
  const activeAt = Math.max(wroteAt, before.archiveTimestamp ?? 0);
  return closedAt - activeAt >= minutes * 60_000 - SLACK_MS;
}
