// Finds what a person means among everything that can be called, pressed or opened.
import { type Action, type Command, isGroup, type MessageMenu, type Runnable } from '../../commands/command.js';
import type { AttachedFile } from '../ports.js';
import type { HelpEntry } from '../reply.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';

/** As the surface hands it over; nothing of a file is checked. Null for a channel or role that is not of the owner's server. */
export type OptionValue = string | boolean | AttachedFile | null;

/** A command as called: names in either language, values as typed. */
export interface Invocation {
  readonly command: string;
  readonly subcommand?: string;
  /** By English option name. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** True when `name` is the command's, subcommand's, option's or menu's name in either language. */
export function isNamed(thing: { readonly name: Localized }, name: string): boolean {
  return thing.name.id === name || thing.name.en === name;
}

/** Throws UserError when there is no such command or subcommand. */
export function findRunnable(commands: readonly Command[], { command: name, subcommand }: Invocation): Runnable {
  const command = commands.find((each) => isNamed(each, name));
  if (command === undefined) {
    throw new UserError('unknown-command', {
      id: `Tidak ada perintah /${name}. Ketik /bantuan untuk melihat semuanya.`,
      en: `There is no command /${name}. Type /help to see them all.`,
    });
  }
  if (!isGroup(command)) return command;
  const found = command.subcommands.find((each) => isNamed(each, subcommand ?? ''));
  if (found !== undefined) return found;
  const names = (language: 'id' | 'en') =>
    command.subcommands.map((each) => `/${command.name[language]} ${each.name[language]}`).join(', ');
  throw new UserError('unknown-subcommand', { id: `Pilih satu: ${names('id')}.`, en: `Choose one: ${names('en')}.` });
}

/** The command's own English name: what was typed may be anything, so it stands in no log. */
export function invocationName(commands: readonly Command[], invocation: Invocation): string {
  const command = commands.find((each) => isNamed(each, invocation.command));
  if (command === undefined) return 'unknown command';
  if (!isGroup(command)) return command.name.en;
  const subcommand = command.subcommands.find((each) => isNamed(each, invocation.subcommand ?? ''));
  return `${command.name.en} ${subcommand?.name.en ?? 'unknown subcommand'}`;
}

/** Throws UserError('outdated'): whatever a person can press was sent by some version of Kutip. */
export function findAction(actions: readonly Action[], name: string): Action {
  const action = actions.find((each) => each.name === name);
  if (action !== undefined) return action;
  throw new UserError('outdated', {
    id: 'Tombol ini dari Kutip versi lain. Ketik perintahnya lagi.',
    en: 'This button is from another version of Kutip. Call the command again.',
  });
}

/** By its name in either language. Throws UserError('outdated'), as `findAction`. */
export function findMenu(menus: readonly MessageMenu[], name: string): MessageMenu {
  const menu = menus.find((each) => isNamed(each, name));
  if (menu !== undefined) return menu;
  throw new UserError('outdated', {
    id: 'Menu ini dari Kutip versi lain. Muat ulang Discord, lalu coba lagi.',
    en: 'This menu is from another version of Kutip. Reload Discord, then try again.',
  });
}

/** Every way to call a command, for help. */
export function helpEntries(command: Command): HelpEntry[] {
  if (!isGroup(command)) return [helpEntry(command, command.name)];
  return command.subcommands.map((each) =>
    helpEntry(each, {
      id: `${command.name.id} ${each.name.id}`,
      en: `${command.name.en} ${each.name.en}`,
    }),
  );
}

function helpEntry(runnable: Runnable, name: Localized): HelpEntry {
  const options = Object.values(runnable.options).map((option) => ({
    name: option.name,
    help: option.help,
    required: option.required ?? false,
  }));
  return { name, help: runnable.help, options, access: runnable.access, discordOnly: runnable.discordOnly ?? false };
}
