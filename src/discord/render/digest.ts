// A digest: quotes worth reading, one with something to remember, and what was asked. At a glance on a phone.
import { displayDate } from '../../citation-line.js';
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { openers } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { momentMark } from './date-mark.js';
import { type DigestPart, fittingParts, GAP, wholeParts } from './digest-quotes.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';

type Digest = Extract<Reply, { kind: 'digest' }>;

/** UTF-16 units that whoever posts it may put in front: a role that is mentioned. */
const ROLE_ROOM = 30;
/** UTF-16 units. */
const LIMITS = { topic: 120, question: 110 };
/** Of these buttons so many fit into 390 pixels. */
const PHONE_ROW = { open: 3, discuss: 2 };
/** Rows of buttons in a message. */
const MOST_ROWS = 5;

export function renderDigest(digest: Digest, { language }: View): Payload {
  const head = headOf(digest, language);
  const { parts, foot } = bodyOf(digest, language, CONTENT_LIMIT - ROLE_ROOM - head.length - 1);
  const body = parts.map(({ markdown }) => markdown);
  const content = [`${head}\n${body[0] ?? ''}`, ...body.slice(1), foot].filter((part) => part !== '').join(GAP);
  const ids = parts.map(({ id }) => id);
  return payload(content, buttonsOf(digest, ids, language));
}

interface Body {
  readonly parts: readonly DigestPart[];
  readonly foot: string;
}

/** Links and publishers give way to quotes first, then open questions, then what is to be remembered; words of a quote last. */
function bodyOf(digest: Digest, language: Language, room: number): Body {
  const foot = footOf(digest, language);
  const least = footOf({ ...digest, open: [] }, language);
  const withoutRecall = { ...digest, recall: null };
  const attempts = [
    { of: digest, brief: false, foot },
    { of: digest, brief: true, foot },
    { of: digest, brief: true, foot: least },
    { of: withoutRecall, brief: true, foot: least },
  ];
  for (const { of, brief, foot: below } of attempts) {
    const parts = wholeParts(of, language, { brief }, room - below.length);
    if (parts !== null) return { parts, foot: below };
  }
  return { parts: fittingParts(digest, language, { brief: true }, room - least.length), foot: least };
}

function headOf({ date, topic, session, mark }: Digest, language: Language): string {
  const about = topic === null ? '' : ` · ${fittingLine(topic, { units: LIMITS.topic })}`;
  const lines = [`### 📖 ${WORDS.title[language]} ${displayDate(date, language)}${about}`];
  if (session !== undefined) {
    const title = fittingLine(session.title, { units: LIMITS.topic });
    lines.push(`${SMALL}📚 ${WORDS.session[language]} ${momentMark(session.at)} · <#${session.channel}>: ${title}`);
  }
  return (mark === null ? [`${SMALL}${WORDS.preview[language]}`, ...lines] : lines).join('\n');
}

/** Zeros are left out. */
function footOf({ asked, answered, open }: Digest, language: Language): string {
  const counted = asked === 0 ? [] : [`${SMALL}💬 ${COUNTED[language](asked, answered)}`];
  const questions = open.map(({ question }) => `${SMALL}• ${fittingLine(question, { units: LIMITS.question })}`);
  const unanswered = questions.length === 0 ? [] : [`${SMALL}❓ ${WORDS.open[language]}`, ...questions];
  return [...counted, ...unanswered].join('\n');
}

/** A row for each quote; where these are too many, rows of *Open* and rows of *Discuss*. */
function buttonsOf({ mark, discussable }: Digest, ids: readonly string[], language: Language): Row[] {
  const open = openers(ids, mark, language);
  if (mark === null || !discussable) return buttonRows(open, PHONE_ROW.open);
  const label = (at: number) => (ids.length === 1 ? texts.discuss[language] : `${texts.discuss[language]} ${at + 1}`);
  const discuss = ids.map((id, at) => button(label(at), 'discuss', `${id}.${mark}`));
  if (ids.length > MOST_ROWS) return [...buttonRows(open, PHONE_ROW.open), ...buttonRows(discuss, PHONE_ROW.discuss)];
  return open.flatMap((each, at) => buttonRows([each, ...discuss.slice(at, at + 1)]));
}

const WORDS = {
  title: { id: 'Kutipan', en: 'Quotes of' },
  preview: {
    id: 'Pratinjau: hanya kamu yang melihatnya, dan kutipannya belum dihitung terpakai.',
    en: 'Preview: only you see it, and its quotes do not count as used.',
  },
  session: { id: 'Sesi belajar berikutnya', en: 'Next study session' },
  open: { id: 'Belum terjawab oleh dokumen:', en: 'Not answered by the documents yet:' },
} satisfies Record<string, Localized>;

const COUNTED: Readonly<Record<Language, (asked: number, answered: number) => string>> = {
  id: (asked, answered) => `${asked} pertanyaan baru${answered === 0 ? '' : `, ${answered} terjawab`}`,
  en: (asked, answered) =>
    `${asked} new ${asked === 1 ? 'question' : 'questions'}${answered === 0 ? '' : `, ${answered} answered`}`,
};
