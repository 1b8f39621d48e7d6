// Tells Discord which commands there are, and only when it does not know yet: it takes 200 new ones a day.
import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandType,
  type Client,
  RateLimitError,
  type REST,
  RESTJSONErrorCodes,
  type RouteLike,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Command, MessageMenu } from '../dispatch.js';
import { UserError } from '../user-error.js';
import { codeOf, hasCode, isPassing } from './failure.js';
import { inviteFor } from './invite.js';
import { unreachable } from './refusals.js';
import { registrationOf } from './registration.js';

/** English name of a slash command -> its id, to mention it by. */
export type CommandIds = ReadonlyMap<string, string>;

export interface Registration {
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
  /** Discord takes no more today: what it knows goes on being used. */
  onLimit(): void;
}

/**
 * Makes Discord's list say what Kutip's says: in one server, and then nowhere else, or everywhere. Throws UserError
 * `discord-server` when Kutip may not have commands in that server, and `discord-unreachable`.
 */
export async function registerCommands(
  { application, guilds, rest }: Client<true>,
  server: string | null,
  { commands, menus, onLimit }: Registration,
): Promise<CommandIds> {
  if (server !== null && !guilds.cache.has(server)) throw notIn(server, application.id);
  const everywhere = Routes.applicationCommands(application.id);
  const wanted = registrationOf(commands, menus);
  try {
    if (server === null) return idsOf(await agree(rest, everywhere, wanted, onLimit));
    await agree(rest, everywhere, [], onLimit);
    return idsOf(await agree(rest, Routes.applicationGuildCommands(application.id, server), wanted, onLimit));
  } catch (error) {
    if (server !== null && hasCode(error, RESTJSONErrorCodes.MissingAccess)) throw notIn(server, application.id);
    throw isPassing(error) ? unreachable(codeOf(error)) : error;
  }
}

/** Empties what an earlier start registered in single servers, but `except`. Takes a request for each server. */
export async function clearServers(
  { application, guilds, rest }: Client<true>,
  except: string | null,
  onLimit: () => void,
): Promise<void> {
  for (const server of guilds.cache.keys()) {
    if (server === except) continue;
    const route = Routes.applicationGuildCommands(application.id, server);
    await agree(rest, route, [], onLimit).catch((error: unknown) => {
      // A server that took Kutip in without its commands has none.
      if (!hasCode(error, RESTJSONErrorCodes.MissingAccess)) throw error;
    });
  }
}

/** Kutip is not in the server of DISCORD_GUILD, or was added without its commands. */
function notIn(server: string, application: string): UserError {
  const invite = inviteFor(application, server);
  return new UserError('discord-server', {
    id: `Kutip tidak ada di server ${server} (DISCORD_GUILD), atau ditambahkan tanpa perintahnya. Tambahkan lewat ${invite}, atau betulkan DISCORD_GUILD di .env.`,
    en: `Kutip is not in the server ${server} (DISCORD_GUILD), or was added without its commands. Add it with ${invite}, or correct DISCORD_GUILD in .env.`,
  });
}

const registeredShape = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number().optional() }));
type Known = z.infer<typeof registeredShape>;

async function agree(rest: REST, route: RouteLike, wanted: readonly object[], onLimit: () => void): Promise<Known> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = registeredShape.parse(await rest.get(route, { query }));
  const said = route.includes('/guilds/') ? SAID : [...SAID, ...PLACES];
  const essences = (commands: readonly object[]) => inOrder(commands.map((command) => essence(command, said)));
  if (isDeepStrictEqual(essences(known), essences(wanted))) return known;
  try {
    return registeredShape.parse(await rest.put(route, { body: wanted }));
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    onLimit();
    return known;
  }
}

/**
 * What Kutip says of commands and options; Discord adds ids and versions, and leaves out what is usual. What it answers
 * about places of use is left aside for the commands of one server, where that has no meaning.
 */
const SAID = [
  ...['type', 'name', 'name_localizations', 'description', 'description_localizations', 'options', 'choices'],
  ...['required', 'autocomplete', 'min_length', 'max_length', 'min_value', 'max_value', 'channel_types', 'nsfw'],
  'default_member_permissions',
];
const PLACES = ['integration_types', 'contexts'];

/** A command or option as it is compared: without what is absent, empty or false, which Discord takes for the same. */
function essence(thing: object, said: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = { type: ApplicationCommandType.ChatInput };
  for (const [key, value] of Object.entries(thing)) {
    if (!said.includes(key) || isUsual(value)) continue;
    found[key] = key === 'options' && Array.isArray(value) ? value.map((each: object) => essence(each, said)) : value;
  }
  return found;
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
