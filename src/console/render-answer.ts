// An answer on the screen: the question, the quotes with their citations, or that there is no answer and what is nearest.
import type { Reply } from '../reply.js';
import { documentNames, texts } from '../texts.js';
import type { Answer, Language, Localized, Quote, Span } from '../types.js';
import { visibleText } from '../visible-text.js';
import { barredLines, citationLines, quotePieces } from './quote-block.js';
import type { Screen } from './screen.js';
import { wrapText } from './wrap.js';

type AnswerReply = Extract<Reply, { kind: 'answer' }>;

/** UTF-16 units; the first quote is always shown whole, longer ones after it as their answering sentence. */
const LONG_QUOTE = 320;

/** Lines of the answer; quotes are numbered as `shownQuotes` lists them. */
export function renderAnswer(
  { answer, answeringSentences, titles = {} }: Pick<AnswerReply, 'answer' | 'answeringSentences' | 'titles'>,
  screen: Screen,
): string[] {
  const { language } = answer;
  const { styles, width } = screen;
  const lines = wrapText(visibleText(answer.question), width).map(styles.strong);
  if (answer.readAs !== null) {
    lines.push(...wrapText(`${texts.readAs[language]}: ${visibleText(answer.readAs)}`, width).map(styles.quiet));
  }
  lines.push('', ...heading(answer, screen), ...figuresNotice(answer, screen));
  shownQuotes(answer).forEach((quote, index) => {
    const shown = answer.answered && index === 0 ? quote : shortened(quote, answeringSentences[quote.id]);
    lines.push(...barredLines(quotePieces(quote, shown), index + 1, screen));
    const alsoIn = documentNames(answer.alsoIn[quote.id] ?? [], titles);
    lines.push(...citationLines(quote, language, screen, alsoIn), '');
  });
  return [...lines, ...footnotes(answer, screen)];
}

/** The quotes that an answer shows, in the order of their numbers. */
export function shownQuotes(answer: Answer): readonly Quote[] {
  return answer.answered ? answer.quotes : answer.nearest;
}

/** What the quotes below are: nothing to say where they surely answer. */
function heading(answer: Answer, { styles, width }: Screen): string[] {
  const { language, kind } = answer;
  const say = (text: Localized, style: (text: string) => string) => [...wrapText(text[language], width).map(style), ''];
  if (answer.answered) {
    if (kind === 'search') return say(texts.found, styles.strong);
    if (kind === 'overview') return say(texts.overview, styles.quiet);
    return answer.sure ? [] : say(texts.perhaps, styles.doubtful);
  }
  const lines = say(kind === 'question' ? texts.abstention : texts.nothingFound, styles.doubtful);
  return answer.nearest.length === 0 ? lines : [...lines, ...say(texts.nearest, styles.quiet)];
}

/** Before the quotes: who stops reading after the first figure should know that there is another. */
function figuresNotice({ figuresDiffer, language }: Answer, { styles, width }: Screen): string[] {
  return figuresDiffer ? [...wrapText(`${texts.figuresDiffer[language]}.`, width).map(styles.doubtful), ''] : [];
}

function footnotes(answer: Answer, screen: Screen): string[] {
  const { language } = answer;
  const { styles, width } = screen;
  const [first] = shownQuotes(answer);
  if (first === undefined) return [];
  const emphasised = styles.coloured && shownQuotes(answer).some((quote) => quote.emphasis !== null);
  const hints = [...(emphasised ? [texts.emphasis[language]] : []), ...howToGoOn(first.id, language, screen)];
  return hints.flatMap((hint) => wrapText(hint, width)).map(styles.quiet);
}

/** At the prompt by number; else by calling the program again with the quote's id. */
function howToGoOn(quoteId: string, language: Language, { command }: Screen): string[] {
  if (command !== null) {
    const [context, reference] = language === 'id' ? ['Konteks', 'Rujukan'] : ['Context', 'Reference'];
    return [`${context}: ${command} --open ${quoteId}`, `${reference}: ${command} --cite ${quoteId}`];
  }
  return language === 'id'
    ? ['Ketik 1 untuk membuka konteksnya, “1 rujukan” untuk menyalin rujukannya.']
    : ['Type 1 to open its context, “1 cite” for a reference to copy.'];
}

/** The answering sentence, where that saves room. */
function shortened(quote: Quote, sentence: Span | undefined): Span {
  return sentence === undefined || quote.text.length <= LONG_QUOTE ? quote : sentence;
}
