// A quote that managers marked is shown to nobody else, whichever way its id comes.
import { UserError } from '../src/user-error.js';
import type { CommandContext } from './command.js';

/** Throws UserError('never-quoted') where managers marked the quote, who alone may still look at it. */
export async function requireQuotable({ services, owner, manages }: CommandContext, quoteId: string): Promise<void> {
  if (manages) return;
  const unmarked = { id: quoteId, emphasis: null, sentence: { start: 0, end: 0 } };
  const shown = await services.answers.showAgain(owner, [unmarked]);
  if (shown.length > 0) return;
  throw new UserError('never-quoted', {
    id: 'Pengelola menandai kutipan ini agar tidak ditampilkan.',
    en: 'Those who manage Kutip here marked this quote so that it is not shown.',
  });
}
