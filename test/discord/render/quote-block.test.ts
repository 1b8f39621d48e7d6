// A quote in a message whose document says something else by now.
import { expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import type { Quote } from '../../../src/types.js';
import { toyQuote } from '../../commands/toy-answer.js';

const view = { language: 'en', mention: (command: string) => `/${command}` } as const;
const shown = (quote: Quote) =>
  renderReply(
    { kind: 'passages', language: 'en', of: 'more', quotes: [quote], answerId: 'ABCD1234', shareable: false },
    view,
  ).content;

it('is said to be of an earlier text, with the day on which that was read', () => {
  const quote = toyQuote('Rakit mengapung.', null);
  const notice = '-# The document changed since. This is the text as read on <t:1700000000:D>.';
  expect(shown({ ...quote, readAt: 1_700_000_000_000 })).toContain(`> Rakit mengapung.\n${notice}\n-# `);
  expect(shown(quote)).not.toContain('changed since');
});
