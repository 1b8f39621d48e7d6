// What Discord is told of Kutip's commands: everything is derived from the commands' own values.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type Command, isGroup, type MessageMenu, type Runnable } from '../dispatch.js';
import type { Localized } from '../types.js';

type Option = Runnable['options'][string];

export type Registered = RESTPostAPIApplicationCommandsJSONBody;

/** A date in full, `2022-01-07`. */
const DATE_LENGTH = 10;

/** Where Kutip can write, or open a post. */
const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/**
 * Names are English, with Indonesian beside them. Commands are for servers only, and for everybody there: who may is
 * checked when they are called, because Discord would hide a command from a role that only Kutip knows of.
 */
export function registrationOf(commands: readonly Command[], menus: readonly MessageMenu[]): Registered[] {
  return [
    ...commands.map((command) => ({
      ...FOR_ALL,
      type: ApplicationCommandType.ChatInput as const,
      ...nameAndHelp(command),
      options: isGroup(command) ? command.subcommands.map(subcommandOf) : optionsOf(command),
    })),
    ...menus.map((menu) => ({ ...FOR_ALL, type: ApplicationCommandType.Message as const, ...named(menu.name) })),
  ];
}

const FOR_ALL = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: null,
};

function subcommandOf(runnable: Runnable): APIApplicationCommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, ...nameAndHelp(runnable), options: optionsOf(runnable) };
}

/** The required ones first, as Discord wants them. */
function optionsOf({ options }: Runnable): APIApplicationCommandBasicOption[] {
  return Object.values(options)
    .toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(optionOf);
}

function optionOf(option: Option): APIApplicationCommandBasicOption {
  const common = { ...nameAndHelp(option), required: option.required ?? false };
  if (option.type === 'boolean') return { type: ApplicationCommandOptionType.Boolean, ...common };
  if (option.type === 'file') return { type: ApplicationCommandOptionType.Attachment, ...common };
  if (option.type === 'role') return { type: ApplicationCommandOptionType.Role, ...common };
  if (option.type === 'channel') {
    return { type: ApplicationCommandOptionType.Channel, ...common, channel_types: [...CHANNEL_TYPES] };
  }
  const longest = option.type === 'date' ? DATE_LENGTH : option.maxLength;
  const text = {
    type: ApplicationCommandOptionType.String as const,
    ...common,
    ...(longest && { max_length: longest }),
  };
  return option.complete === undefined ? text : { ...text, autocomplete: true };
}

function nameAndHelp({ name, help }: { readonly name: Localized; readonly help: Localized }) {
  return { ...named(name), description: help.en, description_localizations: indonesian(help) };
}

function named(name: Localized) {
  return { name: name.en, name_localizations: indonesian(name) };
}

function indonesian(text: Localized): LocalizationMap {
  return { [Locale.Indonesian]: text.id };
}
