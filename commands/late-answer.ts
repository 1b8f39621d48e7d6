// An answer to a question that nothing answered when it was asked, posted where it was asked.
import { outdated } from '../src/group/outdated.js';
import { answerAgain, isAnswer } from './answer-again.js';
import { answerReply, hasMore } from './answer-reply.js';
import type { CommandContext } from './command.js';
import { lateQuote } from './late-quote.js';

/**
 * Resolves to the channel. Nobody is named or mentioned, and two managers at once post once. Throws UserError when the
 * question or its answer is gone, or where Kutip may not write any more; then the question stays in the list.
 */
export async function postLateAnswer(context: CommandContext, questionId: string): Promise<string> {
  const { services, owner, settings, oneAtATime } = context;
  const { group, messenger } = services;
  return oneAtATime(`post ${owner} ${questionId}`, async () => {
    const { question, channel, language, answeredBy } = await group.question(owner, questionId);
    if (answeredBy === null || (await lateQuote(context, answeredBy)) === null) throw outdated();
    const shown = await group.shownAnswer(owner, answeredBy);
    if (!isAnswer(shown)) throw outdated();
    const answer = await answerAgain(context, shown, question);
    const { id } = shown;
    const frame = { id, visibility: 'public', hasMore: hasMore(answer), undated: 0, first: false, late: true } as const;
    const reply = await answerReply(context, answer, settings.language ?? language, frame, shown.collectionId);
    const address = await messenger.send(channel, reply);
    await group.locateAnswer(owner, id, address);
    await group.dropQuestions(owner, [questionId]);
    return channel;
  });
}
