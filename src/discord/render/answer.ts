// An answer as one message of about one phone screen: the question, the quotes with their citations, or that there is no answer.
import type { AnswerFrame, Reply } from '../../reply.js';
import { documentNames, texts } from '../../texts.js';
import type { Answer, Language, Localized, Quote } from '../../types.js';
import { answerButtons } from './answer-buttons.js';
import { citationLines, SMALL } from './citation.js';
import { messageLink } from './link.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, PHONE_SCREEN, payload, type View } from './payload.js';
import { questionLine } from './question-line.js';
import { firstQuoteBlock, LONGEST_OTHER, type QuoteBlock, type QuoteOptions, quoteBlock } from './quote-block.js';

type AnswerReply = Extract<Reply, { kind: 'answer' }>;

const READ_AS = 160;

const WORDS = {
  privacy: {
    id: 'Yang disimpan: kode kutipannya, bukan pertanyaanmu (kecuali pertanyaan publik yang belum terjawab, 30 hari). Lihat',
    en: 'Kept are the quote ids, not your question (except public ones without an answer, for 30 days). See',
  },
  late: {
    id: 'Jawaban susulan: dokumennya berubah setelah pertanyaan ini.',
    en: 'A late answer: the documents changed after this question was asked.',
  },
  tied: {
    id: 'Koleksi ini untuk kanal lain, jadi hanya kamu yang lihat jawaban ini di sini.',
    en: 'This collection is for other channels, so only you see this answer here.',
  },
  quotedHere: { id: '↑ Sudah dikutip di sini', en: '↑ Quoted here already' },
  undated: {
    id: (count: number) => `${count} dokumen tanpa tanggal tidak ikut dicari.`,
    en: (count: number) => `${count} ${count === 1 ? 'document' : 'documents'} without a date left out.`,
  },
};

export function renderAnswer(reply: AnswerReply, view: View): Payload {
  const { answer, frame } = reply;
  const head = headOf(reply, view.language);
  const blocks = answer.answered ? blocksThatFit(head, reply, view) : [];
  const foot = footOf(
    blocks.some((block) => block.hasBold),
    reply,
    view,
  );
  const more = frame.hasMore || blocks.length < answer.quotes.length;
  const shown = blocks.flatMap(({ quote }) => quote.id ?? []);
  return payload(contentOf(head, blocks, foot), answerButtons(frame, answer, shown, more, view.language));
}

/** The first quote whole, of the others the sentence that answers. What finds no room is left to *More*. */
function blocksThatFit(head: readonly string[], reply: AnswerReply, view: View): QuoteBlock[] {
  const { answer, answeringSentences, frame, titles = {} } = reply;
  const room = CONTENT_LIMIT - contentOf(head, [], footOf(true, reply, view)).length;
  const blocks: QuoteBlock[] = [];
  let used = 0;
  for (const [index, quote] of answer.quotes.entries()) {
    const number = answer.quotes.length > 1 ? index + 1 : null;
    const sentence = answeringSentences[quote.id];
    const alsoIn = documentNames(answer.alsoIn[quote.id] ?? [], titles);
    const options = { number, sentence, alsoIn, sentenceOnly: index > 0 };
    const left = room - used - GAP.length;
    const before = frame.shownBefore?.[quote.id];
    const block =
      before !== undefined
        ? linkedBlock(quote, before, view.language, options, left)
        : quotedBlock(quote, view.language, options, left);
    if (block === null) break;
    used += GAP.length + block.markdown.length;
    if (index >= 2 && CONTENT_LIMIT - room + used > PHONE_SCREEN) break;
    blocks.push(block);
  }
  return blocks;
}

/** The first one is always there. */
function quotedBlock(quote: Quote, language: Language, options: QuoteOptions, room: number): QuoteBlock | null {
  return options.sentenceOnly
    ? quoteBlock(quote, language, options, Math.min(room, LONGEST_OTHER))
    : firstQuoteBlock(quote, language, options, room);
}

/** The words stand in a message of the study session around: only where they stand is said. */
function linkedBlock(
  quote: Quote,
  at: ShownAt,
  language: Language,
  options: QuoteOptions,
  room: number,
): QuoteBlock | null {
  const link = `${WORDS.quotedHere[language]}: ${messageLink(at, language)}`;
  const markdown = `${link}\n${citationLines(quote, language, options)}`;
  if (options.sentenceOnly && markdown.length > room) return null;
  return { quote, markdown, whole: true, hasBold: false };
}

type ShownAt = NonNullable<AnswerFrame['shownBefore']>[string];

const GAP = '\n\n';

function contentOf(head: readonly string[], blocks: readonly QuoteBlock[], foot: readonly string[]): string {
  const parts = [head.join('\n'), ...blocks.map(({ markdown }) => markdown), foot.join('\n')];
  return parts.filter((part) => part !== '').join(GAP);
}

/** The question, how it was read, and what the quotes below are: nothing to say where they surely answer. */
function headOf({ answer, frame }: AnswerReply, language: Language): string[] {
  const lines = [questionLine(answer.question)];
  if (frame.late) lines.push(`${SMALL}${WORDS.late[language]}`);
  if (answer.readAs !== null) {
    lines.push(`${SMALL}${texts.readAs[language]}: ${fittingLine(answer.readAs, { units: READ_AS })}`);
  }
  const heading = headingOf(answer);
  if (heading !== null) lines.push(heading[language]);
  if (answer.figuresDiffer) lines.push(`⚠️ ${texts.figuresDiffer[language]}.`);
  return lines;
}

function headingOf({ answered, kind, sure }: Answer): Localized | null {
  if (!answered) return kind === 'question' ? texts.abstention : texts.nothingFound;
  const announcing = ({ id, en }: Localized) => ({ id: `${id}:`, en: `${en}:` });
  if (kind === 'search') return announcing(texts.found);
  if (kind === 'overview') return texts.overview;
  return sure ? null : announcing(texts.perhaps);
}

function footOf(emphasised: boolean, { frame }: AnswerReply, { language, mention }: View): string[] {
  const lines = [
    frame.tied ? WORDS.tied[language] : null,
    frame.undated > 0 ? WORDS.undated[language](frame.undated) : null,
    emphasised ? texts.emphasis[language] : null,
    frame.first ? `${WORDS.privacy[language]} ${mention('my-data show')}.` : null,
  ];
  return lines.flatMap((line) => (line === null ? [] : `${SMALL}${line}`));
}
