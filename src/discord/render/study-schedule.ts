// A study session that begins by itself, as those who manage it see it: what, where, when, and what became of the last ones.
import { displayDate } from '../../citation-line.js';
import type { Reply } from '../../reply.js';
import { countOf } from '../../texts.js';
import type { Language } from '../../types.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { agoMark, momentMark } from './date-mark.js';
import { boldLine, fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';
import { clockInWords, planInWords } from './plan-words.js';
import { resultLine } from './result-line.js';
import { channelMention } from './setting-words.js';
import { SCHEDULE_WORDS as WORDS } from './study-recap-words.js';
import { wholeLines } from './whole-lines.js';

type Scheduled = Extract<Reply, { kind: 'study-schedule' }>;

/** UTF-16 units. */
const LIMITS = { note: 300, title: 200 };

export function renderStudySchedule(scheduled: Scheduled, { language }: View): Payload {
  const { id, title, channel, note, results, event, stopped } = scheduled;
  const lines = [
    ...(note === null ? [] : [fittingLine(note, { units: LIMITS.note })]),
    `### 📚 ${WORDS.title[language]}`,
    `${boldLine(title, { units: LIMITS.title }, id)} · ${channelMention(channel)}`,
    nextLine(scheduled, language),
    '',
    whenLine(scheduled, language),
    howLine(scheduled, language),
    ...(event === 'refused' ? [WORDS.event.refused[language]] : []),
    ...(results.length === 0 ? [] : ['', `**${WORDS.results[language]}**`]),
    ...results.map((posting) => resultLine(posting, language)),
  ];
  const stop = stopped ? [] : [button(WORDS.stop[language], 'stop-study', id)];
  return payload(wholeLines(lines, CONTENT_LIMIT), buttonRows(stop));
}

function nextLine({ stopped, nextAt }: Scheduled, language: Language): string {
  if (stopped) return WORDS.stopped[language];
  if (nextAt === null) return WORDS.nothingNext[language];
  return `${WORDS.next[language]} ${agoMark(nextAt)}, ${momentMark(nextAt)}`;
}

function whenLine({ plan, once }: Scheduled, language: Language): string {
  if (once === null) return planInWords(plan, language);
  return `${WORDS.once[language]} ${displayDate(once, language)} ${clockInWords(plan, language)}`;
}

function howLine({ passages, pace, reminder, event }: Scheduled, language: Language): string {
  const parts = [
    countOf(passages, 'passage', language),
    (pace === 'live' ? WORDS.live : WORDS.daily)[language],
    reminderInWords(reminder, language),
    ...(event === 'refused' ? [] : [WORDS.event[event][language]]),
  ];
  return SMALL + parts.join(' · ');
}

function reminderInWords(minutes: number | null, language: Language): string {
  if (minutes === null) return WORDS.noReminder[language];
  if (minutes >= 60 && minutes % 60 === 0) return WORDS.reminderHours[language](minutes / 60);
  return WORDS.reminder[language](minutes);
}
