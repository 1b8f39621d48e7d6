// Posts something in a channel, thread or forum: one request, never repeated, and what certainly became of it.
import { type APIAllowedMentions, ChannelType, type Client, Routes } from 'discord.js';
import type { Post, PostOutcome } from '../ports.js';
import { UserError } from '../user-error.js';
import { bodyOf, NOBODY } from './body.js';
import { channelGone, discordDown, notWritable } from './channel-errors.js';
import { isAway, isPostingChannel, type PostingChannel, refusalToPost } from './channel-rights.js';
import { isPassing } from './failure.js';
import { findChannel } from './find-channel.js';
import { tagsOfPost } from './forum-tags.js';
import { roleToMention } from './mention-refusal.js';
import { nonceOf } from './nonce.js';
import { outcomeOfFailure, refused } from './post-outcome.js';
import { CONTENT_LIMIT } from './render/payload.js';
import { tellLog } from './serve-request.js';
import { threadCalled } from './threads.js';
import type { Tools } from './tools.js';
import { within } from './within.js';

/** Rejects only before anything was sent, for what is wrong in Kutip itself. */
export async function post(client: Client, id: string, made: Post, tools: Tools): Promise<PostOutcome> {
  // Nothing is sent after it, nor is anything under way: whoever looks a minute later sees what there will be.
  const signal = AbortSignal.timeout(tools.timing.postWithinMs);
  try {
    const channel = await reachable(client, id, signal, tools);
    return await send(client, channel, { ...requestFor(channel, made, tools), signal }, tools);
  } catch (error) {
    if (error instanceof UserError) return refused(error, { passing: error.code === DOWN });
    throw error;
  }
}

const DOWN = discordDown().code;

interface PostRequest {
  readonly route: `/${string}`;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** Throws UserError for what is known before anything is sent. */
async function reachable(client: Client, id: string, signal: AbortSignal, tools: Tools): Promise<PostingChannel> {
  const begun = tools.clock.now();
  const channel = await within(signal, findChannel(client, id, tools)).catch((error: unknown) => {
    if (!isPassing(error) && !signal.aborted) tellLog(error, 'posting', tools);
    throw discordDown();
  });
  // While a machine sleeps, the time of the signal stands still.
  if (tools.clock.now() - begun > tools.timing.postWithinMs) throw discordDown();
  if (channel === null) throw channelGone();
  if (isAway(channel)) throw discordDown();
  if (!isPostingChannel(channel)) throw notWritable(channel);
  const refusal = refusalToPost(channel);
  if (refusal !== null) throw refusal;
  return channel;
}

function requestFor(channel: PostingChannel, made: Post, tools: Tools): Omit<PostRequest, 'signal'> {
  const body = { ...bodyOf(tools.render(made.reply)) };
  const message = { ...body, ...mentioning(channel, made.role, body.content) };
  if (channel.type !== ChannelType.GuildForum) {
    const once = { nonce: nonceOf(made.mark), enforce_nonce: true };
    return { route: Routes.channelMessages(channel.id), body: { ...message, ...once } };
  }
  // Discord knows no nonce for these: whoever looks for one finds it by its mark.
  const thread = { ...threadCalled(made.title), ...tagsOfPost(channel, made.tag) };
  return { route: Routes.threads(channel.id), body: { ...thread, message } };
}

/**
 * The mention stands on a line of its own, because headings begin a line. It is left out where the content leaves no room
 * (25 units), for what is quoted counts more than who is told.
 */
function mentioning(
  channel: PostingChannel,
  id: string | null,
  content: string,
): { readonly content: string; readonly allowed_mentions: APIAllowedMentions } {
  const role = id === null ? null : roleToMention(channel, id);
  const mentioned = `<@&${role?.id}>\n${content}`;
  if (role === null || mentioned.length > CONTENT_LIMIT) return { content, allowed_mentions: NOBODY };
  return { content: mentioned, allowed_mentions: { parse: [], roles: [role.id] } };
}

async function send(client: Client, channel: PostingChannel, { route, body, signal }: PostRequest, tools: Tools) {
  const { postings } = tools;
  if (client.token === null) return refused(discordDown(), { passing: true });
  // When Discord refuses a token, a REST forgets it; only this one does.
  postings.setToken(client.token);
  try {
    const answer = await postings.post(route, { body, signal });
    return outcomeOf(channel, answer);
  } catch (error) {
    return outcomeOfFailure(error, channel, tools);
  }
}

/** Of a forum, the post is a thread, and its first message has the thread's id. */
function outcomeOf(channel: PostingChannel, answer: unknown): PostOutcome {
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : null;
  // Something between Kutip and Discord answered.
  if (typeof id !== 'string') return { kind: 'unknown' };
  const place = channel.type === ChannelType.GuildForum ? id : channel.id;
  return { kind: 'sent', address: { channel: place, message: id } };
}
