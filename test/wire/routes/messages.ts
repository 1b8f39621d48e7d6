// Messages in channels and threads: post, read, edit, delete, and "is typing".
import { holdsMessages, isThread } from '../channel-kinds.js';
import {
  cannotReplyUnread,
  invalidBody,
  missingAccess,
  notTextChannel,
  othersMessage,
  threadIsArchived,
  threadIsLocked,
  unknownChannel,
  unknownMessage,
} from '../discord-error.js';
import { isObject, textOf } from '../json.js';
import { messagePayload } from '../message-payload.js';
import { botMay, requireBot } from '../permissions.js';
import { deleteMessage, editMessage, postMessage } from '../post-message.js';
import type { Channel, Message } from '../records.js';
import { isEphemeral, type World } from '../world.js';
import { requireRecipient } from './direct-messages.js';
import { bodyOf, type Call, done, ok, type Place, type Route } from './route.js';

export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', run: post },
  {
    method: 'GET',
    path: '/channels/:channel/messages',
    run({ world }, { query }, channelId) {
      const channel = channelOf(world, channelId);
      requireBot(world, channel);
      if (!botMay(world, channel, 'ReadMessageHistory')) return ok([]);
      return ok(page(world, channel, query).map((each) => messagePayload(world, each, 'event')));
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    run({ world }, _, channelId, messageId) {
      const channel = channelOf(world, channelId);
      requireBot(world, channel);
      if (!botMay(world, channel, 'ReadMessageHistory')) throw missingAccess();
      return ok(messagePayload(world, messageOf(world, channel, messageId), 'event'));
    },
  },
  {
    method: 'PATCH',
    path: '/channels/:channel/messages/:message',
    run(place, call, channelId, messageId) {
      const { world } = place;
      const channel = channelOf(world, channelId);
      requireBot(world, channel);
      const message = messageOf(world, channel, messageId);
      if (message.authorId !== world.botId) throw othersMessage();
      if (channel.archived) throw threadIsArchived();
      return ok(messagePayload(world, editMessage(place, message, bodyOf(call), call.files), 'event'));
    },
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    run(place, _, channelId, messageId) {
      const { world } = place;
      const channel = channelOf(world, channelId);
      requireBot(world, channel);
      const message = messageOf(world, channel, messageId);
      if (message.authorId !== world.botId) requireBot(world, channel, 'ManageMessages');
      deleteMessage(place, message);
      return done;
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    run({ world }, _, channelId) {
      const channel = channelOf(world, channelId);
      requireBot(world, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
      world.typing.push(channelId);
      world.changed();
      return done;
    },
  },
];

async function post(place: Place, call: Call, channelId = '') {
  const { world, twin } = place;
  const channel = channelOf(world, channelId);
  const body = bodyOf(call);
  if (!holdsMessages(channel)) throw notTextChannel();
  if (channel.recipientId !== undefined) requireRecipient(world, channel.recipientId);
  else requireWriting(world, channel, call);
  const replyTo = replyTarget(world, channel, body['message_reference']);
  const nonce = `${channelId} ${textOf(body['nonce'])}`;
  const first = body['enforce_nonce'] === true ? world.messages.get(world.nonces.get(nonce) ?? '') : undefined;
  if (first !== undefined) return ok(messagePayload(world, first, 'event'));
  if (channel.locked && !botMay(world, channel, 'ManageThreads')) throw threadIsLocked();
  if (channel.archived) await twin.rest('PATCH', `/channels/${channelId}`, { archived: false });
  const message = postMessage(place, {
    channel,
    authorId: world.botId,
    body,
    files: call.files,
    replyTo,
    type: replyTo === null ? 0 : 19,
  });
  if ('nonce' in body) world.nonces.set(nonce, message.id);
  return ok(messagePayload(world, message, 'event'));
}

function requireWriting(world: World, channel: Channel, call: Call): void {
  const { embeds } = bodyOf(call);
  requireBot(world, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
  if (call.files.length > 0) requireBot(world, channel, 'AttachFiles');
  if (Array.isArray(embeds) && embeds.length > 0) requireBot(world, channel, 'EmbedLinks');
}

function replyTarget(world: World, channel: Channel, reference: unknown): string | null {
  if (!isObject(reference)) return null;
  if (!botMay(world, channel, 'ReadMessageHistory')) throw cannotReplyUnread();
  const target = world.message(textOf(reference['message_id']));
  if (target !== undefined && target.channelId === channel.id && !isEphemeral(target)) return target.id;
  if (reference['fail_if_not_exists'] === false) return null;
  throw invalidBody(['message_reference: Unknown message']);
}

/** Newest first, or the oldest behind `after` first. */
function page(world: World, channel: Channel, query: URLSearchParams): Message[] {
  const all = [...world.messages.values()].filter(
    (each) => each.channelId === channel.id && !each.deleted && !isEphemeral(each),
  );
  const limit = Math.min(Number(query.get('limit') ?? 50), 100);
  const [before, after] = [query.get('before'), query.get('after')];
  const within = all.filter(
    ({ id }) => (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
  );
  return after === null ? within.reverse().slice(0, limit) : within.slice(0, limit);
}

export function channelOf(world: World, id = ''): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw unknownChannel();
  return channel;
}

function messageOf(world: World, channel: Channel, id = ''): Message {
  const message = world.message(id);
  if (message === undefined || message.channelId !== channel.id || isEphemeral(message)) throw unknownMessage();
  return message;
}
