// The message that a study session begins with, where it is held, and a reminder that it is about to begin.
import type { Reply, SessionInfo } from '../../reply.js';
import { countOf } from '../../texts.js';
import type { Language } from '../../types.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { agoMark } from './date-mark.js';
import { boldLine, fittingLine } from './one-line.js';
import { type Payload, payload, type View } from './payload.js';
import { personMention } from './person-mention.js';
import { channelMention } from './setting-words.js';
import { RECAP_WORDS } from './study-recap-words.js';
import { STUDY_WORDS as WORDS } from './study-words.js';

type Opening = Extract<Reply, { kind: 'study-opening' }>;

/** UTF-16 units. */
const TITLE = 200;

export function renderStudyOpening({ session, documents, mark }: Opening, { language }: View): Payload {
  const { id, ended, thread } = session;
  const reads = `${countOf(session.passages, 'passage', language)} ${FROM[language]} ${countOf(documents, 'document', language)}`;
  const guide = session.guide === null ? '' : ` · ${WORDS.guidedBy[language]} ${personMention(session.guide)}`;
  const head = [`### 📚 ${WORDS.session[language]}: ${titleOf(session)}`, reads + guide];
  const where = thread === null ? [] : [`${WORDS.held[language]} ${channelMention(thread)}.`];
  const lines = ended
    ? [...head, WORDS.ended[language], ...where]
    : [...head, paceLine(session, language), '', WORDS.whatToDo[language]];
  const argument = mark === null ? id : `${id}.${mark}`;
  const actions = ended
    ? [button(RECAP_WORDS.recapButton[language], 'study-recap', id)]
    : [
        button(WORDS.join[language], 'study-join', argument, { style: 'primary' }),
        button(WORDS.leave[language], 'study-leave', argument),
      ];
  return payload([...lines, `${SMALL}${WORDS.joined[language](session.joined)}`].join('\n'), buttonRows(actions));
}

export function renderStudyOpened(
  { thread, existed }: Extract<Reply, { kind: 'study-opened' }>,
  { language }: View,
): Payload {
  return payload(`${(existed ? WORDS.existed : WORDS.opened)[language]} ${channelMention(thread)}.`);
}

/** Nothing can be pressed: it begins by itself. The button bears the posting's mark, by which it is found again. */
export function renderStudyReminder(
  { title, at, mark }: Extract<Reply, { kind: 'study-reminder' }>,
  { language }: View,
): Payload {
  const name = boldLine(title, { units: TITLE }, WORDS.session[language]);
  const sentence = `⏰ ${WORDS.session[language]} ${name} ${WORDS.begins[language]} ${agoMark(at)}.`;
  const sign = button(WORDS.byItself[language], 'study-reminder', mark ?? '', { disabled: true });
  return payload(sentence, mark === null ? [] : buttonRows([sign]));
}

/** As Markdown, never empty. */
function titleOf({ title, id }: SessionInfo): string {
  return fittingLine(title, { units: TITLE }) || id;
}

function paceLine({ pace, nextAt }: SessionInfo, language: Language): string {
  if (pace === 'live') return WORDS.live[language];
  const next = nextAt === null ? '' : `, ${WORDS.next[language]} ${agoMark(nextAt)}`;
  return `${WORDS.daily[language]}${next}.`;
}

const FROM = { id: 'dari', en: 'from' };
