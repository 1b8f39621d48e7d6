// A digest: quotes worth reading, one with something to remember, and what was asked. At a glance on a phone.
import { displayDate } from '../../citation-line.js';
import type { DigestQuote, Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { openers } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { firstQuoteBlock, type QuoteBlock, quoteBlock } from './quote-block.js';

type Digest = Extract<Reply, { kind: 'digest' }>;

/** UTF-16 units that whoever posts it may put in front: a role that is mentioned. */
const ROLE_ROOM = 30;
/** UTF-16 units. */
const LIMITS = { topic: 120, question: 110 };
/** Of these buttons so many fit into 390 pixels. */
const PHONE_ROW = 3;
const GAP = '\n\n';

export function renderDigest(digest: Digest, { language }: View): Payload {
  const head = headOf(digest, language);
  const foot = footOf(digest, language);
  const left = CONTENT_LIMIT - ROLE_ROOM - head.length - foot.length - 2 * GAP.length;
  const parts = quoteParts(digest, language, left);
  const content = [head, ...parts.map(({ markdown }) => markdown), foot].filter((part) => part !== '').join(GAP);
  return payload(
    content,
    buttonsOf(
      digest,
      parts.map(({ id }) => id),
    ),
  );
}

function headOf({ date, topic, mark }: Digest, language: Language): string {
  const about = topic === null ? '' : ` · ${fittingLine(topic, { units: LIMITS.topic })}`;
  const lines = [`### 📖 ${WORDS.title[language]} ${displayDate(date, language)}${about}`];
  return (mark === null ? [`${SMALL}${WORDS.preview[language]}`, ...lines] : lines).join('\n');
}

interface Part {
  readonly id: string;
  readonly markdown: string;
}

/** Each gets its share of what is left; the first and the one to remember are never left out. */
function quoteParts({ quotes, recall }: Digest, language: Language, room: number): Part[] {
  const all = [...quotes, ...(recall === null ? [] : [{ quote: recall.quote, isNew: false }])];
  const parts: Part[] = [];
  let left = room;
  for (const [at, each] of all.entries()) {
    const isRecall = at === quotes.length;
    const before = isRecall ? `**${texts.recall[language]}**\n` : newLine(each, language);
    const share = Math.floor(left / (all.length - at)) - GAP.length - before.length;
    const hidden = recall === null || !isRecall ? {} : { hidden: { start: recall.hidden[0], end: recall.hidden[1] } };
    const options = { number: all.length > 1 ? parts.length + 1 : null, ...hidden };
    const block: QuoteBlock | null =
      at === 0 || isRecall
        ? firstQuoteBlock(each.quote, language, options, share)
        : quoteBlock(each.quote, language, options, share);
    if (block === null) continue;
    parts.push({ id: each.quote.id, markdown: before + block.markdown });
    left -= before.length + block.markdown.length + GAP.length;
  }
  return parts;
}

function newLine({ isNew }: DigestQuote, language: Language): string {
  return isNew ? `${SMALL}🆕 ${WORDS.isNew[language]}\n` : '';
}

/** Zeros are left out. */
function footOf({ asked, answered, open }: Digest, language: Language): string {
  const counted = asked === 0 ? [] : [`${SMALL}💬 ${WORDS.asked[language](asked, answered)}`];
  const questions = open.map(({ question }) => `${SMALL}• ${fittingLine(question, { units: LIMITS.question })}`);
  const unanswered = questions.length === 0 ? [] : [`${SMALL}❓ ${WORDS.open[language]}`, ...questions];
  return [...counted, ...unanswered].join('\n');
}

function buttonsOf({ mark, discussable, language }: Digest, ids: readonly string[]): Row[] {
  const open = buttonRows(openers(ids, mark, language), PHONE_ROW);
  if (mark === null || !discussable) return open;
  const label = (at: number) => (ids.length === 1 ? texts.discuss[language] : `${texts.discuss[language]} ${at + 1}`);
  const discuss = ids.map((id, at) => button(label(at), 'discuss', `${id}.${mark}`));
  return [...open, ...buttonRows(discuss, PHONE_ROW)];
}

const WORDS = {
  title: { id: 'Kutipan', en: 'Quotes of' },
  preview: {
    id: 'Pratinjau: hanya kamu yang melihatnya, dan kutipannya belum dihitung terpakai.',
    en: 'Preview: only you see it, and its quotes do not count as used.',
  },
  isNew: { id: 'dari dokumen baru', en: 'from a new document' },
  asked: {
    id: (asked: number, answered: number) =>
      `Sejak kutipan sebelumnya: ${asked} pertanyaan${answered === 0 ? '' : `, ${answered} terjawab`}`,
    en: (asked: number, answered: number) =>
      `Since the last one: ${asked} ${asked === 1 ? 'question' : 'questions'}${answered === 0 ? '' : `, ${answered} answered`}`,
  },
  open: { id: 'Belum terjawab oleh dokumen:', en: 'Not answered by the documents yet:' },
} satisfies Record<string, Localized | Readonly<Record<Language, (asked: number, answered: number) => string>>>;
