// The text around a quote: the quote as a block quote between what stands before and after it, page by page.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { citationLines, SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { dateMark } from './date-mark.js';
import { excerptOf, type Source } from './excerpt.js';
import { boldLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';

type ContextReply = Extract<Reply, { kind: 'context' }>;

const GAP = '\n\n';
/** UTF-16 units that each stretch of text leaves to the others. */
const LEFT_TO_EACH = 350;

const WORDS = {
  around: { id: 'teks di sekitar kutipan', en: 'text around the quote' },
  before: { id: 'teks sebelum kutipan', en: 'text before the quote' },
  after: { id: 'teks sesudah kutipan', en: 'text after the quote' },
  nothing: { id: 'Tidak ada teks lagi di sini.', en: 'There is no more text here.' },
  earlier: { id: 'Sebelumnya', en: 'Earlier' },
  later: { id: 'Berikutnya', en: 'Later' },
} satisfies Record<string, Localized>;

export function renderContext(reply: ContextReply, { language }: View): Payload {
  const { context } = reply;
  const place = context.at === 0 ? WORDS.around : context.at < 0 ? WORDS.before : WORDS.after;
  const title = boldLine(context.title ?? '', { units: 150 }, context.document);
  const head = [`${title} · ${place[language]}`, ...changedNotice(reply.changedSince, language)].join('\n');
  const citation = citationLines(context, language);
  const room = CONTENT_LIMIT - head.length - citation.length - 2 * GAP.length;
  const text = partsThatFit(reply, room).join('\n') || WORDS.nothing[language];
  return payload([head, text, citation].join(GAP), rows(reply, language));
}

/** Says that what is shown is not the document's present text. */
export function changedNotice(readAt: number | null, language: Language): string[] {
  if (readAt === null) return [];
  const date = dateMark(readAt);
  const sentence = {
    id: `Dokumennya sudah berubah. Ini teks yang dibaca pada ${date}.`,
    en: `The document changed since. This is the text as read on ${date}.`,
  }[language];
  return [`${SMALL}${sentence}`];
}

/** What stands before the quote is cut at its far end, everything else at its own. */
function partsThatFit({ context: { parts, at } }: ContextReply, room: number): string[] {
  const quoteAt = parts.findIndex((part) => part.quoted);
  const sources = parts.map(({ text, quoted }, index): Source => {
    const isBefore = index < quoteAt || (quoteAt < 0 && at < 0);
    return { text, prefix: quoted ? '> ' : '', keep: isBefore ? 'end' : 'beginning' };
  });
  const whole = sources.map((source) => excerptOf(source, CONTENT_LIMIT)?.markdown.length ?? 0);
  const drawn: string[] = [];
  let left = room;
  // The quote first: it must be there.
  for (const index of [...sources.keys()].sort((one, other) => Number(other === quoteAt) - Number(one === quoteAt))) {
    const source = sources[index];
    if (source === undefined) continue;
    const others = whole.filter((_, other) => other !== index && drawn[other] === undefined);
    const kept = others.reduce((sum, length) => sum + Math.min(length, LEFT_TO_EACH) + 1, 0);
    const markdown = excerptOf(source, left - kept)?.markdown ?? '';
    drawn[index] = markdown;
    left -= markdown.length + 1;
  }
  return drawn.filter((markdown) => markdown !== '');
}

function rows({ context, answerId, discussable }: ContextReply, language: Language): Row[] {
  const { id, at, earlier, later } = context;
  const around = `${id}.${answerId ?? '-'}`;
  const paging = [
    button(`‹ ${WORDS.earlier[language]}`, 'page', `${around}.${at - 1}`, { disabled: !earlier }),
    button(`${WORDS.later[language]} ›`, 'page', `${around}.${at + 1}`, { disabled: !later }),
  ];
  const uses = [button(texts.cite[language], 'cite', id)];
  if (discussable) {
    uses.push(button(texts.discuss[language], 'discuss', around));
    uses.push(button(texts.studyTogether[language], 'study-quote', id));
  }
  return [...(earlier || later ? buttonRows(paging) : []), ...buttonRows(uses)];
}
