// Open questions asked again because the documents changed since: who has an answer now gets into the list of those to post.
import type { OpenQuestion } from '../src/group-types.js';
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { answerMemory } from './answer-reply.js';
import type { CommandContext } from './command.js';
import { lateQuote } from './late-quote.js';

/** Progress never names a question. */
const LABEL: Localized = {
  id: 'Menanyakan lagi yang belum terjawab',
  en: 'Asking again what was not answered',
};
/** Some minutes of work: whoever waits for the list gets it, and a turn at the models is not held for ever. */
const MOST_AT_ONCE = 100;
/** Codes of failures that say nothing of the question. */
const PASSING = ['busy', 'models-stopped', 'model-damaged', 'runtime-missing'];
/** Passages beyond the quotes, for *More*. */
const FURTHER = 5;

/** Two managers at once ask once. Nothing is shown or counted. What finds no time now is asked the next time. */
export async function askAgain(context: CommandContext): Promise<void> {
  const { services, owner, progress, language, oneAtATime } = context;
  await oneAtATime(`ask-again ${owner}`, async () => {
    await reopenLost(context);
    const groups = await services.group.openQuestions(owner);
    const total = groups.reduce((sum, { questions }) => sum + questions.length, 0);
    let done = 0;
    const next = async (question: OpenQuestion) => {
      if (done === MOST_AT_ONCE) throw new Enough();
      // The first is answered before anybody could read that it is being asked.
      if (done > 0) progress.update(done, Math.max(total, done + 1), LABEL[language]);
      done += 1;
      return rememberedAnswer(context, question);
    };
    await services.group.askAgain(owner, next).catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
  });
}

/** Ends the asking; what was asked until then is noted. */
class Enough extends Error {}

/** Questions whose later answer lost its quote are open again. */
async function reopenLost(context: CommandContext): Promise<void> {
  const { services, owner } = context;
  for (const { answeredBy } of await services.group.answeredQuestions(owner)) {
    const lost = answeredBy !== null && (await lateQuote(context, answeredBy)) === null;
    if (lost) await services.group.forgetAnswer(owner, answeredBy);
  }
}

/** Id of the answer that the documents give now; null when they give none. */
async function rememberedAnswer(
  context: CommandContext,
  { question, collectionId }: OpenQuestion,
): Promise<string | null> {
  const { services, owner, settings } = context;
  try {
    const quotes = settings.quotesPerAnswer;
    const answer = await services.answers.ask({ question, owner, collectionId, quotes, further: FURTHER });
    if (!answer.answered) return null;
    // Nobody asked for this answer in person: only managers may delete it, and nobody is named.
    const memory = answerMemory(context, answer, collectionId);
    return await services.group.rememberAnswer({ ...memory, asker: null, visibility: 'public' });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (PASSING.includes(error.code)) throw new Enough();
    return null; // a question that cannot be asked any more, or a collection without documents
  }
}
