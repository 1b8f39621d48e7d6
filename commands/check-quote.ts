// The menu "Check quote": what a message quotes, looked for in the documents.
import type { CheckedText } from '../src/reply.js';
import { UserError } from '../src/user-error.js';
import { checkedText, collectionsInSight } from './checked-text.js';
import type { MessageMenu, TargetMessage } from './command.js';
import { blockQuotes, plainText, quotedPassages } from './message-text.js';
import { requireDocuments } from './no-documents.js';

/** Quotations of one message; more find no room on a screen. */
const MOST = 3;

export const checkQuoteMenu: MessageMenu = {
  name: { id: 'Periksa kutipan', en: 'Check quote' },
  access: 'everyone',
  heavy: true,
  acknowledgement: 'private',
  async run(context, message) {
    const { language } = context;
    const texts = quotationsOf(message).slice(0, MOST);
    await requireDocuments(context, collectionsInSight(context));
    const checked: CheckedText[] = [];
    for (const text of texts) {
      checked.push({ text, result: await checkedText(context, text) });
    }
    return { kind: 'check', language, checked };
  },
};

/** Block quotes, else what stands between quotation marks, else the whole message. Of Kutip's own only its quotes. */
function quotationsOf({ content, isOwn }: TargetMessage): string[] {
  const blocks = blockQuotes(content);
  if (isOwn && blocks.length === 0) throw noQuote();
  const passages = blocks.length > 0 ? blocks : quotedPassages(content);
  if (passages.length > 0) return passages;
  const whole = plainText(content);
  if (whole === '') throw noText();
  return [whole];
}

function noQuote(): UserError {
  return new UserError('nothing-to-check', {
    id: 'Di pesan Kutip ini tidak ada kutipan.',
    en: 'There is no quote in this message of Kutip’s.',
  });
}

function noText(): UserError {
  return new UserError('nothing-to-check', {
    id: 'Di pesan ini tidak ada teks yang bisa diperiksa.',
    en: 'There is no text in this message to check.',
  });
}
