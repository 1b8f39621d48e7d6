// A quote that managers marked is shown to nobody else, whichever way its id comes.
import { unmarkedQuote } from '../src/unmarked-quote.js';
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';

/** Throws UserError('never-quoted') where managers marked the quote, who alone may still look at it. */
export async function requireQuotable(context: CommandContext, quoteId: string): Promise<void> {
  if (await isQuotable(context, quoteId)) return;
  throw new UserError('never-quoted', {
    id: 'Pengelola menandai kutipan ini agar tidak ditampilkan.',
    en: 'Those who manage Kutip here marked this quote so that it is not shown.',
  });
}

/** Whether this person may look at the quote. */
export async function isQuotable({ services, owner, manages }: CommandContext, quoteId: string): Promise<boolean> {
  if (manages) return true;
  return (await services.answers.showAgain(owner, [unmarkedQuote(quoteId)])).length > 0;
}
