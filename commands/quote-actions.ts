// What can be done with a shown quote: open the text around it, page through it, copy its reference.
import { referenceOf } from '../src/answer/citation.js';
import { contextOf } from '../src/answer/quote-context.js';
import type { Reply } from '../src/reply.js';
import { texts } from '../src/texts.js';
import type { Action, CommandContext } from './command.js';
import { quotedVersion } from './quoted-version.js';

/** As ids are made; anything else in a button's id was not put there by Kutip, and might not fit into another's. */
const ANSWER_ID = /^[0-9A-Z]{8}$/;

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
    const { place, changedSince } = await quotedVersion(context, argument);
    const { language } = context;
    const reference = referenceOf(place, language);
    return { kind: 'reference', language, quote: place.text, reference, changedSince };
  },
};

export const quoteActions: readonly Action[] = [open, page, cite];

/** `QUOTEID[.ANSWERID[.PAGE]]`. */
async function openPage(context: CommandContext, argument: string): Promise<Reply> {
  const [quoteId = '', answerId = '-', page = '0'] = argument.split('.');
  const { quote, document, changedSince } = await quotedVersion(context, quoteId);
  const { library, messenger } = context.services;
  const around = await contextOf(library, document, quote, Number.parseInt(page, 10) || 0);
  const abilities = context.channel === null ? null : await messenger.abilities(context.channel);
  return {
    kind: 'context',
    language: context.language,
    context: around,
    changedSince,
    answerId: ANSWER_ID.test(answerId) ? answerId : null,
    discussable:
      abilities !== null &&
      context.mayWrite &&
      context.sight.mayPost(document.collectionId) &&
      (abilities.isThread ? abilities.canSend : abilities.canOpenThread),
  };
}
