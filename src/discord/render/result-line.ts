// What became of one posting, on one small line.
import { displayDate } from '../../citation-line.js';
import type { Posting } from '../../schedule-types.js';
import type { Language } from '../../types.js';
import { SMALL } from './citation.js';
import { momentMark } from './date-mark.js';
import { DIGEST_WORDS as WORDS } from './digest-words.js';
import { messageLink } from './link.js';
import { fittingLine } from './one-line.js';

/** UTF-16 units. */
const REASON = 150;

const SIGNS: Readonly<Record<Posting['state'], string>> = {
  sent: '✅',
  skipped: '⏭️',
  missed: '⚠️',
  failed: '❌',
  uncertain: '❔',
  waiting: '⏳',
  sending: '⏳',
};

export function resultLine({ owner, state, dueAt, date, reason, address }: Posting, language: Language): string {
  const what = WORDS.states[state][language];
  const link = address === null ? '' : ` · ${messageLink({ ...address, server: owner }, language)}`;
  const why =
    reason === null || state === 'sent' ? '' : `: ${fittingLine(reason.sentence[language], { units: REASON })}`;
  // The day's is told by its date, which its zone decided; one that somebody asked for, by its moment.
  const when = date === null ? momentMark(dueAt) : displayDate(date, language);
  const byHand = date === null ? ` (${WORDS.byHand[language]})` : '';
  return `${SMALL}${SIGNS[state]} ${when} · ${what}${byHand}${why}${link}`;
}
