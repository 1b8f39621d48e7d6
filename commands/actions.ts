// Everything that can be pressed, chosen or filled in.
import { answerActions } from './answer-actions.js';
import type { Action } from './command.js';
import { discuss } from './discuss.js';
import { documentActions } from './documents.js';
import { feedbackActions } from './feedback.js';
import { myDataActions } from './my-data.js';
import { quoteActions } from './quote-actions.js';
import { settingsActions } from './settings-actions.js';
import { setupActions } from './setup.js';
import { unansweredActions } from './unanswered.js';

export const actions: readonly Action[] = [
  ...quoteActions,
  discuss,
  ...answerActions,
  ...feedbackActions,
  ...documentActions,
  ...setupActions,
  ...settingsActions,
  ...unansweredActions,
  ...myDataActions,
];
