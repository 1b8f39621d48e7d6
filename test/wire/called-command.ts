// Turns `documents show` with values into what Discord sends: only what is registered can be called, and only with what it allows.
import { ApplicationCommandOptionType } from 'discord.js';
import { isObject, type Json, numberOf, objectsIn, textOf } from './json.js';
import type { UploadedFile } from './multipart.js';
import type { RegisteredCommand } from './records.js';
import type { World } from './world.js';

/** A file is what an attachment option takes; a channel, or the id of a channel or a role, what such options take. */
export type OptionValue = string | number | boolean | UploadedFile | Chosen;
interface Chosen {
  readonly id: string;
}

export type OptionValues = Readonly<Record<string, OptionValue>>;

export interface Called {
  /** Canonical, with the subcommand: `documents show`. */
  readonly name: string;
  /** The `data` of the interaction. */
  readonly data: Json;
}

const SUBCOMMAND = ApplicationCommandOptionType.Subcommand;
const GROUP = ApplicationCommandOptionType.SubcommandGroup;

export interface Call {
  /** In any language: `ask`, `tanya`, `dokumen lihat`. */
  readonly command: string;
  readonly values: OptionValues;
  /** Of autocomplete: the option being typed, whose value may be incomplete, as others may be missing. */
  readonly focused?: string;
}

/** What stands behind values that are sent as ids. */
export interface Describing {
  /** Stores an uploaded file and returns how Discord describes it. */
  store(file: UploadedFile): Json;
  /** How Discord describes a channel that the person chose. Throws when the person would not be offered it. */
  channel(id: string): Json;
  role(id: string): Json;
}

type Described = 'attachments' | 'channels' | 'roles';

/** Throws when nothing of this name is registered for the server, or when Discord would not let it be sent. */
export function callCommand(world: World, serverId: string, call: Call, describing: Describing): Called {
  const { command } = call;
  const [first = '', ...rest] = command.split(' ');
  const registered = registeredAs(world, serverId, 1, first);
  let level: Json = registered.definition;
  const path: Json[] = [];
  for (const name of rest) {
    const sub = objectsIn(level['options']).find((each) => isCalled(each, name));
    if (sub === undefined) throw new Error(`/${first} has no subcommand ${name}`);
    path.push(sub);
    level = sub;
  }
  const declared = objectsIn(level['options']);
  if (declared.some((each) => each['type'] === SUBCOMMAND || each['type'] === GROUP))
    throw new Error(`/${command} wants a subcommand`);
  const described: Partial<Record<Described, Json>> = {};
  const given = givenOptions(declared, call, (option, value) => {
    const [kind, thing] = describe(option, value, describing);
    described[kind] = { ...described[kind], [textOf(thing['id'])]: thing };
    return thing['id'];
  });
  const options = path.reduceRight<Json[]>(
    (inner, sub) => [{ type: sub['type'], name: sub['name'], options: inner }],
    given,
  );
  const name = textOf(registered.definition['name']);
  // While something is typed, Discord sends ids alone.
  const resolves = call.focused === undefined && Object.keys(described).length > 0;
  return {
    name: [name, ...path.map((each) => textOf(each['name']))].join(' '),
    data: {
      ...target(registered, 1),
      name,
      ...(options.length === 0 ? {} : { options }),
      ...(resolves && { resolved: described }),
    },
  };
}

/** The command in the menu of a message (type 3). */
export function callMenu(world: World, serverId: string, menu: string): Called {
  const registered = registeredAs(world, serverId, 3, menu);
  const name = textOf(registered.definition['name']);
  return { name, data: { ...target(registered, 3), name } };
}

function target({ id, serverId }: RegisteredCommand, type: number): Json {
  return { id, type, ...(serverId === null ? {} : { guild_id: serverId }) };
}

function registeredAs(world: World, serverId: string, type: number, name: string): RegisteredCommand {
  const found = world.commands
    .filter((each) => each.serverId === null || each.serverId === serverId)
    .filter(({ definition }) => (definition['type'] ?? 1) === type && isCalled(definition, name));
  const [first] = found;
  if (first === undefined) throw new Error(`no command ${name} is registered`);
  if (found.length > 1) throw new Error(`people see ${name} twice: registered here and for all servers`);
  return first;
}

/** By its name in any language. */
function isCalled(thing: Json, name: string): boolean {
  const others = thing['name_localizations'];
  return thing['name'] === name || (isObject(others) && Object.values(others).includes(name));
}

/** The kind of thing that the value of an option is, and how Discord describes it; its `id` is what is sent. */
function describe(option: Json, value: OptionValue, describing: Describing): [Described, Json] {
  if (typeof value === 'object' && 'bytes' in value) return ['attachments', describing.store(value)];
  const id = typeof value === 'object' ? value.id : String(value);
  if (option['type'] === ApplicationCommandOptionType.Role) return ['roles', describing.role(id)];
  const channel = describing.channel(id);
  const types = option['channel_types'];
  if (Array.isArray(types) && !types.includes(channel['type']))
    throw new Error(`it is not a channel for ${option['name']}`);
  return ['channels', channel];
}

/** `sentId`: what is sent for a file, a channel or a role. */
function givenOptions(
  declared: readonly Json[],
  { command, values, focused }: Call,
  sentId: (option: Json, value: OptionValue) => unknown,
): Json[] {
  const given = Object.entries(values).map(([key, value]) => {
    const option = declared.find((each) => isCalled(each, key));
    if (option === undefined) throw new Error(`/${command} has no option ${key}`);
    const isFocused = focused !== undefined && isCalled(option, focused);
    const wrong = isFocused ? null : wrongValue(option, value);
    if (wrong !== null) throw new Error(`/${command} ${key}: ${wrong}`);
    if (isFocused && option['autocomplete'] !== true) throw new Error(`/${command} ${key} has no autocomplete`);
    const sent = SENT_AS_IDS.includes(numberOf(option['type'])) ? sentId(option, value) : value;
    return { name: option['name'], type: option['type'], value: sent, ...(isFocused ? { focused: true } : {}) };
  });
  const missing = declared.filter(
    (each) => each['required'] === true && !given.some(({ name }) => name === each['name']),
  );
  if (missing.length > 0 && focused === undefined)
    throw new Error(`/${command} needs ${missing.map((each) => textOf(each['name'])).join(', ')}`);
  return given;
}

const SENT_AS_IDS = [
  ApplicationCommandOptionType.Attachment,
  ApplicationCommandOptionType.Channel,
  ApplicationCommandOptionType.Role,
];

const KINDS: Readonly<Record<number, string>> = {
  [ApplicationCommandOptionType.Boolean]: 'boolean',
  [ApplicationCommandOptionType.Integer]: 'number',
  [ApplicationCommandOptionType.Number]: 'number',
  [ApplicationCommandOptionType.Attachment]: 'object',
};

/** Why Discord would not let this value be sent; null when it would. */
function wrongValue(option: Json, value: OptionValue): string | null {
  const wanted = KINDS[numberOf(option['type'])] ?? 'string';
  if (option['type'] === ApplicationCommandOptionType.Channel && typeof value === 'object' && 'id' in value)
    return null;
  if (typeof value !== wanted) return `a ${typeof value} where a ${wanted} is wanted`;
  const { min_length: least, max_length: most, choices } = option;
  if (typeof value === 'string' && typeof most === 'number' && value.length > most) return `longer than ${most}`;
  if (typeof value === 'string' && typeof least === 'number' && value.length < least) return `shorter than ${least}`;
  if (typeof value === 'string' && value.length > 6_000) return 'longer than 6,000';
  const allowed = objectsIn(choices);
  if (allowed.length > 0 && !allowed.some((each) => each['value'] === value)) return 'none of its choices';
  return null;
}
