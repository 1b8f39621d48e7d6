// A person in one server: writes, calls commands, presses, chooses, fills in forms, as Discord lets people do it.
import type { Asked } from './asked.js';
import { callCommand, callMenu, type OptionValues } from './called-command.js';
import { chooseData, pressData, submitData } from './component-data.js';
import { interact, type NewInteraction } from './interact.js';
import { messagePayload } from './message-payload.js';
import { deleteMessage, postMessage, storeFile } from './post-message.js';
import type { Message } from './records.js';
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
  /** `slash(umum, 'documents show', { document: 'Kazakhstan' })`; names in any of their languages. */
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
  /** Fills in a form by custom ids or labels; what is left out keeps its value. */
  submit(form: SeenForm, fields: Readonly<Record<string, string>>): Asked;
  /** Opens the menu of a message. */
  menu(message: SeenMessage, name: string): Asked;
  say(channel: WithId, text: string): SeenMessage;
  /** With `ping`, Kutip is mentioned by the reply itself, and so receives the text. */
  reply(message: SeenMessage, text: string, how?: { readonly ping?: boolean }): SeenMessage;
  /** Takes back a message of this person's. */
  remove(message: SeenMessage): void;
  /** What this person sees in a channel, private answers included. */
  sees(channel: WithId): SeenMessage[];
}

export function createPerson(place: Place, userId: string, locale: string): Person {
  const { world } = place;
  const serverOf = (channel: WithId) => world.channel(channel.id).serverId;
  const store = (file: Parameters<typeof storeFile>[1]) => storeFile(place, file);
  const visible = (message: WithId) => visibleMessage(place, userId, message);
  const ask = (channelId: string, made: Pick<NewInteraction, 'type' | 'name' | 'data' | 'source'>, other?: string) =>
    interact(place, { ...made, userId, channelId, locale: other ?? person.locale });
  const onComponent = (source: Message, data: NewInteraction['data']) =>
    ask(source.channelId, { type: 3, name: String(data['custom_id']), data, source });
  const person: Person = {
    id: userId,
    name: world.user(userId).name,
    locale,
    slash(channel, command, values = {}, how = {}) {
      const called = callCommand(world, serverOf(channel), { command, values }, store);
      return ask(channel.id, { type: 2, ...called }, how.locale);
    },
    autocomplete(channel, command, option, typed, others = {}) {
      const values = { ...others, [option]: typed };
      const called = callCommand(world, serverOf(channel), { command, values, focused: option }, store);
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
    submit(form, fields) {
      const origin = world.interaction(form.interactionId);
      const source = origin.sourceMessageId === null ? undefined : world.message(origin.sourceMessageId);
      const data = submitData(origin, form, fields);
      const made = { type: 5, name: form.customId, data } as const;
      return ask(origin.channelId, { ...made, ...(source === undefined ? {} : { source }) });
    },
    menu(message, menu) {
      const source = visible(message);
      const { name, data } = callMenu(world, source.serverId, menu);
      const resolved = { messages: { [source.id]: messagePayload(world, source, 'interaction') } };
      return ask(source.channelId, { type: 2, name, data: { ...data, target_id: source.id, resolved } });
    },
    say: (channel, text) => write(place, userId, channel.id, text),
    reply: (message, text, { ping = false } = {}) => write(place, userId, message.channelId, text, message.id, ping),
    remove: (message) => deleteMessage(place, visible(message)),
    sees: (channel) => seenIn(world, channel.id, userId),
  };
  return person;
}

/** Throws when the message is gone, or another person's alone. */
function visibleMessage({ world }: Place, userId: string, { id }: WithId): Message {
  const message = world.message(id);
  if (message === undefined) throw new Error('the message is gone');
  if (message.privateTo === null || message.privateTo === userId) return message;
  throw new Error(`${world.user(userId).name} does not see it`);
}

function write(
  place: Place,
  authorId: string,
  channelId: string,
  text: string,
  replyTo: string | null = null,
  ping = false,
): SeenMessage {
  const body = { content: text, allowed_mentions: { parse: ['users'], replied_user: ping } };
  const channel = place.world.channel(channelId);
  const type = replyTo === null ? 0 : 19;
  return seeMessage(postMessage(place, { channel, authorId, body, replyTo, type }));
}
