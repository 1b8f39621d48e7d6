// /unanswered as a message: one page of one section, a button for each thing that can be done with each line.
import type { OpenQuestion, OpenQuestionGroup } from '../../group-types.js';
import type { Reply, UnansweredSection } from '../../reply.js';
import type { Language } from '../../types.js';
import { SMALL } from './citation.js';
import { REASONS } from './complaint.js';
import { button, buttonRows } from './components.js';
import { agoMark } from './date-mark.js';
import { excerptOf } from './excerpt.js';
import { fittingLine } from './one-line.js';
import { type Payload, payload, type Row, type View } from './payload.js';
import { channelMention } from './setting-words.js';
import { SECTION_WORDS, UNANSWERED_WORDS as WORDS } from './unanswered-words.js';

type Unanswered = Extract<Reply, { kind: 'unanswered' }>;
type Answered = Unanswered['answered'][number];
type Complained = Unanswered['complaints'][number];
type Button = ReturnType<typeof button>;

const SECTIONS: readonly UnansweredSection[] = ['open', 'answered', 'complaints'];
/** UTF-16 units of Markdown, so that a full page of any section fits into one message. */
const LIMITS = { question: 200, answered: 150, excerpt: 230, complaint: 260, title: 70 };

export function renderUnanswered(reply: Unanswered, view: View): Payload {
  const { language, section, totals, postedTo, page, pages } = reply;
  const posted = postedTo === null ? [] : [`✅ ${WORDS.posted[language]} ${channelMention(postedTo)}`];
  if (totals[section] === 0) return payload([...posted, ...nothing(reply, view)].join('\n\n'));
  const { title, hint } = SECTION_WORDS[section];
  const pageNumber = pages > 1 ? ` · ${page + 1}/${pages}` : '';
  const head = [...posted, `**${title[language]}** (${totals[section]})${pageNumber}`, `${SMALL}${hint[language]}`];
  return payload([head.join('\n'), ...linesOf(reply)].join('\n\n'), [...rowsOf(reply), ...navigation(reply)]);
}

function nothing({ language, keeps }: Unanswered, view: View): string[] {
  const switchedOff = `${WORDS.notKept[language]} ${view.mention('settings')}.`;
  return [WORDS.nothing[language], ...(keeps ? [] : [switchedOff])];
}

function linesOf(reply: Unanswered): string[] {
  const { language } = reply;
  return [
    ...reply.open.map((group, at) => openLine(group, at + 1, language)),
    ...reply.answered.map((question, at) => answeredLines(question, at + 1, language)),
    ...reply.complaints.map((complaint, at) => complaintLines(complaint, at + 1, language)),
  ];
}

function openLine({ questions }: OpenQuestionGroup, number: number, language: Language): string {
  const [newest] = questions;
  if (newest === undefined) return '';
  const often = questions.length > 1 ? `${questions.length}× · ` : '';
  return `**${number}.** ${fittingLine(newest.question, { units: LIMITS.question })}\n${SMALL}${often}${asked(newest, language)}`;
}

function answeredLines(question: Answered, number: number, language: Language): string {
  const head = `**${number}.** ${fittingLine(question.question, { units: LIMITS.answered })}\n${SMALL}${asked(question, language)}`;
  return `${head}\n${quoteLines(question.quote, LIMITS.excerpt, language)}`;
}

function complaintLines(complaint: Complained, number: number, language: Language): string {
  const { reasons, blocked, latestAt, quote } = complaint;
  const words = reasons.map(
    ({ reason, people }) => `${people}× ${(reason === null ? WORDS.noReason : REASONS[reason])[language]}`,
  );
  const state = blocked ? [`🚫 **${WORDS.blocked[language]}**`] : [];
  const facts = [...state, ...words, agoMark(latestAt)].join(' · ');
  return `**${number}.** ${facts}\n${quoteLines(quote, LIMITS.complaint, language)}`;
}

/** What is quoted and from where; the whole stands behind *Open* or in the answer. */
function quoteLines(quote: Answered['quote'], budget: number, language: Language): string {
  if (quote === null) return `${SMALL}${WORDS.quoteGone[language]}`;
  const { text, start, emphasis, title, document } = quote;
  const bold = emphasis === null ? null : { start: emphasis[0] - start, end: emphasis[1] - start };
  const excerpt = excerptOf({ text, bold, prefix: '> ' }, budget)?.markdown ?? '> …';
  return `${excerpt}\n${SMALL}${fittingLine(title ?? document, { units: LIMITS.title })}`;
}

function asked({ askedAt, channel }: OpenQuestion, language: Language): string {
  return `${agoMark(askedAt)} ${language === 'id' ? 'di' : 'in'} ${channelMention(channel)}`;
}

function rowsOf(reply: Unanswered): Row[] {
  const { language, page } = reply;
  const label = (words: keyof typeof WORDS, at: number) => `${WORDS[words][language]} ${at + 1}`;
  return [
    ...buttonRows(
      reply.open.map(({ questions }, at) => button(label('drop', at), 'drop-question', `${questions[0]?.id}.${page}`)),
    ),
    ...reply.answered.flatMap(({ id, quote }, at) =>
      buttonRows([
        ...(quote === null ? [] : [button(label('post', at), 'post-answer', `${id}.${page}`, { style: 'primary' })]),
        button(label('drop', at), 'drop-question', `${id}.${page}`),
      ]),
    ),
    ...reply.complaints.flatMap((complaint, at) =>
      buttonRows(complaintButtons(complaint, page, (words) => label(words, at))),
    ),
  ];
}

function complaintButtons(
  { quoteId, blocked, quote }: Complained,
  page: number,
  label: (words: keyof typeof WORDS) => string,
): Button[] {
  const open = quote === null ? [] : [button(label('open'), 'open', `${quoteId}.-`)];
  if (blocked) return [...open, button(label('quoteAgain'), 'quote-again', `${quoteId}.${page}`)];
  if (quote === null) return [];
  return [...open, button(label('neverQuote'), 'never-quote', `${quoteId}.${page}`, { style: 'danger' })];
}

/** The other sections that have something, and the pages beside this one. */
function navigation({ language, section, totals, page, pages }: Unanswered): Row[] {
  const others = SECTIONS.filter((each) => each !== section && totals[each] > 0).map((each) =>
    button(`${SECTION_WORDS[each].title[language]} (${totals[each]})`, 'unanswered-page', each),
  );
  const turn = (sign: string, to: number) =>
    to < 0 || to >= pages ? [] : [button(sign, 'unanswered-page', `${section}.${to}`)];
  return buttonRows([...turn('‹', page - 1), ...turn('›', page + 1), ...others]);
}
