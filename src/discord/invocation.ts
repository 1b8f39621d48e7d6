// A slash command as typed in Discord -> the call of a command.
import { ApplicationCommandOptionType, type CommandInteractionOption } from 'discord.js';
import type { Invocation, OptionValue } from '../dispatch.js';
import { attachedFile } from './attached-file.js';

/**
 * Discord sends names in English whatever the person reads, and one option for the subcommand that holds the others.
 * `isHere`: whether a channel or role that was chosen is of the server; where it is not said, what Discord resolved is.
 */
export function invocationOf(
  command: string,
  options: readonly CommandInteractionOption[],
  isHere: (chosen: CommandInteractionOption) => boolean = isResolved,
): Invocation {
  const subcommand = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return {
    command,
    ...(subcommand !== undefined && { subcommand: subcommand.name }),
    options: Object.fromEntries(
      (subcommand?.options ?? options).flatMap((option) => {
        const value = given(option, isHere);
        return value === undefined ? [] : [[option.name, value]];
      }),
    ),
  };
}

/** Of an attachment, a channel and a role, `value` is but an id. */
function given(
  option: CommandInteractionOption,
  isHere: (chosen: CommandInteractionOption) => boolean,
): OptionValue | undefined {
  const { type, attachment, value } = option;
  if (attachment) return attachedFile(attachment);
  const isChosen = type === ApplicationCommandOptionType.Channel || type === ApplicationCommandOptionType.Role;
  if (isChosen && !isHere(option)) return null;
  return typeof value === 'number' ? String(value) : value;
}

function isResolved({ type, channel, role }: CommandInteractionOption): boolean {
  return type === ApplicationCommandOptionType.Role ? Boolean(role) : Boolean(channel);
}
