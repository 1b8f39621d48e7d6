// A discussion of one quote: where it is, and the message that it begins with.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import { openers } from './answer-buttons.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';
import { questionLine } from './question-line.js';
import { firstQuoteBlock } from './quote-block.js';

export function renderDiscussion(
  { thread, existed, here }: Extract<Reply, { kind: 'discussion' }>,
  { language }: View,
): Payload {
  const where = `<#${thread.replace(/\D/g, '')}>`;
  const elsewhere = existed
    ? { id: `Kutipan ini sudah didiskusikan di ${where}.`, en: `This quote is being discussed in ${where}.` }
    : { id: `Diskusinya dibuka di ${where}.`, en: `The discussion is open in ${where}.` };
  return payload((here ? IN_THIS_THREAD[existed ? 'before' : 'now'] : elsewhere)[language]);
}

/** A link to where the person is would lead nowhere. */
const IN_THIS_THREAD = {
  now: { id: 'Kutipannya sudah dikirim di utas ini.', en: 'The quote was posted in this thread.' },
  before: {
    id: 'Kutipan ini sudah pernah dikirim di utas ini.',
    en: 'This quote was posted in this thread before.',
  },
};

export function renderDiscussionOpening(
  { question, quote, answerId }: Extract<Reply, { kind: 'discussion-opening' }>,
  { language }: View,
): Payload {
  const head =
    question === null
      ? { id: 'Diskusi tentang kutipan ini:', en: 'About this quote:' }[language]
      : questionLine(question);
  const invitation = {
    id: 'Apa pendapatmu? Sebut Kutip di sini untuk bertanya lebih lanjut.',
    en: 'What do you think? Mention Kutip here to ask more.',
  }[language];
  const foot = (emphasised: boolean) => (emphasised ? `\n\n${SMALL}${texts.emphasis[language]}` : '');
  const room = CONTENT_LIMIT - head.length - invitation.length - foot(true).length - '\n\n\n\n'.length;
  const block = firstQuoteBlock(quote, language, {}, room);
  const content = `${head}\n\n${block.markdown}\n\n${invitation}${foot(block.hasBold)}`;
  const study = button(texts.studyTogether[language], 'study-quote', quote.id);
  return payload(content, buttonRows([...openers([quote.id], answerId, language), study]));
}
