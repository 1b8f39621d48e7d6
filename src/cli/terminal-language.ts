// The language of whoever sits at this terminal, from the usual variables.
import type { Language } from '../types.js';

/** Indonesian unless the terminal is set to English: a bare machine (`C`, nothing) tells nothing. */
export function terminalLanguage(environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en/i.test(locale) ? 'en' : 'id';
}
