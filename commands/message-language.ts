// The language of what takes the place of the message that was pressed.
import type { Language } from '../src/types.js';
import type { CommandContext } from './command.js';

/** Everybody's where everybody sees that message, else the person's. */
export function messageLanguage({ message, messageSeenBy, settings, language }: CommandContext): Language {
  return message !== null && messageSeenBy === 'public' ? (settings.language ?? language) : language;
}
