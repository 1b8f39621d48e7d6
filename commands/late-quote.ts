// The quote on which a later answer rests: without it, what is left of the answer is no answer.
import type { ShownAnswer } from '../src/group-types.js';
import type { Quote } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';

/** The first quote of a remembered answer, sliced anew; null when the answer or the quote may not be shown any more. */
export async function lateQuote(context: CommandContext, answerId: string): Promise<Quote | null> {
  const first = (await keptAnswer(context, answerId))?.quotes[0];
  if (first === undefined) return null;
  const [quote] = await context.services.answers.showAgain(context.owner, [first]);
  return quote ?? null;
}

/** Null when it is no longer kept. */
export async function keptAnswer(
  { services, owner }: Pick<CommandContext, 'services' | 'owner'>,
  answerId: string,
): Promise<ShownAnswer | null> {
  try {
    return await services.group.shownAnswer(owner, answerId);
  } catch (error) {
    if (error instanceof UserError && error.code === 'outdated') return null;
    throw error;
  }
}
