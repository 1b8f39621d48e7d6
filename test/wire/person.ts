// A person in one server: writes, calls commands, presses, chooses, fills in forms, as Discord lets people do it.
import { ComponentType } from 'discord.js';
import type { Asked } from './asked.js';
import { callCommand, callMenu, type OptionValues } from './called-command.js';
import { interact, type NewInteraction } from './interact.js';
import type { Json } from './json.js';
import { memberPayload, messagePayload, userPayload } from './payloads.js';
import { channelPermissions } from './permissions.js';
import { deleteMessage, postMessage } from './post-message.js';
import type { Place } from './routes/route.js';
import { type SeenForm, type SeenMessage, seeMessage, seenIn } from './seen.js';
import type { Interaction, Message } from './world.js';

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

export function createPerson(place: Place, userId: string, startLocale: string): Person {
  const { world } = place;
  const person: Person = {
    id: userId,
    name: world.user(userId).name,
    locale: startLocale,
    slash: (channel, command, values = {}, how = {}) =>
      ask(channel.id, { type: 2, ...callCommand(world, serverOf(channel), { command, values }) }, how.locale),
    autocomplete(channel, command, option, typed, others = {}) {
      const values = { ...others, [option]: typed };
      const called = callCommand(world, serverOf(channel), { command, values, focused: option });
      return ask(channel.id, { type: 4, ...called });
    },
    press(message, button, { forged = false } = {}) {
      const source = visible(message);
      const found = seeMessage(source).buttons.find(({ label, customId }) => label === button || customId === button);
      const customId = forged ? button : found?.customId;
      if (customId === undefined || customId === null) throw new Error(`there is no button ${button} to press`);
      if (found?.disabled) throw new Error(`the button ${button} is disabled`);
      return component(source, { custom_id: customId, component_type: ComponentType.Button });
    },
    choose(message, select, values) {
      const source = visible(message);
      const found = seeMessage(source).selects.find(
        ({ customId, placeholder }) => customId === select || placeholder === select,
      );
      if (found === undefined || found.disabled) throw new Error(`there is no select ${select} to choose from`);
      if (values.length < found.minValues || values.length > found.maxValues)
        throw new Error(`${select} takes ${found.minValues} to ${found.maxValues} values`);
      const strange = values.filter((each) => !found.options.some(({ value }) => value === each));
      if (found.type === ComponentType.StringSelect && strange.length > 0)
        throw new Error(`${select} does not offer ${strange.join(', ')}`);
      const resolved = resolvedValues(found.type, values, source.serverId);
      return component(source, { custom_id: found.customId, component_type: found.type, values, ...resolved });
    },
    submit: (form, fields) => submit(form, fields),
    menu(message, name) {
      const source = visible(message);
      const called = callMenu(world, source.serverId, name);
      const resolved = { messages: { [source.id]: messagePayload(world, source, 'interaction') } };
      const data = { ...called.data, target_id: source.id, resolved };
      return ask(source.channelId, { type: 2, name: called.name, data });
    },
    say: (channel, text) => write(channel.id, text, null, false),
    reply: (message, text, { ping = false } = {}) => write(message.channelId, text, message.id, ping),
    remove: (message) => deleteMessage(place, visible(message)),
    sees: (channel) => seenIn(world, channel.id, userId),
  };

  const serverOf = (channel: WithId) => world.channel(channel.id).serverId;

  function ask(
    channelId: string,
    made: Pick<NewInteraction, 'type' | 'name' | 'data' | 'source'>,
    locale = person.locale,
  ): Asked {
    return interact(place, { ...made, userId, channelId, locale });
  }

  function component(source: Message, data: Json): Asked {
    return ask(source.channelId, { type: 3, name: String(data['custom_id']), data, source });
  }

  function visible({ id }: WithId): Message {
    const message = world.message(id);
    if (message === undefined) throw new Error('the message is gone');
    if (message.privateTo !== null && message.privateTo !== userId) throw new Error(`${person.name} does not see it`);
    return message;
  }

  function submit(form: SeenForm, fields: Readonly<Record<string, string>>): Asked {
    const origin = world.interactions.get(form.interactionId) as Interaction;
    const unknown = Object.keys(fields).filter(
      (key) => !form.fields.some(({ customId, label }) => customId === key || label === key),
    );
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
    const typed = form.fields.map((field) => {
      const value = fields[field.customId] ?? fields[field.label] ?? field.value;
      if (field.required && value === '') throw new Error(`the field ${field.label} must be filled in`);
      if (value.length > field.maxLength || (value !== '' && value.length < field.minLength))
        throw new Error(`${value.length} characters do not fit into ${field.label}`);
      return { type: ComponentType.TextInput, custom_id: field.customId, value };
    });
    const rows = objectsOfForm(origin).map((outer, index) => wrapField(outer, typed[index]));
    const source = origin.sourceMessageId === null ? undefined : world.message(origin.sourceMessageId);
    const data = { custom_id: form.customId, components: rows };
    return ask(origin.channelId, { type: 5, name: form.customId, data, ...(source === undefined ? {} : { source }) });
  }

  function resolvedValues(type: ComponentType, ids: readonly string[], serverId: string): Json {
    const server = world.server(serverId);
    const entries = (make: (id: string) => Json) => Object.fromEntries(ids.map((id) => [id, make(id)]));
    if (type === ComponentType.RoleSelect)
      return {
        resolved: {
          roles: entries((id) => {
            const role = server.roles.get(id);
            if (role === undefined) throw new Error(`there is no role ${id}`);
            return { ...role, permissions: role.permissions.toString(), color: 0, hoist: false, mentionable: false };
          }),
        },
      };
    if (type === ComponentType.ChannelSelect)
      return {
        resolved: {
          channels: entries((id) => {
            const { name, type: kind, parentId } = world.channel(id);
            const permissions = channelPermissions(world, world.channel(id), userId).toString();
            return { id, name, type: kind, parent_id: parentId, permissions };
          }),
        },
      };
    if (type === ComponentType.UserSelect)
      return {
        resolved: {
          users: entries((id) => userPayload(world.user(id))),
          members: entries((id) => memberPayload(server, id)),
        },
      };
    return {};
  }

  function write(channelId: string, text: string, replyTo: string | null, ping: boolean): SeenMessage {
    const body = { content: text, allowed_mentions: { parse: ['users'], replied_user: ping } };
    const channel = world.channel(channelId);
    return seeMessage(
      postMessage(place, { channel, authorId: userId, body, replyTo, type: replyTo === null ? 0 : 19 }),
    );
  }

  return person;
}

function objectsOfForm({ response }: Interaction): Json[] {
  const components = response?.data['components'];
  return Array.isArray(components) ? (components as Json[]) : [];
}

/** As Discord sends it back: in a row, or in a label. */
function wrapField(outer: Json, typed: Json | undefined): Json {
  return outer['type'] === ComponentType.Label
    ? { type: ComponentType.Label, component: typed }
    : { type: ComponentType.ActionRow, components: [typed] };
}
