// One person at the prompt: what was asked last, which numbers are on the screen, and in which language we speak.
import { type Action, type Caller, type Dispatcher, isGroup, questionToFollow } from '../dispatch.js';
import type { Reply } from '../reply.js';
import type { Language } from '../types.js';
import { parseLine } from './parse-line.js';
import { numberedQuotes } from './render-reply.js';
import { terminalCaller } from './terminal.js';

/** What can be done with a numbered quote; the first without saying so. */
const NUMBERED = ['open', 'cite'];

export interface ConsoleSession {
  /** The reply to a line, or null for an empty one. */
  enter(line: string): Promise<Reply | null>;
  /** Ways to complete a line, each a whole line. */
  complete(line: string): Promise<string[]>;
}

export function createSession(
  dispatcher: Dispatcher,
  place: { readonly owner: string; readonly collectionId: number },
  language: Language,
): ConsoleSession {
  let spoken = language;
  let previousQuestion: string | null = null;
  let numbered: readonly string[] = [];
  const caller = () => terminalCaller(place, spoken, previousQuestion);

  const remember = (reply: Reply) => {
    spoken = reply.language;
    numbered = numberedQuotes(reply) ?? numbered;
    if (reply.kind === 'answer') previousQuestion = questionToFollow(reply.answer, previousQuestion);
    return reply;
  };

  return {
    async enter(line) {
      if (line.trim() === '') return null;
      const action = numberAction(line, dispatcher);
      if (action !== null && numbered.length > 0) {
        const quoteId = numbered[action.number - 1];
        return quoteId === undefined
          ? noSuchNumber(action.number, numbered.length, spoken)
          : dispatcher.act(caller(), action.name, { argument: quoteId, values: [], fields: {} });
      }
      const parsed = parseLine(line, dispatcher.commands);
      spoken = parsed.language ?? spoken;
      return remember(await dispatcher.run(caller(), parsed.invocation));
    },
    complete: (line) => completions(line, dispatcher, caller()),
  };
}

/** `2` or `2 rujukan`: a number and, if any, a word of an action's name or label; without one the first action. */
function numberAction(line: string, dispatcher: Dispatcher): { number: number; name: string } | null {
  const match = /^\s*(\d{1,2})(?:\s+(\p{L}+))?\s*$/u.exec(line);
  if (match === null) return null;
  const word = match[2]?.toLowerCase();
  const actions = dispatcher.actions.filter(({ name }) => NUMBERED.includes(name));
  const answersTo = ({ name, label }: Action, said: string) =>
    `${name} ${label.id} ${label.en}`.toLowerCase().split(' ').includes(said);
  const action = word === undefined ? actions[0] : actions.find((each) => answersTo(each, word));
  return action === undefined ? null : { number: Number(match[1]), name: action.name };
}

function noSuchNumber(number: number, most: number, language: Language): Reply {
  const sentence = {
    id: `Tidak ada nomor ${number}; pilih 1 sampai ${most}.`,
    en: `There is no number ${number}; choose 1 to ${most}.`,
  };
  return { kind: 'refusal', language, code: 'no-such-number', sentence: sentence[language] };
}

/** Names of commands and subcommands in both languages, and documents where one is to be named. */
async function completions(line: string, dispatcher: Dispatcher, caller: Caller): Promise<string[]> {
  const calls = dispatcher.commands.flatMap((command) =>
    (['id', 'en'] as const).flatMap((language) =>
      isGroup(command)
        ? command.subcommands.map((each) => `/${command.name[language]} ${each.name[language]} `)
        : [`/${command.name[language]} `],
    ),
  );
  const call = calls.find((each) => line.startsWith(each));
  if (call === undefined)
    return line.startsWith('/') ? [...new Set(calls)].filter((each) => each.startsWith(line)) : [];
  const { invocation } = parseLine(call, dispatcher.commands);
  const typed = line.slice(call.length);
  const named = /^(.*?)(?:dokumen|document):(\S*)$/su.exec(typed);
  const takesDocumentFirst = invocation.subcommand !== undefined;
  if (named === null && !takesDocumentFirst) return [];
  const choices = await dispatcher.complete(caller, invocation, 'document', named?.[2] ?? typed);
  const before = named === null ? call : line.slice(0, line.length - (named[2] ?? '').length);
  return choices.map(({ value }) => `${before}${value.includes(' ') && named !== null ? `"${value}"` : value} `);
}
