// Looks whether a posting stands in its place, by the mark in its buttons.
import { type APIMessage, ChannelType, type Client, DiscordAPIError } from 'discord.js';
import type { FoundPost } from '../ports.js';
import { isAway, isPostingChannel, mayLook, type PostingChannel } from './channel-rights.js';
import { isForbidden, isOver, isPassing } from './failure.js';
import { findChannel } from './find-channel.js';
import { firstMessagesSince, messagesSince, type Reading, TooMuchToRead } from './read-back.js';
import { tellLog } from './serve-request.js';
import type { Tools } from './tools.js';
import { within } from './within.js';

export interface Sought {
  readonly channel: string;
  readonly mark: string;
  /** Milliseconds since 1970; what is older is not looked at. */
  readonly since: number;
}

/** Absent only where everything that could be it was looked at. */
export async function findPost(client: Client, sought: Sought, tools: Tools): Promise<FoundPost> {
  const signal = AbortSignal.timeout(tools.timing.findWithinMs);
  try {
    // Waiting for a limit of Discord's to pass is not given up by the request itself.
    return await within(signal, look(client, sought, signal, tools));
  } catch (error) {
    return unreadableFor(error, signal, tools);
  }
}

async function look(
  client: Client,
  { channel: id, mark, since }: Sought,
  signal: AbortSignal,
  tools: Tools,
): Promise<FoundPost> {
  const channel = await findChannel(client, id, tools);
  if (channel === null || !isPostingChannel(channel)) return unreadable({ passing: false });
  if (isAway(channel)) return unreadable({ passing: true });
  // Without that permission, Discord shows an empty channel.
  if (!mayLook(channel)) return unreadable({ passing: false });
  return find(channel, mark, { rest: client.rest, since, signal });
}

async function find(channel: PostingChannel, mark: string, reading: Reading): Promise<FoundPost> {
  const { id: own } = channel.client.user;
  const isForum = channel.type === ChannelType.GuildForum;
  const messages = isForum ? firstMessagesSince(channel, own, reading) : messagesSince(channel.id, reading);
  for await (const message of messages) {
    if (message.author.id !== own || !bears(message, mark)) continue;
    return { kind: 'found', address: { channel: message.channel_id, message: message.id } };
  }
  return { kind: 'absent' };
}

/** Whether the mark is a part of the id of anything that can be pressed or chosen, however deep it stands. */
function bears({ components = [] }: Pick<APIMessage, 'components'>, mark: string): boolean {
  return idsIn(components).some((id) => id.split(/[:.]/).includes(mark));
}

function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'custom_id' in value && typeof value.custom_id === 'string' ? [value.custom_id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

function unreadableFor(error: unknown, signal: AbortSignal, tools: Tools): FoundPost {
  if (error instanceof TooMuchToRead || isForbidden(error) || isOver(error)) return unreadable({ passing: false });
  if (isPassing(error) || signal.aborted) return unreadable({ passing: true });
  if (!(error instanceof DiscordAPIError)) throw error;
  tellLog(error, 'looking for a posting', tools);
  return unreadable({ passing: true });
}

function unreadable({ passing }: { readonly passing: boolean }): FoundPost {
  return { kind: 'unreadable', passing };
}
