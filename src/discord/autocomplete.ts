// Choices while an option is typed.
import { ApplicationCommandOptionType, type AutocompleteInteraction, type CommandInteractionOption } from 'discord.js';
import type { Caller } from '../dispatch.js';
import { discordChoices } from './choices.js';
import { isAcknowledgedAlready, isOver } from './failure.js';
import { invocationOf } from './invocation.js';
import { tellLog } from './serve-request.js';
import type { Serving } from './tools.js';

/** Never rejects: whoever types can go on without choices. */
export async function serveAutocomplete(
  interaction: AutocompleteInteraction,
  caller: Caller | null,
  serving: Serving,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const isHere = (chosen: CommandInteractionOption) => isOfServer(chosen, interaction, caller);
  const invocation = invocationOf(interaction.commandName, interaction.options.data, isHere);
  try {
    const choices = caller === null ? [] : await serving.dispatcher.complete(caller, invocation, name, value);
    await interaction.respond(discordChoices(choices));
  } catch (error) {
    // Another letter was typed meanwhile, and these choices are not awaited any more.
    if (!isOver(error) && !isAcknowledgedAlready(error)) tellLog(error, 'autocomplete', serving);
  }
}

/** Discord resolves no ids while something is typed: what counts is what it told of the server, and that the person sees it. */
function isOfServer(
  { type, value }: CommandInteractionOption,
  { guild }: AutocompleteInteraction,
  caller: Caller | null,
): boolean {
  if (guild === null || typeof value !== 'string') return false;
  if (type === ApplicationCommandOptionType.Role) return guild.roles.cache.has(value);
  return guild.channels.cache.has(value) && (caller?.sees?.(value) ?? false);
}
