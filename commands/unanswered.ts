// /unanswered, /belum-terjawab: for managers, what the documents did not answer and which quotes people complained of.

import { askAgain } from './ask-again.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { postLateAnswer } from './late-answer.js';
import { pageOf, unansweredPage } from './unanswered-page.js';

export const unanswered = defineCommand({
  name: { id: 'belum-terjawab', en: 'unanswered' },
  help: {
    id: 'Pertanyaan yang belum terjawab oleh dokumen, dan kutipan yang dikeluhkan',
    en: 'Questions that the documents did not answer, and quotes that people complained of',
  },
  access: 'managers',
  discordOnly: true,
  heavy: true,
  options: {},
  acknowledge: () => 'private',
  async run(context) {
    await askAgain(context);
    return unansweredPage(context, { section: null, page: 0 });
  },
});

/** `SECTION[.PAGE]`. */
const page: Action = {
  name: 'unanswered-page',
  label: unanswered.name,
  access: 'managers',
  acknowledgement: 'update',
  run: (context, { argument }) => unansweredPage(context, pageOf(argument)),
};

/** `QUESTIONID[.PAGE]`; in place, so that what was posted leaves the list. */
const post: Action = {
  name: 'post-answer',
  label: { id: 'Kirim', en: 'Post' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { id, page: at } = lineOf(argument);
    const postedTo = await postLateAnswer(context, id);
    return unansweredPage(context, { section: 'answered', page: at, postedTo });
  },
};

/** `QUESTIONID[.PAGE]`: drops an answered question, or an open one with those that ask alike. */
const drop: Action = {
  name: 'drop-question',
  label: { id: 'Hapus', en: 'Remove' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { owner, services } = context;
    const { id, page: at } = lineOf(argument);
    const groups = await services.group.openQuestions(owner);
    const alike = groups.find(({ questions }) => questions.some((question) => question.id === id));
    await services.group.dropQuestions(owner, alike?.questions.map((question) => question.id) ?? [id]);
    return unansweredPage(context, { section: alike === undefined ? 'answered' : 'open', page: at });
  },
};

/** `QUOTEID[.PAGE]`. */
const neverQuote: Action = {
  name: 'never-quote',
  label: { id: 'Jangan kutip lagi', en: 'Never quote this' },
  access: 'managers',
  acknowledgement: 'update',
  run: (context, { argument }) =>
    onQuote(context, argument, (id) => context.services.group.blockQuote(context.owner, id, context.person)),
};

/** `QUOTEID[.PAGE]`. */
const quoteAgain: Action = {
  name: 'quote-again',
  label: { id: 'Boleh dikutip lagi', en: 'Quote it again' },
  access: 'managers',
  acknowledgement: 'update',
  run: (context, { argument }) =>
    onQuote(context, argument, (id) => context.services.group.unblockQuote(context.owner, id)),
};

export const unansweredActions: readonly Action[] = [page, post, drop, neverQuote, quoteAgain];

async function onQuote(context: CommandContext, argument: string, change: (quoteId: string) => Promise<void>) {
  const { id, page: at } = lineOf(argument);
  await change(id);
  return unansweredPage(context, { section: 'complaints', page: at });
}

function lineOf(argument: string): { readonly id: string; readonly page: number } {
  const [id = '', page = '0'] = argument.split('.');
  return { id, page: Number.parseInt(page, 10) || 0 };
}
