// What can be done with a shown quote: open the text around it, copy its reference.
import { shownQuote } from '../src/answer/check.js';
import { referenceOf } from '../src/answer/citation.js';
import { placeOf } from '../src/answer/place.js';
import { contextOf } from '../src/answer/quote-context.js';
import { texts } from '../src/texts.js';
import { UserError } from '../src/user-error.js';
import type { Action, CommandContext } from './command.js';

const open: Action = {
  name: 'open',
  label: texts.open,
  acknowledgement: 'private',
  async run(context, quoteId) {
    const { quote, document } = await shown(context, quoteId);
    const around = await contextOf(context.services.library, document, quote);
    return { kind: 'context', language: context.language, context: around };
  },
};

const cite: Action = {
  name: 'cite',
  label: texts.cite,
  acknowledgement: 'private',
  async run(context, quoteId) {
    const { quote, document } = await shown(context, quoteId);
    const place = await placeOf(context.services.library, document, quote, quote.id);
    return { kind: 'reference', language: context.language, reference: referenceOf(place, context.language) };
  },
};

export const quoteActions: readonly Action[] = [open, cite];

/** The quote and the version it was cut from. Throws UserError when either is gone. */
async function shown(context: CommandContext, quoteId: string) {
  const { library } = context.services;
  const quote = await shownQuote(library, context.owner, quoteId);
  const document = await library.version(quote.versionId);
  if (document === null || (await library.document(quote.documentId)) === null) {
    throw new UserError('withdrawn', {
      id: 'Dokumen asal kutipan ini sudah dihapus.',
      en: 'The document of this quote was withdrawn.',
    });
  }
  return { quote, document };
}
