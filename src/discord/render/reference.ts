// A quote and its reference to paste into a paper, each in a block to copy.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import { codeBlock } from './code-block.js';
import { changedNotice } from './context.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';

/** UTF-16 units. */
const ROOM = { reference: 600, inText: 200 };

export function renderReference(
  { quote, reference, changedSince }: Extract<Reply, { kind: 'reference' }>,
  { language }: View,
): Payload {
  const label = { id: 'Kutipan', en: 'Quote' }[language];
  const rest = [
    `${texts.reference[language]}:`,
    codeBlock(oneParagraph(reference.plain), ROOM.reference),
    `${texts.inText[language]}:`,
    codeBlock(oneParagraph(reference.inText), ROOM.inText),
    ...changedNotice(changedSince, language),
  ].join('\n');
  const words = codeBlock(quote, CONTENT_LIMIT - rest.length - label.length - ':\n\n'.length);
  return payload(`${label}:\n${words}\n${rest}`);
}

function oneParagraph(text: string): string {
  return text.replace(/[\t\n\r ]+/g, ' ');
}
