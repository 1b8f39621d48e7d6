// Everything that can be pressed, chosen or filled in.
import { addDocumentsActions } from './add-documents.js';
import { answerActions } from './answer-actions.js';
import { collectionActions } from './collections.js';
import type { Action } from './command.js';
import { digestActions } from './digest-actions.js';
import { discuss } from './discuss.js';
import { documentActions } from './documents.js';
import { editDocumentActions } from './edit-document.js';
import { feedbackActions } from './feedback.js';
import { myDataActions } from './my-data.js';
import { pasteDocumentActions } from './paste-document.js';
import { proposalActions } from './proposals.js';
import { quoteActions } from './quote-actions.js';
import { removeDocumentActions } from './remove-document.js';
import { settingsActions } from './settings-actions.js';
import { setupActions } from './setup.js';
import { studyActions } from './study.js';
import { unansweredActions } from './unanswered.js';

export const actions: readonly Action[] = [
  ...quoteActions,
  discuss,
  ...answerActions,
  ...feedbackActions,
  ...documentActions,
  ...addDocumentsActions,
  ...pasteDocumentActions,
  ...editDocumentActions,
  ...removeDocumentActions,
  ...collectionActions,
  ...proposalActions,
  ...setupActions,
  ...settingsActions,
  ...unansweredActions,
  ...digestActions,
  ...studyActions,
  ...myDataActions,
];
