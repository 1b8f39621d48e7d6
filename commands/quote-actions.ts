// What can be done with a shown quote: open the text around it, page through it, copy its reference.
import { shownQuote } from '../src/answer/check.js';
import { referenceOf } from '../src/answer/citation.js';
import { placeOf } from '../src/answer/place.js';
import { contextOf } from '../src/answer/quote-context.js';
import type { Reply } from '../src/reply.js';
import { texts } from '../src/texts.js';
import { UserError } from '../src/user-error.js';
import type { Action, CommandContext } from './command.js';

const open: Action = {
  name: 'open',
  label: texts.open,
  access: 'everyone',
  acknowledgement: 'private',
  run: (context, { argument }) => openPage(context, argument),
};

const page: Action = {
  name: 'page',
  label: texts.open,
  access: 'everyone',
  acknowledgement: 'update',
  run: (context, { argument }) => openPage(context, argument),
};

const cite: Action = {
  name: 'cite',
  label: texts.cite,
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const { quote, document } = await shown(context, argument);
    const place = await placeOf(context.services.library, document, quote, quote.id);
    const { language } = context;
    return { kind: 'reference', language, quote: place.text, reference: referenceOf(place, language) };
  },
};

export const quoteActions: readonly Action[] = [open, page, cite];

/** `QUOTEID[.ANSWERID[.PAGE]]`. */
async function openPage(context: CommandContext, argument: string): Promise<Reply> {
  const [quoteId = '', answerId = '-', page = '0'] = argument.split('.');
  const { quote, document } = await shown(context, quoteId);
  const { library, messenger } = context.services;
  const around = await contextOf(library, document, quote, Number.parseInt(page, 10) || 0);
  const abilities = context.channel === null ? null : await messenger.abilities(context.channel);
  return {
    kind: 'context',
    language: context.language,
    context: around,
    answerId: answerId === '-' ? null : answerId,
    discussable: abilities !== null && (abilities.canOpenThread || (abilities.isThread && abilities.canSend)),
  };
}

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
