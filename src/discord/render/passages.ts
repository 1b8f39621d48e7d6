// Quotes one after another, none of them an answer: what *More*, *Nearest* or *Find sources* brought.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { openButtons } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { CONTENT_LIMIT, type Payload, PHONE_SCREEN, payload, type Row, type View } from './payload.js';
import { questionLine } from './question-line.js';
import { firstQuoteBlock, LONGEST_OTHER, type QuoteBlock, quoteBlock } from './quote-block.js';

type Passages = Extract<Reply, { kind: 'passages' }>;

const GAP = '\n\n';
/** UTF-16 units that an earlier quote leaves to each later one. */
const LEFT_TO_EACH = 240;

const HEADINGS: Readonly<Record<Passages['of'], Localized>> = {
  more: { id: 'Bagian lain yang menyinggung pertanyaan ini:', en: 'Other passages that bear on this question:' },
  nearest: { id: `${texts.nearest.id}:`, en: `${texts.nearest.en}:` },
  sources: {
    id: 'Bagian yang menyinggung pesan ini. Kutip tidak menilai apakah isinya mendukung atau membantah.',
    en: 'Passages that bear on this message. Kutip does not judge whether they support or contradict it.',
  },
};

const LEFT_OUT = {
  id: (count: number) => `${count} bagian lagi tidak muat di sini.`,
  en: (count: number) => `${count} more ${count === 1 ? 'passage' : 'passages'} did not fit.`,
};

export function renderPassages(reply: Passages, { language }: View): Payload {
  const about = reply.about === undefined ? [] : [questionLine(reply.about)];
  const heading = [...about, HEADINGS[reply.of][language]].join('\n');
  const foot = (emphasised: boolean, leftOut: number) =>
    [leftOut > 0 ? LEFT_OUT[language](leftOut) : null, emphasised ? texts.emphasis[language] : null]
      .flatMap((line) => (line === null ? [] : `${SMALL}${line}`))
      .join('\n');
  const room = CONTENT_LIMIT - heading.length - GAP.length - foot(true, reply.quotes.length).length;
  const blocks = blocksThatFit(reply, language, room);
  const last = foot(
    blocks.some((block) => block.hasBold),
    reply.quotes.length - blocks.length,
  );
  const content = [heading, ...blocks.map(({ markdown }) => markdown), last].filter((part) => part !== '').join(GAP);
  const ids = blocks.flatMap(({ quote }) => quote.id ?? []);
  return payload(content, [...openButtons(ids, reply.answerId, language), ...spreadButton(reply, language)]);
}

/**
 * Whole as far as they fit, else whole sentences; earlier ones leave the later room for some. Of sources the first is whole,
 * of the others there is the sentence that bears.
 */
function blocksThatFit({ quotes, of, answeringSentences = {} }: Passages, language: Language, room: number) {
  const wanted = quotes.map((quote) => {
    const whole = firstQuoteBlock(quote, language, {}, CONTENT_LIMIT);
    return Math.min(LEFT_TO_EACH, whole.markdown.length) + GAP.length;
  });
  const blocks: QuoteBlock[] = [];
  let left = room;
  for (const [index, quote] of quotes.entries()) {
    const at = blocks.length;
    const options = {
      number: quotes.length > 1 ? at + 1 : null,
      sentence: answeringSentences[quote.id],
      sentenceOnly: of === 'sources' && at > 0,
    };
    const later = wanted.slice(index + 1).reduce((sum, each) => sum + each, 0);
    const most = mostOf(of, at, left) - GAP.length;
    const share = Math.min(most, left - later - GAP.length);
    const draw = at === 0 && index === quotes.length - 1 ? firstQuoteBlock : quoteBlock;
    const block = quoteBlock(quote, language, options, share) ?? draw(quote, language, options, most);
    if (block === null) continue;
    blocks.push(block);
    left -= block.markdown.length + GAP.length;
  }
  return blocks;
}

/** UTF-16 units of a passage at this place. Sources, as answers, are to keep to about one phone screen. */
function mostOf(of: Passages['of'], at: number, left: number): number {
  if (of !== 'sources' || at === 0) return left;
  return Math.min(left - (at > 1 ? CONTENT_LIMIT - PHONE_SCREEN : 0), LONGEST_OTHER);
}

/** *Share* where one person found sources, *Delete* where all see what was shared. */
function spreadButton({ of, answerId, shareable }: Passages, language: Language): Row[] {
  if (answerId === null || of !== 'sources') return [];
  return buttonRows([
    shareable ? button(texts.share[language], 'share', answerId) : button(texts.delete[language], 'delete', answerId),
  ]);
}
