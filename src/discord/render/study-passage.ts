// A passage that a group reads together: the quote, what goes with it, who is ready, and how to go on.
import type { Reply, ShownPrompt } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language } from '../../types.js';
import { openers } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { agoMark } from './date-mark.js';
import { tellerOf, wordsAt } from './hidden-words.js';
import { messageLink } from './link.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { firstQuoteBlock, type QuoteBlock, type QuoteOptions } from './quote-block.js';
import { STUDY_WORDS as WORDS } from './study-words.js';

type Passage = Extract<Reply, { kind: 'study-passage' }>;
type Comparison = Extract<ShownPrompt, { kind: 'comparison' }>;

/** UTF-16 units. */
const LIMITS = { title: 110, figure: 80 };
/** Of these buttons so many fit into 390 pixels. */
const PHONE_ROW = 3;

export function renderStudyPassage(passage: Passage, { language }: View): Payload {
  const foot = footOf(passage, language);
  const body = bodyOf(passage, language, CONTENT_LIMIT - foot.length - '\n\n'.length);
  const content = foot === '' ? body : `${body}\n\n${foot}`;
  return payload(content, buttonsOf(passage, language));
}

/** What is to be recalled is asked only where the quote can stand whole: a part of it would show or lack the words. */
function bodyOf(passage: Passage, language: Language, room: number): string {
  const { quote, prompt } = passage;
  if (prompt?.kind === 'recall') {
    const isTelling = tellerOf(wordsAt(quote, prompt.hidden));
    const [start, end] = prompt.hidden;
    const head = `${headOf(passage, language, isTelling)}\n${WORDS.recall[language]}\n`;
    const block = quoted(passage, language, { hidden: { start, end }, isTelling }, room - head.length);
    if (block.whole) return head + block.markdown;
  }
  const head = `${headOf(passage, language)}\n`;
  const below = prompt?.kind === 'comparison' ? `\n${comparisonLine(passage, prompt, language)}` : '';
  return head + quoted(passage, language, {}, room - head.length - below.length).markdown + below;
}

/** Without the session's title where that tells what is hidden. */
function headOf({ session, step }: Passage, language: Language, isTelling = (_: string) => false): string {
  const place = `**${WORDS.passage[language](step + 1, session.passages)}**`;
  const title = isTelling(session.title) ? '' : fittingLine(session.title, { units: LIMITS.title });
  return title === '' ? place : `${place} · ${title}`;
}

/** The figure that others give differently is in bold. */
function quoted({ quote, prompt }: Passage, language: Language, options: QuoteOptions, room: number): QuoteBlock {
  const emphasis = prompt?.kind === 'comparison' ? prompt.here : null;
  return firstQuoteBlock({ ...quote, emphasis }, language, options, room);
}

/** Both figures, and the way to the message with the other one. */
function comparisonLine({ session, quote }: Passage, { here, earlier }: Comparison, language: Language): string {
  const bold = (words: string) => `**${fittingLine(words, { units: LIMITS.figure }) || '…'}**`;
  const link = earlier.address && messageLink({ ...earlier.address, server: session.owner }, language);
  const figures = [
    `${bold(wordsAt(quote, here))} ${WORDS.here[language]}`,
    `${bold(wordsAt(earlier.quote, earlier.there))} ${WORDS.there[language]}`,
  ];
  return `${texts.figuresDiffer[language]}: ${figures.join(', ')}${link === null ? '' : ` · ${link}`}`;
}

function isLeft({ state, session }: Passage): boolean {
  return state === 'past' || session.ended;
}

function footOf(passage: Passage, language: Language): string {
  const { session, step, ready } = passage;
  if (isLeft(passage)) return '';
  if (session.pace === 'daily') {
    return session.nextAt === null ? '' : `${SMALL}${WORDS.nextAt[language]} ${agoMark(session.nextAt)}`;
  }
  const count = session.joined === 0 ? [] : [WORDS.ready[language](ready, Math.max(ready, session.joined))];
  const help = step === 0 ? [WORDS.howToGoOn[language]] : [];
  return [...count, ...help].map((line) => SMALL + line).join('\n');
}

/** The posting's mark stands in the button that moves on. */
function buttonsOf(passage: Passage, language: Language): Row[] {
  const { session, step, mark, quote } = passage;
  const open = openers([quote.id], session.id, language);
  if (isLeft(passage)) return buttonRows(open);
  const place = [session.id, step, ...(mark === null ? [] : [mark])].join('.');
  const isLive = session.pace === 'live';
  const isLast = step >= session.passages - 1;
  const next = button((isLast ? WORDS.finishButton : WORDS.nextButton)[language], 'study-next', place, {
    style: isLive || isLast ? 'primary' : 'secondary',
  });
  const ready = isLive ? [button(WORDS.readyButton[language], 'study-ready', place)] : [];
  const quiz = step === 0 ? [] : [button(WORDS.quizButton[language], 'study-quiz', session.id)];
  // The last button of all moves on as *End* would.
  const end = isLast ? [] : [button(WORDS.endButton[language], 'study-end', session.id)];
  return buttonRows([...ready, next, ...open, ...quiz, ...end], PHONE_ROW);
}
