// What a person sees of a message: its words, and what can be pressed, chosen or filled in.
import { ComponentType, MessageFlags } from 'discord.js';
import { allComponents } from './components.js';
import { type Json, numberOf, objectsIn, textOf } from './json.js';
import type { Message } from './records.js';
import type { World } from './world.js';

export interface SeenButton {
  /** Words on it, or its emoji. */
  readonly label: string;
  /** Null for links. */
  readonly customId: string | null;
  readonly url: string | null;
  readonly style: number;
  readonly disabled: boolean;
}

export interface SeenSelect {
  readonly customId: string;
  readonly type: ComponentType;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly chosen: boolean }[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly disabled: boolean;
}

export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  /** Only one person sees it. */
  readonly ephemeral: boolean;
  readonly flags: number;
  readonly edited: boolean;
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  /** Buttons' labels and selects' placeholders, row by row. */
  readonly rows: readonly (readonly string[])[];
  readonly embeds: readonly Json[];
  /** What is attached, with its contents. */
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** Ids of roles whose people it pinged. */
  readonly rolesPinged: readonly string[];
  /** Id of the message replied to. */
  readonly replyTo: string | null;
  readonly components: readonly Json[];
}

export interface SeenField {
  readonly customId: string;
  readonly label: string;
  /** How many files it takes; null where it takes text. */
  readonly files: { readonly least: number; readonly most: number } | null;
  /** Below the label; empty where there is none. */
  readonly help: string;
  /** Shown while nothing is typed; empty where there is none. */
  readonly example: string;
  readonly long: boolean;
  readonly required: boolean;
  readonly value: string;
  readonly minLength: number;
  readonly maxLength: number;
}

export interface SeenForm {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly SeenField[];
  /** The interaction that was answered with this form. */
  readonly interactionId: string;
}

export function seeMessage(message: Message): SeenMessage {
  const all = allComponents(message.components);
  return {
    id: message.id,
    channelId: message.channelId,
    authorId: message.authorId,
    content: message.content,
    ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
    flags: message.flags,
    edited: message.editedAt !== null,
    buttons: all.filter((each) => each['type'] === ComponentType.Button).map(seeButton),
    selects: all.filter((each) => [3, 5, 6, 7, 8].includes(numberOf(each['type']))).map(seeSelect),
    rows: message.components.map((row) =>
      objectsIn(row['components']).map((each) => textOf(each['label'] ?? each['placeholder'])),
    ),
    embeds: message.embeds,
    files: message.attachments.map(({ filename: name, bytes }) => ({ name, bytes })),
    rolesPinged: message.mentionedRoles,
    replyTo: message.replyTo,
    components: message.components,
  };
}

function seeButton(button: Json): SeenButton {
  const emoji = button['emoji'] as Json | undefined;
  return {
    label: textOf(button['label'] ?? emoji?.['name']),
    customId: typeof button['custom_id'] === 'string' ? button['custom_id'] : null,
    url: typeof button['url'] === 'string' ? button['url'] : null,
    style: numberOf(button['style']),
    disabled: button['disabled'] === true,
  };
}

function seeSelect(select: Json): SeenSelect {
  return {
    customId: textOf(select['custom_id']),
    type: numberOf(select['type']),
    placeholder: textOf(select['placeholder']),
    options: objectsIn(select['options']).map((each) => ({
      label: textOf(each['label']),
      value: textOf(each['value']),
      chosen: each['default'] === true,
    })),
    minValues: numberOf(select['min_values'] ?? 1),
    maxValues: numberOf(select['max_values'] ?? 1),
    disabled: select['disabled'] === true,
  };
}

export function seeForm(interactionId: string, data: Json): SeenForm {
  const fields = objectsIn(data['components']).flatMap((outer) =>
    allComponents([outer])
      .filter(({ type }) => type === ComponentType.TextInput || type === ComponentType.FileUpload)
      .map((inner) => seeField(inner, outer)),
  );
  return { customId: textOf(data['custom_id']), title: textOf(data['title']), fields, interactionId };
}

function seeField(input: Json, outer: Json): SeenField {
  const takesFiles = input['type'] === ComponentType.FileUpload;
  const required = input['required'] !== false;
  return {
    customId: textOf(input['custom_id']),
    label: textOf(outer['label'] ?? input['label']),
    files: takesFiles
      ? { least: required ? numberOf(input['min_values'] ?? 1) : 0, most: numberOf(input['max_values'] ?? 1) }
      : null,
    help: textOf(outer['description']),
    example: textOf(input['placeholder']),
    long: input['style'] === 2,
    required,
    value: textOf(input['value']),
    minLength: numberOf(input['min_length']),
    maxLength: numberOf(input['max_length'] ?? 4_000),
  };
}

/** What stands in a channel now, oldest first: what everybody sees, and with `userId` what that person alone sees. */
export function seenIn(world: World, channelId: string, userId: string | null = null): SeenMessage[] {
  return [...world.messages.values()]
    .filter((each) => each.channelId === channelId && !each.deleted && (each.flags & MessageFlags.Loading) === 0)
    .filter((each) => each.privateTo === null || each.privateTo === userId)
    .map(seeMessage);
}
