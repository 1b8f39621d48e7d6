// What Discord sends for a pressed button, a chosen value and a form: only what stands on the message can be pressed or chosen.
import { ComponentType } from 'discord.js';
import { type Json, objectsIn } from './json.js';
import { memberPayload, rolePayload, userPayload } from './payloads.js';
import type { Interaction, Message, StoredFile } from './records.js';
import { resolvedChannel } from './resolved-channel.js';
import { type SeenField, type SeenForm, seeMessage } from './seen.js';
import type { World } from './world.js';

/** Throws where there is no such button, by label or custom id, or where it is disabled. */
export function pressData(source: Message, button: string, forged: boolean): Json {
  const found = seeMessage(source).buttons.find(({ label, customId }) => label === button || customId === button);
  const customId = forged ? button : found?.customId;
  if (customId === undefined || customId === null) throw new Error(`there is no button ${button} to press`);
  if (found?.disabled) throw new Error(`the button ${button} is disabled`);
  return { custom_id: customId, component_type: ComponentType.Button };
}

/** Throws where there is no such select, by custom id or placeholder, or where it does not take the values. */
export function chooseData(world: World, source: Message, select: string, values: readonly string[]): Json {
  const found = seeMessage(source).selects.find(
    ({ customId, placeholder }) => customId === select || placeholder === select,
  );
  if (found === undefined || found.disabled) throw new Error(`there is no select ${select} to choose from`);
  const { minValues, maxValues, options, type, customId } = found;
  if (values.length < minValues || values.length > maxValues)
    throw new Error(`${select} takes ${minValues} to ${maxValues} values`);
  const strange = values.filter((each) => !options.some(({ value }) => value === each));
  if (type === ComponentType.StringSelect && strange.length > 0)
    throw new Error(`${select} does not offer ${strange.join(', ')}`);
  const resolved = resolve(world, source.serverId, type, values);
  return { custom_id: customId, component_type: type, values, ...(resolved === null ? {} : { resolved }) };
}

/** What the chosen ids stand for; null where they are plain values. */
function resolve(world: World, serverId: string, type: ComponentType, ids: readonly string[]): Json | null {
  const server = world.server(serverId);
  const entries = (make: (id: string) => Json) => Object.fromEntries(ids.map((id) => [id, make(id)]));
  switch (type) {
    case ComponentType.RoleSelect:
      return { roles: entries((id) => rolePayload(server, id)) };
    case ComponentType.UserSelect:
      return {
        users: entries((id) => userPayload(world.user(id))),
        members: entries((id) => memberPayload(server, id)),
      };
    case ComponentType.ChannelSelect:
      return { channels: entries((id) => resolvedChannel(world, id)) };
    default:
      return null;
  }
}

/** What a person typed and attached; `files` go into the form's field for files. */
export interface FilledIn {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly StoredFile[];
}

/** `fields` by custom id or label; what is left out keeps its value. Throws where the form would not let it be sent. */
export function submitData(world: World, origin: Interaction, form: SeenForm, { fields, files }: FilledIn): Json {
  const unknown = Object.keys(fields).filter(
    (key) => !form.fields.some(({ customId, label }) => customId === key || label === key),
  );
  if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
  const takesFiles = form.fields.find((field) => field.files !== null);
  if (files.length > 0 && takesFiles === undefined) throw new Error('the form takes no files');
  const filled = form.fields.map((field) =>
    field.files === null ? typedInto(field, fields) : attachedTo(field, field === takesFiles ? files : []),
  );
  const rows = objectsIn(origin.response?.data['components']);
  const attachments = Object.fromEntries(files.map((file) => [file.id, world.files.describe(file)]));
  return {
    custom_id: form.customId,
    components: rows.map((row, index) => wrapField(row, filled[index])),
    ...(files.length > 0 && { resolved: { attachments } }),
  };
}

function typedInto(field: SeenField, fields: FilledIn['fields']): Json {
  const value = fields[field.customId] ?? fields[field.label] ?? field.value;
  if (field.required && value === '') throw new Error(`the field ${field.label} must be filled in`);
  if (value.length > field.maxLength || (value !== '' && value.length < field.minLength))
    throw new Error(`${value.length} characters do not fit into ${field.label}`);
  return { type: ComponentType.TextInput, custom_id: field.customId, value };
}

function attachedTo({ files: limits, label, customId }: SeenField, files: readonly StoredFile[]): Json {
  const { least = 0, most = 0 } = limits ?? {};
  if (files.length < least || files.length > most) throw new Error(`${label} takes ${least} to ${most} files`);
  return { type: ComponentType.FileUpload, custom_id: customId, values: files.map(({ id }) => id) };
}

/** As Discord sends it back: in a label, or in a row. */
function wrapField(outer: Json, typed: Json | undefined): Json {
  return outer['type'] === ComponentType.Label
    ? { type: ComponentType.Label, component: typed }
    : { type: ComponentType.ActionRow, components: [typed] };
}
