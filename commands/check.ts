// /check, /periksa: where a quotation or a quote id stands in the documents.
import { checkQuote, looksLikeQuoteId } from '../src/answer/check.js';
import { UserError } from '../src/user-error.js';
import { checkedText, collectionsInSight } from './checked-text.js';
import { defineCommand } from './command.js';
import { requireQuotable } from './never-quoted.js';
import { requireDocuments } from './no-documents.js';

/** UTF-16 units; as much as `checkText` takes. */
const LONGEST_TEXT = 4000;
/** Eight characters, with room for spaces around them. */
const LONGEST_ID = 20;

export const check = defineCommand({
  name: { id: 'periksa', en: 'check' },
  help: { id: 'Periksa apakah sebuah kutipan ada di dokumen', en: 'Check whether a quotation is in the documents' },
  access: 'everyone',
  heavy: true,
  options: {
    text: {
      type: 'text',
      name: { id: 'teks', en: 'text' },
      help: { id: 'Kutipan yang mau diperiksa', en: 'The quotation to check' },
      maxLength: LONGEST_TEXT,
    },
    id: {
      type: 'text',
      name: { id: 'id', en: 'id' },
      help: { id: 'Kode di bawah kutipan Kutip', en: 'The code below a quote of Kutip' },
      maxLength: LONGEST_ID,
    },
  },
  acknowledge: () => 'private',
  async run(context, { text, id }) {
    const { library } = context.services;
    const quoteId = id ?? (text !== undefined && looksLikeQuoteId(text) ? text : undefined);
    if (quoteId === undefined && text === undefined) {
      throw new UserError('nothing-to-check', {
        id: 'Tempel kutipannya, atau tulis kode kutipan dari Kutip.',
        en: 'Paste the quotation, or give the code of a quote by Kutip.',
      });
    }
    if (quoteId === undefined) await requireDocuments(context, collectionsInSight(context));
    const result =
      quoteId === undefined
        ? await checkedText(context, text ?? '')
        : await checkQuote(library, context.owner, quoteId);
    if (quoteId !== undefined && 'place' in result && result.place.id !== null) {
      await requireQuotable(context, result.place.id);
    }
    const checked = [{ text: quoteId === undefined && text !== undefined ? text : null, result }];
    return { kind: 'check', language: context.language, checked };
  },
});
