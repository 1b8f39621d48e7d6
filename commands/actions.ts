// Everything that can be pressed, chosen or filled in.
import { answerActions } from './answer-actions.js';
import type { Action } from './command.js';
import { discuss } from './discuss.js';
import { documentActions } from './documents.js';
import { quoteActions } from './quote-actions.js';

export const actions: readonly Action[] = [...quoteActions, discuss, ...answerActions, ...documentActions];
