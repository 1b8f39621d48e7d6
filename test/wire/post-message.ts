// Posting, editing and deleting of messages, whoever does it: public ones are told to the gateway, private ones are not.
import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { withIds } from './components.js';
import { emptyMessage, tooLarge } from './discord-error.js';
import { type Json, numberOf, objectsIn, textOf } from './json.js';
import { messageEvent } from './message-payload.js';
import type { UploadedFile } from './multipart.js';
import { channelPermissions } from './permissions.js';
import type { Channel, Message } from './records.js';
import type { Place } from './routes/route.js';
import { shownProblems } from './rules/shown-message.js';
import { isEphemeral } from './world.js';

export interface NewMessage {
  /** A new one when it is not said. */
  readonly id?: string;
  readonly channel: Channel;
  readonly authorId: string;
  readonly body: Json;
  readonly files?: readonly UploadedFile[];
  readonly type?: number;
  readonly replyTo?: string | null;
  /** Who alone sees it when its flags say ephemeral. */
  readonly person?: string;
  readonly interactionId?: string;
  /** True for the message that says "thinking": it has no content yet. */
  readonly loading?: boolean;
}

/** Bytes that bots may attach to a private message. */
const PRIVATE_FILE_LIMIT = 10_485_760;
const KEPT_BY_EDITS = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;

/** Throws 50006 when nothing would be seen, 40005 where files are more than Discord takes of a bot. */
export function postMessage(place: Place, made: NewMessage): Message {
  const { world } = place;
  const { body, channel } = made;
  if (made.authorId === world.botId) refuseLarge(place, channel.serverId, made.files ?? []);
  const flags = numberOf(body['flags']) | (made.loading ? MessageFlags.Loading : 0);
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const message: Message = {
    id: made.id ?? world.newId(),
    channelId: channel.id,
    serverId: channel.serverId,
    authorId: made.authorId,
    timestamp: world.timestamp(),
    content: textOf(body['content']).trim(),
    flags,
    components: withIds(body['components']),
    embeds: objectsIn(body['embeds']),
    attachments: (made.files ?? []).map((file) => world.files.store(file)),
    mentions: mentionedIn(body, place, made.replyTo ?? null),
    mentionedRoles: rolesMentionedIn(body, place, made),
    editedAt: null,
    type: made.type ?? 0,
    replyTo: made.replyTo ?? null,
    nonce: body['nonce'] === undefined ? null : String(body['nonce']),
    privateTo: ephemeral ? (made.person ?? null) : null,
    interactionId: made.interactionId ?? null,
    deleted: false,
  };
  if (!made.loading) refuseEmpty(message);
  world.messages.set(message.id, message);
  if (message.authorId === world.botId && !made.loading) reportShown(place, message, body);
  // Kutip has no intent to hear of private messages.
  if (!ephemeral && channel.recipientId === undefined)
    place.gateway.emit('MESSAGE_CREATE', messageEvent(world, message));
  world.changed();
  return message;
}

/** Changes what `body` names; what it leaves out stays, and null clears. Throws 50006 when nothing would be left, and 40005. */
export function editMessage(place: Place, message: Message, body: Json, files: readonly UploadedFile[] = []): Message {
  const { world, gateway } = place;
  const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
  const next: Message = { ...message };
  refuseLarge(place, message.serverId, files);
  if ('content' in body) next.content = textOf(body['content']).trim();
  if ('components' in body) next.components = withIds(body['components']);
  if ('embeds' in body) next.embeds = objectsIn(body['embeds']);
  if ('attachments' in body || files.length > 0) {
    const kept = objectsIn(body['attachments']).map((each) => String(each['id']));
    const old = 'attachments' in body ? message.attachments.filter(({ id }) => kept.includes(id)) : message.attachments;
    next.attachments = [...old, ...files.map((file) => world.files.store(file))];
  }
  next.flags =
    'flags' in body
      ? (message.flags & KEPT_BY_EDITS) |
        (numberOf(body['flags']) & (MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2))
      : message.flags & ~MessageFlags.Loading;
  next.mentions = mentionedIn({ ...body, content: next.content }, place, message.replyTo);
  if (!wasLoading) next.editedAt = world.timestamp();
  refuseEmpty(next);
  Object.assign(message, next);
  if (message.authorId === world.botId) reportShown(place, message, body);
  if (!isEphemeral(message)) gateway.emit('MESSAGE_UPDATE', messageEvent(world, message));
  world.changed();
  return message;
}

export function deleteMessage({ world, gateway }: Place, message: Message): void {
  message.deleted = true;
  if (!isEphemeral(message))
    gateway.emit('MESSAGE_DELETE', { id: message.id, channel_id: message.channelId, guild_id: message.serverId });
  world.changed();
}

function reportShown({ world }: Place, message: Message, body: Json): void {
  for (const what of shownProblems(message, body)) world.report(`message in ${message.channelId}`, what);
}

function refuseLarge({ world }: Place, serverId: string, files: readonly UploadedFile[]): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > (world.servers.get(serverId)?.fileLimit ?? PRIVATE_FILE_LIMIT)) throw tooLarge();
}

function refuseEmpty(message: Message): void {
  const shownByComponents = (message.flags & MessageFlags.IsComponentsV2) !== 0 && message.components.length > 0;
  if (message.content === '' && message.embeds.length + message.attachments.length === 0 && !shownByComponents)
    throw emptyMessage();
}

/** Ids of existing people whom the content names, as far as `allowed_mentions` lets it ping them. */
function mentionedIn(body: Json, { world }: Place, replyTo: string | null): string[] {
  const allowed = body['allowed_mentions'] as Json | undefined;
  const named = [...textOf(body['content']).matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? '');
  const replied = replyTo === null ? undefined : world.message(replyTo)?.authorId;
  const mayName = (id: string) =>
    allowed === undefined ||
    (Array.isArray(allowed['parse']) && allowed['parse'].includes('users')) ||
    (Array.isArray(allowed['users']) && allowed['users'].includes(id));
  const pings = allowed === undefined || allowed['replied_user'] === true;
  const ids = [...named.filter(mayName), ...(replied !== undefined && pings ? [replied] : [])];
  return [...new Set(ids)].filter((id) => world.users.has(id));
}

/** Ids of existing roles that the content names and its writer reaches, as far as `allowed_mentions` lets it ping them. */
function rolesMentionedIn(body: Json, { world }: Place, { channel, authorId }: NewMessage): string[] {
  const roles = world.servers.get(channel.serverId)?.roles;
  if (roles === undefined) return [];
  const allowed = body['allowed_mentions'] as Json | undefined;
  const lists = (key: string, value: string) => Array.isArray(allowed?.[key]) && allowed[key].includes(value);
  const mayAll = (channelPermissions(world, channel, authorId) & PermissionFlagsBits.MentionEveryone) !== 0n;
  const named = [...textOf(body['content']).matchAll(/<@&(\d+)>/g)].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((id) => {
    const isAllowed = allowed === undefined || lists('parse', 'roles') || lists('roles', id);
    return isAllowed && id !== channel.serverId && roles.has(id) && (mayAll || roles.get(id)?.mentionable === true);
  });
}
