// Reads what was written in a channel or forum since a moment, oldest first, as far back as is sensible.
import { type APIMessage, type APIThreadChannel, type ForumChannel, type REST, Routes } from 'discord.js';
import { isOver } from './failure.js';

export interface Reading {
  readonly rest: REST;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly signal: AbortSignal;
}

/** There is more than can be read in a time that anybody wants to wait. */
export class TooMuchToRead extends Error {}

/** As many as Discord gives at once. */
const PAGE = 100;
/** Messages or threads: 2,000. Discord takes about one such request a second. */
const MOST_PAGES = 20;
/** From which Discord counts its ids. Milliseconds since 1970. */
const EPOCH = 1_420_070_400_000;

/** Everybody's messages. Throws TooMuchToRead, and as Discord refuses. */
export async function* messagesSince(channel: string, { rest, since, signal }: Reading): AsyncGenerator<APIMessage> {
  let after = idAt(since);
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const messages = (await rest.get(Routes.channelMessages(channel), {
      query,
      signal: ownOf(signal),
    })) as APIMessage[];
    const inOrder = messages.sort((one, other) => compareIds(one.id, other.id));
    yield* inOrder;
    const last = inOrder.at(-1);
    if (last === undefined || messages.length < PAGE) return;
    after = last.id;
  }
  throw new TooMuchToRead();
}

/**
 * The first messages of the posts that `owner` opened in the forum since, active or archived by now. Throws TooMuchToRead,
 * and as Discord refuses.
 */
export async function* firstMessagesSince(
  forum: ForumChannel,
  owner: string,
  reading: Reading,
): AsyncGenerator<APIMessage> {
  const { rest, since, signal } = reading;
  // Archived ones first: what is reopened between the two requests is in the second list.
  const archived = await archivedSince(forum.id, reading);
  const { threads } = (await rest.get(Routes.guildActiveThreads(forum.guildId), { signal: ownOf(signal) })) as Threads;
  const from = idAt(since);
  const opened = [...archived, ...threads].filter(
    ({ id, parent_id, owner_id }) => parent_id === forum.id && owner_id === owner && compareIds(id, from) >= 0,
  );
  const ids = [...new Set(opened.map(({ id }) => id))].sort(compareIds);
  if (ids.length > PAGE) throw new TooMuchToRead();
  for (const id of ids) {
    const first = await firstMessage(id, reading);
    if (first !== null) yield first;
  }
}

interface Threads {
  readonly threads: readonly APIThreadChannel[];
  readonly has_more?: boolean;
}

/** Public threads that were archived since, and perhaps some more: Discord lists those archived last first. */
export async function archivedSince(parent: string, { rest, since, signal }: Reading): Promise<APIThreadChannel[]> {
  const found: APIThreadChannel[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const before = found.at(-1)?.thread_metadata?.archive_timestamp;
    if (before !== undefined && Date.parse(before) < since) return found;
    const query = new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) });
    const { threads, has_more } = (await rest.get(Routes.channelThreads(parent, 'public'), {
      ...{ query, signal: ownOf(signal) },
    })) as Threads;
    found.push(...threads);
    if (has_more !== true || threads.length === 0) return found;
  }
  throw new TooMuchToRead();
}

/** It has the thread's id. Null when it was deleted. */
async function firstMessage(thread: string, { rest, signal }: Reading): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(thread, thread), { signal: ownOf(signal) })) as APIMessage;
  } catch (error) {
    if (isOver(error)) return null;
    throw error;
  }
}

/** A REST never stops listening to the signal of a request. */
function ownOf(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}

/** The smallest id of that moment. */
function idAt(milliseconds: number): string {
  return String(BigInt(Math.max(0, Math.floor(milliseconds) - EPOCH)) << 22n);
}

function compareIds(one: string, other: string): number {
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
