// Finds what a person means among everything that can be called, pressed or opened.
import { type Command, isGroup, type Runnable } from '../../commands/command.js';
import type { HelpEntry } from '../reply.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';

/** A command as called: names in either language, values as typed. */
export interface Invocation {
  readonly command: string;
  readonly subcommand?: string;
  /** By English option name. */
  readonly options: Readonly<Record<string, string | boolean>>;
}

/** True when `name` is the command's, subcommand's or option's name in either language. */
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
