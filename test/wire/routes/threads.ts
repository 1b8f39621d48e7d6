// Threads and forum posts: opening, listing, changing; and channels as far as permissions hide them.
import { ChannelType } from 'discord.js';
import { holdsThreads, isForum, isThread } from '../channel-kinds.js';
import {
  DiscordError,
  invalidBody,
  notFound,
  tagRequired,
  threadIsArchived,
  unknownMessage,
  wrongChannelType,
} from '../discord-error.js';
import { isObject, type Json, textOf } from '../json.js';
import { messagePayload } from '../message-payload.js';
import { completeAnswer } from '../payloads.js';
import { botMay, requireBot } from '../permissions.js';
import { postMessage } from '../post-message.js';
import type { Channel } from '../records.js';
import { channelOf } from './messages.js';
import { type Answer, bodyOf, type Call, ok, type Place, type Route } from './route.js';

export const threadRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/channels/:channel/threads',
    run: (place, call, channelId) =>
      isForum(channelOf(place.world, channelId))
        ? openPost(place, call, channelOf(place.world, channelId))
        : openThread(place, call, channelOf(place.world, channelId)),
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    run(place, call, channelId, messageId = '') {
      const channel = channelOf(place.world, channelId);
      const message = place.world.message(messageId);
      if (message === undefined || message.channelId !== channel.id || message.privateTo !== null)
        throw unknownMessage();
      if (place.world.channels.has(messageId))
        throw new DiscordError(400, 160004, 'A thread has already been created for this message');
      return openThread(place, call, channel, messageId);
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel/threads/archived/:kind',
    async run(place, call, channelId, kind) {
      const channel = channelOf(place.world, channelId);
      requireBot(place.world, channel, 'ReadMessageHistory');
      const type = kind === 'private' ? ChannelType.PrivateThread : ChannelType.PublicThread;
      return ok(await archivedThreads(place, channel, type, call.query));
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel',
    async run(place, _, channelId = '') {
      requireBot(place.world, channelOf(place.world, channelId));
      return ok(await channelFromTwin(place, channelId));
    },
  },
  { method: 'PATCH', path: '/channels/:channel', run: change },
  {
    method: 'DELETE',
    path: '/channels/:channel',
    async run(place, _, channelId = '') {
      const channel = channelOf(place.world, channelId);
      requireBot(place.world, channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
      const { status, body } = await place.twin.rest('DELETE', `/channels/${channelId}`);
      return { status, body: completeAnswer(place.world, body) };
    },
  },
];

/** Those archived last come first. */
async function archivedThreads(place: Place, parent: Channel, type: ChannelType, query: URLSearchParams) {
  const all = [...place.world.channels.values()].filter(
    (each) => each.parentId === parent.id && each.archived && each.type === type,
  );
  const archivedAt = ({ thread_metadata: metadata }: Json) =>
    Date.parse(textOf(isObject(metadata) ? metadata['archive_timestamp'] : undefined));
  const before = query.get('before');
  const threads = (await Promise.all(all.map((each) => channelFromTwin(place, each.id))))
    .filter((each) => before === null || archivedAt(each) < Date.parse(before))
    .sort((one, other) => archivedAt(other) - archivedAt(one));
  const limit = Number(query.get('limit') ?? 50);
  return { threads: threads.slice(0, limit), members: [], has_more: threads.length > limit };
}

async function openThread(place: Place, call: Call, parent: Channel, id = place.world.newId()): Promise<Answer> {
  if (isThread(parent) || !holdsThreads(parent)) throw wrongChannelType();
  const body = bodyOf(call);
  const isPrivate = body['type'] === ChannelType.PrivateThread;
  requireBot(place.world, parent, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  const type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
  return { status: 201, body: await addThread(place, parent, { id, type, body, tags: [] }) };
}

async function openPost(place: Place, call: Call, parent: Channel): Promise<Answer> {
  const { world } = place;
  const body = bodyOf(call);
  requireBot(world, parent, 'SendMessages');
  const { message } = body;
  if (!isObject(message)) throw invalidBody(['message: This field is required']);
  const tags = (Array.isArray(body['applied_tags']) ? body['applied_tags'] : []).map(String);
  const unknown = tags.filter((tag) => !parent.tags.some((each) => each.id === tag));
  if (unknown.length > 0) throw invalidBody(unknown.map((tag) => `applied_tags: ${tag} is no tag of this forum`));
  if (parent.tagRequired && tags.length === 0) throw tagRequired();
  const forModerators = parent.tags.some(({ id, moderated }) => moderated && tags.includes(id));
  if (forModerators) requireBot(world, parent, 'ManageThreads');
  const id = world.newId();
  const payload = await addThread(place, parent, { id, type: ChannelType.PublicThread, body, tags });
  const first = postMessage(place, {
    id,
    channel: world.channel(id),
    authorId: world.botId,
    body: message,
    files: call.files,
  });
  return { status: 201, body: { ...payload, message: messagePayload(world, first, 'event') } };
}

async function addThread(
  place: Place,
  parent: Channel,
  made: { readonly id: string; readonly type: ChannelType; readonly body: Json; readonly tags: readonly string[] },
): Promise<Json> {
  const { world, twin, gateway } = place;
  const thread: Channel = {
    id: made.id,
    serverId: parent.serverId,
    type: made.type,
    name: textOf(made.body['name']),
    parentId: parent.id,
    ownerId: world.botId,
    archived: false,
    locked: false,
    overwrites: [],
    tags: [],
    tagRequired: false,
    appliedTags: made.tags,
  };
  world.channels.set(thread.id, thread);
  await twin.addChannel(thread);
  const payload = { ...(await channelFromTwin(place, thread.id)), newly_created: true };
  gateway.emit('THREAD_CREATE', payload);
  return payload;
}

async function change(place: Place, call: Call, channelId = ''): Promise<Answer> {
  const { world } = place;
  const channel = channelOf(world, channelId);
  if (!isThread(channel)) requireBot(world, channel, 'ManageChannels');
  else {
    const body = bodyOf(call);
    const reopens = Object.keys(body).every((key) => key === 'archived') && body['archived'] === false;
    const own = channel.ownerId === world.botId && !('locked' in body) && !channel.locked;
    requireBot(world, channel);
    if (channel.archived && body['archived'] !== false) throw threadIsArchived();
    if (reopens && !channel.locked) requireBot(world, channel, 'SendMessagesInThreads');
    else if (!own && !botMay(world, channel, 'ManageThreads')) requireBot(world, channel, 'ManageThreads');
    if (Array.isArray(body['applied_tags'])) channel.appliedTags = body['applied_tags'].map(String);
  }
  const { status, body } = await place.twin.rest('PATCH', `/channels/${channelId}`, call.body);
  return { status, body: completeAnswer(world, body) };
}

async function channelFromTwin({ twin, world }: Place, id: string): Promise<Json> {
  const { body } = await twin.rest('GET', `/channels/${id}`);
  if (!isObject(body)) throw notFound();
  return completeAnswer(world, body) as Json;
}
