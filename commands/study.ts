// /study, /belajar: passages read together in a thread, with quizzes and a recap.
import type { Action, CommandGroup } from './command.js';
import { quiz, quizActions } from './study-quiz.js';
import { end, recap, recapActions } from './study-recap.js';
import { schedule, scheduleActions } from './study-schedule.js';
import { start, studyQuote } from './study-start.js';
import { next, stepActions } from './study-steps.js';

export const study: CommandGroup = {
  name: { id: 'belajar', en: 'study' },
  help: { id: 'Belajar bersama dari dokumen', en: 'Study the documents together' },
  subcommands: [start, next, quiz, schedule, recap, end],
};

export const studyActions: readonly Action[] = [
  studyQuote,
  ...stepActions,
  ...quizActions,
  ...recapActions,
  ...scheduleActions,
];
