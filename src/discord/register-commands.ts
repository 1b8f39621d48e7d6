// Tells Discord which commands there are, and only when it does not know yet: it takes 200 new ones a day.
import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandType,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  type RouteLike,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Command, MessageMenu } from '../dispatch.js';
import { UserError } from '../user-error.js';
import { inviteFor } from './invite.js';
import { registrationOf } from './registration.js';

/** English name of a slash command -> its id, to mention it by. */
export type CommandIds = ReadonlyMap<string, string>;

export interface Registration {
  readonly rest: REST;
  readonly application: string;
  /** The one server in which commands are registered; null: everywhere. */
  readonly server: string | null;
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
}

/**
 * Makes Discord's list say what Kutip's says, and empties the list of all servers when commands are registered in one.
 * Throws UserError('discord-server') when Kutip may not have commands in that server.
 */
export async function registerCommands(registration: Registration): Promise<CommandIds> {
  const { rest, application, server, commands, menus } = registration;
  const wanted = registrationOf(commands, menus, server === null);
  if (server === null) return idsOf(await agree(rest, Routes.applicationCommands(application), wanted));
  await agree(rest, Routes.applicationCommands(application), []);
  try {
    return idsOf(await agree(rest, Routes.applicationGuildCommands(application, server), wanted));
  } catch (error) {
    if (hasNoAccess(error)) throw notIn(server, application);
    throw error;
  }
}

/** Empties what an earlier start registered in these servers. One that does not let Kutip look has nothing to empty. */
export async function clearServers(rest: REST, application: string, servers: readonly string[]): Promise<void> {
  for (const server of servers) {
    await agree(rest, Routes.applicationGuildCommands(application, server), []).catch((error: unknown) => {
      if (!hasNoAccess(error)) throw error;
    });
  }
}

/** Kutip is not in the server of DISCORD_GUILD, or was added without its commands. */
export function notIn(server: string, application: string): UserError {
  const invite = inviteFor(application, server);
  return new UserError('discord-server', {
    id: `Kutip tidak ada di server ${server} (DISCORD_GUILD), atau ditambahkan tanpa perintahnya. Tambahkan lewat ${invite}, atau betulkan DISCORD_GUILD di .env.`,
    en: `Kutip is not in the server ${server} (DISCORD_GUILD), or was added without its commands. Add it with ${invite}, or correct DISCORD_GUILD in .env.`,
  });
}

const registeredShape = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number().optional() }));
type Known = z.infer<typeof registeredShape>;

async function agree(rest: REST, route: RouteLike, wanted: readonly object[]): Promise<Known> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = registeredShape.parse(await rest.get(route, { query }));
  const alike = isDeepStrictEqual(inOrder(known.map(essence)), inOrder(wanted.map(essence)));
  return alike ? known : registeredShape.parse(await rest.put(route, { body: wanted }));
}

/** What Kutip says of commands and options; Discord adds ids and versions, and leaves out what is usual. */
const SAID = [
  ...['type', 'name', 'name_localizations', 'description', 'description_localizations', 'options', 'choices'],
  ...['required', 'autocomplete', 'min_length', 'max_length', 'min_value', 'max_value', 'channel_types', 'nsfw'],
  ...['default_member_permissions', 'integration_types', 'contexts'],
];

/** A command or option as it is compared: without what is absent, empty or false, which Discord takes for the same. */
function essence(thing: object): Record<string, unknown> {
  const found: Record<string, unknown> = { type: ApplicationCommandType.ChatInput };
  for (const [key, value] of Object.entries(thing)) {
    if (SAID.includes(key) && !isUsual(value)) found[key] = key === 'options' ? optionsEssence(value) : value;
  }
  return found;
}

function optionsEssence(options: unknown): unknown {
  return Array.isArray(options) ? options.map((each: object) => essence(each)) : options;
}

function isUsual(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false || value === '';
}

/** Discord lists commands in no order that it promises. */
function inOrder(commands: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const key = (command: Record<string, unknown>) => `${String(command['type'])} ${String(command['name'])}`;
  return commands.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function idsOf(commands: Known): CommandIds {
  const typed = commands.filter(
    ({ type = ApplicationCommandType.ChatInput }) => type === ApplicationCommandType.ChatInput,
  );
  return new Map(typed.map(({ id, name }) => [name, id]));
}

function hasNoAccess(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess;
}
