// What can be done with a shown answer: see more of it, see what was nearest, show it to all, delete it.

import { outdated } from '../src/group/outdated.js';
import type { MessageAddress, ShownAnswer, ShownQuote } from '../src/group-types.js';
import type { Reply } from '../src/reply.js';
import { texts } from '../src/texts.js';
import { UserError } from '../src/user-error.js';
import { type AnsweredQuestion, answerAgain, isAnswer } from './answer-again.js';
import { answeringSentencesOf, answerLanguage, answerReply, hasMore } from './answer-reply.js';
import type { Action, CommandContext } from './command.js';
import { notHere } from './not-here.js';
import { seenAnswer } from './seen-answer.js';

/** More would be cut in the middle of their sentences. */
const MOST_PASSAGES = 5;

/** The quotes after the first, whole, and further passages. */
const more: Action = {
  name: 'more',
  label: texts.more,
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const shown = await seenAnswer(context, argument);
    return passages(context, shown, 'more', [...shown.quotes.slice(1), ...shown.more]);
  },
};

const nearest: Action = {
  name: 'nearest',
  label: texts.nearest,
  access: 'everyone',
  acknowledgement: 'private',
  async run(context, { argument }) {
    const shown = await seenAnswer(context, argument);
    return passages(context, shown, 'nearest', shown.nearest);
  },
};

/** What all see is remembered as an answer of its own, so that deleting it takes nothing from the private one. */
const share: Action = {
  name: 'share',
  label: texts.share,
  access: 'everyone',
  acknowledgement: 'public',
  counted: true,
  async run(context, { argument }) {
    const shown = await context.services.group.shownAnswer(context.owner, argument);
    // A person who had the own data deleted is not known to be the asker any more.
    if (shown.asker === null) throw outdated();
    if (shown.asker !== context.person) throw notYours('share');
    if (!context.sight.mayPost(shown.collectionId)) throw notHere();
    const { address } = shown;
    if (address !== null && (await context.services.messenger.questionShown(address)) !== null) {
      return sharedAlready(context, address);
    }
    const copy = await (isAnswer(shown) ? copyOfAnswer(context, shown) : copyOfSources(context, shown));
    // A copy that was deleted may be followed by another.
    const isFirst = context.sharing.begin([context.owner, shown.id, address?.message].join(' '));
    return isFirst ? copy(await rememberShared(context, shown)) : sharedAlready(context, null);
  },
};

const remove: Action = {
  name: 'delete',
  label: texts.delete,
  access: 'everyone',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { group } = context.services;
    const { language, owner } = context;
    if (!context.manages) {
      const shown = await group.shownAnswer(owner, argument);
      if (shown.asker !== context.person) throw notYours('delete');
      if (!mayBeOn(context.message, shown)) throw outdated();
    }
    // Forgotten when the message has gone: until then whoever asked must be able to press again.
    return { kind: 'deletion', language, answerId: argument };
  },
};

export const answerActions: readonly Action[] = [more, nearest, share, remove];

/** The message with the button goes, and any id can be sent from any message: one's own answer must not delete another's. */
function mayBeOn(message: MessageAddress | null, { visibility, address }: ShownAnswer): boolean {
  return visibility === 'public' && (address === null || address.message === message?.message);
}

async function passages(
  context: CommandContext,
  { id }: ShownAnswer,
  of: 'more' | 'nearest',
  shown: readonly ShownQuote[],
): Promise<Reply> {
  const quotes = await context.services.answers.showAgain(context.owner, shown.slice(0, MOST_PASSAGES));
  if (quotes.length === 0) throw outdated();
  const answeringSentences = answeringSentencesOf(quotes);
  const { language } = context;
  return { kind: 'passages', language, of, quotes, answeringSentences, answerId: id, shareable: false };
}

/** What all will see, once it is known under which id it is remembered. */
type Copy = (id: string) => Reply;

async function copyOfAnswer(context: CommandContext, shown: AnsweredQuestion): Promise<Copy> {
  const { questionShown, visibility } = context;
  if (questionShown === null) throw questionGone();
  const answer = await answerAgain(context, shown, questionShown);
  const language = answerLanguage(context, shown.language);
  const frame = { id: null, visibility, hasMore: hasMore(answer), undated: 0, first: false, copyOf: shown.id };
  const copy = await answerReply(context, answer, language, frame, shown.collectionId);
  return (id) => ({ ...copy, frame: { ...frame, id } });
}

async function copyOfSources(context: CommandContext, shown: ShownAnswer): Promise<Copy> {
  const quotes = await context.services.answers.showAgain(context.owner, shown.quotes);
  if (quotes.length === 0) throw outdated();
  const language = answerLanguage(context, shown.language);
  // As the private message shows it, so that everybody sees what the sources are for.
  const about = context.questionShown === null ? {} : { about: context.questionShown };
  const answeringSentences = answeringSentencesOf(quotes);
  const copy = { kind: 'passages', language, of: 'sources', quotes, answeringSentences, ...about } as const;
  return (answerId) => ({ ...copy, answerId, shareable: false, copyOf: shown.id });
}

/** `address`: null while the copy is being posted. */
function sharedAlready({ owner, language }: CommandContext, address: MessageAddress | null): Reply {
  const sentence = { id: 'Sudah dibagikan.', en: 'It is shared already.' }[language];
  const see = address === null ? {} : { see: { server: owner, ...address } };
  return { kind: 'refusal', language, code: 'shared-already', sentence, ...see };
}

function rememberShared(context: CommandContext, shown: ShownAnswer): Promise<string> {
  const { id: _id, address: _address, shownAt: _shownAt, ...memory } = shown;
  return context.services.group.rememberAnswer({ ...memory, visibility: context.visibility });
}

function notYours(what: 'share' | 'delete'): UserError {
  if (what === 'share') {
    return new UserError('not-yours', {
      id: 'Hanya yang bertanya yang bisa membagikan jawaban ini.',
      en: 'Only the person who asked can share this answer.',
    });
  }
  return new UserError('not-yours', {
    id: 'Jawaban ini hanya bisa dihapus oleh yang bertanya, atau oleh pengelola.',
    en: 'Only the person who asked can delete this answer, or a manager.',
  });
}

function questionGone(): UserError {
  return new UserError('outdated', {
    id: 'Pertanyaannya tidak terbaca lagi di pesan ini. Tanyakan lagi dengan /tanya.',
    en: 'The question can no longer be read from this message. Ask again with /ask.',
  });
}
