// An answer that was shown before, put together anew from its quote ids; the question comes from whoever still sees it.

import { outdated } from '../src/group/outdated.js';
import type { ShownAnswer } from '../src/group-types.js';
import type { Answer, QuestionKind } from '../src/types.js';
import type { CommandContext } from './command.js';

/** A remembered answer to a question, as against passages that bear on a message. */
export type AnsweredQuestion = ShownAnswer & { readonly kind: QuestionKind };

export function isAnswer(shown: ShownAnswer): shown is AnsweredQuestion {
  return shown.kind !== 'sources';
}

/**
 * What was not kept is null or nothing: how the question was read, the confidence, documents without a date. Quotes that
 * may not be shown any more are left out; throws UserError('outdated') where an answer has none left.
 */
export async function answerAgain(context: CommandContext, shown: AnsweredQuestion, question: string): Promise<Answer> {
  const { answers } = context.services;
  const { language, kind, answered, alsoIn, figuresDiffer } = shown;
  const [quotes, nearest, further] = await Promise.all(
    [shown.quotes, shown.nearest, shown.more].map((list) => answers.showAgain(context.owner, list)),
  );
  if (answered && quotes?.length === 0) throw outdated();
  return {
    question,
    readAs: null,
    language,
    kind,
    answered,
    sure: shown.sure && quotes?.[0]?.id === shown.quotes[0]?.id,
    confidence: 0,
    quotes: quotes ?? [],
    nearest: nearest ?? [],
    further: further ?? [],
    undated: 0,
    alsoIn,
    figuresDiffer: figuresDiffer && quotes?.length === shown.quotes.length,
    timings: { encode: 0, retrieve: 0, read: 0, total: 0 },
  };
}
