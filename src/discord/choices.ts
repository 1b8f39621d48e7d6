// Choices of an option while it is typed, within what Discord takes.
import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { plainLabel } from './render/components.js';

const MOST = 25;
/** UTF-16 units of a choice's name and of its value. */
const LONGEST = 100;

interface Choice {
  readonly label: string;
  readonly value: string;
}

/**
 * The first 25. A name is cut at its end, with a mark. A value is cut at its beginning: long ones are paths, their end
 * names the file, and a document is found by any part of its path. Equal values stand once.
 */
export function discordChoices(choices: readonly Choice[]): ApplicationCommandOptionChoiceData<string>[] {
  const found = new Map<string, ApplicationCommandOptionChoiceData<string>>();
  for (const choice of choices) {
    const value = tailOf(choice.value);
    const name = plainLabel(choice.label, LONGEST) || plainLabel(choice.value, LONGEST);
    if (found.size < MOST && name !== '' && value !== '' && !found.has(value)) found.set(value, { name, value });
  }
  return [...found.values()];
}

function tailOf(text: string): string {
  const cut = text.slice(-LONGEST);
  return cut.length < text.length && /^[\udc00-\udfff]/.test(cut) ? cut.slice(1) : cut;
}
