// An answer as a reply, and as it is remembered for its buttons: quote ids and offsets, never the question.
import { answeringSentence } from '../src/answer/answering-sentence.js';
import type { ShownAnswer, ShownQuote } from '../src/group-types.js';
import type { AnswerFrame, Reply } from '../src/reply.js';
import type { Answer, Language, Quote, Span } from '../src/types.js';
import type { CommandContext } from './command.js';

/** What the group is told of an answer before it is shown. */
export type AnswerMemory = Omit<ShownAnswer, 'id' | 'address' | 'shownAt'>;

/** Paths and titles that may begin as a path does. */
const MOST_ALIKE = 20;

/** Where an answer is shown that nobody remembers. */
export const UNREMEMBERED: AnswerFrame = { id: null, visibility: 'private', hasMore: false, undated: 0, first: false };

/** `collectionId`: of the answer, where it is not the one that is asked here. */
export async function answerReply(
  context: CommandContext,
  answer: Answer,
  language: Language,
  frame: AnswerFrame,
  collectionId = context.collectionId,
): Promise<Extract<Reply, { kind: 'answer' }>> {
  const answeringSentences = answeringSentencesOf([...answer.quotes, ...answer.nearest]);
  const titles = await titlesOf(context, collectionId, Object.values(answer.alsoIn).flat());
  return { kind: 'answer', language, answer, answeringSentences, titles, frame };
}

/** By quote id. */
export function answeringSentencesOf(quotes: readonly Quote[]): Record<string, Span> {
  return Object.fromEntries(quotes.map((quote) => [quote.id, answeringSentence(quote)]));
}

/** By path; a document without a title is missing. */
async function titlesOf({ services }: CommandContext, collectionId: number, paths: readonly string[]) {
  const titles: Record<string, string> = {};
  for (const path of new Set(paths)) {
    const alike = await services.titles.matching(collectionId, path, MOST_ALIKE);
    const title = alike.find((entry) => entry.path === path)?.title ?? null;
    if (title !== null) titles[path] = title;
  }
  return titles;
}

/** `language`: of the labels; everybody reads those of the server, one person their own, a terminal those of the question. */
export function answerLanguage(context: CommandContext, ofQuestion: Language): Language {
  if (context.surface === 'console') return ofQuestion;
  return context.visibility === 'private' ? context.language : (context.settings.language ?? ofQuestion);
}

/** `collectionId`: as in `answerReply`. */
export function answerMemory(
  context: CommandContext,
  answer: Answer,
  collectionId = context.collectionId,
): AnswerMemory {
  return {
    owner: context.owner,
    collectionId,
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
