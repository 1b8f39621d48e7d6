// Quotes one after another, none of them an answer: what *More*, *Nearest* or *Find sources* brought.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { openButtons } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { questionLine } from './question-line.js';
import { firstQuoteBlock, type QuoteBlock, quoteBlock } from './quote-block.js';

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

/** Whole as far as they fit; earlier ones leave the later room for a sentence. */
function blocksThatFit({ quotes }: Passages, language: Language, room: number): QuoteBlock[] {
  const number = (index: number) => (quotes.length > 1 ? index + 1 : null);
  const wanted = quotes.map((quote, index) => {
    const whole = firstQuoteBlock(quote, language, { number: number(index) }, CONTENT_LIMIT);
    return Math.min(LEFT_TO_EACH, whole.markdown.length) + GAP.length;
  });
  const blocks: QuoteBlock[] = [];
  let left = room;
  for (const [index, quote] of quotes.entries()) {
    const later = wanted.slice(index + 1).reduce((sum, each) => sum + each, 0);
    const share = Math.max(left - later, Math.min(left, LEFT_TO_EACH)) - GAP.length;
    const draw = index === 0 ? firstQuoteBlock : quoteBlock;
    const block = draw(quote, language, { number: number(index) }, share);
    if (block === null) break;
    blocks.push(block);
    left -= block.markdown.length + GAP.length;
  }
  return blocks;
}

/** *Share* where one person found sources, *Delete* where all see what was shared. */
function spreadButton({ of, answerId, shareable }: Passages, language: Language): Row[] {
  if (answerId === null || of !== 'sources') return [];
  return buttonRows([
    shareable ? button(texts.share[language], 'share', answerId) : button(texts.delete[language], 'delete', answerId),
  ]);
}
