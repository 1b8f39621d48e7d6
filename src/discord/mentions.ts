// A message that mentions Kutip, or replies to it: its text is a question, answered by one reply that everybody sees.
import { type Message, MessageType } from 'discord.js';
import type { Caller, Invocation } from '../dispatch.js';
import type { Reply } from '../reply.js';
import type { Localized } from '../types.js';
import { refusalToWrite } from './channel-rights.js';
import { respondentOf, sayDirectly, sayInReply } from './message-replies.js';
import { writerOf } from './origin.js';
import { payload } from './render/payload.js';
import type { Request } from './requests.js';
import { inBothLanguages, privateHere } from './sentences.js';
import { serveRequest, tellLog } from './serve-request.js';
import type { Serving, Tools } from './tools.js';
import { showTyping } from './typing.js';

const WHAT = 'mention';
const HELP: Invocation = { command: 'help', options: {} };

/** Written by a person in a server, to Kutip by name or by a reply that pings it; not to everybody or a role. */
export function isToKutip(message: Message): message is Message<true> {
  return (
    message.inGuild() &&
    !message.author.bot &&
    message.webhookId === null &&
    (message.type === MessageType.Default || message.type === MessageType.Reply) &&
    message.mentions.users.has(message.client.user.id)
  );
}

/** Never rejects: what cannot be answered is logged. */
export async function serveMention(message: Message<true>, request: Request, serving: Serving): Promise<void> {
  const heardAt = serving.clock.now();
  const refused = refusalToWrite(message.channel);
  if (refused !== null) return sayDirectly(message, refused.sentence, serving);
  try {
    const caller = writerOf(message);
    const invocation = invocationIn(message);
    if (invocation !== HELP && (await serving.dispatcher.acknowledge(caller, invocation)) === 'private') {
      const sentence = inBothLanguages(privateHere(serving.mention('ask')));
      await sayInReply(message, payload(sentence), serving);
      return;
    }
    const respondent = respondentOf(message, serving);
    const run = (writer: Caller) => answerTo(message, { ...writer, fixedVisibility: 'public' }, invocation, serving);
    await serveRequest({ what: WHAT, caller, respondent, heardAt, request, run }, serving);
  } catch (error) {
    tellLog(error, WHAT, serving);
  }
}

/** One sentence in place of an answer. Never rejects. */
export async function answerWithSentence(message: Message<true>, sentence: Localized, tools: Tools): Promise<void> {
  if (refusalToWrite(message.channel) !== null) return;
  await sayInReply(message, payload(inBothLanguages(sentence)), tools).catch((error: unknown) =>
    tellLog(error, WHAT, tools),
  );
}

async function answerTo(
  message: Message<true>,
  caller: Caller,
  invocation: Invocation,
  { dispatcher, messenger, ...tools }: Serving,
): Promise<Reply> {
  const stopTyping = showTyping(message.channel, tools);
  try {
    const address = repliedTo(message);
    const previousQuestion = address === null ? null : await messenger.questionShown(address);
    return await dispatcher.run({ ...caller, ...(previousQuestion !== null && { previousQuestion }) }, invocation);
  } finally {
    stopTyping();
  }
}

/** The text without Kutip's name is the question; without any, help is wanted. */
function invocationIn({ content, client }: Message): Invocation {
  const [first = '', ...rest] = content.split(new RegExp(`\\s*<@!?${client.user.id}>\\s*`));
  const text = rest.reduce((before, after) => before + (STARTS_WITH_SIGN.test(after) ? '' : ' ') + after, first);
  const question = text.replace(LEADING_SIGNS, '').trim();
  return question === '' ? HELP : { command: 'ask', options: { question } };
}

/** What stands between a name and the words: "Kutip, di mana?", "Kutip: di mana?". */
const LEADING_SIGNS = /^[\s,.:;!?]+/;
const STARTS_WITH_SIGN = /^[,.:;!?]/;

function repliedTo({ type, reference }: Message) {
  if (type !== MessageType.Reply || !reference?.messageId) return null;
  return { channel: reference.channelId, message: reference.messageId };
}
