// A slash command as typed in Discord -> the call of a command.
import { ApplicationCommandOptionType, type CommandInteractionOption } from 'discord.js';
import type { Invocation } from '../dispatch.js';

/** Discord sends names in English whatever the person reads, and one option for the subcommand that holds the others. */
export function invocationOf(command: string, options: readonly CommandInteractionOption[]): Invocation {
  const subcommand = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return {
    command,
    ...(subcommand !== undefined && { subcommand: subcommand.name }),
    options: Object.fromEntries(
      (subcommand?.options ?? options).flatMap(({ name, value }) =>
        value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
      ),
    ),
  };
}
