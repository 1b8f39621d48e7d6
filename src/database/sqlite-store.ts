// The store on SQLite, put together from its parts.
import { type Clock, systemClock } from '../ports.js';
import { answerRows } from './answer-rows.js';
import { collectionRows } from './collection-rows.js';
import { coordinationRows } from './coordination-rows.js';
import { feedbackRows } from './feedback-rows.js';
import { fileRows } from './file-rows.js';
import { memberRows } from './member-rows.js';
import { peopleRows } from './people-rows.js';
import { postingRows } from './posting-rows.js';
import { proposalRows } from './proposal-rows.js';
import { publishedRows } from './published-rows.js';
import { questionRows } from './question-rows.js';
import { quizRows } from './quiz-rows.js';
import { quoteRows } from './quote-rows.js';
import { scheduleRows } from './schedule-rows.js';
import { serverRows } from './server-rows.js';
import { sessionRows } from './session-rows.js';
import { openSqlite } from './sqlite.js';
import type { Store } from './store.js';
import { vectorRows } from './vector-rows.js';
import { wantedRows } from './wanted-rows.js';

/** Opens (or makes) the database file. Throws UserError when it is damaged, foreign, too new or not writable. */
export function openStore(databaseFile: string, clock: Clock = systemClock): Store {
  const file = openSqlite(databaseFile);
  return {
    ...publishedRows(file),
    ...wantedRows(file, clock),
    ...vectorRows(file),
    ...quoteRows(file, clock),
    ...fileRows(file, clock),
    ...collectionRows(file, clock),
    ...serverRows(file, clock),
    ...proposalRows(file, clock),
    ...coordinationRows(file, clock),
    ...scheduleRows(file, clock),
    ...postingRows(file, clock),
    ...sessionRows(file),
    ...memberRows(file, clock),
    ...quizRows(file),
    ...answerRows(file, clock),
    ...feedbackRows(file, clock),
    ...questionRows(file, clock),
    ...peopleRows(file),
    close: () => file.close(),
  };
}
