// What a place is for postings: its kind, a forum's tags, and what Kutip lacks there.
import { ChannelType, type Client } from 'discord.js';
import type { PostingPlace } from '../ports.js';
import { discordDown } from './channel-errors.js';
import {
  isPostingChannel,
  isWritable,
  missingToOpenThread,
  missingToPost,
  type PostingChannel,
} from './channel-rights.js';
import { findChannel } from './find-channel.js';
import { requiresTag, settableTags } from './forum-tags.js';
import { tellLog } from './serve-request.js';
import type { Tools } from './tools.js';

/** Null when the channel is gone, cannot be seen, or is nothing to post in. Throws UserError `discord-down`. */
export async function postingPlace(client: Client, id: string, tools: Tools): Promise<PostingPlace | null> {
  const channel = await findChannel(client, id, tools).catch((error: unknown) => {
    tellLog(error, 'posting place', tools);
    throw discordDown();
  });
  return channel !== null && isPostingChannel(channel) ? placeOf(channel) : null;
}

function placeOf(channel: PostingChannel): PostingPlace {
  const common = { owner: channel.guildId, missing: missingToPost(channel), missingForThreads: [] };
  if (channel.type === ChannelType.GuildForum) {
    const tags = settableTags(channel).map(({ id, name }) => ({ id, name }));
    return { ...common, kind: 'forum', tags, tagRequired: requiresTag(channel), locked: false };
  }
  const untagged = { tags: [], tagRequired: false };
  if (!channel.isThread()) {
    const missingForThreads = missingToOpenThread(channel);
    return { ...common, ...untagged, missingForThreads, kind: 'channel', locked: false };
  }
  const parent = channel.parentId === null ? {} : { parent: channel.parentId };
  return { ...common, ...untagged, ...parent, kind: 'thread', locked: !isWritable(channel) };
}
