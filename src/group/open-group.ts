// Puts the parts of a group's memory together.
import type { Encoder } from '../../embeddings/encoder.js';
import type { Store } from '../database/store.js';
import type { Clock, WarningLog } from '../ports.js';
import { createAnswerKeeper } from './answer-keeper.js';
import { createDiscussionKeeper } from './discussion-keeper.js';
import { createFeedbackKeeper, type FeedbackPorts } from './feedback-keeper.js';
import type { Group } from './group.js';
import { createPersonalDataKeeper, type PersonalDataStore } from './personal-data.js';
import { createQuestionKeeper } from './question-keeper.js';
import { KEEP_ANSWERS_MS, KEEP_QUESTIONS_MS, KEEP_SESSIONS_MS } from './retention.js';
import { createSettingsKeeper } from './settings-keeper.js';

export interface GroupPorts {
  readonly store: FeedbackPorts['store'] & PersonalDataStore & Pick<Store, 'deleteOldSessions'>;
  readonly clock: Clock;
  /** Tells which open questions ask alike. */
  readonly encoder: Encoder;
  readonly log: WarningLog;
}

export function openGroup({ store, clock, encoder, log }: GroupPorts): Group {
  const settings = createSettingsKeeper({ store, clock, log });
  const answers = createAnswerKeeper({ store, clock, settings });
  return {
    ...settings,
    ...answers,
    ...createFeedbackKeeper({ store, answers }),
    ...createQuestionKeeper({ store, clock, encoder, log }),
    ...createDiscussionKeeper(store),
    ...createPersonalDataKeeper(store),
    async forgetOld() {
      const now = clock.now();
      await store.deleteOlder(now - KEEP_QUESTIONS_MS, now - KEEP_ANSWERS_MS);
      await store.deleteOldSessions(now - KEEP_SESSIONS_MS);
    },
  };
}
