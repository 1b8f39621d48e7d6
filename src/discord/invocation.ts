// A slash command as typed in Discord -> the call of a command.
import { ApplicationCommandOptionType, type CommandInteractionOption } from 'discord.js';
import type { Invocation, OptionValue } from '../dispatch.js';
import { attachedFile } from './attached-file.js';

/** Discord sends names in English whatever the person reads, and one option for the subcommand that holds the others. */
export function invocationOf(command: string, options: readonly CommandInteractionOption[]): Invocation {
  const subcommand = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return {
    command,
    ...(subcommand !== undefined && { subcommand: subcommand.name }),
    options: Object.fromEntries(
      (subcommand?.options ?? options).flatMap((option) => {
        const value = given(option);
        return value === undefined ? [] : [[option.name, value]];
      }),
    ),
  };
}

/** Of an attachment, `value` is but an id. */
function given({ attachment, value }: CommandInteractionOption): OptionValue | undefined {
  if (attachment) return attachedFile(attachment);
  return typeof value === 'number' ? String(value) : value;
}
