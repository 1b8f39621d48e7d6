// One page of /unanswered: what the documents did not answer, what they answer by now, and what people complained of.

import type { Complaint, OpenQuestion } from '../src/group-types.js';
import type { Reply, UnansweredSection } from '../src/reply.js';
import type { Quote } from '../src/types.js';
import { unmarkedQuote } from '../src/unmarked-quote.js';
import type { CommandContext } from './command.js';
import { keptAnswer, lateQuote } from './late-quote.js';

/** What is on the screen; `section` null: the first that has something. */
export interface PageWanted {
  readonly section: UnansweredSection | null;
  /** From 0. */
  readonly page: number;
  /** Channel in which an answer was posted just now. */
  readonly postedTo?: string;
}

/** What can be done at once stands first. */
const SECTIONS: readonly UnansweredSection[] = ['answered', 'open', 'complaints'];
/** A page is one message with its buttons; quotes need more room than questions. */
const LINES: Readonly<Record<UnansweredSection, number>> = { answered: 3, open: 5, complaints: 3 };

/** A section without anything gives way to one that has something; a page beyond the last to the last. */
export async function unansweredPage(context: CommandContext, wanted: PageWanted): Promise<Reply> {
  const { services, owner, language } = context;
  const { group } = services;
  const [open, answered, complaints, { keepUnanswered }] = await Promise.all([
    group.openQuestions(owner),
    group.answeredQuestions(owner),
    group.complaints(owner),
    group.settings(owner),
  ]);
  const totals = { open: open.length, answered: answered.length, complaints: complaints.length };
  const section = [wanted.section, ...SECTIONS].find((each) => each !== null && totals[each] > 0) ?? 'open';
  const pages = Math.max(1, Math.ceil(totals[section] / LINES[section]));
  const page = Math.min(Math.max(wanted.page, 0), pages - 1);
  const part = <T>(of: UnansweredSection, all: readonly T[]): readonly T[] =>
    of === section ? all.slice(page * LINES[of], (page + 1) * LINES[of]) : [];
  return {
    kind: 'unanswered',
    language,
    section,
    totals,
    open: part('open', open),
    answered: await Promise.all(part('answered', answered).map((each) => withAnswer(context, each))),
    complaints: await Promise.all(part('complaints', complaints).map((each) => withQuote(context, each))),
    page,
    pages,
    postedTo: wanted.postedTo ?? null,
    keeps: keepUnanswered,
  };
}

/** `SECTION[.PAGE]` of a button; an unknown section shows the first that has something. */
export function pageOf(argument: string): PageWanted {
  const [name, page = '0'] = argument.split('.');
  return { section: SECTIONS.find((each) => each === name) ?? null, page: Number.parseInt(page, 10) || 0 };
}

async function withAnswer(context: CommandContext, question: OpenQuestion) {
  return { ...question, quote: await lateQuote(context, question.answeredBy ?? '') };
}

/** Managers see a quote also when it is never quoted any more, to undo that. */
async function withQuote(context: CommandContext, complaint: Complaint): Promise<Complaint & { quote: Quote | null }> {
  const { quoteId } = complaint;
  const answer = await keptAnswer(context, complaint.answerId);
  const kept = answer === null ? [] : [...answer.quotes, ...answer.nearest, ...answer.more];
  const shown = kept.find(({ id }) => id === quoteId) ?? unmarkedQuote(quoteId);
  const [quote] = await context.services.answers.showAgain(context.owner, [shown], { evenBlocked: true });
  return { ...complaint, quote: quote ?? null };
}
