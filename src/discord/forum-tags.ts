// The tags of a forum: which of them Kutip may set, and which one a post of its own bears.
import { ChannelFlags, type ForumChannel, PermissionFlagsBits } from 'discord.js';
import { noTag } from './channel-errors.js';

type ForumTag = ForumChannel['availableTags'][number];

/** In the forum's order; those of moderators only where Kutip is one. */
export function settableTags(forum: ForumChannel): readonly ForumTag[] {
  const isModerator = forum.permissionsFor(forum.client.user)?.has(PermissionFlagsBits.ManageThreads) ?? false;
  return forum.availableTags.filter(({ moderated }) => isModerator || !moderated);
}

export function requiresTag(forum: ForumChannel): boolean {
  return forum.flags.has(ChannelFlags.RequireTag);
}

/** The `wanted` one while it is there, else the first where one is required. Throws UserError `no-tag`. */
export function tagsOfPost(forum: ForumChannel, wanted: string | null = null): { applied_tags?: string[] } {
  const tags = settableTags(forum);
  const tag = tags.find(({ id }) => id === wanted) ?? (requiresTag(forum) ? tags[0] : undefined);
  if (tag !== undefined) return { applied_tags: [tag.id] };
  if (requiresTag(forum)) throw noTag(forum);
  return {};
}
