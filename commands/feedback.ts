// 👍 and 👎 on an answer: each person counts once, the last word stands, and 👎 asks what was wrong.
import { outdated } from '../src/group/outdated.js';
import type { ComplaintReason } from '../src/group-types.js';
import type { Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import type { Action, CommandContext } from './command.js';
import { seenAnswer } from './seen-answer.js';

const REASONS: readonly ComplaintReason[] = ['wrong-passage', 'out-of-context', 'outdated', 'junk'];

const THANKS = {
  up: { id: 'Terima kasih! 👍 darimu tercatat.', en: 'Thank you! Your 👍 is noted.' },
  down: { id: 'Terima kasih, 👎 darimu tercatat.', en: 'Thank you, your 👎 is noted.' },
  complaint: {
    id: 'Terima kasih. Pengelola server melihat ini di /belum-terjawab, tanpa namamu.',
    en: 'Thank you. Those who manage the server see this in /unanswered, without your name.',
  },
} satisfies Record<string, Localized>;

const up: Action = {
  name: 'thumbs-up',
  label: { id: 'Membantu', en: 'Helpful' },
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const { id } = await seenAnswer(context, argument);
    await context.services.group.judge(context.owner, id, context.person, 'up');
    return thanks(context, 'up');
  },
};

/** Counts at once, so that nobody has to say why. */
const down: Action = {
  name: 'thumbs-down',
  label: { id: 'Tidak membantu', en: 'Not helpful' },
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const { services, owner, person, language } = context;
    const shown = await seenAnswer(context, argument);
    await services.group.judge(owner, shown.id, person, 'down');
    const quotes = await services.answers.showAgain(owner, shown.quotes);
    return quotes.length === 0 ? thanks(context, 'down') : { kind: 'complaint', language, answerId: shown.id, quotes };
  },
};

/** `ANSWERID.QUOTEID`; the reason is what was chosen. */
const complain: Action = {
  name: 'complain',
  label: { id: 'Apa yang salah?', en: 'What is wrong?' },
  access: 'everyone',
  acknowledgement: 'update',
  async run(context, { argument, values: [chosen] }) {
    const [answerId = '', quoteId] = argument.split('.');
    const { id } = await seenAnswer(context, answerId);
    const reason = REASONS.find((each) => each === chosen);
    if (reason === undefined) throw outdated();
    await context.services.group.judge(context.owner, id, context.person, 'down', reason, quoteId);
    return thanks(context, 'complaint');
  },
};

export const feedbackActions: readonly Action[] = [up, down, complain];

function thanks({ language }: CommandContext, what: keyof typeof THANKS): Reply {
  return { kind: 'notice', language, sentence: THANKS[what][language] };
}
