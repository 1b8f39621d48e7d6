// A person in one server: writes, calls commands, presses, chooses, fills in forms, as Discord lets people do it.
import { PermissionFlagsBits } from 'discord.js';
import type { Asked } from './asked.js';
import { callCommand, callMenu, type Describing, type OptionValues } from './called-command.js';
import { chooseData, pressData, submitData } from './component-data.js';
import { interact, type NewInteraction } from './interact.js';
import { messagePayload } from './message-payload.js';
import type { UploadedFile } from './multipart.js';
import { rolePayload } from './payloads.js';
import { channelPermissions } from './permissions.js';
import { deleteMessage, postMessage } from './post-message.js';
import type { Message } from './records.js';
import { resolvedChannel } from './resolved-channel.js';
import { channelTo } from './routes/direct-messages.js';
import type { Place } from './routes/route.js';
import { type SeenForm, type SeenMessage, seeMessage, seenIn } from './seen.js';

/** A channel, a message or a person, wherever only the id matters. */
export interface WithId {
  readonly id: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  locale: string;
  /** `slash(umum, 'documents show', { document: 'Kazakhstan' })`; names in any of their languages, channels and roles by id. */
  slash(channel: WithId, command: string, values?: OptionValues, how?: { readonly locale?: string }): Asked;
  /** Types into an option; `typed` is what stands there so far. */
  autocomplete(channel: WithId, command: string, option: string, typed: string, others?: OptionValues): Asked;
  /**
   * Presses a button by its label or custom id, as it stands on the message as the person sees it. Throws where there is
   * none, where it is disabled, or where the person does not see the message. `forged`: presses an id that is not there.
   */
  press(message: SeenMessage, button: string, how?: { readonly forged?: boolean }): Asked;
  /** Chooses values (ids of roles or channels for such selects) of a select by its custom id or placeholder. */
  choose(message: SeenMessage, select: string, values: readonly string[]): Asked;
  /** Fills in a form by custom ids or labels; what is left out keeps its value. `files` go into its field for files. */
  submit(form: SeenForm, fields: Readonly<Record<string, string>>, how?: WithFiles): Asked;
  /** Opens the menu of a message. */
  menu(message: SeenMessage, name: string): Asked;
  say(channel: WithId, text: string, how?: WithFiles): SeenMessage;
  /** With `ping`, Kutip is mentioned by the reply itself, and so receives the text. */
  reply(message: SeenMessage, text: string, how?: { readonly ping?: boolean }): SeenMessage;
  /** Takes back a message of this person's. */
  remove(message: SeenMessage): void;
  /** What this person sees in a channel, private answers included. */
  sees(channel: WithId): SeenMessage[];
  /** What Kutip wrote to this person alone, oldest first. */
  privateMessages(): SeenMessage[];
}

interface WithFiles {
  readonly files?: readonly UploadedFile[];
}

export function createPerson(place: Place, userId: string, locale: string): Person {
  const { world } = place;
  const serverOf = (channel: WithId) => world.channel(channel.id).serverId;
  const seesChannel = (channel: WithId) => sees(place, userId, channel.id);
  const visible = (message: WithId) => visibleMessage(place, userId, message);
  const ask = (channelId: string, made: Pick<NewInteraction, 'type' | 'name' | 'data' | 'source'>, other?: string) => {
    requireSight(place, userId, channelId);
    return interact(place, { ...made, userId, channelId, locale: other ?? person.locale });
  };
  const onComponent = (source: Message, data: NewInteraction['data']) =>
    ask(source.channelId, { type: 3, name: String(data['custom_id']), data, source });
  const person: Person = {
    id: userId,
    name: world.user(userId).name,
    locale,
    slash(channel, command, values = {}, how = {}) {
      const called = callCommand(world, serverOf(channel), { command, values }, describingTo(place, userId, channel));
      return ask(channel.id, { type: 2, ...called }, how.locale);
    },
    autocomplete(channel, command, option, typed, others = {}) {
      const values = { ...others, [option]: typed };
      const call = { command, values, focused: option };
      const called = callCommand(world, serverOf(channel), call, describingTo(place, userId, channel));
      return ask(channel.id, { type: 4, ...called });
    },
    press(message, button, { forged = false } = {}) {
      const source = visible(message);
      return onComponent(source, pressData(source, button, forged));
    },
    choose(message, select, values) {
      const source = visible(message);
      return onComponent(source, chooseData(world, source, select, values));
    },
    submit(form, fields, { files = [] } = {}) {
      const origin = world.interaction(form.interactionId);
      const source = origin.sourceMessageId === null ? undefined : world.message(origin.sourceMessageId);
      const stored = files.map((file) => world.files.store(file));
      const data = submitData(world, origin, form, { fields, files: stored });
      const made = { type: 5, name: form.customId, data } as const;
      return ask(origin.channelId, { ...made, ...(source === undefined ? {} : { source }) });
    },
    menu(message, menu) {
      const source = visible(message);
      const { name, data } = callMenu(world, source.serverId, menu);
      const resolved = { messages: { [source.id]: messagePayload(world, source, 'interaction') } };
      return ask(source.channelId, { type: 2, name, data: { ...data, target_id: source.id, resolved } });
    },
    say: (channel, text, { files = [] } = {}) => write(place, { authorId: userId, channelId: channel.id, text, files }),
    reply: (message, text, { ping = false } = {}) =>
      write(place, { authorId: userId, channelId: message.channelId, text, replyTo: message.id, ping }),
    remove: (message) => deleteMessage(place, visible(message)),
    sees: (channel) => (seesChannel(channel) ? seenIn(world, channel.id, userId) : []),
    privateMessages: () => seenIn(world, channelTo(world, userId)?.id ?? ''),
  };
  return person;
}

/** Of the channels and roles of the server around `channel`, those that Discord offers the person. */
function describingTo(place: Place, userId: string, channel: WithId): Describing {
  const { world } = place;
  const { serverId } = world.channel(channel.id);
  return {
    store: (file) => world.files.describe(world.files.store(file)),
    channel(id) {
      requireSight(place, userId, id);
      if (world.channel(id).serverId !== serverId) throw new Error(`#${world.channel(id).name} is in another server`);
      return resolvedChannel(world, id);
    },
    role: (id) => rolePayload(world.server(serverId), id),
  };
}

function sees({ world }: Place, userId: string, channelId: string): boolean {
  return (channelPermissions(world, world.channel(channelId), userId) & PermissionFlagsBits.ViewChannel) !== 0n;
}

function requireSight(place: Place, userId: string, channelId: string): void {
  const { world } = place;
  if (sees(place, userId, channelId)) return;
  throw new Error(`${world.user(userId).name} does not see #${world.channel(channelId).name}`);
}

/** Throws when the message is gone, another person's alone, or in a channel that the person does not see. */
function visibleMessage(place: Place, userId: string, { id }: WithId): Message {
  const { world } = place;
  const message = world.message(id);
  if (message === undefined) throw new Error('the message is gone');
  requireSight(place, userId, message.channelId);
  if (message.privateTo === null || message.privateTo === userId) return message;
  throw new Error(`${world.user(userId).name} does not see it`);
}

interface Written extends WithFiles {
  readonly authorId: string;
  readonly channelId: string;
  readonly text: string;
  readonly replyTo?: string;
  readonly ping?: boolean;
}

function write(place: Place, { authorId, channelId, text, files = [], replyTo, ping = false }: Written): SeenMessage {
  requireSight(place, authorId, channelId);
  const body = { content: text, allowed_mentions: { parse: ['users'], replied_user: ping } };
  const channel = place.world.channel(channelId);
  const how = replyTo === undefined ? { type: 0 } : { type: 19, replyTo };
  return seeMessage(postMessage(place, { channel, authorId, body, files, ...how }));
}
