// Everything that can be pressed, chosen or filled in.
import type { Action } from './command.js';
import { quoteActions } from './quote-actions.js';

export const actions: readonly Action[] = [...quoteActions];
