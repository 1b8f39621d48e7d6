// An answer as a reply, and as it is remembered for its buttons: quote ids and offsets, never the question.
import { answeringSentence } from '../src/answer/answering-sentence.js';
import type { ShownAnswer, ShownQuote } from '../src/group-types.js';
import type { AnswerFrame, Reply } from '../src/reply.js';
import type { Answer, Language, Quote } from '../src/types.js';
import type { CommandContext } from './command.js';

/** What the group is told of an answer before it is shown. */
export type AnswerMemory = Omit<ShownAnswer, 'id' | 'address' | 'shownAt'>;

/** Where an answer is shown that nobody remembers. */
export const UNREMEMBERED: AnswerFrame = { id: null, visibility: 'private', hasMore: false, undated: 0, first: false };

export function answerReply(answer: Answer, language: Language, frame: AnswerFrame): Reply {
  const answeringSentences = Object.fromEntries(
    [...answer.quotes, ...answer.nearest].map((quote) => [quote.id, answeringSentence(quote)]),
  );
  return { kind: 'answer', language, answer, answeringSentences, frame };
}

/** `language`: of the labels; everybody reads those of the server, one person their own, a terminal those of the question. */
export function answerLanguage(context: CommandContext, ofQuestion: Language): Language {
  if (context.surface === 'console') return ofQuestion;
  return context.visibility === 'private' ? context.language : (context.settings.language ?? ofQuestion);
}

export function answerMemory(context: CommandContext, answer: Answer): AnswerMemory {
  return {
    owner: context.owner,
    collectionId: context.collectionId,
    asker: context.person,
    visibility: context.visibility,
    language: answer.language,
    kind: answer.kind,
    answered: answer.answered,
    sure: answer.sure,
    figuresDiffer: answer.figuresDiffer,
    quotes: shownQuotes(answer.quotes),
    nearest: shownQuotes(answer.nearest),
    more: shownQuotes(answer.further),
    alsoIn: answer.alsoIn,
  };
}

export function shownQuotes(quotes: readonly Quote[]): ShownQuote[] {
  return quotes.map((quote) => ({ id: quote.id, emphasis: quote.emphasis, sentence: answeringSentence(quote) }));
}

/** Whether *More* has something to show: a further passage, or the rest of a quote that was cut to its answering sentence. */
export function hasMore({ answered, quotes, further }: Answer): boolean {
  const isCut = (quote: Quote) => {
    const { start, end } = answeringSentence(quote);
    return start > quote.start || end < quote.end;
  };
  return answered && (further.length > 0 || quotes.slice(1).some(isCut));
}
