// Discuss: a thread about one quote. A second press leads to the same thread; inside a thread the discussion begins there.

import { outdated } from '../src/group/outdated.js';
import type { ShownAnswer } from '../src/group-types.js';
import type { Reply } from '../src/reply.js';
import { texts } from '../src/texts.js';
import { unmarkedQuote } from '../src/unmarked-quote.js';
import { UserError } from '../src/user-error.js';
import { isAnswer } from './answer-again.js';
import type { Action, CommandContext } from './command.js';
import { keptAnswer } from './late-quote.js';
import { quotedVersion } from './quoted-version.js';

/** `QUOTEID.ANSWERID`. */
export const discuss: Action = {
  name: 'discuss',
  label: texts.discuss,
  access: 'everyone',
  acknowledgement: 'private',
  counted: true,
  async run(context, { argument }) {
    const [quoteId = '', answerId = '-'] = argument.split('.');
    const { owner, channel, language } = context;
    if (channel === null) throw impossible();
    const { quote } = await quotedVersion(context, quoteId);
    // Two people who press at once get one thread.
    return context.oneAtATime(`discuss ${owner} ${channel} ${quote.id}`, async () => {
      const known = await usableThread(context, channel, quote.id);
      const thread = known ?? (await begin(context, channel, quote.id, answerId));
      return { kind: 'discussion', language, thread, existed: known !== null, here: thread === channel };
    });
  },
};

async function usableThread({ owner, services }: CommandContext, channel: string, quoteId: string) {
  const { group, messenger } = services;
  const thread = await group.discussion(owner, channel, quoteId);
  if (thread === null || (await messenger.threadIsUsable(thread))) return thread;
  await group.forgetThread(owner, thread);
  return null;
}

/** Returns the thread. Throws UserError where none can be opened, or nothing be written in it. */
async function begin(context: CommandContext, channel: string, quoteId: string, answerId: string): Promise<string> {
  const { owner, services } = context;
  const { group, messenger } = services;
  if (!context.mayWrite) throw notForThem();
  const { isThread, canSend, canOpenThread } = await messenger.abilities(channel);
  if (isThread ? !canSend : !canOpenThread) throw isThread ? mayNotWrite() : impossible();
  const { opening, title } = await openingOf(context, quoteId, answerId);
  if (isThread) await messenger.send(channel, opening);
  const thread = isThread ? channel : await messenger.openThread(channel, title, opening);
  await group.rememberDiscussion(owner, channel, quoteId, thread);
  return thread;
}

async function openingOf(context: CommandContext, quoteId: string, answerId: string) {
  const { owner, services, settings } = context;
  const answer = answerId === '-' ? null : await keptAnswer(context, answerId);
  const shown = [answer?.quotes, answer?.nearest, answer?.more].flatMap((list) => list ?? []);
  const [quote] = await services.answers.showAgain(owner, [
    shown.find(({ id }) => id === quoteId) ?? unmarkedQuote(quoteId),
  ]);
  if (quote === undefined) throw outdated();
  const question = answer === null ? null : await questionOf(context, answer);
  const language = settings.language ?? answer?.language ?? context.language;
  const opening: Reply = { kind: 'discussion-opening', language, question, quote, answerId: answer?.id ?? null };
  return { opening, title: question ?? quote.title ?? quote.document };
}

/** Only what everybody saw is shown to everybody. */
async function questionOf({ services }: CommandContext, answer: ShownAnswer): Promise<string | null> {
  const { visibility, address } = answer;
  if (visibility === 'private' || address === null || !isAnswer(answer)) return null;
  return services.messenger.questionShown(address);
}

function impossible(): UserError {
  return new UserError('no-thread', {
    id: 'Di sini Kutip tidak bisa membuka utas: jenis kanal ini tidak punya utas, atau Kutip belum punya izin Buat Utas Publik dan Kirim Pesan di Utas.',
    en: 'Kutip cannot open a thread here: this kind of channel has none, or Kutip lacks the permissions Create Public Threads and Send Messages in Threads.',
  });
}

function notForThem(): UserError {
  return new UserError('not-allowed', {
    id: 'Kamu tidak bisa menulis di sini, jadi diskusinya tidak dibuka. Minta pengelola server membukanya.',
    en: 'You cannot write here, so no discussion was opened. Ask those who manage the server to open it.',
  });
}

function mayNotWrite(): UserError {
  return new UserError('no-thread', {
    id: 'Kutip tidak bisa menulis di utas ini. Buka kuncinya, atau beri Kutip izin Kirim Pesan di Utas.',
    en: 'Kutip cannot write in this thread. Unlock it, or give Kutip the permission Send Messages in Threads.',
  });
}
