// /ask, /tanya: a question answered with quotes.
import type { Outcome } from '../src/group-types.js';
import type { AnswerFrame } from '../src/reply.js';
import type { Answer } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { answerLanguage, answerMemory, answerReply, hasMore, UNREMEMBERED } from './answer-reply.js';
import { shownBefore, studiedHere } from './ask-in-session.js';
import { collectionOption } from './collection-option.js';
import { type CommandContext, defineCommand } from './command.js';
import { type ConversationPlace, questionToFollow } from './conversations.js';
import { documentChoices, LONGEST_NAME } from './document-option.js';
import { helpReply } from './help.js';
import { orWayToDocuments } from './no-documents.js';

/** UTF-16 units; a Discord option takes more, but then it is no question. */
const LONGEST_QUESTION = 1000;
/** Of `2022-01-07`. */
const LONGEST_DATE = 10;
/** Passages beyond the quotes, for *More*. */
const FURTHER = 5;

export const ask = defineCommand({
  name: { id: 'tanya', en: 'ask' },
  help: { id: 'Tanyakan sesuatu kepada dokumen', en: 'Ask the documents something' },
  access: 'everyone',
  heavy: true,
  options: {
    question: {
      type: 'text',
      name: { id: 'pertanyaan', en: 'question' },
      help: { id: 'Pertanyaanmu, dengan kata-katamu sendiri', en: 'Your question, in your own words' },
      required: true,
      maxLength: LONGEST_QUESTION,
    },
    document: {
      type: 'text',
      name: { id: 'dokumen', en: 'document' },
      help: { id: 'Cari di dokumen ini saja', en: 'Look in this document only' },
      maxLength: LONGEST_NAME,
      complete: documentChoices,
    },
    collection: collectionOption,
    since: {
      type: 'date',
      name: { id: 'sejak', en: 'since' },
      help: {
        id: 'Dokumen sejak tanggal ini (2022, 2022-01, 2022-01-07)',
        en: 'Documents since this date (2022, 2022-01, 2022-01-07)',
      },
      maxLength: LONGEST_DATE,
    },
    until: {
      type: 'date',
      name: { id: 'sampai', en: 'until' },
      help: {
        id: 'Dokumen sampai tanggal ini (2022, 2022-01, 2022-01-07)',
        en: 'Documents until this date (2022, 2022-01, 2022-01-07)',
      },
      maxLength: LONGEST_DATE,
    },
    'only-me': {
      type: 'boolean',
      name: { id: 'hanya-saya', en: 'only-me' },
      help: { id: 'Jawabannya hanya kamu yang lihat', en: 'Only you see the answer' },
    },
  },
  acknowledge: ({ 'only-me': onlyMe }, usual) => (onlyMe === undefined ? usual : onlyMe ? 'private' : 'public'),
  async run(asked, { question, document, collection, since, until }) {
    if (since !== undefined && until !== undefined && isAfter(since, until)) throw endsBeforeItBegins();
    const studied = await studiedHere(asked, collection !== undefined);
    const context = studied === null ? asked : { ...asked, collectionId: studied.collectionId };
    const { services, owner, collectionId, settings, surface } = context;
    const previousQuestion = questionBefore(context);
    const answer = await orWayToDocuments(context, () =>
      services.answers.ask({
        question,
        collectionId,
        owner,
        quotes: settings.quotesPerAnswer,
        ...(document !== undefined && { document }),
        ...(studied !== null && { first: studied.first }),
        ...(since !== undefined && { since }),
        ...(until !== undefined && { until }),
        ...(previousQuestion !== null && { previousQuestion }),
        ...(surface === 'discord' && { further: FURTHER }),
      }),
    );
    const language = answerLanguage(context, answer.language);
    if (surface === 'discord') await services.group.countQuestion(owner, context.visibility, outcomeOf(answer));
    if (answer.kind === 'help') return helpReply(context, language);
    if (surface === 'console') return answerReply(context, answer, language, UNREMEMBERED);
    const frame = await remembered(context, answer, previousQuestion);
    const before = studied === null ? {} : { shownBefore: await shownBefore(context, answer, studied.shown) };
    return answerReply(context, answer, language, { ...frame, ...before });
  },
});

/** Whether all of one shortened date lies after all of another: `2023` after `2022-05`, but not after `2023-05`. */
function isAfter(date: string, other: string): boolean {
  const common = Math.min(date.length, other.length);
  return date.slice(0, common) > other.slice(0, common);
}

function endsBeforeItBegins(): UserError {
  return new UserError('dates-swapped', {
    id: 'Tanggal “sejak” lebih akhir daripada “sampai”. Tukar keduanya.',
    en: 'The date “since” is later than “until”. Swap them.',
  });
}

/** The question that this one may follow: as the surface says it, else what the person asked in this channel last. */
function questionBefore(context: CommandContext): string | null {
  const place = conversationOf(context);
  if (context.previousQuestion !== null || place === null) return context.previousQuestion;
  return context.conversations.previous(place, context.visibility);
}

/** Null in the terminal, which knows itself what was asked before. */
function conversationOf({ owner, channel, person }: CommandContext): ConversationPlace | null {
  return channel === null ? null : { owner, channel, person };
}

function outcomeOf({ kind, answered, sure }: Answer): Outcome {
  if (kind !== 'question') return kind;
  if (!answered) return 'abstained';
  return sure ? 'sure' : 'perhaps';
}

/** Notes what buttons, follow-ups and `/unanswered` need later: of a private question that is quote ids only. */
async function remembered(context: CommandContext, answer: Answer, previous: string | null): Promise<AnswerFrame> {
  const { visibility, owner, collectionId, person: asker, channel, sight } = context;
  const { group } = context.services;
  const place = conversationOf(context);
  if (place !== null) context.conversations.remember(place, questionToFollow(answer, previous), visibility);
  const id = await group.rememberAnswer(answerMemory(context, answer));
  if (visibility === 'public' && channel !== null && answer.kind === 'question' && !answer.answered) {
    // What followed another question is kept as it was read, so that it can be understood alone.
    const question = (previous !== null ? answer.readAs : null) ?? answer.question;
    const { language } = answer;
    await group.keepQuestion({ owner, collectionId, channel, asker, question, language, answerId: id });
  }
  const first = await group.isFirstAnswer(owner, asker);
  const tied = !sight.mayPost(collectionId);
  return { id, visibility, hasMore: hasMore(answer), undated: answer.undated, first, ...(tied && { tied }) };
}
