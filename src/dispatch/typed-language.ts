// The language of somebody of whom the surface knows none: that of what was typed.
import { questionLanguage } from '../text/language.js';
import type { Caller } from './caller.js';
import type { Invocation } from './find.js';

/** Unchanged where the language is known, or nothing was typed. */
export function inTypedLanguage(caller: Caller, { options }: Invocation): Caller {
  const typed = Object.values(options)
    .filter((value) => typeof value === 'string')
    .join('\n');
  if (!caller.languageUnknown || typed.trim() === '') return caller;
  return { ...caller, language: questionLanguage(typed) };
}
