// Answers as they were shown, so that their buttons work after a restart, and what is counted of questions.
import type { GroupStore } from '../database/store.js';
import type { Clock } from '../ports.js';
import type { AnswerKeeper, GroupSettingsKeeper } from './group.js';
import { outdated } from './outdated.js';
import { KEEP_ANSWERS_MS } from './retention.js';

export interface AnswerKeeperPorts {
  readonly store: GroupStore;
  readonly clock: Clock;
  readonly settings: GroupSettingsKeeper;
}

export function createAnswerKeeper({ store, clock, settings }: AnswerKeeperPorts): AnswerKeeper {
  return {
    rememberAnswer: (answer) => store.saveAnswer(answer),
    async shownAnswer(owner, id) {
      const answer = await store.answer(owner, id);
      if (answer === null || answer.shownAt < clock.now() - KEEP_ANSWERS_MS) throw outdated();
      return answer;
    },
    locateAnswer: (owner, id, address) => store.locateAnswer(owner, id, address),
    forgetAnswer: (owner, id) => store.deleteAnswer(owner, id),
    isFirstAnswer: (owner, person) => store.noteFirstAnswer(owner, person),
    async countQuestion(owner, visibility, outcome) {
      const { timeZone } = await settings.settings(owner);
      await store.countQuestion(owner, dayIn(timeZone ?? 'UTC', clock.now()), visibility, outcome);
    },
  };
}

/** The date in a time zone, ISO 8601. */
function dayIn(timeZone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']}`;
}
